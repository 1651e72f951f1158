import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/fake-upstream.ts';
import { eventually } from './harness/eventually.ts';
import { type House, openHouse } from './harness/one-house.ts';
import { CANARY, EASY, RESTRICTED } from './harness/prompts.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function fakes<Names extends string>(...names: Names[]): Promise<Record<Names, FakeUpstream>> {
  const started = await Promise.all(
    names.map(async (name) => [name, await startFakeUpstream({ shape: 'openai' })] as const),
  );
  for (const [, fake] of started) closers.push(() => fake.close());
  return Object.fromEntries(started) as Record<Names, FakeUpstream>;
}

async function house(configuration: string): Promise<House> {
  const opened = await openHouse(configuration);
  closers.push(() => opened.close());
  return opened;
}

const INSIDE = 'type: openai-compatible, placement: on-premises';
const LOADING = {
  status: 503,
  body: JSON.stringify({ error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }),
};
const slow = (delayMs: number) => ({ text: 'slow', firstByteDelayMs: delayMs });
const deploymentOf = ({ headers }: { headers: Headers }) => headers.get('x-demarc-deployment');

describe('places at a deployment', () => {
  it('are as many as it says; who waits goes by priority, batch work last, and nobody is turned away untruly', async () => {
    const { gpu } = await fakes('gpu');
    const opened = await house(`
providers: { gpu: { ${INSIDE}, url: "${gpu.url}" } }
deployments: { gpu: { provider: gpu, model: m, maxConcurrent: 2 } }
`);
    // Nobody is answered before all are in line, however long the machine takes to bring them there.
    let answer = () => {};
    const isLineSeen = new Promise<void>((resolve) => {
      answer = resolve;
    });
    gpu.reply(() => isLineSeen.then(() => slow(150)));
    const order: string[] = [];
    const come = async (priority: string) => {
      const told = await opened.chat(EASY, { headers: { 'x-demarc-priority': priority } });
      expect(told.status).toBe(200);
      order.push(priority);
    };
    const holders = [come('normal'), come('normal')];
    await eventually(() => gpu.requests.length === 2, 'both places taken');
    const waiting = [...Array.from({ length: 3 }, () => come('batch')), come('normal'), come('high')];
    await eventually(async () => (await opened.metrics('demarc_queue_depth'))[0]?.endsWith(' 5'), 'the line');
    expect(gpu.requests).toHaveLength(2);
    answer();
    await Promise.all([...holders, ...waiting]);
    expect(order.slice(2, 4).sort()).toEqual(['high', 'normal']);
    expect(order.slice(4)).toEqual(['batch', 'batch', 'batch']);
  });

  it('that are always taken: the line is bounded, the rest are told at once when to return', async () => {
    const { gpu } = await fakes('gpu');
    const opened = await house(`
providers: { gpu: { ${INSIDE}, url: "${gpu.url}" } }
deployments: { gpu: { provider: gpu, model: m, maxConcurrent: 1 } }
`);
    gpu.reply(slow(1_000));
    await opened.chat(EASY);
    gpu.reply({ misbehave: 'never-answer' });
    const leave = new AbortController();
    const stuck = Array.from({ length: 17 }, () =>
      opened.chat(EASY, { signal: leave.signal }).catch(() => undefined),
    );
    await eventually(
      async () => (await opened.metrics('demarc_queue_depth'))[0]?.endsWith(' 16'),
      'a full line',
    );
    const turned = await Promise.all(Array.from({ length: 20 }, () => opened.chat(EASY)));
    for (const { status, headers, text, durationMs } of turned) {
      expect([status, JSON.parse(text)]).toMatchObject([503, { error: { code: 'upstream_overloaded' } }]);
      // Sixteen before it, and its own turn, at the second that was measured.
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(17);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(22);
      expect(headers.get('x-should-retry')).toBe('true');
      expect(durationMs).toBeLessThan(1_000);
    }
    leave.abort();
    await Promise.all(stuck);
    gpu.reply({ text: 'free again' });
    await eventually(async () => (await opened.chat(EASY)).status === 200, 'the place of those who left');
  });

  it('that are taken let what may leave overflow, and nothing else', async () => {
    const { gpu, outside } = await fakes('gpu', 'outside');
    const opened = await house(`
providers:
  gpu: { ${INSIDE}, url: "${gpu.url}" }
  outside: { type: openai, url: "${outside.url}", apiKey: env:RENTED_KEY, clearance: internal }
deployments:
  gpu: { provider: gpu, model: m, maxConcurrent: 1 }
  outside: { provider: outside, model: n }
`);
    gpu.reply(slow(600));
    const holder = opened.chat(EASY);
    await eventually(() => gpu.requests.length === 1, 'the place taken');
    const kept = opened.chat(RESTRICTED);
    expect(deploymentOf(await opened.chat(EASY))).toBe('outside');
    expect(deploymentOf(await kept)).toBe('gpu');
    await holder;
    expect(outside.requests).toHaveLength(1);
  });
});

describe('the breaker', () => {
  it('leaves a failing deployment alone, and then lets one request alone try', async () => {
    const { gpu, spare } = await fakes('gpu', 'spare');
    const opened = await house(`
providers:
  gpu: { ${INSIDE}, url: "${gpu.url}" }
  spare: { ${INSIDE}, url: "${spare.url}" }
deployments:
  gpu: { provider: gpu, model: m, breakerFailures: 3 }
  spare: { provider: spare, model: m }
`);
    gpu.reply({ misbehave: 'reset-before-response' });
    for (let request = 0; request < 6; request += 1)
      expect(deploymentOf(await opened.chat(RESTRICTED))).toBe('spare');
    expect(gpu.requests).toHaveLength(3);
    gpu.reply(slow(300));
    await sleep(2_000);
    const tries = await Promise.all(Array.from({ length: 6 }, () => opened.chat(RESTRICTED)));
    expect(tries.filter((told) => deploymentOf(told) === 'gpu')).toHaveLength(1);
    expect(tries.filter((told) => deploymentOf(told) === 'spare')).toHaveLength(5);
    expect(deploymentOf(await opened.chat(RESTRICTED))).toBe('gpu');
  });

  it('says truly when to come back, where nobody else is', { timeout: 60_000 }, async () => {
    const { gpu } = await fakes('gpu');
    const opened = await house(`
providers: { gpu: { ${INSIDE}, url: "${gpu.url}" } }
deployments: { gpu: { provider: gpu, model: m, breakerFailures: 1 } }
`);
    gpu.reply({ misbehave: 'reset-before-response' });
    // A request waits a few seconds for a breaker by itself; one that is open for longer turns it away at once.
    const shut = await eventually(
      async () => {
        const told = await opened.chat(EASY);
        return told.status === 503 && told.durationMs < 1_000 && told;
      },
      'a breaker that is open for long',
      40_000,
    );
    const afterS = Number(shut.headers.get('retry-after'));
    expect(afterS).toBeGreaterThan(5);
    gpu.reply({ text: 'back' });
    await sleep(afterS * 1_000);
    expect((await opened.chat(EASY)).status).toBe(200);
  });
});

describe('health', () => {
  it('is asked for without a word of anybody’s; who is ill is passed over, and taken back by a look', async () => {
    const { first, second, outside } = await fakes('first', 'second', 'outside');
    const opened = await house(`
providers:
  first: { ${INSIDE}, url: "${first.url}", health: { everyMs: 1000 } }
  second: { ${INSIDE}, url: "${second.url}" }
  outside: { type: openai, url: "${outside.url}", apiKey: env:RENTED_KEY, clearance: internal }
deployments:
  first: { provider: first, model: m }
  second: { provider: second, model: m }
  outside: { provider: outside, model: n }
`);
    expect(deploymentOf(await opened.chat(RESTRICTED))).toBe('first');
    const stateIs = (state: string) =>
      eventually(
        async () =>
          (await opened.metrics(`demarc_deployment_health{deployment="first",state="${state}"}`)).length ===
          1,
        `first is ${state}`,
      );
    await stateIs('ready');
    first.replyToLooks({ status: 500, body: '{}' });
    first.reply({ misbehave: 'reset-before-response' });
    await stateIs('ill');
    const asked = first.requests.length;
    for (let request = 0; request < 5; request += 1) {
      const told = await opened.chat(RESTRICTED);
      expect([told.status, deploymentOf(told)]).toEqual([200, 'second']);
      expect(await opened.outcome(told)).toMatchObject({
        attempts: [{ deployment: 'first', cause: 'unhealthy', costNano: '0' }, { deployment: 'second' }],
      });
    }
    expect(first.requests).toHaveLength(asked);
    const deployments = (await (
      await fetch(`${opened.url}/demarc/v1/deployments`, {
        headers: { authorization: `Bearer ${opened.openai().apiKey}` },
      })
    ).json()) as { deployments: { name: string; state: string | null }[] };
    expect(deployments.deployments.find(({ name }) => name === 'first')?.state).toBe('http-500');
    first.replyToLooks(undefined);
    first.reply({ text: 'well again' });
    await stateIs('ready');
    const back = await opened.chat(RESTRICTED);
    expect([back.status, deploymentOf(back)]).toEqual([200, 'first']);
    for (const fake of [first, second]) {
      expect(fake.looks.length).toBeGreaterThan(0);
      for (const { method, path, text, headers } of fake.looks) {
        expect([method, path, text]).toEqual(['GET', '/v1/models', '']);
        expect(JSON.stringify(headers)).not.toContain(CANARY);
      }
    }
    // Nobody asked the operator's vendor anything.
    expect([outside.looks, outside.requests]).toEqual([[], []]);
  });
});

describe('a deployment that comes with a changed file', () => {
  it('is asked for its health from then on, and one that goes is no longer', async () => {
    const { old, added } = await fakes('old', 'added');
    const text = (name: string, url: string) => `
providers: { ${name}: { ${INSIDE}, url: "${url}", health: { everyMs: 1000 } } }
deployments: { ${name}: { provider: ${name}, model: m } }
`;
    const opened = await house(text('old', old.url));
    await eventually(() => old.looks.length > 1, 'looks at the one');
    await opened.rewrite(text('added', added.url));
    await eventually(() => added.looks.length > 1, 'looks at the other', 10_000);
    const before = old.looks.length;
    await sleep(2_500);
    expect(old.looks).toHaveLength(before);
  });
});

describe('equals', () => {
  it('share what comes, however fast it comes', async () => {
    const { one, two } = await fakes('one', 'two');
    const opened = await house(`
providers:
  one: { ${INSIDE}, url: "${one.url}" }
  two: { ${INSIDE}, url: "${two.url}" }
deployments:
  one: { provider: one, model: m, pool: gpus, maxConcurrent: 4 }
  two: { provider: two, model: m, pool: gpus, maxConcurrent: 4 }
routing: { rules: [{ name: everything, use: gpus }] }
`);
    for (const fake of [one, two]) fake.reply(slow(300));
    await Promise.all(Array.from({ length: 8 }, () => opened.chat(RESTRICTED)));
    expect([one.requests.length, two.requests.length]).toEqual([4, 4]);
    // One that is slow gets less.
    one.reply(slow(1_500));
    two.reply(slow(20));
    const hung = Array.from({ length: 2 }, () => opened.chat(EASY));
    await sleep(100);
    const before = two.requests.length;
    for (let request = 0; request < 6; request += 1) await opened.chat(EASY);
    expect(two.requests.length - before).toBe(6);
    await Promise.all(hung);
  });
});

describe('a second one beside a slow one', () => {
  it('answers first, the slow one is cut and paid for, and what may not leave gets no company', async () => {
    const { gpu, outside } = await fakes('gpu', 'outside');
    const opened = await house(`
providers:
  gpu: { ${INSIDE}, url: "${gpu.url}" }
  outside: { type: openai, url: "${outside.url}", apiKey: env:RENTED_KEY, clearance: internal }
deployments:
  gpu: { provider: gpu, model: m, hedgeAfterMs: 200, cost: { input: 1, output: 2 } }
  outside: { provider: outside, model: n, cost: { input: 1, output: 2 } }
`);
    gpu.reply({ text: 'TOO LATE', firstByteDelayMs: 3_000 });
    outside.reply({ text: 'in time' });
    for (const stream of [false, true]) {
      const closedBefore = gpu.closedEarly.length;
      const told = await opened.chat(EASY, { stream });
      expect(told.status).toBe(200);
      expect(told.durationMs).toBeLessThan(2_500);
      expect(stream ? told.text.replace(/data: .*?"content":"([^"]*)".*\n+/g, '$1') : told.text).toContain(
        'in time',
      );
      expect(told.text).not.toContain('TOO LATE');
      await eventually(() => gpu.closedEarly.length === closedBefore + 1, 'the slow one was cut');
      const outcome = await opened.outcome(told);
      expect(outcome).toMatchObject({
        deployment: 'outside',
        attempts: [
          {
            attempt: 1,
            deployment: 'gpu',
            result: 'aborted',
            cause: 'hedge-lost',
            usage: { source: 'estimated' },
          },
          { attempt: 2, deployment: 'outside', result: 'answered', isHedge: true },
        ],
      });
      expect(BigInt(outcome.attempts[0]!.costNano!)).toBeGreaterThan(0n);
    }
    const before = outside.requests.length;
    gpu.reply(slow(800));
    const kept = await opened.chat(RESTRICTED);
    expect([kept.status, deploymentOf(kept)]).toEqual([200, 'gpu']);
    expect(outside.requests).toHaveLength(before);
    expect(await opened.metrics('demarc_hedges_total')).toEqual([
      'demarc_hedges_total{deployment="outside",result="answered"} 2',
    ]);
  });
});

describe('a model that is being loaded', () => {
  it('is waited for with signs of life, then answers; and is told of truly where that takes too long', async () => {
    const { gpu } = await fakes('gpu');
    gpu.replyToLooks(LOADING);
    gpu.reply({ misbehave: 'raw', bytes: rawLoading() });
    const opened = await house(`
providers: { gpu: { type: llama.cpp, placement: on-premises, url: "${gpu.url}", health: { everyMs: 1000 } } }
deployments:
  gpu: { provider: gpu, model: m }
  hasty: { provider: gpu, model: m, loading: { waitMs: 1200 } }
`);
    const streamed = opened.chat(EASY, { model: 'gpu', stream: true });
    const whole = opened.chat(EASY, { model: 'gpu' });
    const hasty = await opened.chat(EASY, { model: 'hasty' });
    expect([hasty.status, JSON.parse(hasty.text)]).toMatchObject([503, { error: { code: 'starting' } }]);
    expect(Number(hasty.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(hasty.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await sleep(10_500);
    // Nobody has hammered it meanwhile: at most one attempt for each request met it before a look told.
    expect(gpu.requests.length).toBeLessThanOrEqual(3);
    gpu.reply({ text: 'warm', chunks: 1 });
    gpu.replyToLooks(undefined);
    const [first, second] = await Promise.all([streamed, whole]);
    expect(first.text).toMatch(/^: keep-alive/);
    expect(first.text).toContain('"warm"');
    expect([second.status, second.text]).toMatchObject([200, expect.stringContaining('warm')]);
    expect((await opened.outcome(second)).attempts.at(-1)).toMatchObject({ isColdStart: true });
    expect(await opened.metrics('demarc_cold_attempts_total')).toEqual([
      'demarc_cold_attempts_total{deployment="gpu"} 2',
    ]);
    const [seen] = await opened.metrics('demarc_cold_start_duration_seconds_count{deployment="gpu"}');
    expect(seen?.endsWith(' 1')).toBe(true);
  });

  it('by a server that dies over it is a clear error', async () => {
    const { gpu } = await fakes('gpu');
    gpu.replyToLooks(LOADING);
    const opened = await house(`
providers: { gpu: { type: llama.cpp, placement: on-premises, url: "${gpu.url}", health: { everyMs: 1000 } } }
deployments: { gpu: { provider: gpu, model: m } }
`);
    await eventually(async () => {
      const lines = await opened.metrics('demarc_deployment_health{deployment="gpu",state="loading"}');
      return lines.length === 1;
    }, 'that it loads');
    const waiting = opened.chat(EASY);
    await sleep(300);
    await gpu.close();
    const told = await waiting;
    expect([told.status, JSON.parse(told.text)]).toMatchObject([
      502,
      { error: { code: 'upstream_load_failed' } },
    ]);
    expect(told.durationMs).toBeLessThan(5_000);
  });
});

function rawLoading(): string {
  return `HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: ${LOADING.body.length}\r\n\r\n${LOADING.body}`;
}
