import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CODERS, type CompletionBody, complete, SUFFIX, streamCompletion } from './harness/coders.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { CANARY, CARD_NUMBER, HARD, RESTRICTED } from './harness/prompts.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({ more: CODERS });
});
beforeEach(() => {
  places.forget();
  places.inside.openai.reply({ text: 'return a + b' });
  places.outside.openai.reply({ text: 'return a + b' });
});
afterAll(() => places.close());
// Over the whole file: nobody outside ever saw so much as a connection. Hooks run from the last to the first.
afterAll(() => expectNobodyOutside());

function expectNobodyOutside(): void {
  expect(places.outside.openai.connections).toEqual([]);
  expect(places.outside.anthropic.connections).toEqual([]);
}

describe('a restricted text', () => {
  const hidden = `${SUFFIX}# ${CANARY} card ${CARD_NUMBER}`;
  it.each<[string, CompletionBody]>([
    ['before the gap', { prompt: `${HARD}\n${RESTRICTED}`, suffix: SUFFIX }],
    ['behind the gap', { suffix: hidden }],
    ['as the only one of a list', { prompt: [RESTRICTED] }],
    ['among the stops', { stop: [`card ${CARD_NUMBER}`] }],
    ['as the end user', { user: `card ${CARD_NUMBER}` }],
  ])('stays inside: %s', async (_, body) => {
    for (const asked of [complete(places, body), streamCompletion(places, body)]) {
      const { deployment, headers } = await asked;
      expect(deployment).toBe('everyday');
      expect(headers.get('x-demarc-level')).toBe('restricted');
    }
    expectNobodyOutside();
  });

  it.each<CompletionBody>([{ prompt: RESTRICTED }, { suffix: hidden }])(
    'is refused where only places outside are named: %j',
    async (body) => {
      const error = await failureOf(complete(places, { model: 'frontier', ...body }));
      expect([error.status, codeOf(error)]).toEqual([403, 'policy_denied']);
      expectNobodyOutside();
      expect(places.inside.openai.requests).toEqual([]);
    },
  );
});
