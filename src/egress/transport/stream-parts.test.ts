import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import { stubCodec, stubDeployment, stubRequest } from '../../../test/fake-upstream/stub-codec.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { Exchange } from './exchange.ts';
import { rested } from './rested.fixture.ts';
import { createTransport, type Transport } from './transport.ts';

let upstream: FakeUpstream;
let transport: Transport;

beforeAll(async () => {
  upstream = await startFakeUpstream({ shape: 'openai' });
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.forget();
  transport = createTransport({ clock: realClock, airGapped: false });
});
afterEach(() => transport.close());

interface Trial {
  readonly signal?: AbortSignal;
  readonly stream?: boolean;
  readonly codec?: ProviderCodec;
  readonly timeouts?: Partial<Deployment['timeouts']>;
}

function ask(trial: Trial = {}): Promise<Exchange> {
  const { signal = new AbortController().signal, stream = true, codec = stubCodec, timeouts = {} } = trial;
  const deployment = stubDeployment({ url: upstream.url, timeouts });
  return transport.send({ deployment, codec, encoded: stubRequest({}, stream), stream, signal });
}

async function stream(trial: Trial = {}): Promise<AsyncIterator<readonly StreamPart[]>> {
  const answer = await ask(trial);
  if (answer.kind !== 'stream') throw new Error('not a stream');
  return answer.parts[Symbol.asyncIterator]();
}

async function walk(iterator: AsyncIterator<readonly StreamPart[]>): Promise<StreamPart[]> {
  const parts: StreamPart[] = [];
  for (let step = await iterator.next(); step.done !== true; step = await iterator.next())
    parts.push(...step.value);
  return parts;
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Until the upstream notices that its client is gone, from `sinceMs`. */
async function noticedAfter(sinceMs: number): Promise<number> {
  await expect.poll(() => upstream.closedEarly, { interval: 5 }).toHaveLength(1);
  return (upstream.closedEarly[0]?.atMs ?? Number.POSITIVE_INFINITY) - sinceMs;
}

describe('a stream that ends well', () => {
  it('comes in order, in batches as the network brings them, and leaves the connection for the next', async () => {
    upstream.reply({ text: 'one two three four', chunks: 4, delayMs: 15 });
    const iterator = await stream();
    const batches: (readonly StreamPart[])[] = [];
    for (let step = await iterator.next(); step.done !== true; step = await iterator.next())
      batches.push(step.value);
    expect(batches.length).toBeGreaterThanOrEqual(4);
    expect(batches.every((batch) => batch.length > 0)).toBe(true);
    const parts = batches.flat();
    expect(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')).toBe(
      'one two three four',
    );
    expect(parts.at(-1)).toMatchObject({ type: 'finish' });
    for (let round = 0; round < 2; round += 1) {
      await rested();
      await walk(await stream());
    }
    expect(new Set(upstream.requests.map(({ connectionId }) => connectionId)).size).toBe(1);
  });

  it('hands each piece over while the next is still to come', async () => {
    upstream.reply({ text: 'first second', chunks: 2, delayMs: 500 });
    const iterator = await stream();
    const step = await iterator.next();
    expect(step.value?.[0]).toMatchObject({ type: 'text-delta' });
    const sentByThen = upstream.bytesSent();
    expect((await walk(iterator)).at(-1)).toMatchObject({ type: 'finish' });
    expect(upstream.bytesSent()).toBeGreaterThan(sentByThen);
  });

  it('stays ended', async () => {
    upstream.reply({ text: 'x' });
    const iterator = await stream();
    await walk(iterator);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    await iterator.return?.();
    await sleep(30);
    expect(transport.openConnections()).toBe(1);
  });
});

// A machine that is busy elsewhere may notice late once, but not three times.
describe('a caller that goes away', { retry: 2 }, () => {
  it('K13: before the first byte: the upstream sees it within 250 ms', async () => {
    upstream.reply({ misbehave: 'never-answer' });
    const controller = new AbortController();
    const pending = ask({ signal: controller.signal });
    await expect.poll(() => upstream.requests).toHaveLength(1);
    const abortedMs = performance.now();
    controller.abort();
    expect(await pending).toEqual({ kind: 'failed', failure: { code: 'client_gone', cause: 'aborted' } });
    expect(await noticedAfter(abortedMs)).toBeLessThan(250);
  });

  it('K14: mid-stream, while a pull waits: the pull ends and the upstream sees it within 250 ms', async () => {
    upstream.reply({ misbehave: 'stall-after-n-chunks' });
    const controller = new AbortController();
    const iterator = await stream({ signal: controller.signal });
    await iterator.next();
    const pending = walk(iterator);
    await sleep(20);
    const abortedMs = performance.now();
    controller.abort();
    expect(await pending).toEqual([
      {
        type: 'failure',
        failure: { code: 'client_gone', cause: 'aborted', status: 200, upstreamRequestId: 'req-fake-1' },
      },
    ]);
    expect(await noticedAfter(abortedMs)).toBeLessThan(250);
  });

  it('leaves no second connection behind', async () => {
    upstream.reply({ misbehave: 'never-answer' });
    const attempts: unknown[] = [];
    transport.onConnect((attempt) => attempts.push(attempt));
    const controller = new AbortController();
    const pending = ask({ signal: controller.signal });
    await expect.poll(() => upstream.requests).toHaveLength(1);
    controller.abort();
    await pending;
    await sleep(100);
    expect(attempts).toHaveLength(1);
    expect(transport.openConnections()).toBe(0);
  });

  it('was gone before it was sent: no connection is made', async () => {
    const attempts: unknown[] = [];
    transport.onConnect((attempt) => attempts.push(attempt));
    const answer = await ask({ signal: AbortSignal.abort() });
    expect(answer).toEqual({
      kind: 'failed',
      failure: { code: 'client_gone', cause: 'aborted-before-sending' },
    });
    expect(attempts).toHaveLength(0);
  });

  it('while waiting for a free connection: answered at once, and never sent', async () => {
    await transport.close();
    transport = createTransport({ clock: realClock, airGapped: false, limits: { maxConnections: 1 } });
    upstream.reply({ text: 'slow', firstByteDelayMs: 150 });
    const first = ask({ stream: false });
    const controller = new AbortController();
    const second = ask({ stream: false, signal: controller.signal });
    const third = ask({ stream: false });
    const settled: string[] = [];
    void first.then(() => settled.push('first'));
    void second.then(() => settled.push('second'));
    controller.abort();
    expect(await second).toMatchObject({ failure: { code: 'client_gone' } });
    expect([(await first).kind, (await third).kind]).toEqual(['whole', 'whole']);
    expect(settled).toEqual(['second', 'first']);
    expect(upstream.requests).toHaveLength(2);
  });

  it('makes room for one that waits', async () => {
    await transport.close();
    transport = createTransport({ clock: realClock, airGapped: false, limits: { maxConnections: 1 } });
    upstream.reply({ text: 'served' });
    upstream.replyNext({ misbehave: 'never-answer' });
    const controller = new AbortController();
    const first = ask({ stream: false, signal: controller.signal });
    const second = ask({ stream: false });
    await expect.poll(() => upstream.requests).toHaveLength(1);
    controller.abort();
    expect([(await first).kind, (await second).kind]).toEqual(['failed', 'whole']);
  });

  it('by leaving the loop: the socket is destroyed', async () => {
    upstream.reply({ misbehave: 'endless-events' });
    const answer = await ask();
    if (answer.kind !== 'stream') throw new Error('not a stream');
    for await (const batch of answer.parts) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(await noticedAfter(performance.now())).toBeLessThan(250);
    expect(transport.openConnections()).toBe(0);
  });

  it('by returning while a pull waits: the pull ends', async () => {
    upstream.reply({ misbehave: 'stall-after-n-chunks', chunks: 0 });
    const iterator = await stream();
    const pending = iterator.next();
    await sleep(20);
    await iterator.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await noticedAfter(performance.now())).toBeLessThan(250);
  });
});

describe('K15: a caller that stops reading', () => {
  it('pauses the upstream, and the gateway holds little', async () => {
    upstream.reply({ misbehave: 'endless-events' });
    const iterator = await stream();
    await iterator.next();
    // The kernel's own buffers on loopback fill first.
    await sleep(300);
    const settled = upstream.bytesSent();
    const heldBefore = process.memoryUsage();
    await sleep(300);
    expect(upstream.bytesSent()).toBe(settled);
    const held = process.memoryUsage();
    expect(held.arrayBuffers - heldBefore.arrayBuffers).toBeLessThan(512 * 1024);
    const next = await iterator.next();
    // One batch is what was held for the consumer: the read-ahead and at most one packet beyond it.
    expect(JSON.stringify(next.value).length).toBeLessThan(192 * 1024);
    for (let pulls = 0; pulls < 200; pulls += 1) await iterator.next();
    expect(upstream.bytesSent()).toBeGreaterThan(settled);
    await iterator.return?.();
  });

  it('is not mistaken for an idle upstream', async () => {
    upstream.reply({ text: 'x'.repeat(400_000), chunks: 400 });
    const iterator = await stream({ timeouts: { idleMs: 50 } });
    await iterator.next();
    await sleep(200);
    expect((await walk(iterator)).at(-1)).toMatchObject({ type: 'finish' });
  });

  it('holds the connection no longer than the total limit', async () => {
    upstream.reply({ misbehave: 'endless-events' });
    const iterator = await stream({ timeouts: { totalMs: 150 } });
    await iterator.next();
    await sleep(250);
    expect(upstream.closedEarly).toHaveLength(1);
    expect((await walk(iterator)).at(-1)).toMatchObject({
      type: 'failure',
      failure: { code: 'upstream_timeout', cause: 'total-timeout' },
    });
  });
});

describe('a decoder that throws', () => {
  it('costs its own answer only, as a failure part', async () => {
    const codec: ProviderCodec = {
      ...stubCodec,
      createStreamDecoder: () => ({
        push: () => {
          throw new Error('with content of the prompt');
        },
        end: () => [],
      }),
    };
    upstream.reply({ text: 'x' });
    const parts = await walk(await stream({ codec }));
    expect(parts).toMatchObject([{ type: 'failure', failure: { cause: 'decoder-fault' } }]);
    expect(JSON.stringify(parts)).not.toContain('prompt');
  });
});

describe('a long stream', () => {
  it('arrives complete when pulled slowly and when pulled fast', async () => {
    const text = 'abcdefghij'.repeat(20_000);
    upstream.reply({ text, chunks: 2_000 });
    const lengths = await Promise.all(
      [0, 1].map(async (pauseMs) => {
        const iterator = await stream();
        let length = 0;
        for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) {
          for (const part of step.value) length += part.type === 'text-delta' ? part.text.length : 0;
          if (pauseMs > 0) await sleep(pauseMs);
        }
        return length;
      }),
    );
    expect(lengths).toEqual([text.length, text.length]);
  });
});
