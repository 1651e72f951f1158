import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import type { CatalogueListKind, CatalogueServices } from '../catalogue-services.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { nearestName } from '../nearest-name.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import { renderCatalogueList, renderCatalogueReport, renderShownRow } from '../render-catalogue.ts';
import { resolveSettings } from '../settings.ts';

const COMMON = {
  catalog: {
    type: 'string',
    valueHint: 'file',
    description: 'Newer rows from this file as well; a row replaces that of the same id',
  },
  ...CONFIG_FLAG,
  ...JSON_FLAG,
} as const;

const KINDS = ['models', 'accelerators', 'prices'] as const satisfies readonly CatalogueListKind[];
const MAX_AGE_DAYS = 180;
const GIGABYTE = 1e9;

export function catalogCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'catalog',
      description: 'Open models, accelerators and prices that the advisor knows, each figure with its source',
    },
    subCommands: {
      list: listCommand(context),
      show: showCommand(context),
      check: checkCommand(context),
    },
  });
}

function listCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'list', description: 'Models, accelerators or prices, one a line' },
    args: {
      kind: { type: 'positional', description: KINDS.join(', '), required: true },
      vendor: { type: 'string', valueHint: 'name', description: 'Only of this vendor, or this provider' },
      ability: { type: 'string', valueHint: 'code', description: 'Only models that are good for this' },
      licence: { type: 'string', valueHint: 'mit', description: 'Only models under this licence' },
      'max-parameters': { type: 'string', valueHint: '8B', description: 'Only models up to this size' },
      'min-memory': { type: 'string', valueHint: 'GB', description: 'Only accelerators with so much memory' },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const query = {
        kind: readKind(args.kind),
        vendor: args.vendor,
        ability: args.ability,
        licence: args.licence,
        maxParameters: readParameters(args['max-parameters']),
        minMemoryBytes: readGigabytes(args['min-memory']),
      };
      const rows = (await openCatalogue(context, args)).list(query);
      if (args.json) writeJson(context.environment, { rows });
      else say(context, (paint) => renderCatalogueList(printable(rows), paint));
      return rows.length === 0 ? EXIT.no : EXIT.ok;
    },
  });
}

function showCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'show', description: 'Every figure of one row, with where it stands and in which words' },
    args: {
      id: { type: 'positional', description: 'For instance qwen3-8b or openai/gpt-5.2', required: true },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const shown = await (await openCatalogue(context, args)).show(args.id);
      if (shown.kind === 'unknown') throw unknownRow(args.id, shown.nearest);
      if (args.json) writeJson(context.environment, shown);
      else say(context, (paint) => renderShownRow(printable(shown), paint));
      return EXIT.ok;
    },
  });
}

function checkCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'check',
      description:
        'Find rows that are stale, contradict themselves or lack a source; exits 1 where there are any',
    },
    args: {
      file: { type: 'string', valueHint: 'file', description: 'Check this file alone' },
      'max-age': { type: 'string', valueHint: 'days', description: `Older is stale (${MAX_AGE_DAYS})` },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const { workingFolder } = context.environment;
      const file = args.file === undefined ? undefined : resolve(workingFolder, args.file);
      const maxAgeDays = readDays(args['max-age']);
      const report = await (await openCatalogue(context, args)).check({ file, maxAgeDays });
      if (args.json) writeJson(context.environment, report);
      else say(context, (paint) => renderCatalogueReport(printable(report), paint));
      return report.problems.length === 0 ? EXIT.ok : EXIT.no;
    },
  });
}

async function openCatalogue(
  { environment, loadServices }: CommandContext,
  args: { readonly catalog?: string | undefined; readonly config?: string | undefined },
): Promise<CatalogueServices> {
  const { configFile } = resolveSettings({ config: args.config }, environment);
  const files = args.catalog === undefined ? [] : [resolve(environment.workingFolder, args.catalog)];
  return (await loadServices()).openCatalogue({ configFile, files, env: environment.env });
}

function readKind(given: string): CatalogueListKind {
  const kind = KINDS.find((each) => each === given);
  if (kind !== undefined) return kind;
  const nearest = nearestName(given, KINDS);
  const hint = nearest === undefined ? `there are ${KINDS.join(', ')}` : `did you mean ${nearest}?`;
  throw new CliFailure(EXIT.usage, `there is no such list; ${hint}`);
}

/** `8B`, `500M` or a plain number. */
function readParameters(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const match = /^(\d{1,15}(?:\.\d{1,6})?)([MBT]?)$/i.exec(given);
  if (match === null) throw new CliFailure(EXIT.usage, '--max-parameters must be a size such as 8B or 500M');
  const unit = { M: 1e6, B: 1e9, T: 1e12 }[(match[2] ?? '').toUpperCase()] ?? 1;
  return Number(match[1]) * unit;
}

function readGigabytes(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(given))
    throw new CliFailure(EXIT.usage, '--min-memory must be a number of gigabytes such as 24');
  return Number(given) * GIGABYTE;
}

function readDays(given: string | undefined): number {
  if (given === undefined) return MAX_AGE_DAYS;
  if (!/^\d{1,5}$/.test(given))
    throw new CliFailure(EXIT.usage, '--max-age must be a number of days such as 90');
  return Number(given);
}

function unknownRow(id: string, nearest: readonly string[]): CliFailure {
  const hint =
    nearest.length === 0
      ? 'demarc catalog list models shows what there is'
      : `near it: ${nearest.join(', ')}`;
  return new CliFailure(EXIT.no, `the catalogues have no ${id.slice(0, 80)}; ${hint}`);
}

function say({ environment }: CommandContext, render: (paint: Paint) => readonly string[]): void {
  environment.stdout(`${render(createPaint(environment.colours)).join('\n')}\n`);
}
