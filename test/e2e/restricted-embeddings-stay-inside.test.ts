import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EMBEDDERS, embed } from './harness/embedders.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { CANARY, CARD_NUMBER, EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { decisionOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({ more: EMBEDDERS });
});
beforeEach(() => places.forget());
afterAll(() => places.close());
// Over the whole file: nobody outside ever saw so much as a connection. Hooks run from the last to the first.
afterAll(() => expectNobodyOutside());

function expectNobodyOutside(): void {
  expect(places.outside.openai.connections).toEqual([]);
  expect(places.outside.anthropic.connections).toEqual([]);
}

describe('a restricted text', () => {
  it.each<[string, OpenAI.EmbeddingCreateParams['input']]>([
    ['alone', RESTRICTED],
    ['as the last of a list', [EASY, HARD, RESTRICTED]],
    ['as numbers of tokens, which nobody here can read', [9906, 1917]],
    ['as lists of such numbers', [[9906], [1917, 0]]],
    ['encoded', Buffer.from(RESTRICTED.repeat(4)).toString('base64')],
  ])('is embedded inside, by the same model: %s', async (_, input) => {
    const { data, deployment, decision, headers } = await embed(places, { input });
    expect(deployment).toBe('embed-in');
    expect(data.model).toBe('shared-embedder');
    expect(headers.get('x-demarc-level')).toBe('restricted');
    expect((await decisionOf(places.dataFolder, decision)).plan).toEqual(['embed-in']);
    expectNobodyOutside();
  });

  it('stays inside also where it is no text to be embedded', async () => {
    const body = { input: EASY, user: `card ${CARD_NUMBER}` };
    expect((await embed(places, body)).deployment).toBe('embed-in');
    expectNobodyOutside();
  });

  it.each([RESTRICTED, [1, 2, 3]])('is refused rather than embedded by another model: %j', async (input) => {
    const asked = embed(places, { model: 'text-embedding-ada-002', input });
    const error = await failureOf(asked);
    expect(error.status).toBe(403);
    expect(codeOf(error)).toBe('policy_denied');
    expect(error.message).not.toContain(CANARY);
    expectNobodyOutside();
    expect(places.inside.openai.requests).toEqual([]);
    const decision = await decisionOf(places.dataFolder, error.headers?.get('x-demarc-decision') ?? '');
    expect(decision).toMatchObject({
      facts: { operation: 'embeddings', task: 'embed' },
      candidates: [
        { deployment: 'embed-out', verdict: { kind: 'refused' } },
        { deployment: 'embed-other', verdict: { kind: 'other-model', maker: 'shared-embedder' } },
      ],
      plan: [],
    });
  });
});
