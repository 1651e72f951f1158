import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeVector } from './embeddings-shape.ts';
import { closedPort, DEFAULT_FAKE_TEXT, type FakeUpstream, startFakeUpstream } from './fake-upstream.ts';
import type { FakeAnswer } from './script.ts';

/** The vendors' own clients read the fakes: what they accept is shaped as their servers shape it. */

const RICH: FakeAnswer = {
  text: 'Grüße 🎉, here you are',
  reasoning: 'thinking it over',
  toolCalls: [
    { name: 'weather', arguments: '{"city":"Bern"}' },
    { name: 'time', arguments: '' },
  ],
  usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 60 },
};

let fake: FakeUpstream;
const messages = [{ role: 'user', content: 'hello' }] as const;

afterEach(() => fake.close());

describe('the OpenAI shape', () => {
  let client: OpenAI;
  const request = { model: 'gpt-x', messages: [...messages] };

  beforeEach(async () => {
    fake = await startFakeUpstream({ shape: 'openai' });
    client = new OpenAI({ baseURL: fake.url, apiKey: 'sk-test', maxRetries: 0 });
  });

  it('answers whole', async () => {
    const answer = await client.chat.completions.create(request);
    expect(answer).toMatchObject({
      model: 'gpt-x',
      choices: [{ message: { content: DEFAULT_FAKE_TEXT }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    });
  });

  it('answers whole with tool calls', async () => {
    fake.reply(RICH);
    const answer = await client.chat.completions.create(request);
    expect(answer.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: RICH.text,
        tool_calls: [
          { id: 'call_fake0', function: { name: 'weather', arguments: '{"city":"Bern"}' } },
          { id: 'call_fake1', function: { name: 'time', arguments: '' } },
        ],
      },
    });
    expect(answer.usage?.prompt_tokens_details?.cached_tokens).toBe(60);
  });

  it('streams what its own client puts together again', async () => {
    fake.reply(RICH);
    const stream = client.chat.completions.stream({ ...request, stream_options: { include_usage: true } });
    const final = await stream.finalChatCompletion();
    expect(final.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: RICH.text,
        tool_calls: [
          { function: { name: 'weather', arguments: '{"city":"Bern"}' } },
          { function: { name: 'time', arguments: '' } },
        ],
      },
    });
    expect(final.usage).toMatchObject({ prompt_tokens: 100, completion_tokens: 20 });
  });

  it('streams usage only when asked', async () => {
    const stream = await client.chat.completions.create({ ...request, stream: true });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.every((chunk) => chunk.usage === undefined)).toBe(true);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(DEFAULT_FAKE_TEXT);
  });

  it('refuses, with the words that an upstream should not say', async () => {
    fake.reply({ misbehave: 'status', status: 429, retryAfterS: 7 });
    const error: unknown = await client.chat.completions.create(request).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toHaveProperty('message', expect.stringContaining('Bearer sk-test'));
    expect(error instanceof OpenAI.APIError && error.headers?.get('retry-after')).toBe('7');
  });

  it('lists its models and knows no other path', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['fake-model']);
    await expect(client.responses.create({ model: 'x', input: 'y' })).rejects.toThrow('404');
  });

  it('makes a vector of each input, in whichever encoding', async () => {
    const asked = { model: 'x', input: ['a', 'b'] };
    for (const encoding of [undefined, 'float', 'base64'] as const) {
      const more = encoding === undefined ? {} : { encoding_format: encoding };
      const { data } = await client.embeddings.create({ ...asked, ...more });
      expect(data.map(({ index }) => index)).toEqual([1, 0]);
      if (encoding !== 'base64') {
        expect(data.map(({ embedding }) => embedding)).toEqual([fakeVector(1), fakeVector(0)]);
      }
    }
  });

  it('goes on with a text, whole or in pieces', async () => {
    const asked = { model: 'x', prompt: 'a' };
    expect((await client.completions.create(asked)).choices[0]?.text).toBe(DEFAULT_FAKE_TEXT);
    let text = '';
    for await (const chunk of await client.completions.create({ ...asked, stream: true })) {
      text += chunk.choices[0]?.text ?? '';
    }
    expect(text).toBe(DEFAULT_FAKE_TEXT);
  });
});

describe('the Anthropic shape', () => {
  let client: Anthropic;
  const request = { model: 'claude-x', max_tokens: 100, messages: [...messages] };

  beforeEach(async () => {
    fake = await startFakeUpstream({ shape: 'anthropic' });
    client = new Anthropic({ baseURL: fake.origin, apiKey: 'sk-ant', maxRetries: 0 });
  });

  it('answers whole', async () => {
    fake.reply(RICH);
    const answer = await client.messages.create(request);
    expect(answer).toMatchObject({
      model: 'claude-x',
      stop_reason: 'tool_use',
      content: [
        { type: 'thinking', thinking: RICH.reasoning },
        { type: 'text', text: RICH.text },
        { type: 'tool_use', name: 'weather', input: { city: 'Bern' } },
        { type: 'tool_use', name: 'time', input: {} },
      ],
      usage: { input_tokens: 40, cache_read_input_tokens: 60, output_tokens: 20 },
    });
  });

  it('streams what its own client puts together again', async () => {
    fake.reply(RICH);
    const final = await client.messages.stream(request).finalMessage();
    expect(final).toMatchObject({
      stop_reason: 'tool_use',
      content: [
        { type: 'thinking', thinking: RICH.reasoning, signature: 'c2lnbmF0dXJl' },
        { type: 'text', text: RICH.text },
        { type: 'tool_use', name: 'weather', input: { city: 'Bern' } },
        { type: 'tool_use', name: 'time', input: {} },
      ],
      usage: { output_tokens: 20 },
    });
  });

  it('refuses in its own shape', async () => {
    fake.reply({ misbehave: 'status', status: 529 });
    const error: unknown = await client.messages.create(request).catch((reason: unknown) => reason);
    expect(error).toHaveProperty('error.error.type', 'overloaded_error');
  });

  it('declines as a model does', async () => {
    fake.reply({ refusal: 'I would rather not' });
    expect(await client.messages.create(request)).toMatchObject({ stop_reason: 'refusal' });
  });
});

describe('the memory of a fake', () => {
  beforeEach(async () => {
    fake = await startFakeUpstream({ shape: 'openai' });
  });

  const post = (body: object, init: RequestInit = {}) =>
    fetch(`${fake.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body), ...init });

  it('holds requests with their connection', async () => {
    await (await post({ model: 'm', x: 1 }, { headers: { 'X-Test': 'yes' } })).text();
    expect(fake.requests).toMatchObject([
      { method: 'POST', path: '/v1/chat/completions', body: { model: 'm', x: 1 }, connectionId: 1 },
    ]);
    expect(fake.requests[0]?.headers['x-test']).toBe('yes');
    expect(fake.connections).toHaveLength(1);
  });

  it('holds when a client left early, and only then', async () => {
    await (await post({})).text();
    fake.replyNext({ misbehave: 'never-answer' });
    await post({}, { signal: AbortSignal.timeout(50) }).catch(() => undefined);
    await expect.poll(() => fake.closedEarly).toHaveLength(1);
    fake.replyNext({ misbehave: 'reset-before-response' });
    await post({}).catch(() => undefined);
    expect(fake.closedEarly).toHaveLength(1);
    fake.forget();
    expect([fake.requests.length, fake.closedEarly.length]).toEqual([0, 0]);
  });

  it('answers by script, once each where told so', async () => {
    fake.reply(({ text }) => ({ text: `heard ${text.length} characters` }));
    fake.replyNext({ text: 'one' }, { misbehave: 'empty-200' });
    const texts = [];
    for (let round = 0; round < 3; round += 1) texts.push(await (await post({})).text());
    expect(texts[0]).toContain('"one"');
    expect(texts[1]).toBe('');
    expect(texts[2]).toContain('heard 2 characters');
  });
});

describe('a closed port', () => {
  it('refuses', async () => {
    fake = await startFakeUpstream({ shape: 'openai' });
    await expect(fetch(`http://127.0.0.1:${await closedPort()}/`)).rejects.toThrow('fetch failed');
  });
});
