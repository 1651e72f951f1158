import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../testing/fake-engine.ts';
import { planAnswer } from './answer-chat.ts';
import { type ChatRequest, decodeChatRequest } from './chat-request.ts';
import { UnusableSchema } from './text-engine.ts';

const request = (change: object): ChatRequest =>
  decodeChatRequest(
    JSON.stringify({ model: 'tiny', messages: [{ role: 'user', content: 'Hi' }], ...change }),
  );
const run = { signal: new AbortController().signal, onText: () => {} };
const tool = (name: string, parameters?: object) => ({ type: 'function', function: { name, parameters } });
const weather = tool('weather', { type: 'object', properties: { city: { type: 'string' } } });

describe('planAnswer for text', () => {
  it('counts the tokens that were read and sampled', async () => {
    const engine = createFakeEngine();
    const answer = await planAnswer(request({}), engine).run(run);
    expect(answer).toMatchObject({ text: 'Hello there', finishReason: 'stop', outputTokens: 2 });
    // One more than the prompt: the begin-of-text token that the engine puts first.
    expect(answer.inputTokens).toBe('<|user|>\nHi\n<|assistant|>\n'.length + 1 + 1);
  });

  it('passes the settings on, with low temperature and a short answer where nothing is said', async () => {
    const engine = createFakeEngine();
    await planAnswer(request({}), engine).run(run);
    const settings = {
      max_tokens: 400,
      temperature: 1.5,
      top_p: 0.5,
      seed: 7,
      presence_penalty: 1,
      stop: 'END',
    };
    await planAnswer(request(settings), engine).run(run);
    expect(engine.options[0]).toMatchObject({
      temperature: 0.3,
      maxTokens: 256,
      topP: 1,
      seed: undefined,
      schema: undefined,
    });
    expect(engine.options[1]).toMatchObject({
      maxTokens: 400,
      temperature: 1.5,
      topP: 0.5,
      seed: 7,
      presencePenalty: 1,
    });
    expect(engine.options[1]?.stop).toEqual(['END', '<|user|>', '<|system|>', '<|assistant|>']);
  });

  it('says when the limit ended the answer; the newer name of the limit wins', async () => {
    const answer = await planAnswer(
      request({ max_tokens: 2, max_completion_tokens: 1 }),
      createFakeEngine(),
    ).run(run);
    expect(answer).toMatchObject({ text: 'Hello', finishReason: 'length' });
  });

  it('never asks for more tokens than are left behind the prompt', async () => {
    const engine = createFakeEngine(100);
    await planAnswer(request({ max_tokens: 5_000 }), engine).run(run);
    expect((engine.options[0]?.maxTokens ?? 0) + (engine.prompts[0]?.length ?? 0)).toBeLessThan(
      100 + '</s>'.length,
    );
  });

  it('refuses a conversation that does not fit, before anything runs', () => {
    const engine = createFakeEngine(100);
    const long = request({ messages: [{ role: 'user', content: 'x'.repeat(100) }] });
    expect(() => planAnswer(long, engine)).toThrow(
      expect.objectContaining({ status: 400, code: 'context_length_exceeded', param: 'messages' }),
    );
    expect(engine.prompts).toEqual([]);
  });

  it('holds the answer to JSON or to a schema when asked', async () => {
    const engine = createFakeEngine();
    await planAnswer(request({ response_format: { type: 'json_object' } }), engine).run(run);
    const schema = { type: 'object', properties: { a: { type: 'integer' } } };
    const format = { type: 'json_schema', json_schema: { name: 'x', schema } };
    await planAnswer(request({ response_format: format }), engine).run(run);
    expect(engine.options.map((options) => options.schema)).toEqual([
      { type: 'object', additionalProperties: true },
      schema,
    ]);
    // What a schema asks for is given all the room that there is.
    for (const { maxTokens } of engine.options) expect(maxTokens).toBeGreaterThan(256);
  });

  it('refuses a strict schema that it cannot guarantee', () => {
    const json_schema = { schema: { type: 'string', pattern: 'x' }, strict: true };
    expect(() =>
      planAnswer(request({ response_format: { type: 'json_schema', json_schema } }), createFakeEngine()),
    ).toThrow(expect.objectContaining({ status: 400, code: 'unsupported_schema', param: 'response_format' }));
  });

  it('tells a schema of which no grammar can be made as the request’s fault', async () => {
    const engine = { ...createFakeEngine(), generate: async () => Promise.reject(new UnusableSchema('x')) };
    await expect(
      planAnswer(request({ response_format: { type: 'json_object' } }), engine).run(run),
    ).rejects.toMatchObject({ status: 400, code: 'unsupported_schema' });
  });
});

describe('planAnswer for tools', () => {
  it('answers in text where the model may choose', async () => {
    for (const tool_choice of ['auto', 'none', undefined]) {
      const answer = await planAnswer(request({ tools: [weather], tool_choice }), createFakeEngine()).run(
        run,
      );
      expect(answer).toMatchObject({ text: 'Hello there', toolCalls: [] });
    }
  });

  it('calls the named tool with arguments by its schema', async () => {
    const engine = createFakeEngine();
    engine.answers = ['{"city":"Paris"}'];
    const tool_choice = { type: 'function', function: { name: 'weather' } };
    const answer = await planAnswer(request({ tools: [tool('time'), weather], tool_choice }), engine).run(
      run,
    );
    expect(answer).toMatchObject({
      text: '',
      finishReason: 'tool_calls',
      toolCalls: [{ type: 'function', function: { name: 'weather', arguments: '{"city":"Paris"}' } }],
    });
    expect(answer.toolCalls[0]?.id).toMatch(/^call_[0-9a-f]{32}$/);
    expect(engine.options).toHaveLength(1);
    expect(engine.options[0]?.schema).toEqual({ type: 'object', properties: { city: { type: 'string' } } });
    expect(engine.prompts[0]).toContain('Call the function weather.');
  });

  it('lets the model pick among several required ones, and counts both readings', async () => {
    const engine = createFakeEngine();
    engine.answers = ['"weather"', '{"city":"Rome"}'];
    const answer = await planAnswer(
      request({ tools: [tool('time'), weather], tool_choice: 'required' }),
      engine,
    ).run(run);
    expect(answer.toolCalls[0]?.function).toEqual({ name: 'weather', arguments: '{"city":"Rome"}' });
    expect(engine.options[0]?.schema).toEqual({ enum: ['time', 'weather'] });
    expect(answer.outputTokens).toBe(2);
    expect(answer.inputTokens).toBeGreaterThan((engine.prompts[1] ?? '').length);
  });

  it('gives a tool without parameters an empty object', async () => {
    const engine = createFakeEngine();
    await planAnswer(request({ tools: [tool('ping')], tool_choice: 'required' }), engine).run(run);
    expect(engine.options[0]?.schema).toEqual({ type: 'object', properties: {} });
  });

  it('says when the arguments were cut by the limit', async () => {
    const engine = createFakeEngine();
    engine.answers = ['{ "city" : 1 }'];
    const answer = await planAnswer(
      request({ tools: [weather], tool_choice: 'required', max_tokens: 2 }),
      engine,
    ).run(run);
    expect(answer.finishReason).toBe('length');
  });

  it('refuses a choice that cannot be made', () => {
    const unknown = { type: 'function', function: { name: 'other' } };
    expect(() => planAnswer(request({ tools: [weather], tool_choice: unknown }), createFakeEngine())).toThrow(
      'not among',
    );
    expect(() => planAnswer(request({ tool_choice: 'required' }), createFakeEngine())).toThrow("no 'tools'");
  });

  it('counts the instruction when it checks what fits', () => {
    const engine = createFakeEngine(60);
    expect(() => planAnswer(request({}), engine)).not.toThrow();
    expect(() => planAnswer(request({ tools: [weather], tool_choice: 'required' }), engine)).toThrow(
      'context length',
    );
  });
});
