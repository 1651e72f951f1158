import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { RawJson } from '../../domain/json/write-json.ts';
import type { FinishReason, ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { Usage } from '../../domain/usage.ts';
import { CONTEXT } from '../random-answer.fixture.ts';
import { encodeResponse } from './encode-response.ts';

const CALL: OutputPart = { type: 'tool-call', id: 'a', name: 'f', argumentsJson: '{"n":9007199254740993}' };

function answer(parts: readonly OutputPart[], reason: FinishReason = 'stop', usage?: Usage): ModelResponse {
  return { id: 'up_1', model: undefined, parts, finish: { reason }, usage };
}

interface Completion {
  choices: { message: Record<string, unknown>; finish_reason: string; logprobs: unknown }[];
  usage?: unknown;
}

function encode(parts: readonly OutputPart[], reason?: FinishReason, usage?: Usage): Completion {
  return JSON.parse(encodeResponse(answer(parts, reason, usage), CONTEXT)) as Completion;
}

function messageOf(parts: readonly OutputPart[], reason?: FinishReason): Record<string, unknown> {
  return encode(parts, reason).choices[0]!.message;
}

describe('a whole answer in Chat Completions', () => {
  it('is what the official client reads', async () => {
    const body = encodeResponse({ ...answer([{ type: 'text', text: 'hi' }]), model: 'served' }, CONTEXT);
    const fetch = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
    const client = new OpenAI({ apiKey: 'test', baseURL: 'http://127.0.0.1:1/v1', maxRetries: 0, fetch });
    const messages = [{ role: 'user' as const, content: 'x' }];
    expect(await client.chat.completions.create({ model: 'm', messages })).toMatchObject({
      id: 'chatcmpl-01890000-0000-7000-8000-000000000001',
      object: 'chat.completion',
      created: 1_800_000_000,
      model: 'served',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'hi', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
    });
  });

  it('falls back to the name that was asked for', () => {
    expect(encode([])).toMatchObject({ model: 'asked-for' });
  });

  it('joins text and reasoning, and leaves out what the shape cannot say (case 78)', () => {
    const message = messageOf([
      { type: 'reasoning', text: 'h', signature: 's' },
      { type: 'redacted-reasoning', data: 'opaque' },
      { type: 'reasoning', text: 'm' },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
    expect(message).toEqual({ role: 'assistant', content: 'ab', refusal: null, reasoning_content: 'hm' });
  });

  it('keeps the bytes of arguments, and gives none as an empty object (cases 35, 37)', () => {
    const { content, tool_calls } = messageOf([CALL, { ...CALL, id: 'b', argumentsJson: '' }]);
    expect(content).toBeNull();
    expect(tool_calls).toEqual([
      { id: 'a', type: 'function', function: { name: 'f', arguments: '{"n":9007199254740993}' } },
      { id: 'b', type: 'function', function: { name: 'f', arguments: '{}' } },
    ]);
  });

  it('passes arguments that are not JSON as they are (case 38)', () => {
    expect(messageOf([{ ...CALL, argumentsJson: '{"broken' }])['tool_calls']).toMatchObject([
      { function: { arguments: '{"broken' } },
    ]);
  });

  it('says a refusal in its own field (case 90)', () => {
    const completion = encode([{ type: 'refusal', text: 'no' }], 'refusal');
    expect(completion.choices[0]).toMatchObject({
      message: { content: null, refusal: 'no' },
      finish_reason: 'stop',
    });
  });

  it.each<[FinishReason, string, string]>([
    ['stop', 'stop', 'tool_calls'],
    ['stop-sequence', 'stop', 'tool_calls'],
    ['unknown', 'stop', 'tool_calls'],
    ['tool-calls', 'stop', 'tool_calls'],
    ['length', 'length', 'length'],
    ['context-exceeded', 'length', 'length'],
    ['content-filter', 'content_filter', 'content_filter'],
    ['refusal', 'content_filter', 'content_filter'],
    ['pause', 'stop', 'stop'],
  ])('finishes %s as %s, with calls as %s (cases 40, 88)', (reason, plain, withCalls) => {
    expect(encode([{ type: 'text', text: 'x' }], reason).choices[0]?.finish_reason).toBe(plain);
    expect(encode([CALL], reason).choices[0]?.finish_reason).toBe(withCalls);
  });

  it('counts cached tokens inside the prompt and reasoning inside the completion (cases 99, 102, 103)', () => {
    const usage: Usage = {
      inputTokens: 100,
      cachedInputTokens: 60,
      cacheWriteTokens: 30,
      outputTokens: 50,
      reasoningTokens: 40,
      source: 'upstream',
    };
    expect(encode([], 'stop', usage).usage).toEqual({
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
      completion_tokens_details: { reasoning_tokens: 40 },
    });
  });

  it('leaves out counts that nobody knows', () => {
    expect(encode([])).not.toHaveProperty('usage');
    expect(encode([], 'stop', { cachedInputTokens: 1, source: 'upstream' })).not.toHaveProperty('usage');
    expect(encode([], 'stop', { outputTokens: 5, source: 'upstream' }).usage).toEqual({
      completion_tokens: 5,
    });
  });

  it('passes log-probabilities on as they were written', () => {
    const logprobs = new RawJson('{"content":[{"logprob":-0.10}]}');
    expect(encodeResponse({ ...answer([]), logprobs }, CONTEXT)).toContain(
      '"logprobs":{"content":[{"logprob":-0.10}]}',
    );
  });
});
