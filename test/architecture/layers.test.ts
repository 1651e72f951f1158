import { describe, expect, it } from 'vitest';
import { layerOf, productFiles } from './source-files.ts';

const CAPABILITIES = [
  'dialects',
  'providers',
  'classifier',
  'policy',
  'routing',
  'egress',
  'ledger',
  'audit',
  'advisor',
];
const EDGES = ['storage', 'config', 'observability', 'http', 'cli', 'starter', 'runners'];

/** Who may import whom, beside itself. `app` and `composition` are the root: they alone import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ...Object.fromEntries(CAPABILITIES.map((name) => [name, ['domain']])),
  // What happened is evidence for advice.
  advisor: ['domain', 'ledger', 'audit'],
  pipeline: ['domain', ...CAPABILITIES],
  storage: ['domain'],
  config: ['domain', 'policy', 'ledger', 'advisor'],
  observability: ['domain', 'pipeline'],
  http: ['domain', 'pipeline', 'dialects'],
  starter: ['domain'],
  cli: ['domain', 'advisor'],
  composition: ['domain', 'pipeline', ...CAPABILITIES, 'advisor', ...EDGES],
  library: ['domain', 'pipeline', 'config', 'dialects', 'observability', 'composition'],
  prove: [
    'domain',
    'pipeline',
    'dialects',
    'providers',
    'egress',
    'routing',
    'policy',
    'config',
    'observability',
    'composition',
  ],
  index: ['library', 'domain'],
  runners: ['domain'],
  app: ['composition', 'prove', 'domain', ...EDGES],
  main: ['app', 'cli'],
};

const FORBIDDEN_NAMES = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.ts$)/;

const files = productFiles();

describe('the layers', () => {
  it('have a rule for every folder', () => {
    const layers = new Set(files.map(({ path }) => layerOf(path)));
    expect([...layers].filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
  });

  it('import only what lies further in', () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const from = layerOf(path);
      return imports
        .filter(({ isFile, target }) => isFile && target.startsWith('src/'))
        .map(({ target }) => ({ target, to: layerOf(target) }))
        .filter(({ to }) => to !== from && !MAY_IMPORT[from]?.includes(to))
        .map(({ target }) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('let dialects and providers meet only in the domain, never pairwise', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isFile }) => isFile && crossesSiblings(path, target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(
      cyclesIn(
        new Map(
          files.map(({ path, imports }) => [
            path,
            imports.flatMap((each) => (each.isFile ? [each.target] : [])),
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it('have no drawers', () => {
    expect(files.map(({ path }) => path).filter((path) => FORBIDDEN_NAMES.test(path))).toEqual([]);
  });

  it('name files in kebab-case', () => {
    expect(
      files
        .map(({ path }) => path)
        .filter((path) => !/^[a-z0-9-]+(\.[a-z]+)*\.ts$/.test(path.split('/').at(-1) ?? '')),
    ).toEqual([]);
  });
});

/** A provider may build on another by name only where its registry entry says so: the starter speaks OpenAI's shape. */
const SPEAKS_LIKE: Readonly<Record<string, string>> = { embedded: 'openai-compatible' };

function crossesSiblings(path: string, target: string): boolean {
  const [, layer, own, file] = path.split('/');
  const [, otherLayer, other, otherFile] = target.split('/');
  if (layer !== otherLayer || (layer !== 'dialects' && layer !== 'providers')) return false;
  if (file === undefined || otherFile === undefined || own === other) return false;
  return SPEAKS_LIKE[own ?? ''] !== other;
}

/** The files of the first cycle found, if any; import order is depth first. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const onPath: string[] = [];
  const visit = (file: string): string[] => {
    const at = onPath.indexOf(file);
    if (at >= 0) return [...onPath.slice(at), file];
    if (done.has(file)) return [];
    onPath.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    onPath.pop();
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
