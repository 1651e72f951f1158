import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  closedPort,
  type FakeUpstream,
  startFakeUpstream,
} from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import type { FakeMisbehaviour } from '../../../test/fake-upstream/script.ts';
import { stubCodec, stubDeployment, stubRequest } from '../../../test/fake-upstream/stub-codec.ts';
import type { Deployment } from '../../domain/deployment.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import type { Exchange } from './exchange.ts';
import { createTransport, type Transport } from './transport.ts';

const KEY = 'sk-the-secret';
let upstream: FakeUpstream;
let transport: Transport;

beforeAll(async () => {
  upstream = await startFakeUpstream({ shape: 'openai' });
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.forget();
  transport = createTransport({ clock: realClock, airGapped: false, limits: { afterFinishMs: 100 } });
});
afterEach(() => transport.close());

const BROKEN_FRAMING = new Set(['malformed-http', 'half-response-head', 'headers-too-large']);

interface Trial {
  readonly stream?: boolean;
  readonly timeouts?: Partial<Deployment['timeouts']>;
  readonly url?: string;
}

function ask({ stream = false, timeouts = {}, url = upstream.url }: Trial = {}): Promise<Exchange> {
  const deployment = stubDeployment({ url, apiKey: KEY, timeouts });
  const signal = new AbortController().signal;
  return transport.send({ deployment, codec: stubCodec, encoded: stubRequest({}, stream), stream, signal });
}

async function partsOf(answer: Exchange): Promise<StreamPart[]> {
  if (answer.kind !== 'stream') throw new Error(`not a stream: ${JSON.stringify(answer)}`);
  const parts: StreamPart[] = [];
  for await (const batch of answer.parts) parts.push(...batch);
  return parts;
}

async function failureOf(trial: Trial): Promise<UpstreamFailure> {
  const answer = await ask(trial);
  if (answer.kind === 'failed') return answer.failure;
  if (answer.kind === 'whole') throw new Error('an answer came');
  const last = (await partsOf(answer)).at(-1);
  if (last?.type !== 'failure') throw new Error('the stream did not fail');
  return last.failure;
}

const textOf = (parts: readonly StreamPart[]) =>
  parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');

describe('an upstream that cannot be reached', () => {
  it('F01: refuses', async () => {
    const failure = await failureOf({ url: `http://127.0.0.1:${await closedPort()}` });
    expect(failure).toEqual({ code: 'upstream_unreachable', cause: 'connection-refused' });
  });

  it('F07: resets before it answers', async () => {
    upstream.reply({ misbehave: 'reset-before-response' });
    expect(await failureOf({})).toEqual({ code: 'upstream_unreachable', cause: 'connection-reset' });
  });
});

describe.each([{ stream: false }, { stream: true }])(
  'an answer that is none (stream: $stream)',
  ({ stream }) => {
    const raw = (bytes: string): FakeMisbehaviour => ({ misbehave: 'raw', bytes });

    it.each<[string, FakeMisbehaviour, string, string]>([
      ['F08 garbage', { misbehave: 'garbage-bytes' }, 'upstream_protocol', 'malformed-http'],
      ['F08 half a head', { misbehave: 'half-head' }, 'upstream_protocol', 'half-response-head'],
      ['F09 huge headers', { misbehave: 'huge-headers' }, 'upstream_protocol', 'headers-too-large'],
      ['F10 101', { misbehave: 'switching-protocols-101' }, 'upstream_protocol', 'unexpected-status'],
      ['F10 103', { misbehave: 'early-hints-103' }, 'upstream_protocol', 'unexpected-status'],
      ['F10 100', raw('HTTP/1.1 100 Continue\r\n\r\n'), 'upstream_protocol', 'unexpected-status'],
      ['F10 bare 101', raw('HTTP/1.1 101 Fake\r\n\r\n'), 'upstream_protocol', 'unexpected-status'],
      ['F11 length and chunked', { misbehave: 'length-and-chunked' }, 'upstream_protocol', 'malformed-http'],
      ['F15 encoded', { misbehave: 'gzip' }, 'upstream_protocol', 'content-encoding'],
      ['F16 HTML', { misbehave: 'html-200' }, 'upstream_protocol', 'html'],
      ['F17 204', { misbehave: 'no-content-204' }, 'upstream_protocol', 'unexpected-status'],
      ['F21 307', { misbehave: 'redirect', location: '/v1/elsewhere' }, 'upstream_redirect', 'redirect'],
      [
        'F21 302',
        { misbehave: 'redirect', location: 'http://127.0.0.1:1/', status: 302 },
        'upstream_redirect',
        'redirect',
      ],
      [
        'two lengths',
        raw('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}'),
        'upstream_protocol',
        'malformed-http',
      ],
    ])('%s', async (_name, reply, code, cause) => {
      upstream.reply(reply);
      expect(await failureOf({ stream })).toMatchObject({ code, cause });
      expect(upstream.requests).toHaveLength(1);
      // A response framed as HTTP says may be followed by another; a connection that broke the framing, never.
      if (BROKEN_FRAMING.has(cause)) await expect.poll(() => transport.openConnections()).toBe(0);
    });

    // A whole answer's first byte comes when it is complete, so the total is its only limit.
    const silence = stream
      ? { timeouts: { firstTokenMs: 100 }, cause: 'first-token-timeout' }
      : { timeouts: { totalMs: 100 }, cause: 'total-timeout' };

    it('F06: never answers', async () => {
      upstream.reply({ misbehave: 'never-answer' });
      const started = performance.now();
      const failure = await failureOf({ stream, timeouts: silence.timeouts });
      expect(failure).toEqual({ code: 'upstream_timeout', cause: silence.cause });
      expect(performance.now() - started).toBeLessThan(5_000);
      await expect.poll(() => upstream.closedEarly).toHaveLength(1);
    });

    it('F06: sends a head and then nothing', async () => {
      upstream.reply({
        ...raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'),
        close: false,
      } as FakeMisbehaviour);
      const failure = await failureOf({ stream, timeouts: silence.timeouts });
      expect(failure).toEqual({ code: 'upstream_timeout', cause: silence.cause, status: 200 });
    });

    it('F34: drips past the total limit', async () => {
      upstream.reply({ misbehave: 'drip', intervalMs: 20 });
      const started = performance.now();
      const failure = await failureOf({ stream, timeouts: { totalMs: 300, idleMs: 200 } });
      expect(failure).toMatchObject({ code: 'upstream_timeout', cause: 'total-timeout' });
      expect(performance.now() - started).toBeLessThan(5_000);
    });

    it('F44: thinks for long, and is waited for', async () => {
      upstream.reply({ text: 'worth the wait', firstByteDelayMs: 300 });
      const answer = await ask({ stream, timeouts: { idleMs: 100 } });
      expect(answer.kind).toBe(stream ? 'stream' : 'whole');
      if (stream) expect(textOf(await partsOf(answer))).toBe('worth the wait');
    });
  },
);

describe('a whole answer', () => {
  it('F06: is late for its total alone, in whatever order timers that ran out are called', async () => {
    await transport.close();
    const timers = new Set<() => void>();
    const lateClock: Clock = {
      ...realClock,
      after(_delayMs, callback) {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    };
    transport = createTransport({ clock: lateClock, airGapped: false });
    upstream.reply({ misbehave: 'never-answer' });
    const asked = ask();
    await expect.poll(() => upstream.requests).toHaveLength(1);
    for (const runOut of timers) runOut();
    expect(await asked).toMatchObject({ failure: { cause: 'total-timeout' } });
  });

  it.each<[string, FakeMisbehaviour, string, string]>([
    ['F11 bad chunk size', { misbehave: 'bad-chunk-size' }, 'upstream_protocol', 'malformed-http'],
    ['F13 short body', { misbehave: 'short-body' }, 'upstream_incomplete', 'connection-reset'],
    ['F17 empty', { misbehave: 'empty-200' }, 'upstream_protocol', 'empty-body'],
    ['F18 error object', { misbehave: 'error-object-200' }, 'upstream_protocol', 'wrong-shape'],
  ])('%s', async (_name, reply, code, cause) => {
    upstream.reply(reply);
    const failure = await failureOf({});
    expect(failure).toMatchObject({ code, cause, status: 200 });
    expect(JSON.stringify(failure)).not.toContain(KEY);
  });

  it('F14: is cut at the cap', async () => {
    await transport.close();
    transport = createTransport({
      clock: realClock,
      airGapped: false,
      limits: { maxBodyBytes: 1024 * 1024 },
    });
    upstream.reply({ misbehave: 'endless-body' });
    const before = upstream.bytesSent();
    expect(await failureOf({})).toMatchObject({ code: 'upstream_too_large', cause: 'body-too-large' });
    await expect.poll(() => upstream.closedEarly).toHaveLength(1);
    expect(upstream.bytesSent() - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('F14: is refused by its declared length alone', async () => {
    upstream.reply({
      misbehave: 'raw',
      bytes: 'HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n',
      close: false,
    });
    expect(await failureOf({})).toMatchObject({ code: 'upstream_too_large' });
  });

  it('F12: a second response reaches nobody and ends the connection', async () => {
    upstream.reply({ misbehave: 'unsolicited-second-response', answer: { text: 'mine' } });
    const first = await ask();
    expect(first).toMatchObject({ response: { parts: [{ text: 'mine' }] } });
    upstream.reply({ text: 'also mine' });
    const second = await ask();
    expect(second).toMatchObject({ response: { parts: [{ text: 'also mine' }] } });
    const [one, two] = upstream.requests;
    expect(one?.connectionId).not.toBe(two?.connectionId);
  });
});

describe('a streamed answer', () => {
  it.each<[string, FakeMisbehaviour, string, string]>([
    ['F31 reset', { misbehave: 'reset-after-n-chunks' }, 'upstream_incomplete', 'connection-reset'],
    ['F32 no terminator', { misbehave: 'end-without-terminator' }, 'upstream_incomplete', 'no-finish'],
    ['F35 bad JSON', { misbehave: 'bad-json-line' }, 'upstream_incomplete', 'bad-json-line'],
    ['F37 endless line', { misbehave: 'endless-line' }, 'upstream_incomplete', 'line-too-long'],
    ['F40 error event', { misbehave: 'error-event-mid-stream' }, 'upstream_incomplete', 'error-event'],
  ])('%s: what came is delivered, then the failure', async (_name, reply, code, cause) => {
    upstream.reply(reply);
    const parts = await partsOf(await ask({ stream: true }));
    expect(textOf(parts).length).toBeGreaterThan(0);
    expect(parts.at(-1)).toEqual({
      type: 'failure',
      failure: { code, cause, status: 200, upstreamRequestId: 'req-fake-1' },
    });
    expect(parts.filter(({ type }) => type === 'failure')).toHaveLength(1);
  });

  it('F33: stalls', async () => {
    upstream.reply({ misbehave: 'stall-after-n-chunks' });
    const failure = await failureOf({ stream: true, timeouts: { idleMs: 100 } });
    expect(failure).toMatchObject({ code: 'upstream_timeout', cause: 'idle-timeout' });
    await expect.poll(() => upstream.closedEarly).toHaveLength(1);
  });

  it('F36: a character split over packets is whole again', async () => {
    upstream.reply({ misbehave: 'split-utf8-bytes', answer: { text: 'Grüße 🎉 zurück' } });
    expect(textOf(await partsOf(await ask({ stream: true })))).toBe('Grüße 🎉 zurück');
  });

  it('F38: never ends, and is cut at the cap', async () => {
    await transport.close();
    transport = createTransport({
      clock: realClock,
      airGapped: false,
      limits: { maxStreamBytes: 1024 * 1024 },
    });
    upstream.reply({ misbehave: 'endless-events' });
    expect(await failureOf({ stream: true })).toMatchObject({ code: 'upstream_too_large' });
    await expect.poll(() => upstream.closedEarly).toHaveLength(1);
  });

  it('F39: data after the end is ignored and its connection dropped at once', async () => {
    await transport.close();
    transport = createTransport({ clock: realClock, airGapped: false, limits: { afterFinishMs: 20_000 } });
    upstream.reply({ misbehave: 'data-after-done', answer: { text: 'all of it' } });
    const parts = await partsOf(await ask({ stream: true }));
    expect(textOf(parts)).toBe('all of it');
    expect(parts.at(-1)).toMatchObject({ type: 'finish' });
    await expect.poll(() => transport.openConnections()).toBe(0);
    expect(upstream.closedEarly).toHaveLength(1);
  });

  it('F39: an answer that is complete but never closed ends without a failure', async () => {
    upstream.reply({ misbehave: 'stay-open', answer: { text: 'all of it' } });
    const started = performance.now();
    const parts = await partsOf(await ask({ stream: true }));
    expect(parts.at(-1)).toMatchObject({ type: 'finish' });
    expect(performance.now() - started).toBeLessThan(5_000);
    await expect.poll(() => transport.openConnections()).toBe(0);
  });
});
