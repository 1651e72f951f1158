import { mergeCatalogues } from '../advisor/catalog/catalogue-rows.ts';
import { checkCatalogue } from '../advisor/catalog/check-catalogue.ts';
import { LICENCE_IDS } from '../advisor/catalog/licence-ids.ts';
import { type Catalogue, openCatalogue } from '../advisor/catalog/open-catalogue.ts';
import type {
  CatalogueCheck,
  CatalogueProblem,
  CatalogueQuery,
  CatalogueReport,
  CatalogueServices,
  CatalogueStory,
  ShownRow,
} from '../cli/catalogue-services.ts';
import { ConfigError, type ConfigProblem } from '../config/config-problem.ts';
import { countRows, type ReadCatalogue, readCatalogue } from '../config/read-catalogue.ts';
import type { Clock } from '../domain/world.ts';
import { closestName } from '../policy/closest-name.ts';
import { acceleratorStory, figuresOf, modelStory, priceStory } from './catalogue-stories.ts';
import { packagePrice } from './package-price.ts';
import type { CatalogueText } from './shipped-catalogue.ts';

export interface CatalogueOptions {
  /** Those that come along first; a row of a later one replaces that of the same id. */
  readonly texts: readonly CatalogueText[];
  readonly clock: Pick<Clock, 'wallMs'>;
  /** @throws ConfigError that names the file when it cannot be read. */
  readonly readFile: (file: string) => Promise<string>;
}

/** Answers from catalogues. Nothing is read before it is asked for, so that broken files can be checked. */
export function createCatalogueServices({ texts, clock, readFile }: CatalogueOptions): CatalogueServices {
  let opened: Catalogue | undefined;
  const catalogue = (): Catalogue => {
    opened ??= loadCatalogue(texts);
    return opened;
  };
  return {
    list: (query) => listRows(catalogue(), query),
    show: (id) => showRow(catalogue(), id, clock.wallMs()),
    async check(options) {
      const { file } = options;
      const checked = file === undefined ? texts : [{ file, text: await readFile(file) }];
      return checkTexts(checked, options, new Date(clock.wallMs()).toISOString().slice(0, 10));
    },
  };
}

/** Reads catalogues into one. @throws ConfigError with every row that cannot be read, and its line. */
export function loadCatalogue(texts: readonly CatalogueText[]): Catalogue {
  const read = texts.map(({ file, text }) => readCatalogue(text, file));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return openCatalogue(mergeCatalogues(read.map(({ rows }) => rows)), closestName);
}

function listRows(catalogue: Catalogue, query: CatalogueQuery): CatalogueStory[] {
  const isFrom = (vendor: string) =>
    query.vendor === undefined || vendor.toLowerCase() === query.vendor.toLowerCase();
  const { ability, licence, maxParameters = Infinity, minMemoryBytes = 0 } = query;
  switch (query.kind) {
    case 'models':
      return catalogue.models
        .filter(({ vendor }) => isFrom(vendor))
        .filter(({ abilities }) => ability === undefined || abilities.value.some((each) => each === ability))
        .filter((model) => licence === undefined || model.licence.value === licence)
        .filter(({ parameters }) => parameters.value <= maxParameters)
        .map(modelStory);
    case 'accelerators':
      return catalogue.accelerators
        .filter(({ vendor, memoryBytes }) => isFrom(vendor) && memoryBytes.value >= minMemoryBytes)
        .map(acceleratorStory);
    case 'prices':
      return catalogue.prices.filter(({ provider }) => isFrom(provider)).map(priceStory);
    default:
      return query.kind satisfies never;
  }
}

async function showRow(catalogue: Catalogue, id: string, wallMs: number): Promise<ShownRow> {
  const asked = [
    { of: 'models', lookup: catalogue.model(id) },
    { of: 'accelerators', lookup: catalogue.accelerator(id) },
    { of: 'prices', lookup: catalogue.price(id) },
  ] as const;
  for (const { of, lookup } of asked) {
    if (lookup.kind === 'found') {
      const { entry } = lookup;
      return { kind: 'row', of, id: entry.id, name: entry.name, figures: figuresOf(entry) };
    }
  }
  const fromPackage = await packagePrice(id, wallMs);
  if (fromPackage !== undefined) return fromPackage;
  const nearest = asked.flatMap(({ lookup }) => (lookup.kind === 'unknown' ? lookup.nearest : []));
  return { kind: 'unknown', nearest: nearest.slice(0, 5) };
}

function checkTexts(
  texts: readonly CatalogueText[],
  { maxAgeDays }: CatalogueCheck,
  today: string,
): CatalogueReport {
  const rows = { models: 0, accelerators: 0, prices: 0 };
  const problems: CatalogueProblem[] = [];
  for (const { file, text } of texts) {
    const read = readOrProblems(text, file);
    if ('unreadable' in read) {
      problems.push(...read.unreadable.map(unreadable));
      continue;
    }
    const counts = countRows(read.rows);
    for (const kind of ['models', 'accelerators', 'prices'] as const) rows[kind] += counts[kind];
    const faults = checkCatalogue(read.rows, { today, maxAgeDays, licenceIds: LICENCE_IDS });
    const found = faults.map(({ kind, id, field, fault, message }): CatalogueProblem => {
      return { ...read.locate(kind, id, field, message), fault, id };
    });
    problems.push(...[...read.problems.map(unreadable), ...found].sort((a, b) => a.line - b.line));
  }
  return { today, maxAgeDays, rows, problems };
}

// A file that is no YAML is a finding of the check, not a reason to end it.
function readOrProblems(
  text: string,
  file: string,
): ReadCatalogue | { readonly unreadable: readonly ConfigProblem[] } {
  try {
    return readCatalogue(text, file);
  } catch (error) {
    if (error instanceof ConfigError) return { unreadable: error.problems };
    throw error;
  }
}

function unreadable(problem: ConfigProblem): CatalogueProblem {
  return { ...problem, fault: 'unreadable' };
}
