import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogueServices, loadCatalogue } from './catalogue-services.ts';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

const TODAY = Date.parse('2026-11-20T12:00:00Z');
const DAY_MS = 86_400_000;

const NEWER = `
sources:
  card: { url: 'https://example.com/card', title: Model card, readOn: '2026-11-19' }
models:
  - id: qwen3-8b
    name: Qwen3 8B, renewed
    vendor: Alibaba
    parameters: { value: 8200000000, from: card, quote: '8.2B' }
    layers: { value: 36, from: card, quote: '36' }
    keyValue: { value: { kind: grouped, keyValueHeads: 8, headSize: 128 }, from: card, quote: '8 and 128' }
    contextTokens: { value: 40960, from: card, quote: '40960' }
    abilities: { value: [general], from: card, quote: 'chat' }
    licence: { value: apache-2.0, from: card, quote: 'Apache 2.0' }
`;

interface World {
  readonly wallMs?: number;
  readonly files?: Readonly<Record<string, string>>;
  readonly extra?: readonly string[];
}

function services({ wallMs = TODAY, files = {}, extra = [] }: World = {}) {
  const named = extra.map((text, index) => ({ file: `extra-${index}.yaml`, text }));
  return createCatalogueServices({
    texts: [...SHIPPED_CATALOGUE, ...named],
    clock: { wallMs: () => wallMs },
    readFile: async (file) => files[file] ?? Promise.reject(new Error(`there is no ${file}`)),
  });
}

const check = (text: string, maxAgeDays = 180) =>
  services({ files: { 'my.yaml': text } }).check({ file: 'my.yaml', maxAgeDays });

describe('the catalogues that come along', () => {
  it('pass the check, every row of them', async () => {
    const report = await services().check({ file: undefined, maxAgeDays: 180 });
    expect(report.problems).toEqual([]);
    expect(report.rows.models).toBeGreaterThanOrEqual(60);
    expect(report.rows.accelerators).toBeGreaterThanOrEqual(40);
    expect(report.rows.prices).toBeGreaterThan(0);
  });

  it('are as many as the page on them says', async () => {
    const page = await readFile(new URL('../../docs/catalogues.md', import.meta.url), 'utf8');
    const { rows } = await services().check({ file: undefined, maxAgeDays: 180 });
    for (const [kind, count] of Object.entries(rows)) expect(page).toContain(`| ${kind} | ${count} |`);
  });

  it('are stale, every figure of them, half a year after they were read', async () => {
    const late = await services({ wallMs: TODAY + 181 * DAY_MS }).check({ file: undefined, maxAgeDays: 180 });
    expect(new Set(late.problems.map(({ fault }) => fault))).toEqual(new Set(['stale']));
    const { models, accelerators, prices } = loadCatalogue(SHIPPED_CATALOGUE);
    const rows = new Set(late.problems.map(({ id }) => id));
    expect(rows.size).toBe(models.length + accelerators.length + prices.length);
  });

  it('say what a figure is made of, in the words that the quote has', () => {
    const { models } = loadCatalogue(SHIPPED_CATALOGUE);
    const numbers = (quote: string) => new Set(quote.match(/\d+/g) ?? []);
    const odd = models.filter(({ layers }) => !numbers(layers.source.quote).has(String(layers.value)));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

/** Each spoils one line of a row, in the way that a slip of the hand does. */
const SLIPS: readonly { readonly name: string; readonly spoil: (line: string) => string | undefined }[] = [
  { name: 'a figure that is lost', spoil: (line) => changed(line, /value: \d+(?=[, ]|$)/, 'value: 0') },
  {
    name: 'a quote that is lost',
    spoil: (line) => changed(line, /quote: (?:'[^']*'|"[^"]*"|\w+)/, "quote: ''"),
  },
  { name: 'a source that is lost', spoil: (line) => changed(line, /from: [\w.-]+/, 'from: nowhere') },
  { name: 'a figure without a source', spoil: (line) => changed(line, /from: [\w.-]+, /, '') },
  { name: 'text for a number', spoil: (line) => changed(line, /value: \d[\d.]*/, "value: 'much'") },
  { name: 'an ability that there is not', spoil: (line) => changed(line, /\[general/, '[generally') },
  { name: 'a licence that there is not', spoil: (line) => changed(line, /licence: \{ value: /, '$&un') },
  { name: 'a key that is misspelt', spoil: (line) => changed(line, /^( {4})([a-z])(?=\w+: \{)/, '$1$2x') },
];

function changed(line: string, from: RegExp, to: string): string | undefined {
  const spoilt = line.replace(from, to);
  return spoilt === line ? undefined : spoilt;
}

/** The file once for each row, with its sources and that row alone, in lines. */
function singleRows(text: string): string[][] {
  const [head = '', ...rows] = text.split(/\n(?= {2}- id: )/);
  return rows.map((row) => `${head}\n${row}`.split('\n'));
}

describe.each(SLIPS)('$name', ({ spoil }) => {
  it('is found in whatever row it happens, with its line', async () => {
    const places = SHIPPED_CATALOGUE.flatMap(({ text }) => singleRows(text)).flatMap((lines) =>
      lines.flatMap((line, index) => {
        const spoilt = spoil(line);
        return spoilt === undefined ? [] : [{ lines, index, spoilt }];
      }),
    );
    expect(places.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: places.length - 1 }), async (which) => {
        const { lines, index, spoilt } = places[which]!;
        const { problems } = await check(lines.with(index, spoilt).join('\n'));
        // A figure may be written over several lines.
        const near = problems.filter(({ line }) => Math.abs(line - index - 1) <= 3);
        expect(near, `line ${index + 1}: ${spoilt}`).not.toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('check', () => {
  it('checks one file alone, and counts its rows', async () => {
    expect(await check(NEWER)).toEqual({
      today: '2026-11-20',
      maxAgeDays: 180,
      rows: { models: 1, accelerators: 0, prices: 0 },
      problems: [],
    });
  });

  it('names the place and the row of a fault', async () => {
    const { problems } = await check(NEWER.replace('8200000000', '8'));
    expect(problems).toMatchObject([
      { file: 'my.yaml', line: 8, path: 'models[0].parameters', fault: 'out-of-range', id: 'qwen3-8b' },
      { line: 10, path: 'models[0].keyValue', fault: 'inconsistent' },
    ]);
  });

  it('tells of a file that is no YAML, with its line, and goes on', async () => {
    const { problems, rows } = await check(NEWER.replace('models:', '\tmodels:'));
    expect(problems[0]).toMatchObject({ file: 'my.yaml', line: 4, fault: 'unreadable' });
    expect(rows.models).toBe(0);
  });

  it('measures age from the day of the clock', async () => {
    expect((await check(NEWER, 1)).problems).toEqual([]);
    expect((await check(NEWER, 0)).problems[0]).toMatchObject({ fault: 'stale' });
  });

  it('rejects for a file that cannot be read', async () => {
    await expect(services().check({ file: 'none.yaml', maxAgeDays: 180 })).rejects.toThrow('there is no');
  });
});

describe('list', () => {
  const ids = (query: Parameters<ReturnType<typeof services>['list']>[0]) =>
    services()
      .list(query)
      .map(({ id }) => id);

  it('gives the rows of one kind', () => {
    expect(ids({ kind: 'models' })).toContain('qwen3-8b');
    expect(ids({ kind: 'accelerators' })).toContain('h100-sxm-80gb');
    expect(ids({ kind: 'prices' })).toContain('openai/gpt-5.2');
  });

  it('keeps those that are as was asked', () => {
    const small = services().list({
      kind: 'models',
      ability: 'code',
      licence: 'apache-2.0',
      maxParameters: 1e10,
    });
    expect(small).toMatchObject([{ id: 'qwen2.5-coder-7b', parameters: 7_615_616_512 }]);
    expect(ids({ kind: 'models', vendor: 'openai' })).toEqual(['gpt-oss-120b', 'gpt-oss-20b']);
    expect(ids({ kind: 'accelerators', vendor: 'apple', minMemoryBytes: 5e11 })).toEqual([
      'apple-m3-ultra-512gb',
    ]);
    expect(ids({ kind: 'prices', vendor: 'google' })).toEqual(['google/gemini-3.1-pro-preview']);
    expect(ids({ kind: 'models', licence: 'no-such' })).toEqual([]);
  });

  it('gives money as exact dollars', () => {
    const [price] = services()
      .list({ kind: 'prices', vendor: 'openai' })
      .filter(({ id }) => id.endsWith('5.2'));
    expect(price).toMatchObject({ inputDollarsPerMillion: '1.75', outputDollarsPerMillion: '14' });
  });

  it('lets rows of a newer file replace those that come along', () => {
    const models = services({ extra: [NEWER] }).list({ kind: 'models' });
    expect(models.find(({ id }) => id === 'qwen3-8b')?.name).toBe('Qwen3 8B, renewed');
    expect(models).toHaveLength(services().list({ kind: 'models' }).length);
  });

  it('refuses to answer from a file with mistakes, and says where they are', () => {
    const broken = services({ extra: [NEWER.replace('value: 36', 'value: many')] });
    expect(() => broken.list({ kind: 'models' })).toThrow(
      'extra-0.yaml:9:22 models[0].layers.value: must be a number, not text',
    );
  });
});

describe('show', () => {
  it('gives every known figure with its source', async () => {
    const shown = await services().show('deepseek-r1');
    expect(shown).toMatchObject({ kind: 'row', of: 'models', id: 'deepseek-r1' });
    const figures = shown.kind === 'row' ? shown.figures : [];
    expect(figures.find(({ field }) => field === 'activeParameters')).toMatchObject({
      value: 37_000_000_000,
      says: '37,000,000,000 parameters work on one token',
      source: { readOn: '2026-11-20', quote: 'DeepSeek-R1 | 671B | 37B | 128K' },
    });
    expect(figures.find(({ field }) => field === 'keyValue')?.says).toBe(
      '576 numbers a token in each layer (latent)',
    );
  });

  it('gives money as text, also within a figure', async () => {
    const shown = await services().show('openai/gpt-5.4');
    const tier =
      shown.kind === 'row' ? shown.figures.find(({ field }) => field === 'longContext') : undefined;
    expect(tier?.value).toEqual({
      aboveInputTokens: 272_000,
      inputPerMillion: '5',
      outputPerMillion: '22.5',
    });
    expect(tier?.says).toContain('above 272,000 input tokens');
  });

  it('takes a price that no file has from the package', async () => {
    const shown = await services().show('openai/gpt-5');
    expect(shown).toMatchObject({ kind: 'row', of: 'prices', id: 'openai/gpt-5' });
    const figures = shown.kind === 'row' ? shown.figures : [];
    expect(figures.find(({ field }) => field === 'inputDollarsPerMillion')?.source.title).toContain(
      'genai-prices',
    );
  });

  it('names what an unknown id comes near', async () => {
    expect(await services().show('qwen3-8')).toMatchObject({ kind: 'unknown', nearest: ['qwen3-8b'] });
    expect(await services().show('h100')).toMatchObject({ nearest: ['h100-pcie-80gb', 'h100-sxm-80gb'] });
    expect(await services().show('openai/no-such-model')).toMatchObject({ kind: 'unknown' });
  });
});
