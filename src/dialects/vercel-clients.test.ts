import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { jsonSchema, type LanguageModel, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../domain/stream-part.ts';
import type { Dialect } from './dialect.ts';
import { CONTEXT, encodeAll } from './random-answer.fixture.ts';
import { DIALECTS } from './registry.ts';

const PARTS: StreamPart[] = [
  { type: 'start', id: 'x', model: 'served' },
  { type: 'reasoning-delta', text: 'hm' },
  { type: 'block-end' },
  { type: 'text-delta', text: 'Hel' },
  { type: 'text-delta', text: 'lo' },
  { type: 'block-end' },
  { type: 'tool-call-start', index: 0, id: 'call_a', name: 'look' },
  { type: 'tool-call-start', index: 1, id: 'call_b', name: 'look' },
  { type: 'tool-call-delta', index: 1, argumentsDelta: '{"q":' },
  { type: 'tool-call-end', index: 0 },
  { type: 'tool-call-delta', index: 1, argumentsDelta: '"é"}' },
  { type: 'tool-call-end', index: 1 },
  { type: 'finish', finish: { reason: 'stop' } },
  { type: 'usage', usage: { inputTokens: 20, cachedInputTokens: 5, outputTokens: 9, source: 'upstream' } },
];

type Fetch = (input: unknown, init?: { body?: unknown }) => Promise<Response>;

const CLIENTS: Readonly<Record<string, (fetch: Fetch) => LanguageModel>> = {
  'openai-chat': (fetch) =>
    createOpenAI({ apiKey: 'test', baseURL: 'http://127.0.0.1:1/v1', fetch }).chat('m'),
  'anthropic-messages': (fetch) =>
    createAnthropic({ apiKey: 'test', baseURL: 'http://127.0.0.1:1/v1', fetch })('m'),
};

/** A client that shares no code with the vendors' own. */
async function readWithVercel(dialect: Dialect) {
  const stream = encodeAll(dialect.createStreamEncoder(CONTEXT), PARTS);
  const fetch = async () => new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  const look = tool({
    inputSchema: jsonSchema<Record<string, unknown>>({ type: 'object' }),
    execute: () => 'done',
  });
  const result = streamText({
    model: CLIENTS[dialect.name]!(fetch),
    prompt: 'hi',
    maxOutputTokens: 100,
    tools: { look },
    maxRetries: 0,
  });
  return {
    text: await result.text,
    calls: (await result.toolCalls).map(({ toolCallId, toolName, input }) => ({
      toolCallId,
      toolName,
      input,
    })),
    finishReason: await result.finishReason,
    inputTokens: (await result.usage).inputTokens,
    outputTokens: (await result.usage).outputTokens,
  };
}

describe("streams read by Vercel's clients", () => {
  it.each(DIALECTS.filter(({ name }) => name in CLIENTS).map((dialect) => [dialect.name, dialect] as const))(
    '%s says all there is',
    async (_name, dialect) => {
      expect(await readWithVercel(dialect)).toEqual({
        text: 'Hello',
        calls: [
          { toolCallId: 'call_a', toolName: 'look', input: {} },
          { toolCallId: 'call_b', toolName: 'look', input: { q: 'é' } },
        ],
        finishReason: 'tool-calls',
        inputTokens: 20,
        outputTokens: 9,
      });
    },
  );
});
