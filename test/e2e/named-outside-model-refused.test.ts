import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { failureOf } from './harness/failure-of.ts';
import { DIALECTS } from './harness/pairs.ts';
import { CANARY, CARD_NUMBER, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { decisionOf, outcomeOf, recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
beforeEach(() => places.forget());
afterAll(() => places.close());

/** Every way of naming a model outside: the deployment, an alias, the model's name at its provider. */
const OUTSIDE_NAMES = ['frontier', 'best', 'rented-model', 'oracle', 'best-anthropic', 'hired-model'];

const CASES = DIALECTS.flatMap((dialect) =>
  OUTSIDE_NAMES.flatMap((model) => [false, true].map((stream) => ({ dialect, model, stream }))),
);

describe('a restricted prompt for a model outside, by name', () => {
  it.each(CASES)('is refused: $dialect for $model, stream $stream', async ({ dialect, model, stream }) => {
    const before = await recordsOf(places.dataFolder, { type: 'decision' });
    // The client retries twice when it is not told otherwise.
    const error = await failureOf(ask(places, { dialect, model, stream, prompt: RESTRICTED, maxRetries: 2 }));

    expect(error).toBeInstanceOf(
      dialect === 'openai' ? OpenAI.PermissionDeniedError : Anthropic.PermissionDeniedError,
    );
    expect(error.status).toBe(403);
    expect(error.headers?.get('x-should-retry')).toBe('false');
    expect(error.headers?.get('content-type')).toContain('application/json');
    expect(error.message).toContain('policy does not let this request go to the model it names');
    expect(error.message).not.toMatch(new RegExp(`${CANARY}|${CARD_NUMBER}`));
    if (error instanceof OpenAI.APIError) {
      expect(error).toMatchObject({ code: 'policy_denied', type: 'permission_error', param: 'model' });
    } else {
      expect(error.error).toMatchObject({
        type: 'error',
        error: { type: 'permission_error', details: { error_code: 'policy_denied', param: 'model' } },
        request_id: error.headers?.get('x-demarc-decision'),
      });
    }

    const after = await recordsOf(places.dataFolder, { type: 'decision' });
    expect(after.length - before.length).toBe(1);
    expect(places.outside.openai.connections).toEqual([]);
    expect(places.outside.anthropic.connections).toEqual([]);
    // Nor is it answered by somebody who was not asked.
    expect(places.inside.openai.requests).toEqual([]);
    expect(places.inside.anthropic.requests).toEqual([]);
  });

  it.each(DIALECTS)('is on record as a refusal with its reason: %s', async (dialect) => {
    const error = await failureOf(ask(places, { dialect, model: 'best', prompt: HARD_AND_RESTRICTED }));
    const id = error.headers?.get('x-demarc-decision') ?? '';
    expect(await decisionOf(places.dataFolder, id)).toMatchObject({
      route: { kind: 'named', use: ['frontier'] },
      candidates: [{ deployment: 'frontier', verdict: { kind: 'refused', refusals: [{ code: 'level' }] } }],
      plan: [],
    });
    expect(await outcomeOf(places.dataFolder, id)).toMatchObject({
      outcome: 'refused',
      status: 403,
      error: 'policy_denied',
      attempts: [],
      costNano: '0',
    });
  });
});

describe('a key that may not see labels', () => {
  it('is refused without a word about what was found', async () => {
    const created = await places.cli('keys', 'create', 'plain', '--json');
    expect(created.code, created.stderr).toBe(0);
    const apiKey = tokenIn(created.stdout);
    for (const dialect of DIALECTS) {
      const error = await failureOf(ask(places, { dialect, model: 'best', prompt: RESTRICTED, apiKey }));
      expect(error.status).toBe(403);
      expect(error.message).not.toMatch(/restricted|payment|card/i);
      expect(error.headers?.get('x-demarc-level')).toBeNull();
      expect(error.headers?.get('x-demarc-rule')).toBeNull();
    }
  });
});

describe('the same names', () => {
  it.each(DIALECTS.flatMap((dialect) => OUTSIDE_NAMES.map((model) => ({ dialect, model }))))(
    'are answered outside for a prompt that identifies nobody: $dialect for $model',
    async ({ dialect, model }) => {
      const heard = await ask(places, { dialect, model, prompt: HARD });
      expect(heard.headers.get('x-demarc-placement')).toBe('api');
    },
  );
});

function tokenIn(text: string): string {
  const token = /dmk_[\w-]+/.exec(text)?.[0];
  if (token === undefined) throw new Error('no key was shown');
  return token;
}
