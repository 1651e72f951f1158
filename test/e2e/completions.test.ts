import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CODERS, complete, PROMPT, SUFFIX, streamCompletion } from './harness/coders.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { decisionOf, outcomeOf } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

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

async function post(body: object) {
  const response = await fetch(`${places.url}/v1/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

function expectNobodyOutside(): void {
  expect(places.outside.openai.requests).toEqual([]);
  expect(places.outside.anthropic.requests).toEqual([]);
}

describe('a text that goes on', () => {
  it('is answered whole', async () => {
    const { data, deployment } = await complete(places, { max_tokens: 20, stop: ['\n'] });
    expect(data).toMatchObject({
      id: expect.stringMatching(/^cmpl-/) as string,
      object: 'text_completion',
      model: 'rented-model',
      choices: [{ text: 'return a + b', index: 0, logprobs: null, finish_reason: 'stop' }],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    });
    expect(deployment).toBe('frontier');
    expect(places.outside.openai.requests[0]).toMatchObject({
      path: '/v1/completions',
      body: { model: 'rented-model', prompt: PROMPT, max_tokens: 20, stop: ['\n'] },
    });
  });

  it('is streamed', async () => {
    const { chunks, text, decision } = await streamCompletion(places);
    expect(text).toBe('return a + b');
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.every(({ object }) => object === 'text_completion')).toBe(true);
    expect(chunks.at(-2)?.choices).toMatchObject([{ text: '', finish_reason: 'stop' }]);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 18 } });
    expect(await outcomeOf(places.dataFolder, decision)).toMatchObject({
      outcome: 'answered',
      // 11 tokens at 1.25 and 7 at 10 dollars per million.
      costNano: String(11 * 1_250 + 7 * 10_000),
    });
  });

  it('ends with the word that clients wait for', async () => {
    const { text } = await post({ model: 'coder', prompt: PROMPT, stream: true });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(text).not.toContain('usage');
  });

  it('goes as text where it came as a list of one', async () => {
    expect((await complete(places, { prompt: [PROMPT] })).text).toBe('return a + b');
    expect(places.outside.openai.requests[0]?.body).toMatchObject({ prompt: PROMPT });
  });

  it('falls back to whoever may go on with it', async () => {
    places.outside.openai.reply({ misbehave: 'status', status: 503 });
    expect((await streamCompletion(places)).deployment).toBe('everyday');
  });

  it('that is cut is an error, never an end', async () => {
    places.outside.openai.reply({ misbehave: 'end-without-terminator', chunks: 2 });
    const error = await failureOf(streamCompletion(places));
    expect(codeOf(error)).toBe('upstream_incomplete');
  });
});

describe('a gap', () => {
  it.each([false, true])('is filled by whoever takes `suffix`: stream %s', async (isStreamed) => {
    const body = { suffix: SUFFIX };
    expect((isStreamed ? await streamCompletion(places, body) : await complete(places, body)).text).toBe(
      'return a + b',
    );
    expect(places.outside.openai.requests[0]?.body).toMatchObject({ prompt: PROMPT, suffix: SUFFIX });
  });

  it.each([false, true])('is filled in llama.cpp’s own words: stream %s', async (isStreamed) => {
    const body = { model: 'gaps', suffix: SUFFIX, max_tokens: 9, stop: 'END', temperature: 0 };
    const heard = isStreamed ? await streamCompletion(places, body) : await complete(places, body);
    expect([heard.text, heard.deployment]).toEqual(['return a + b', 'barn-coder']);
    // Whoever cannot be told of a gap was not asked.
    expect(places.inside.openai.requests).toMatchObject([
      {
        path: '/infill',
        body: {
          input_prefix: PROMPT,
          input_suffix: SUFFIX,
          n_predict: 9,
          stop: ['END'],
          temperature: 0,
          stream: isStreamed,
        },
      },
    ]);
    const decision = await decisionOf(places.dataFolder, heard.decision);
    expect(decision.facts).toMatchObject({
      operation: 'completion',
      needs: ['fill-in-the-middle'],
      task: 'code',
    });
    expect(decision.candidates).toMatchObject([
      { deployment: 'shed-coder', verdict: { kind: 'unfit', lacks: ['fill-in-the-middle'] } },
      { deployment: 'attic-coder', verdict: { kind: 'unfit', lacks: ['fill-in-the-middle'] } },
      { deployment: 'downstairs', verdict: { kind: 'unfit', lacks: ['completion', 'fill-in-the-middle'] } },
      { deployment: 'barn-coder', verdict: { kind: 'cleared' } },
    ]);
    const attempt = (await outcomeOf(places.dataFolder, heard.decision)).attempts[0];
    expect(attempt).toMatchObject({ usage: { inputTokens: 11, outputTokens: 7, source: 'upstream' } });
  });

  it.each(['shed-coder', 'attic-coder', 'downstairs', 'oracle'])(
    'is refused where nobody can be told of it: %s',
    async (model) => {
      const error = await failureOf(complete(places, { model, suffix: SUFFIX }));
      expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter' });
      expect(error.message).toContain('fill-in-the-middle');
      expect(places.inside.openai.requests).toEqual([]);
      expectNobodyOutside();
    },
  );

  it('is filled by a server that might pass over it once somebody says that it does not', async () => {
    expect((await complete(places, { model: 'attic-told', suffix: SUFFIX })).deployment).toBe('attic-told');
    expect(places.inside.openai.requests[0]?.body).toMatchObject({ suffix: SUFFIX });
  });

  it('at the end of a file is none: an empty suffix goes nowhere', async () => {
    for (const model of ['shed-coder', 'barn-coder']) {
      expect((await complete(places, { model, suffix: '', best_of: 1 })).text).toBe('return a + b');
    }
    for (const { path, body } of places.inside.openai.requests) {
      expect(path).toBe('/v1/completions');
      expect(Object.keys(body ?? {})).not.toContain('suffix');
      expect(Object.keys(body ?? {})).not.toContain('best_of');
    }
  });
});

describe('what completes no texts', () => {
  it.each(['oracle', 'downstairs'])('is never asked to: %s', async (model) => {
    const error = await failureOf(complete(places, { model }));
    expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    expect(error.message).toContain('offers what it needs: completion');
    expect(places.inside.anthropic.requests).toEqual([]);
    expectNobodyOutside();
  });

  it('and what only completes texts is never asked to converse', async () => {
    const messages = [{ role: 'user' as const, content: 'hi' }];
    const error = await failureOf(places.openai().chat.completions.create({ model: 'barn-coder', messages }));
    expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter' });
    expect(places.inside.openai.requests).toEqual([]);
  });
});

describe('a body that is no request to complete a text', () => {
  const good = { model: 'coder', prompt: 'a' };
  it.each<[object, string]>([
    [{ prompt: 'a' }, 'model'],
    [{ model: 'coder' }, 'prompt'],
    [{ ...good, prompt: 7 }, 'prompt'],
    [{ ...good, prompt: [] }, 'prompt'],
    [{ ...good, prompt: ['a', 'b'] }, 'prompt'],
    [{ ...good, prompt: [1, 2] }, 'prompt'],
    [{ ...good, prompt: [[1, 2]] }, 'prompt'],
    [{ ...good, prompt: [{}] }, 'prompt[0]'],
    [{ ...good, suffix: 7 }, 'suffix'],
    [{ ...good, n: 2 }, 'n'],
    [{ ...good, best_of: 3 }, 'best_of'],
    [{ ...good, echo: true }, 'echo'],
    [{ ...good, logprobs: true }, 'logprobs'],
    [{ ...good, max_tokens: 0 }, 'max_tokens'],
    [{ ...good, temperature: 3 }, 'temperature'],
    [{ ...good, stop: [1] }, 'stop[0]'],
    [{ ...good, stream: 'yes' }, 'stream'],
    [{ ...good, stream_options: 1 }, 'stream_options'],
  ])('is told what is wrong: %j', async (body, param) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'invalid_request_error', param } });
    expectNobodyOutside();
  });

  it('is told that log-probabilities of a gap cannot be had', async () => {
    const error = await failureOf(complete(places, { model: 'barn-coder', suffix: SUFFIX, logprobs: 2 }));
    expect(error).toMatchObject({ status: 400, code: 'unsupported_parameter', param: 'logprobs' });
  });
});

describe('a decision about a completion', () => {
  it('is told, and computed again from its record', async () => {
    const { decision } = await complete(places, { suffix: SUFFIX });
    await outcomeOf(places.dataFolder, decision);
    const response = await fetch(`${places.url}/demarc/v1/decisions/${decision}`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(await response.json()).toMatchObject({
      dialect: 'openai-completions',
      work: { task: 'code' },
      plan: ['frontier', 'everyday'],
      attempts: [{ deployment: 'frontier', result: 'answered' }],
      outcome: { kind: 'answered' },
      replay: { identical: true },
    });
  });
});
