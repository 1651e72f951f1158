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
      expect(error.message).not.toMatch(/quillfeather|4539/);
    }
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
