import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { FinishReason, ModelResponse, OutputPart } from '../../domain/model-response.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import type { Usage } from '../../domain/usage.ts';
import { CONTEXT } from '../random-answer.fixture.ts';
import { encodeResponse } from './encode-response.ts';

const CALL = { type: 'tool-call' as const, id: 'a', name: 'f', argumentsJson: '{ "n" : 9007199254740993 }' };

function answer(parts: readonly OutputPart[], reason: FinishReason = 'stop', usage?: Usage): ModelResponse {
  return { id: 'up_1', model: undefined, parts, finish: { reason }, usage };
}

interface Message {
  content: Record<string, unknown>[];
  stop_reason: string;
  usage: unknown;
}

function encode(parts: readonly OutputPart[], reason?: FinishReason, usage?: Usage): Message {
  return JSON.parse(encodeResponse(answer(parts, reason, usage), CONTEXT)) as Message;
}

describe('a whole answer in Messages', () => {
  it('is what the official client reads', async () => {
    const body = encodeResponse({ ...answer([{ type: 'text', text: 'hi' }]), model: 'served' }, CONTEXT);
    const fetch = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
    const client = new Anthropic({ apiKey: 'test', baseURL: 'http://127.0.0.1:1', maxRetries: 0, fetch });
    const messages = [{ role: 'user' as const, content: 'x' }];
    expect(await client.messages.create({ model: 'm', max_tokens: 5, messages })).toEqual({
      id: 'msg_01890000-0000-7000-8000-000000000001',
      type: 'message',
      role: 'assistant',
      model: 'served',
      content: [{ type: 'text', text: 'hi' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 77, output_tokens: 1 },
    });
  });

  it('keeps thinking with its signature, marks thinking of others, and keeps what is redacted (cases 79, 84)', () => {
    const { content } = encode([
      { type: 'reasoning', text: 'a', signature: 'c2ln' },
      { type: 'reasoning', text: 'b' },
      { type: 'redacted-reasoning', data: 'opaque' },
    ]);
    expect(content).toEqual([
      { type: 'thinking', thinking: 'a', signature: 'c2ln' },
      { type: 'thinking', thinking: 'b', signature: UNSIGNED },
      { type: 'redacted_thinking', data: 'opaque' },
    ]);
  });

  it('keeps the bytes of arguments, and gives none as an empty object (cases 35, 37)', () => {
    const body = encodeResponse(answer([CALL, { ...CALL, argumentsJson: '' }]), CONTEXT);
    expect(body).toContain('"input":{ "n" : 9007199254740993 }');
    expect(body).toContain('"input":{}');
  });

  it.each(['{"broken', '[1]', '"text"', 'null', '{} {}', 'nothing'])(
    'refuses arguments that are no JSON object rather than making some up: %s (case 38)',
    (argumentsJson) => {
      const act = () => encode([{ ...CALL, argumentsJson }]);
      expect(act).toThrow(DemarcError);
      expect(act).toThrow(expect.objectContaining({ code: 'upstream_protocol' }) as Error);
      expect(act).toThrow('not a JSON object');
    },
  );

  it('has no empty text blocks, which could not be sent back (case 59)', () => {
    const empty: OutputPart[] = [
      { type: 'text', text: '' },
      { type: 'refusal', text: '' },
      { type: 'reasoning', text: '' },
    ];
    expect(encode(empty).content).toEqual([]);
  });

  it('says the words of a refusal as text (case 90)', () => {
    expect(encode([{ type: 'refusal', text: 'no' }], 'refusal')).toMatchObject({
      content: [{ type: 'text', text: 'no' }],
      stop_reason: 'refusal',
    });
  });

  it.each<[FinishReason, string, string]>([
    ['stop', 'end_turn', 'tool_use'],
    ['stop-sequence', 'stop_sequence', 'tool_use'],
    ['unknown', 'end_turn', 'tool_use'],
    ['tool-calls', 'end_turn', 'tool_use'],
    ['length', 'max_tokens', 'max_tokens'],
    ['context-exceeded', 'model_context_window_exceeded', 'model_context_window_exceeded'],
    ['content-filter', 'refusal', 'refusal'],
    ['refusal', 'refusal', 'refusal'],
    ['pause', 'pause_turn', 'pause_turn'],
  ])('stops for %s as %s, with calls as %s (cases 40, 88)', (reason, plain, withCalls) => {
    expect(encode([{ type: 'text', text: 'x' }], reason).stop_reason).toBe(plain);
    expect(encode([CALL], reason).stop_reason).toBe(withCalls);
  });

  it('names the stop sequence that was met', () => {
    const response = { ...answer([]), finish: { reason: 'stop-sequence' as const, stopSequence: 'END' } };
    expect(JSON.parse(encodeResponse(response, CONTEXT))).toMatchObject({ stop_sequence: 'END' });
  });

  it('counts input without its cached parts (cases 99, 102)', () => {
    const usage: Usage = {
      inputTokens: 100,
      cachedInputTokens: 60,
      cacheWriteTokens: 30,
      outputTokens: 50,
      reasoningTokens: 40,
      source: 'upstream',
    };
    expect(encode([], 'stop', usage).usage).toEqual({
      input_tokens: 10,
      cache_creation_input_tokens: 30,
      cache_read_input_tokens: 60,
      output_tokens: 50,
      output_tokens_details: { thinking_tokens: 40 },
    });
    const absurd: Usage = { inputTokens: 5, cachedInputTokens: 60, source: 'upstream' };
    expect(encode([], 'stop', absurd).usage).toMatchObject({ input_tokens: 0 });
  });
});
