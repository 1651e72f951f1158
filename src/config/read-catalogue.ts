import {
  CATALOGUE_KINDS,
  type CatalogueEntry,
  type CatalogueKind,
  type CatalogueRows,
} from '../advisor/catalog/catalogue-rows.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { catalogueSchema, sourceSchema } from './catalogue-schema.ts';
import {
  type ConfigProblem,
  createProblemCollector,
  type Locate,
  type ProblemCollector,
} from './config-problem.ts';
import { parseYaml } from './parse-yaml.ts';
import { ROW_READERS, type RowContext, type WrittenSource } from './read-catalogue-row.ts';
import { readShape, readWhatFits } from './read-shape.ts';

export interface ReadCatalogue {
  /** The rows that could be read. */
  readonly rows: CatalogueRows;
  /** What could not be read, each with its line. */
  readonly problems: readonly ConfigProblem[];
  /** Where a figure of a row stands, for whoever finds fault with it; the row itself where there is no such figure. */
  readonly locate: (kind: CatalogueKind, id: string, field: string, message: string) => ConfigProblem;
}

/**
 * Reads a file of catalogue rows from YAML text.
 *
 * @param file how the file is called in messages.
 * @throws ConfigError where it is no YAML.
 */
export function readCatalogue(text: string, file: string): ReadCatalogue {
  const { value, locate } = parseYaml(text, file);
  const problems = createProblemCollector(file, locate);
  const root = readWhatFits(catalogueSchema, value, { path: [], problems });
  const sources = readSources(root.sources, problems);
  const context = { problems, sources };
  const models = readRows(root.models, 'models', context);
  const accelerators = readRows(root.accelerators, 'accelerators', context);
  const prices = readRows(root.prices, 'prices', context);
  const places = { models: models.places, accelerators: accelerators.places, prices: prices.places };
  return {
    rows: { models: models.entries, accelerators: accelerators.entries, prices: prices.entries },
    problems: problems.problems,
    locate: (kind, id, field, message) => problemAt([kind, places[kind].get(id) ?? 0, field], message),
  };

  function problemAt(path: PolicyPath, message: string): ConfigProblem {
    const found = createProblemCollector(file, locate satisfies Locate);
    found.add(path, message);
    const [problem] = found.problems;
    return problem ?? { file, line: 1, column: 1, path: '', message };
  }
}

function readSources(
  written: Readonly<Record<string, unknown>>,
  problems: ProblemCollector,
): ReadonlyMap<string, WrittenSource> {
  const sources = new Map<string, WrittenSource>();
  for (const [key, value] of Object.entries(written)) {
    const source = readShape(sourceSchema, value, { path: ['sources', key], problems });
    if (source !== undefined) sources.set(key, source);
  }
  return sources;
}

interface ReadRows<Entry> {
  readonly entries: readonly Entry[];
  /** Which row of the file an id has. */
  readonly places: ReadonlyMap<string, number>;
}

function readRows<Kind extends CatalogueKind>(
  written: readonly unknown[],
  kind: Kind,
  context: Omit<RowContext, 'path'>,
): ReadRows<CatalogueRows[Kind][number]> {
  const entries: CatalogueRows[Kind][number][] = [];
  const places = new Map<string, number>();
  written.forEach((row, index) => {
    const path = [kind, index];
    const entry = ROW_READERS[kind](row, { ...context, path });
    if (entry === undefined) return;
    if (places.has(entry.id)) {
      context.problems.add([...path, 'id'], 'is the id of an earlier row of this file');
      return;
    }
    places.set(entry.id, index);
    entries.push(entry);
  });
  return { entries, places };
}

/** How many rows of each kind there are. */
export function countRows(rows: CatalogueRows): Record<CatalogueKind, number> {
  const counts = { models: 0, accelerators: 0, prices: 0 };
  for (const kind of CATALOGUE_KINDS) counts[kind] = (rows[kind] satisfies readonly CatalogueEntry[]).length;
  return counts;
}
