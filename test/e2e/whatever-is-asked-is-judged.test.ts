import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeScript } from '../fake-upstream/script.ts';
import { complete, streamCompletion } from './harness/coders.ts';
import { EMBEDDERS, embed } from './harness/embedders.ts';
import { EASY, HARD } from './harness/prompts.ts';
import { decisionOf, outcomeOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

/** A model judges how hard work is, and every answer that nobody has read of yet is escalated. */
const ROUTING = `  scorer: { deployment: judge, timeoutMs: 2000 }
  escalate:
    - { name: always, when: 'answer.truncated || !answer.truncated', to: oracle, streams: hold }`;

let places: TwoPlaces;
beforeAll(async () => {
  const deployments = `${EMBEDDERS.deployments}\n  judge: { provider: house, model: judge-model }`;
  places = await openTwoPlaces({ more: { ...EMBEDDERS, deployments, routing: ROUTING } });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const judging =
  (text: string): FakeScript =>
  ({ body }) =>
    body?.model === 'judge-model' ? { text } : { text: 'and so on' };
const modelsAsked = () => places.inside.openai.requests.map(({ body }) => body?.model);

describe('a text that goes on', () => {
  it('goes where the judge makes of it, and is not escalated', async () => {
    places.inside.openai.reply(judging('95'));
    const hard = await complete(places, { model: 'auto', prompt: EASY });
    expect(hard.deployment).toBe('frontier');
    places.inside.openai.reply(judging('5'));
    const easy = await complete(places, { model: 'auto', prompt: EASY });
    expect(easy.deployment).toBe('everyday');
    expect((await outcomeOf(places.dataFolder, easy.decision)).attempts).toMatchObject([
      { purpose: 'scoring', deployment: 'judge' },
      { deployment: 'everyday', result: 'answered' },
    ]);
    expect(places.outside.anthropic.requests).toEqual([]);
  });

  it('streams as it comes, whatever a rule would hold back', async () => {
    places.inside.openai.reply(({ body }) =>
      body?.model === 'judge-model' ? { text: '5' } : { text: 'in three pieces', chunks: 3 },
    );
    const { text, chunks, deployment } = await streamCompletion(places, { model: 'auto', prompt: EASY });
    expect([text, deployment]).toEqual(['in three pieces', 'everyday']);
    expect(chunks.length).toBeGreaterThan(3);
    expect(places.outside.anthropic.requests).toEqual([]);
  });
});

describe('a text to be embedded', () => {
  it('is judged by nobody, and its vector escalated to nobody', async () => {
    places.inside.openai.reply(judging('95'));
    const { decision, deployment } = await embed(places, { input: HARD });
    expect(deployment).toBe('embed-out');
    expect(modelsAsked()).toEqual([]);
    expect(await decisionOf(places.dataFolder, decision)).toMatchObject({
      facts: { complexityThousandths: 0, task: 'embed' },
      judgement: { result: 'not-asked' },
    });
    expect((await outcomeOf(places.dataFolder, decision)).attempts).toHaveLength(1);
  });

  it.each([
    ['local', 'embed-in'],
    ['cloud', 'embed-out'],
    ['embed-in', 'embed-in'],
    // Another model, in the rule and out of it.
    ['embed-other', 'embed-out'],
    ['everyday', 'embed-out'],
    ['frontier', 'embed-out'],
  ])('has one maker, whoever would rather have another: %s', async (prefer, deployment) => {
    for (const model of ['auto', 'text-embedding-3-small']) {
      const heard = await embed(places, { model, input: EASY }, { 'x-demarc-prefer': prefer });
      expect(heard.deployment).toBe(deployment);
      expect(heard.data.model).toBe('shared-embedder');
    }
  });
});
