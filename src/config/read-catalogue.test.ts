import { describe, expect, it } from 'vitest';
import { readCatalogue } from './read-catalogue.ts';

const FILE = 'new.yaml';

const MODEL = `
  - id: tiny-1b
    name: Tiny 1B
    vendor: Example
    parameters: { value: 1000000000, from: card, quote: '1B parameters' }
    layers: { value: 16, from: card, quote: '16 layers' }
    keyValue: { value: { kind: grouped, keyValueHeads: 8, headSize: 64 }, from: card, quote: '8 heads of 64' }
    contextTokens: { value: 8192, from: card, quote: '8K' }
    abilities: { value: [general, small], from: card, quote: 'a small chat model' }
    licence: { value: mit, from: card, quote: 'MIT' }
`;

const SOURCES = `
sources:
  card: { url: 'https://example.com/card', title: Model card, readOn: '2026-11-20' }
`;

const PRICE = `
prices:
  - id: openai/gpt-5.2
    name: GPT-5.2
    provider: openai
    model: gpt-5.2
    inputDollarsPerMillion: { value: 1.75, from: card, quote: '$1.75' }
    outputDollarsPerMillion: { value: '14', from: card, quote: '$14' }
    longContext:
      value: { aboveInputTokens: 272000, inputDollarsPerMillion: 3.5, outputDollarsPerMillion: 21 }
      from: card
      quote: 'above 272K'
`;

function problemsOf(text: string): string[] {
  return readCatalogue(text, FILE).problems.map(
    ({ line, path, message, suggestion }) =>
      `${line} ${path}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`,
  );
}

describe('readCatalogue', () => {
  it('puts every figure together with its source and its quote', () => {
    const { rows, problems } = readCatalogue(`${SOURCES}models:${MODEL}`, FILE);
    expect(problems).toEqual([]);
    expect(rows.models[0]).toMatchObject({
      id: 'tiny-1b',
      activeParameters: undefined,
      diskBytes: undefined,
    });
    expect(rows.models[0]?.parameters).toEqual({
      value: 1_000_000_000,
      source: {
        url: 'https://example.com/card',
        title: 'Model card',
        readOn: '2026-11-20',
        quote: '1B parameters',
      },
    });
  });

  it('reads dollars as exact nano-dollars', () => {
    const { rows } = readCatalogue(`${SOURCES}${PRICE}`, FILE);
    const [price] = rows.prices;
    expect(price?.inputPerMillion.value).toBe(1_750_000_000n);
    expect(price?.outputPerMillion.value).toBe(14_000_000_000n);
    expect(price?.longContext?.value).toEqual({
      aboveInputTokens: 272_000,
      inputPerMillion: 3_500_000_000n,
      outputPerMillion: 21_000_000_000n,
    });
  });

  it('takes an empty file for no rows', () => {
    expect(readCatalogue('', FILE)).toMatchObject({ problems: [], rows: { models: [], prices: [] } });
  });

  it.each([
    [
      'an unknown ability',
      '[general, small]',
      '[general, smal]',
      '11 models[0].abilities.value[1]: must be one',
    ],
    [
      'a source that is not there',
      "from: card, quote: '16 layers'",
      "from: cart, quote: '16 layers'",
      '8 models',
    ],
    ['a misspelt key', 'contextTokens:', 'contextToken:', '10 models[0].contextToken: unknown key'],
    ['a figure without a quote', ", quote: 'MIT'", '', '12 models[0].licence.quote: is missing'],
    ['a unit in the value', 'value: 8192', "value: '8K'", '10 models[0].contextTokens.value: must be a'],
    ['a fraction of a layer', 'value: 16,', 'value: 16.5,', '8 models[0].layers.value: must be a whole'],
    ['a wrong kind of cache', 'kind: grouped', 'kind: group', '9 models[0].keyValue.value.kind: must be'],
    ['an id in capitals', 'id: tiny-1b', 'id: Tiny-1B', '4 models[0].id: must be a name in lower case'],
  ])('says in which line there is %s, and leaves the row out', (_, from, to, expected) => {
    const changed = MODEL.replace(from, to);
    expect(changed).not.toBe(MODEL);
    const text = `${SOURCES.trim()}\nmodels:${changed}`;
    expect(problemsOf(text).join('\n')).toContain(expected);
    expect(readCatalogue(text, FILE).rows.models).toEqual([]);
  });

  it('says what a misspelt source was meant to be', () => {
    const text = `${SOURCES}models:${MODEL.replace("from: card, quote: 'MIT'", "from: crad, quote: 'MIT'")}`;
    expect(problemsOf(text)).toEqual([
      '13 models[0].licence.from: names nothing that stands under sources (card)',
    ]);
  });

  it('reports the mistakes of every row, and keeps the rows without any', () => {
    const text = `${SOURCES}models:${MODEL.replace('value: mit', 'value: 7')}${MODEL.replace('tiny-1b', 'other-1b')}${MODEL.replace('value: 16,', 'value: many,')}`;
    const read = readCatalogue(text, FILE);
    expect(read.problems.map(({ path }) => path)).toEqual([
      'models[0].licence.value',
      'models[2].layers.value',
    ]);
    expect(read.rows.models.map(({ id }) => id)).toEqual(['other-1b']);
  });

  it('refuses the same id twice in one file', () => {
    const read = readCatalogue(`${SOURCES}models:${MODEL}${MODEL}`, FILE);
    expect(read.problems).toMatchObject([
      { path: 'models[1].id', message: 'is the id of an earlier row of this file' },
    ]);
    expect(read.rows.models).toHaveLength(1);
  });

  it('refuses an amount that is no amount of dollars', () => {
    expect(problemsOf(`${SOURCES}${PRICE.replace("'14'", "'14 dollars'")}`)[0]).toContain(
      'must be an amount in dollars',
    );
    expect(problemsOf(`${SOURCES}${PRICE.replace('value: 1.75', 'value: -1')}`)[0]).toContain(
      'must be an amount in dollars',
    );
    expect(readCatalogue(`${SOURCES}${PRICE.replace("'14'", "'14 dollars'")}`, FILE).rows.prices).toEqual([]);
  });

  it('finds the place of a figure again', () => {
    const read = readCatalogue(`${SOURCES.trim()}\nmodels:${MODEL}`, FILE);
    expect(read.locate('models', 'tiny-1b', 'licence', 'is odd')).toMatchObject({
      file: FILE,
      line: 12,
      path: 'models[0].licence',
      message: 'is odd',
    });
  });
});
