import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeReply } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { PAIRS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { EASY, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { outcomeOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({
    deployment: 'timeouts: { firstTokenMs: 300, idleMs: 300, totalMs: 1200 }, breakerFailures: 10000',
  });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const OUTAGES: readonly (readonly [string, () => FakeReply])[] = [
  ['resets', () => ({ misbehave: 'reset-before-response' })],
  ['never answers', () => ({ misbehave: 'never-answer' })],
  ['answers 500', () => ({ misbehave: 'status', status: 500 })],
  ['answers 503', () => ({ misbehave: 'status', status: 503 })],
  ['answers 529', () => ({ misbehave: 'status', status: 529 })],
  ['answers 401', () => ({ misbehave: 'status', status: 401 })],
  ['answers 404', () => ({ misbehave: 'status', status: 404 })],
  ['answers HTML', () => ({ misbehave: 'html-200' })],
  ['answers nothing', () => ({ misbehave: 'empty-200' })],
  ['speaks no HTTP', () => ({ misbehave: 'garbage-bytes' })],
  [
    'redirects outside',
    () => ({ misbehave: 'redirect', location: `${places.outside.openai.url}/chat/completions` }),
  ],
];

describe('while the model inside is ill', () => {
  it.each(OUTAGES)('sends nothing restricted outside: it %s', async (_how, reply) => {
    places.inside.openai.reply(reply());
    const errors = await Promise.all(
      (['openai', 'anthropic'] as const).flatMap((dialect) =>
        [false, true].map((stream) =>
          failureOf(ask(places, { dialect, model: 'auto', prompt: HARD_AND_RESTRICTED, stream })),
        ),
      ),
    );
    for (const error of errors) {
      expect([502, 503]).toContain(error.status);
      expect(error.message).not.toMatch(/quillfeather|4539\D?1488/);
    }
    expectNobodyOutside();
  });
});

/** Every way to misbehave that the fake knows, and statuses of every kind. */
const FAULTS: readonly FakeReply[] = [
  { misbehave: 'reset-before-response' },
  { misbehave: 'never-answer' },
  { misbehave: 'html-200' },
  { misbehave: 'empty-200' },
  { misbehave: 'no-content-204' },
  { misbehave: 'error-object-200' },
  { misbehave: 'garbage-bytes' },
  { misbehave: 'half-head' },
  { misbehave: 'huge-headers' },
  { misbehave: 'switching-protocols-101' },
  { misbehave: 'early-hints-103' },
  { misbehave: 'length-and-chunked' },
  { misbehave: 'bad-chunk-size' },
  { misbehave: 'endless-error-body' },
  { misbehave: 'short-body' },
  { misbehave: 'gzip' },
  { misbehave: 'json-though-stream' },
  { misbehave: 'drip', intervalMs: 200 },
  { misbehave: 'reset-after-n-chunks', chunks: 1 },
  { misbehave: 'stall-after-n-chunks', chunks: 1 },
  { misbehave: 'end-without-terminator', chunks: 1 },
  { misbehave: 'bad-json-line', chunks: 1 },
  { misbehave: 'invalid-utf8', chunks: 1 },
  { misbehave: 'error-event-mid-stream', chunks: 1 },
  { misbehave: 'endless-line', chunks: 1 },
  { misbehave: 'data-after-done' },
  { misbehave: 'split-utf8-bytes' },
  { misbehave: 'unsolicited-second-response' },
  { misbehave: 'unsolicited-second-response', delayMs: 2 },
  { misbehave: 'stay-open' },
  { misbehave: 'raw', bytes: 'HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n' },
  { misbehave: 'raw', bytes: `HTTP/1.1 200 OK\r\ncontent-length: 20000\r\n\r\n${'['.repeat(20_000)}` },
  ...[300, 302, 307, 400, 401, 402, 403, 404, 408, 409, 413, 418, 422, 429, 500, 502, 503, 504, 529, 599].map(
    (status) => ({ misbehave: 'status', status }) as const,
  ),
  { misbehave: 'status', status: 429, retryAfterS: 3 },
  { misbehave: 'status', status: 400, errorCode: 'context_length_exceeded' },
];

describe('every fault of the model inside at once', () => {
  it(`sends nothing restricted outside: ${FAULTS.length} of them, in each dialect, whole and streamed`, {
    timeout: 60_000,
  }, async () => {
    places.inside.openai.reply(({ text }) => FAULTS[Number(/fault-(\d+)\./.exec(text)?.[1])] ?? { text: '' });
    const answers = await Promise.allSettled(
      FAULTS.flatMap((_fault, index) =>
        (['openai', 'anthropic'] as const).flatMap((dialect) =>
          [false, true].map((stream) =>
            ask(places, {
              dialect,
              model: 'auto',
              prompt: `${HARD_AND_RESTRICTED} fault-${index}.`,
              stream,
            }),
          ),
        ),
      ),
    );
    const failures = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [String(answer.reason)] : [],
    );
    expect(failures.length).toBeGreaterThan(2 * FAULTS.length);
    for (const failure of failures) expect(failure).not.toMatch(/quillfeather|4539\D?1488/);
    // Each fault was met, or it would have shown nothing.
    const met = new Set(places.inside.openai.requests.map(({ text }) => /fault-(\d+)\./.exec(text)?.[1]));
    expect(met.size).toBe(FAULTS.length);
    expectNobodyOutside();
  });
});

describe('with no model inside', () => {
  beforeAll(async () => {
    await Promise.all([places.inside.openai.close(), places.inside.anthropic.close()]);
  });

  it.each(PAIRS_BOTH_WAYS)('says that nobody may see it: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, model, stream } = pair;
    const [soft, hard] = await Promise.all(
      [RESTRICTED, HARD_AND_RESTRICTED].map((prompt) =>
        failureOf(ask(places, { dialect, model, prompt, stream })),
      ),
    );
    for (const error of [soft!, hard!]) {
      expect(error.status).toBe(503);
      expect(codeOf(error)).toBe('no_cleared_destination');
      expect(Number(error.headers?.get('retry-after'))).toBeGreaterThan(0);
      expect(error.headers?.get('x-should-retry')).toBe('true');
      expect(error).toBeInstanceOf(
        dialect === 'openai' ? OpenAI.InternalServerError : Anthropic.InternalServerError,
      );
      const id = error.headers?.get('x-demarc-decision') ?? '';
      const outcome = await outcomeOf(places.dataFolder, id);
      expect(outcome).toMatchObject({ outcome: 'failed', status: 503, error: 'no_cleared_destination' });
      expect(new Set(outcome.attempts.map(({ deployment }) => deployment))).toEqual(
        new Set([pair.insideName]),
      );
    }
    expectNobodyOutside();
  });

  it.each(PAIRS)('holds confidential text back as well: $dialect to $wire', async ({ dialect, model }) => {
    const headers = { 'x-demarc-level': 'confidential' };
    const error = await failureOf(ask(places, { dialect, model, prompt: EASY, headers }));
    expect([error.status, codeOf(error)]).toEqual([503, 'no_cleared_destination']);
    expectNobodyOutside();
  });

  it.each(PAIRS)('keeps data in its region: $dialect to $wire', async ({ dialect, model }) => {
    const headers = { 'x-demarc-residency': 'eu' };
    const error = await failureOf(ask(places, { dialect, model, prompt: EASY, headers }));
    expect([error.status, codeOf(error)]).toEqual([503, 'no_cleared_destination']);
    expectNobodyOutside();
  });

  it.each(PAIRS_BOTH_WAYS)(
    'lets others answer what they may see: $dialect to $wire, stream $stream',
    async (pair) => {
      const { dialect, wire, model, stream } = pair;
      const heard = await ask(places, { dialect, model, prompt: EASY, stream });
      expect(heard.text).toBe('This is a fake answer.');
      expect(heard.headers.get('x-demarc-deployment')).toBe(pair.outsideName);
      expect(places.outside[wire].requests).toHaveLength(1);
      const outcome = await outcomeOf(places.dataFolder, heard.decision);
      expect(outcome.attempts).toMatchObject([
        { deployment: pair.insideName, result: 'failed', costNano: '0' },
        { deployment: pair.outsideName, result: 'answered' },
      ]);
    },
  );
});

function expectNobodyOutside(): void {
  expect(places.outside.openai.requests).toEqual([]);
  expect(places.outside.openai.connections.filter(({ closedAtMs }) => closedAtMs === undefined)).toEqual([]);
  expect(places.outside.anthropic.requests).toEqual([]);
}
