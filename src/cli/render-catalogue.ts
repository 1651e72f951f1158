import type {
  AcceleratorStory,
  CatalogueReport,
  CatalogueStory,
  ModelRowStory,
  PriceStory,
  ShownRow,
} from './catalogue-services.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

const UNKNOWN = 'not known';
const GIB = 1_073_741_824;

/** Rows as a table, the unknown said in words. */
export function renderCatalogueList(rows: readonly CatalogueStory[], paint: Paint): string[] {
  const [first] = rows;
  if (first === undefined) return ['No row is like that.'];
  const [head = '', ...lines] = textTable([headOf(first), ...rows.map(cellsOf)]);
  return [paint.bold(head), ...lines];
}

function headOf({ kind }: CatalogueStory): string[] {
  switch (kind) {
    case 'models':
      return ['id', 'parameters', 'active', 'context', 'licence', 'good for'];
    case 'accelerators':
      return ['id', 'memory', 'bandwidth', 'power', 'price', 'rent an hour'];
    case 'prices':
      return ['id', 'in, 1M tokens', 'out, 1M tokens', 'in batches'];
    default:
      return kind satisfies never;
  }
}

function cellsOf(story: CatalogueStory): string[] {
  switch (story.kind) {
    case 'models':
      return modelCells(story);
    case 'accelerators':
      return acceleratorCells(story);
    case 'prices':
      return priceCells(story);
    default:
      return story satisfies never;
  }
}

function modelCells(story: ModelRowStory): string[] {
  const { id, parameters, activeParameters, contextTokens, licence, abilities } = story;
  const active = activeParameters === undefined ? 'all' : billions(activeParameters);
  return [id, billions(parameters), active, String(contextTokens), licence, abilities.join(' ')];
}

function acceleratorCells(story: AcceleratorStory): string[] {
  const { id, memoryBytes, bandwidthBytesPerSecond, watts, priceDollars, rentDollarsPerHour } = story;
  return [
    id,
    `${round(memoryBytes / GIB)} GiB`,
    `${round(bandwidthBytesPerSecond / 1e9)} GB/s`,
    watts === undefined ? UNKNOWN : `${watts} W`,
    priceDollars === undefined ? UNKNOWN : `$${priceDollars}`,
    rentDollarsPerHour === undefined ? UNKNOWN : `$${rentDollarsPerHour}`,
  ];
}

function priceCells(story: PriceStory): string[] {
  const { id, inputDollarsPerMillion, outputDollarsPerMillion, batchFactor } = story;
  const batch = batchFactor === undefined ? UNKNOWN : `times ${batchFactor}`;
  return [id, `$${inputDollarsPerMillion}`, `$${outputDollarsPerMillion}`, batch];
}

function billions(parameters: number): string {
  return `${round(parameters / 1e9)}B`;
}

function round(number: number): string {
  return number >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(3)));
}

/** Each figure with where it stands and how it stands there. */
export function renderShownRow(row: Extract<ShownRow, { readonly kind: 'row' }>, paint: Paint): string[] {
  return [
    `${paint.bold(row.name)} (${row.id})`,
    ...row.figures.flatMap(({ field, says, source }) => [
      '',
      `${field}: ${says}`,
      paint.dim(`  ${source.title}, read on ${source.readOn}`),
      paint.dim(`  ${source.url}`),
      paint.dim(`  “${source.quote}”`),
    ]),
  ];
}

/** Every problem with its place, then how many rows were looked at. */
export function renderCatalogueReport(report: CatalogueReport, paint: Paint): string[] {
  const { rows, problems, maxAgeDays, today } = report;
  const lines = problems.map(({ file, line, column, path, fault, id, message, suggestion }) => {
    const which = id === undefined ? '' : `${id}: `;
    const meant = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
    return `${file}:${line}:${column} ${paint.bad(fault)} ${which}${path}: ${message}${meant}`;
  });
  const looked = `${rows.models} models, ${rows.accelerators} accelerators and ${rows.prices} prices`;
  const found = problems.length === 0 ? paint.good('nothing is wrong') : `${problems.length} problems`;
  return [...lines, `${looked} on ${today}, none to be older than ${maxAgeDays} days: ${found}`];
}
