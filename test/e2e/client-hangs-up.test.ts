import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { eventually } from './harness/eventually.ts';
import { PAIRS, type Pair } from './harness/pairs.ts';
import { EASY, HARD } from './harness/prompts.ts';
import { openSocket, rawRequest } from './harness/raw-http.ts';
import { outcomeOf, recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
afterEach(() => places.forget());
afterAll(() => places.close());

/** How soon the upstream must see that nobody listens any more. */
const NOTICED_WITHIN_MS = 250;

// A machine that is busy elsewhere may notice late once, but not three times.
describe('a caller that hangs up', { retry: 2 }, () => {
  it.each(PAIRS)('before the answer began: $dialect to $wire', async (pair) => {
    const fake = places.outside[pair.wire];
    fake.reply({ misbehave: 'never-answer' });
    await hangUpWhen(pair, { stream: false }, () => fake.requests.length === 1);
    expect(await lastOutcome()).toMatchObject({
      outcome: 'aborted',
      status: 499,
      error: 'client_gone',
      attempts: [{ deployment: pair.outsideName, result: 'aborted' }],
    });
    expect(places.inside[pair.wire].requests).toEqual([]);
  });

  it.each(PAIRS)('in the middle of a whole answer: $dialect to $wire', async (pair) => {
    const fake = places.outside[pair.wire];
    const before = fake.bytesSent();
    // One byte at a time; the head and the beginning of the body have about this many.
    fake.reply({ misbehave: 'drip', intervalMs: 5 });
    await hangUpWhen(pair, { stream: false }, () => fake.bytesSent() - before > 300);
    expect(await lastOutcome()).toMatchObject({ outcome: 'aborted', status: 499 });
  });

  it.each(PAIRS)('in the middle of a stream: $dialect to $wire', async (pair) => {
    const fake = places.outside[pair.wire];
    fake.reply({ text: 'prime '.repeat(200), chunks: 200, delayMs: 20 });
    await hangUpWhen(pair, { stream: true }, (heard) => heard.includes('prime'));
    const outcome = await lastOutcome();
    expect(outcome).toMatchObject({
      outcome: 'aborted',
      attempts: [{ deployment: pair.outsideName, result: 'aborted', usage: { source: 'estimated' } }],
    });
    // What was produced until then is paid for, and not the answer that never came.
    const usage = outcome.attempts[0]?.usage;
    expect(usage?.outputTokens).toBeGreaterThan(0);
    expect(usage?.outputTokens).toBeLessThan(150);
    expect(BigInt(outcome.costNano ?? '0')).toBeGreaterThan(0n);
  });

  it.each(['openai', 'anthropic'] as const)('by its own client: %s', async (dialect) => {
    const fake = places.outside.openai;
    fake.reply({ misbehave: 'never-answer' });
    const abort = new AbortController();
    const asked = ask(places, { dialect, model: 'auto', prompt: HARD, stream: true, signal: abort.signal });
    await eventually(() => fake.requests.length === 1, 'the request');
    const hungUpAtMs = performance.now();
    abort.abort();
    await expect(asked).rejects.toThrow('abort');
    await expectNoticed(pairOf(dialect), hungUpAtMs);
  });
});

describe('a caller that reads no further', { retry: 2 }, () => {
  it.each(PAIRS)('pauses the model: $dialect to $wire', async (pair) => {
    const fake = places.outside[pair.wire];
    const before = fake.bytesSent();
    fake.reply({ misbehave: 'endless-events' });
    const socket = openSocket(places.url);
    socket.write(bodyOf(pair, true));
    await eventually(() => fake.bytesSent() - before > 200_000, 'a good part of the answer');
    // Nothing is read here, so that the buffers on the way fill up.
    const stoodStill = await eventually(
      async () => {
        const sent = fake.bytesSent();
        await sleep(300);
        return fake.bytesSent() === sent ? sent : undefined;
      },
      'the model to pause',
      10_000,
    );
    // The kernel's buffers on both ways, and little beside.
    expect(stoodStill - before).toBeLessThan(32 * 1024 * 1024);
    const other = await ask(places, { dialect: pair.dialect, model: 'auto', prompt: EASY });
    expect(other.text).toBe('This is a fake answer.');

    const resumed = fake.bytesSent();
    socket.resume();
    await eventually(() => fake.bytesSent() - resumed > 1_000_000, 'the model to go on');
    const hungUpAtMs = performance.now();
    socket.destroy();
    await expectNoticed(pair, hungUpAtMs);
  });
});

async function hangUpWhen(
  pair: Pair,
  { stream }: { readonly stream: boolean },
  isTime: (heard: string) => boolean,
): Promise<void> {
  const socket = openSocket(places.url);
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  socket.write(bodyOf(pair, stream));
  await eventually(() => isTime(heard), 'the moment to hang up');
  const hungUpAtMs = performance.now();
  socket.destroy();
  await expectNoticed(pair, hungUpAtMs);
}

async function expectNoticed(pair: Pair, hungUpAtMs: number): Promise<void> {
  const closed = await eventually(() => places.outside[pair.wire].closedEarly[0], 'the connection to close');
  expect(closed.atMs - hungUpAtMs).toBeLessThan(NOTICED_WITHIN_MS);
}

function bodyOf({ dialect, model }: Pair, stream: boolean): Buffer {
  const body = { model, max_tokens: 512, stream, messages: [{ role: 'user', content: HARD }] };
  const path = dialect === 'openai' ? '/v1/chat/completions' : '/v1/messages';
  return rawRequest({ path, body: JSON.stringify(body) });
}

async function lastOutcome() {
  const decisions = await recordsOf(places.dataFolder, { type: 'decision' });
  return outcomeOf(places.dataFolder, decisions.at(-1)?.request ?? '');
}

function pairOf(dialect: Pair['dialect']): Pair {
  const pair = PAIRS.find((each) => each.dialect === dialect && each.wire === 'openai');
  if (pair === undefined) throw new Error('there is no such pair');
  return pair;
}
