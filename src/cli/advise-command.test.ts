import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../../test/fake-upstream/fake-upstream.ts';
import type { Catalogue } from '../advisor/catalog/catalogue.ts';
import { cardOf, modelOf } from '../advisor/sizing/catalogue.fixture.ts';
import { createAdvisorServices } from '../composition/advisor-services.ts';
import { readMeasurements } from '../composition/measurements-file.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { CONTROL_TOKEN, createFixture } from '../http/control-plane/control-plane.fixture.ts';
import { accountedRequest } from '../http/control-plane/stories.fixture.ts';
import { systemWorld } from '../observability/system-world.ts';
import { createFakeCli } from './cli.fixture.ts';

let folder: string;
let upstream: FakeUpstream | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-advise-'));
});
afterEach(async () => {
  await upstream?.close();
  upstream = undefined;
  await rm(folder, { recursive: true, force: true });
});

const CATALOGUE: Catalogue = {
  models: new Map(
    [modelOf('llama-2-7b'), modelOf('llama-3-8b'), modelOf('llama-3-70b')].map((one) => [one.id, one]),
  ),
  accelerators: new Map(
    [
      cardOf('rtx-4090-24gb', 24),
      cardOf('l40s-48gb', 48, { price: undefined }),
      cardOf('h100-sxm-80gb', 80),
    ].map((one) => [one.id, one]),
  ),
};

/** A command line with the real advisor behind it. */
function adviseCli(options: { readonly url?: string; readonly onStop?: (stop: () => void) => void } = {}) {
  const world = systemWorld();
  const fixture = createFixture();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const file = `
providers:
  house: { type: openai-compatible, url: "${options.url ?? 'http://127.0.0.1:9/v1'}", placement: on-premises, clearance: restricted }
  rented: { type: openai-compatible, url: "https://frontier.invalid/v1", placement: api, clearance: internal }
deployments:
  everyday: { provider: house, model: llama }
  frontier: { provider: rented, model: big }
`;
  const advisor = createAdvisorServices({
    world,
    log,
    loadCatalogue: () => Promise.resolve(CATALOGUE),
    configure: () =>
      Promise.resolve(loadConfiguration(file, { file: 'demarc.yaml', env: {}, starterSocketPath: '' })),
  });
  const cli = createFakeCli({
    environment: {
      env: { DEMARC_DATA: folder, LANG: 'en_US.UTF-8' },
      workingFolder: folder,
      onStopRequest: (stop) => {
        options.onStop?.(stop);
        return () => undefined;
      },
    },
    services: {
      loadAdvisor: () => Promise.resolve(advisor),
      openOffline: () =>
        Promise.resolve({
          token: CONTROL_TOKEN,
          fetch: (request) => fixture.plane.fetch(request, { isLoopback: true }),
          close: () => Promise.resolve(),
        }),
    },
  });
  return { cli, fixture };
}

const PRICE = ['--api-input', '30/1M', '--api-output', '0.06/1K'];
const BARE =
  'apiHoursPerMonth=0 hoursPerMonth=0 setUpHours=0 onCallHoursPerMonth=0 incidentsPerYear=0 monitoringPerMonth=0 ' +
  'upgradesPerYear=0 promptsToRewrite=0 loadTestHours=0 storedGigabytes=0 machinePrice=1600 systemPrice=1400';

describe('demarc advise cost', () => {
  it('reckons three years of both ways, with every assumption named', async () => {
    const { cli } = adviseCli();
    const { code, out } = await cli.run('advise', 'cost', '--queries', '100k', ...PRICE, '--assume', BARE);
    expect(code).toBe(0);
    expect(out).toMatch(/the API +\$162,000\.00 +\$162,000\.00 +\$162,000\.00/);
    // In the low outlook the machine lasts five years, and fetches something after three.
    expect(out).toMatch(/your own +\$1,440\.00 +\$3,000\.00 +\$3,000\.00/);
    expect(out).toContain('The API, first month: input $1,500.00, output $3,000.00');
    expect(out).toContain('machines $3,000.00');
    expect(out).toMatch(/hourRate +100 +75 to 150 +\$ an hour/);
    expect(out).toContain('█ your own  ░ the API');
    expect(out).not.toContain('\u001b');
  });

  it('answers in JSON with units, sources and exact dollars', async () => {
    const { cli } = adviseCli();
    const { out } = await cli.run(
      'advise',
      'cost',
      '--queries',
      '100k',
      ...PRICE,
      '--assume',
      BARE,
      '--json',
    );
    const answer = JSON.parse(out) as Record<string, never>;
    expect(answer).toMatchObject({
      years: 3,
      outlooks: [
        { outlook: 'low' },
        { outlook: 'expected', apiUsd: '162000', ownedUsd: '3000' },
        { outlook: 'high' },
      ],
    });
    expect(answer['assumptions']).toContainEqual(
      expect.objectContaining({
        name: 'hoursPerMonth',
        value: 0,
        unit: 'hours a month',
        source: 'given by you',
      }),
    );
    expect(answer['assumptions']).toContainEqual(
      expect.objectContaining({ name: 'hourRate', low: 75, value: 100, high: 150 }),
    );
  });

  it('takes price, power and speed of a machine from the catalogue', async () => {
    const { cli } = adviseCli();
    const { out } = await cli.run(
      'advise',
      'cost',
      '--queries',
      '1M',
      ...PRICE,
      '--gpu',
      'rtx-4090-24gb',
      '--model',
      'llama-3-8b',
      '--json',
    );
    const { machine, assumptions, notes, outlooks } = JSON.parse(out) as {
      machine: string;
      notes: string[];
      assumptions: { name: string; value: number }[];
      outlooks: { outlook: string; months: { utilisation: number }[] }[];
    };
    const value = (name: string) => assumptions.find((each) => each.name === name)?.value;
    expect(machine).toBe('llama-3-8b on rtx-4090-24gb, bought');
    expect([value('machinePrice'), value('systemPrice'), value('busyWatts')]).toEqual([1_600, 1_400, 450]);
    expect(notes.join(' ')).toMatch(/one machine does [\d,]+ tokens a second/);
    expect(outlooks[1]?.months[0]?.utilisation).toBeGreaterThan(0);
    const rented = await cli.run(
      'advise',
      'cost',
      '--queries',
      '1M',
      ...PRICE,
      '--gpu',
      'rtx-4090-24gb',
      '--gpus',
      '2',
      '--rent',
      '--json',
    );
    const hired = JSON.parse(rented.out) as { assumptions: { name: string; value: number }[] };
    const figure = (name: string) => hired.assumptions.find((each) => each.name === name)?.value;
    expect([figure('rentPerHour'), figure('machinePrice'), figure('busyWatts')]).toEqual([0.8, 0, 0]);
  });

  it('says what counts for nothing since it is not known', async () => {
    const { cli } = adviseCli();
    const notes = async (...args: string[]) => {
      const { out } = await cli.run('advise', 'cost', '--queries', '1k', ...PRICE, '--json', ...args);
      return (JSON.parse(out) as { notes: string[] }).notes.join(' ');
    };
    expect(await notes()).toMatch(/costs nothing here.*draws is not known, and counts for nothing/);
    expect(await notes('--assume', 'machinePrice=1600 busyWatts=300')).not.toContain('nothing');
    expect(await notes('--assume', 'rentPerHour=1')).not.toContain('nothing');
    expect(await notes('--gpu', 'rtx-4090-24gb')).not.toContain('nothing');
    expect(await notes('--gpu', 'l40s-48gb')).toContain('costs nothing here');
  });

  it('draws a picture that stands alone', async () => {
    const { cli } = adviseCli();
    const { code } = await cli.run('advise', 'cost', '--queries', '1k', ...PRICE, '--svg', 'cost.svg');
    const picture = await readFile(join(folder, 'cost.svg'), 'utf8');
    expect(code).toBe(0);
    expect(picture).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(picture).toContain('prefers-color-scheme: dark');
    expect(picture).not.toMatch(/NaN|Infinity|<script|@import|url\(/);
    expect(
      (await cli.run('advise', 'cost', '--queries', '1k', ...PRICE, '--svg', 'no/such/x.svg')).err,
    ).toContain('--svg: the file cannot be written (ENOENT)');
  });

  it('reads assumptions from a file, over which flags win', async () => {
    await writeFile(
      join(folder, 'ours.yaml'),
      'hourRate: 120\nhoursPerMonth: { value: 8, low: 4, high: 12, source: our timesheets }\n',
    );
    const { cli } = adviseCli();
    const asked = ['advise', 'cost', '--queries', '1k', ...PRICE, '--json', '--assumptions', 'ours.yaml'];
    const { out } = await cli.run(...asked, '--assume', 'hourRate=130');
    const { assumptions } = JSON.parse(out) as { assumptions: { name: string }[] };
    expect(assumptions).toContainEqual(expect.objectContaining({ name: 'hourRate', value: 130 }));
    expect(assumptions).toContainEqual(
      expect.objectContaining({
        name: 'hoursPerMonth',
        low: 4,
        value: 8,
        high: 12,
        source: 'our timesheets',
      }),
    );
    await writeFile(join(folder, 'ours.yaml'), 'hourRate: dear\n');
    expect(await cli.run(...asked)).toMatchObject({
      code: 2,
      err: expect.stringContaining('hourRate must be a number'),
    });
    await writeFile(join(folder, 'ours.yaml'), 'hourrate: 5\n');
    expect(await cli.run(...asked)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/there is no assumption .*hourrate.*; did you mean .*hourRate/),
    });
  });

  it.each([
    [['--queries', '0', ...PRICE], 'without a query there is nothing to compare'],
    [['--queries', '1e15', ...PRICE], 'must be from 0 to 1,000,000,000,000 queries a month'],
    [['--queries', 'lots', ...PRICE], '"lots" is no number'],
    [['--queries', '1k'], 'what does the API cost?'],
    [
      ['--queries', '1k', '--api-input', '1.75', '--api-output', '14/1M'],
      'say for how many tokens "1.75" is',
    ],
    [['--queries', '1k', '--api-input', '€2/1M', '--api-output', '14/1M'], 'amounts are in US dollars'],
    [['--queries', '1k', '--api-input', '0/1M', '--api-output', '0/1M'], 'is always cheaper'],
    [['--queries', '1k', ...PRICE, '--growth', '-99%'], 'must be from -0.9 to 1'],
    [['--queries', '1k', ...PRICE, '--input-tokens', '0', '--output-tokens', '0'], 'a query needs tokens'],
    [['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090'], 'did you mean "rtx-4090-24gb"?'],
    [
      ['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090-24gb', '--model', 'llama-3-9b'],
      'did you mean "llama-3-8b"?',
    ],
    [['--queries', '1k', ...PRICE, '--model', 'llama-3-8b'], 'say on what with --gpu'],
    [['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090-24gb', '--model', 'llama-3-70b'], 'take more cards'],
    [
      ['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090-24gb', '--model', 'llama-2-7b', '--context', '32k'],
      'holds 1 to 4,096 tokens, not 32,000',
    ],
    [['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090-24gb', '--gpus', '0'], '--gpus must be a whole number'],
    [
      [
        '--queries',
        '1k',
        ...PRICE,
        '--gpu',
        'rtx-4090-24gb',
        '--model',
        'llama-3-8b',
        '--quantisation',
        'q4_km',
      ],
      'there is no quantisation "q4_km"; did you mean "q4_k_m"?',
    ],
    [
      ['--queries', '1k', ...PRICE, '--gpu', 'rtx-4090-24gb', '--model', 'llama-3-8b', '--runner', 'vllm'],
      '--runner is "streaming"',
    ],
    [
      ['--queries', '1k', '--api-model', 'gpt-5.5x'],
      'no price is known for the model "gpt-5.5x"; did you mean "gpt-5.5',
    ],
    [['--queries', '1k', ...PRICE, '--assume', 'hourrate=5'], 'did you mean "hourRate"?'],
  ])('refuses %j and says why', async (args, why) => {
    const { code, err, out } = await adviseCli().cli.run('advise', 'cost', ...args);
    expect(err).toContain(why);
    expect([code, out]).toEqual([2, '']);
  });

  it('takes a model’s price from the price catalogue, and traffic that shrinks', async () => {
    const { cli } = adviseCli();
    const { code, out } = await cli.run(
      'advise',
      'cost',
      '--queries',
      '1k',
      '--api-model',
      'gpt-5.5',
      '--growth',
      '-5%',
    );
    expect(code).toBe(0);
    expect(out).toContain('gpt-5.5: $5 per million tokens in, $30 out');
    expect(out).toMatch(/growthPerMonth +-0\.05/);
  });
});

describe('demarc advise break-even', () => {
  const ask = [
    'advise',
    'break-even',
    '--queries',
    '100k',
    '--api-input',
    '1.75/1M',
    '--api-output',
    '14/1M',
  ];

  it('shows the reversal: 3.96 months without labour, about 400 with 750 $, never with 3,000 $', async () => {
    const { cli } = adviseCli();
    const power = 'idleWatts=250 busyWatts=250 powerUsageEffectiveness=1 powerPrice=0.16438356164383561';
    const without = await cli.run(...ask, '--assume', `${BARE} ${power}`);
    expect(without.out).toMatch(/as expected .* 3\.96 months/);
    const some = await cli.run(...ask, '--assume', `${BARE} ${power} hoursPerMonth=10 hourRate=75`);
    expect(some.out).toMatch(
      /as expected .* about 400 months, longer than the machines are written off over/,
    );
    const full = await cli.run(...ask, '--assume', `${BARE} ${power} hoursPerMonth=20 hourRate=150`);
    expect(full.out).toMatch(/as expected .* never\n/);
    expect(full.out).toContain('"5 to 10 million tokens a month": own');
  });

  it('draws it, and answers in JSON', async () => {
    const { cli } = adviseCli();
    const { out } = await cli.run(...ask, '--assume', BARE, '--json', '--svg', 'break-even.svg');
    const answer = JSON.parse(out) as { curve: object[]; rules: object[]; stances: object[]; traffic: null };
    expect([answer.curve.length, answer.rules.length, answer.stances.length]).toEqual([41, 5, 3]);
    expect(answer.traffic).toBeNull();
    expect(await readFile(join(folder, 'break-even.svg'), 'utf8')).not.toMatch(/NaN|Infinity/);
  });

  it('says that three requests are too little', async () => {
    const { cli, fixture } = adviseCli();
    for (const id of ['req_1', 'req_2', 'req_3']) fixture.accounts.push(accountedRequest({ id }));
    const { code, out } = await cli.run(...ask, '--from-traffic');
    expect(code).toBe(0);
    expect(out).toContain('too little to tell: 3 requests in');
  });

  it('reckons with what went through the gateway, by task and level', async () => {
    const { cli, fixture } = adviseCli();
    for (let index = 0; index < 300; index += 1) {
      const day = String((index % 10) + 10);
      fixture.accounts.push(accountedRequest({ id: `req_${index}`, at: `2026-11-${day}T12:00:00.000Z` }));
    }
    const { out } = await cli.run(...ask, '--from-traffic', '--json');
    const { traffic } = JSON.parse(out) as {
      traffic: { kind: string; total: { requests: number }; byTask: object[]; byLevel: object[] };
    };
    expect(traffic).toMatchObject({ kind: 'answered', total: { requests: 300 } });
    expect([traffic.byTask.length, traffic.byLevel.length]).toEqual([1, 1]);
    expect((await cli.run(...ask, '--from-traffic')).out).toMatch(/task \w+ +300/);
    const asked = JSON.parse(out) as { queriesPerMonth: number };
    expect(asked.queriesPerMonth).toBe(100_000);
    const unasked = ask.filter((word) => word !== '--queries' && word !== '100k');
    const own = JSON.parse((await cli.run(...unasked, '--from-traffic', '--json')).out) as {
      queriesPerMonth: number;
      traffic: { total: { queriesPerMonth: number } };
    };
    // A month of what was seen, not of the usual guess.
    expect(own.queriesPerMonth).toBe(Math.round(own.traffic.total.queriesPerMonth));
    expect(own.queriesPerMonth).toBeLessThan(2_000);
  });
});

describe('demarc advise hardware', () => {
  it('says what a model needs at each quantisation, and on what it fits', async () => {
    const { code, out } = await adviseCli().cli.run('advise', 'hardware', '--model', 'llama-3-70b');
    expect(code).toBe(0);
    expect(out).toMatch(/q4_k_m +43\.2 GB/);
    expect(out).toContain('At q4_k_m: cards with 48 GB and more, $2,000 and more');
    expect(out).toMatch(/l40s-48gb +48\.0 GB|h100-sxm-80gb +80\.0 GB/);
  });

  it('says which models fit a machine, largest first', async () => {
    const { out } = await adviseCli().cli.run(
      'advise',
      'hardware',
      '--gpu',
      'rtx-4090-24gb',
      '--context',
      '4096',
    );
    expect(out.indexOf('llama-3-8b')).toBeLessThan(out.indexOf('llama-2-7b'));
    expect(out).not.toContain('llama-3-70b');
  });

  it('says whether it carries the load, and exits 1 where it does not', async () => {
    const { cli } = adviseCli();
    const asked = ['advise', 'hardware', '--model', 'llama-3-8b', '--gpu', 'rtx-4090-24gb'];
    expect(await cli.run(...asked, '--peak', '30')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/carries it: at the peak it is \d+ % busy/),
    });
    expect(await cli.run(...asked, '--peak', '60k')).toMatchObject({
      code: 1,
      out: expect.stringContaining('does not carry it: the peak asks for'),
    });
    expect(await cli.run(...asked)).toMatchObject({ code: 0, out: expect.stringContaining('give --peak') });
    expect(
      await cli.run('advise', 'hardware', '--model', 'llama-3-70b', '--gpu', 'rtx-4090-24gb'),
    ).toMatchObject({
      code: 1,
      out: expect.stringContaining('there are 24.0 GB'),
    });
  });

  it('wants a name, and numbers that can be meant', async () => {
    const { cli } = adviseCli();
    expect(await cli.run('advise', 'hardware')).toMatchObject({ code: 2 });
    expect((await cli.run('advise', 'hardware', '--model', 'llama-3-8b', '--peak', '-1')).err).toContain(
      '--peak must be',
    );
  });
});

describe('demarc advise measure', () => {
  const measure = ['advise', 'measure', 'everyday'];

  async function fakeRunner(): Promise<string> {
    const usage = { inputTokens: 1_500, outputTokens: 100 };
    const started = await startFakeUpstream({
      shape: 'openai',
      script: { text: 'a story of stones and rivers that goes on', chunks: 6, delayMs: 2, usage },
    });
    upstream = started;
    return started.url;
  }

  it('asks a runner of one’s own through the gateway’s own way, and keeps what corrects', async () => {
    const { cli } = adviseCli({ url: await fakeRunner() });
    const { code, out, err } = await cli.run(...measure, '--model', 'llama-3-8b', '--gpu', 'rtx-4090-24gb');
    expect(err).toContain('question 7 of 7');
    expect(code).toBe(0);
    expect(out).toMatch(/writes {2}[\d.]+ tokens a second/);
    expect(out).toContain('what is reckoned is taken ×');
    expect(upstream?.requests.length).toBe(7);
    const [kept] = await readMeasurements(folder);
    expect(kept).toMatchObject({
      deployment: 'everyday',
      corrects: { model: 'llama-3-8b', accelerator: 'rtx-4090-24gb' },
    });
    const box = await cli.run(
      'advise',
      'hardware',
      '--model',
      'llama-3-8b',
      '--gpu',
      'rtx-4090-24gb',
      '--json',
    );
    expect((JSON.parse(box.out) as { box: object }).box).toMatchObject({ isCorrected: true });
  });

  it('does not measure what is not one’s own, and sends it nothing', async () => {
    const { code, err } = await adviseCli().cli.run('advise', 'measure', 'frontier');
    expect(code).toBe(2);
    expect(err).toContain('only machines of your own are measured');
  });

  it('names the nearest deployment', async () => {
    const { code, err } = await adviseCli().cli.run('advise', 'measure', 'evryday');
    expect([code, err.includes('did you mean "everyday"?')]).toEqual([2, true]);
    expect((await adviseCli().cli.run(...measure, '--gpu', 'rtx-4090-24gb')).err).toContain(
      'both --model and --gpu',
    );
  });

  it('ends when it is told to, and keeps nothing of nothing', async () => {
    const { cli } = adviseCli({ url: await fakeRunner(), onStop: (stop) => stop() });
    const { code, out } = await cli.run(...measure);
    expect(code).toBe(1);
    expect(out).toContain('0 questions, 0 failed, interrupted');
    expect(await readMeasurements(folder)).toEqual([]);
  });

  it('says that nothing came back from a runner that is down', async () => {
    const { cli } = adviseCli({ url: 'http://127.0.0.1:9/v1' });
    const { code, out } = await cli.run(...measure);
    expect(code).toBe(1);
    expect(out).toContain('7 questions, 7 failed');
  });
});

describe('a file of measurements that is none of ours', () => {
  it('corrects nothing', async () => {
    await writeFile(join(folder, 'measurements.json'), '[{"deployment": 7}]');
    expect(await readMeasurements(folder)).toEqual([]);
    await writeFile(join(folder, 'measurements.json'), 'not json');
    expect(await readMeasurements(folder)).toEqual([]);
  });
});
