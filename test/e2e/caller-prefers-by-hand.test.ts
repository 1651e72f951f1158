import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { DIALECTS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { EASY, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { decisionOf, outcomeOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const preferring = (place: string) => ({ 'x-demarc-prefer': place });

describe('a caller that says where it would rather be served', () => {
  // First, so that nobody outside was asked anything yet.
  it.each(PAIRS_BOTH_WAYS)(
    'gets nothing out that may not leave: $dialect to $wire, stream $stream',
    async (pair) => {
      const { dialect, model, stream } = pair;
      for (const wish of ['cloud', pair.outsideName]) {
        for (const prompt of [RESTRICTED, HARD_AND_RESTRICTED]) {
          const heard = await ask(places, { dialect, model, prompt, stream, headers: preferring(wish) });
          expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
        }
      }
      for (const fake of Object.values(places.outside)) expect(fake.connections).toHaveLength(0);
    },
  );

  it.each(DIALECTS)('is served there where the law allows it: %s', async (dialect) => {
    const heard = async (prompt: string, wish: string) => {
      const { headers } = await ask(places, { dialect, model: 'auto', prompt, headers: preferring(wish) });
      return headers.get('x-demarc-deployment');
    };
    expect(await heard(HARD, 'local')).toBe('everyday');
    expect(await heard(EASY, 'cloud')).toBe('frontier');
    expect(await heard(EASY, 'oracle')).toBe('oracle');
  });

  it('has its wish on record, and the decision comes out the same again', async () => {
    const heard = await ask(places, {
      dialect: 'openai',
      model: 'auto',
      prompt: EASY,
      headers: preferring('cloud'),
    });
    await outcomeOf(places.dataFolder, heard.decision);
    expect((await decisionOf(places.dataFolder, heard.decision)).facts.prefer).toBe('cloud');
    const { stdout } = await places.cli('explain', heard.decision);
    expect(stdout).toContain('the caller would rather have cloud');
    expect(stdout).toContain('Computed again from the record: the same decision.');
  });

  it.each(DIALECTS)('is told when there is no such place: %s', async (dialect) => {
    for (const wish of ['the moon', 'fronteer']) {
      const error = await failureOf(
        ask(places, { dialect, model: 'auto', prompt: EASY, headers: preferring(wish) }),
      );
      expect([error.status, codeOf(error)]).toEqual([400, 'invalid_header']);
      expect(error.message).not.toContain(wish);
      expect(error.message).toContain('local, cloud');
    }
  });
});
