import { describe, expect, it } from 'vitest';
import type { CatalogueReport, CatalogueServices, CatalogueStory } from './catalogue-services.ts';
import { createFakeCli } from './cli.fixture.ts';
import type { OpenCatalogueOptions } from './services.ts';

const MODEL: CatalogueStory = {
  kind: 'models',
  id: 'qwen3-30b-a3b',
  name: 'Qwen3 30B A3B',
  vendor: 'Alibaba',
  parameters: 30_532_122_624,
  activeParameters: 3e9,
  contextTokens: 40_960,
  licence: 'apache-2.0',
  abilities: ['general', 'reasoning'],
};

const REPORT: CatalogueReport = {
  today: '2026-11-20',
  maxAgeDays: 180,
  rows: { models: 1, accelerators: 2, prices: 3 },
  problems: [],
};

const PROBLEM = {
  file: '/work/my.yaml',
  line: 8,
  column: 5,
  path: 'models[0].licence',
  fault: 'stale',
  id: 'qwen3-8b',
  message: 'was read 200 days ago, on 2026-05-04; read its source again',
};

const FIGURE = {
  field: 'layers',
  value: 48,
  says: '48 layers',
  source: { url: 'https://example.com/card', title: 'Model card', readOn: '2026-11-20', quote: 'Layers: 48' },
};

function catalogCli(change: Partial<CatalogueServices> = {}) {
  const opened: OpenCatalogueOptions[] = [];
  const asked: unknown[] = [];
  const catalogue: CatalogueServices = {
    list: (query) => {
      asked.push(query);
      return [MODEL];
    },
    show: () => Promise.resolve({ kind: 'row', of: 'models', id: 'm', name: 'Model', figures: [FIGURE] }),
    check: (options) => {
      asked.push(options);
      return Promise.resolve(REPORT);
    },
    ...change,
  };
  const cli = createFakeCli({
    services: {
      openCatalogue: (options) => {
        opened.push(options);
        return Promise.resolve(catalogue);
      },
    },
  });
  return { cli, opened, asked };
}

describe('demarc catalog list', () => {
  it('writes one row a line, under a head', async () => {
    const { code, out } = await catalogCli().cli.run('catalog', 'list', 'models');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^id +parameters +active +context +licence +good for$/);
    expect(out).toMatch(/qwen3-30b-a3b +30.5B +3B +40960 +apache-2.0 +general reasoning/);
  });

  it('hands on what was asked for, in units', async () => {
    const { cli, asked } = catalogCli();
    await cli.run(
      'catalog',
      'list',
      'models',
      '--ability',
      'code',
      '--licence',
      'mit',
      '--max-parameters',
      '8B',
    );
    await cli.run('catalog', 'list', 'accelerators', '--vendor', 'AMD', '--min-memory', '24');
    expect(asked).toMatchObject([
      { kind: 'models', ability: 'code', licence: 'mit', maxParameters: 8e9 },
      { kind: 'accelerators', vendor: 'AMD', minMemoryBytes: 24e9 },
    ]);
  });

  it('says what is not known in words', async () => {
    const card: CatalogueStory = {
      kind: 'accelerators',
      id: 'card',
      name: 'Card',
      vendor: 'Example',
      memoryBytes: 25_769_803_776,
      bandwidthBytesPerSecond: 1_008e9,
    };
    const { out } = await catalogCli({ list: () => [card] }).cli.run('catalog', 'list', 'accelerators');
    expect(out).toMatch(/card +24 GiB +1008 GB\/s +not known +not known +not known/);
  });

  it('exits 1 when nothing is like that', async () => {
    const { code, out } = await catalogCli({ list: () => [] }).cli.run('catalog', 'list', 'prices');
    expect({ code, out }).toEqual({ code: 1, out: 'No row is like that.\n' });
  });

  it.each([
    [['list', 'model'], 'did you mean models?'],
    [['list', 'models', '--max-parameters', 'big'], 'a size such as 8B'],
    [['list', 'accelerators', '--min-memory', '24GB'], 'a number of gigabytes'],
    [['check', '--max-age', 'old'], 'a number of days'],
  ])('refuses %j', async (args, says) => {
    const { code, err } = await catalogCli().cli.run('catalog', ...args);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('answers in JSON', async () => {
    const { out } = await catalogCli().cli.run('catalog', 'list', 'models', '--json');
    expect(JSON.parse(out)).toEqual({ rows: [MODEL] });
  });
});

describe('demarc catalog show', () => {
  it('writes each figure with its source and its quote', async () => {
    const { code, out } = await catalogCli().cli.run('catalog', 'show', 'm');
    expect(code).toBe(0);
    expect(out).toBe(
      'Model (m)\n\nlayers: 48 layers\n  Model card, read on 2026-11-20\n  https://example.com/card\n  “Layers: 48”\n',
    );
  });

  it('says what an unknown id comes near', async () => {
    const show = () => Promise.resolve({ kind: 'unknown', nearest: ['qwen3-8b', 'qwen3-14b'] } as const);
    const { code, err } = await catalogCli({ show }).cli.run('catalog', 'show', 'qwen3');
    expect(code).toBe(1);
    expect(err).toContain('the catalogues have no qwen3; near it: qwen3-8b, qwen3-14b');
  });
});

describe('demarc catalog check', () => {
  it('exits 0 when nothing is wrong, and says what was looked at', async () => {
    const { cli, asked } = catalogCli();
    const { code, out } = await cli.run('catalog', 'check');
    expect(code).toBe(0);
    expect(out).toContain('1 models, 2 accelerators and 3 prices on 2026-11-20');
    expect(out).toContain('nothing is wrong');
    expect(asked).toEqual([{ file: undefined, maxAgeDays: 180 }]);
  });

  it('exits 1 when something is, with the line of each problem', async () => {
    const check = () => Promise.resolve({ ...REPORT, problems: [PROBLEM] });
    const { code, out } = await catalogCli({ check }).cli.run('catalog', 'check');
    expect(code).toBe(1);
    expect(out).toContain('/work/my.yaml:8:5 stale qwen3-8b: models[0].licence: was read 200 days ago');
    expect(out).toContain('1 problems');
  });

  it('checks one file alone, named from the working folder', async () => {
    const { cli, asked } = catalogCli();
    await cli.run('catalog', 'check', '--file', 'my.yaml', '--max-age', '90');
    expect(asked).toEqual([{ file: '/work/my.yaml', maxAgeDays: 90 }]);
  });

  it('opens a further file beside the configuration', async () => {
    const { cli, opened } = catalogCli();
    await cli.run('catalog', 'check', '--catalog', 'newer.yaml', '--config', 'demarc.yaml', '--json');
    expect(opened).toMatchObject([{ configFile: '/work/demarc.yaml', files: ['/work/newer.yaml'] }]);
  });
});
