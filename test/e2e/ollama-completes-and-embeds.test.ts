import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeVector } from '../fake-upstream/embeddings-shape.ts';
import { type FakeOllama, GENERATED, startFakeOllama } from '../fake-upstream/ollama-runner.ts';
import { complete, PROMPT, SUFFIX, streamCompletion } from './harness/coders.ts';
import { embed } from './harness/embedders.ts';
import { failureOf } from './harness/failure-of.ts';
import { CARD_NUMBER } from './harness/prompts.ts';
import { outcomeOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let runner: FakeOllama;
let places: TwoPlaces;
beforeAll(async () => {
  runner = await startFakeOllama();
  places = await openTwoPlaces({
    more: {
      providers: `
  llama: { type: ollama, url: "${runner.origin}", placement: on-premises, clearance: restricted }`,
      deployments: `
  coder:   { provider: llama, model: "coder:1.5b", contextTokens: 4096 }
  vectors: { provider: llama, model: nomic-embed-text, serves: [embeddings] }`,
    },
  });
});
afterAll(async () => {
  await places.close();
  await runner.close();
});

const lastAsked = () => {
  const [, route, body] = /^POST (\S+) (.*)$/s.exec(runner.asked.at(-1) ?? '') ?? [];
  return { route, body: JSON.parse(body ?? '{}') as object };
};

describe('Ollama, in its own words', () => {
  it.each([false, true])('goes on with a text as it stands: stream %s', async (isStreamed) => {
    const body = { model: 'coder', max_tokens: 7 };
    const heard = isStreamed ? await streamCompletion(places, body) : await complete(places, body);
    expect(heard.text).toBe(GENERATED.join(''));
    expect(lastAsked()).toMatchObject({
      route: '/api/generate',
      body: {
        model: 'coder:1.5b',
        prompt: PROMPT,
        raw: true,
        stream: isStreamed,
        options: { num_ctx: 4096, num_predict: 7 },
      },
    });
    expect(await outcomeOf(places.dataFolder, heard.decision)).toMatchObject({
      attempts: [{ usage: { inputTokens: 9, outputTokens: 4, source: 'upstream' } }],
    });
  });

  it.each([false, true])('fills a gap by the template of the model: stream %s', async (isStreamed) => {
    const body = { model: 'coder', suffix: `${SUFFIX}# card ${CARD_NUMBER}` };
    const heard = isStreamed ? await streamCompletion(places, body) : await complete(places, body);
    expect(heard.text).toBe(GENERATED.join(''));
    expect(heard.headers.get('x-demarc-level')).toBe('restricted');
    expect(lastAsked().body).toMatchObject({ prompt: PROMPT, suffix: body.suffix, raw: false });
  });

  it('makes vectors, in base64 where that is asked for', async () => {
    const { data, vectors } = await embed(places, { model: 'vectors', input: ['a', 'b'] });
    expect(vectors).toEqual([fakeVector(0), fakeVector(1)]);
    expect(data).toMatchObject({ model: 'nomic-embed-text', usage: { prompt_tokens: 5, total_tokens: 5 } });
    expect(lastAsked()).toMatchObject({
      route: '/api/embed',
      body: { model: 'nomic-embed-text', input: ['a', 'b'], truncate: false },
    });
  });

  it('is not asked for what it cannot be told', async () => {
    const before = runner.asked.length;
    const tokens = await failureOf(embed(places, { model: 'vectors', input: [1, 2] }));
    expect(tokens).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    expect(tokens.message).toContain('token-ids');
    const words = await failureOf(complete(places, { model: 'vectors' }));
    expect(words).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    const empty = await failureOf(complete(places, { model: 'coder', prompt: '', suffix: 'z' }));
    expect(empty).toMatchObject({ status: 400, code: 'unsupported_parameter', param: 'prompt' });
    expect(runner.asked.length).toBe(before);
  });
});
