import fc from 'fast-check';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { RawJson } from '../../domain/json/write-json.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { AnswerContext } from '../dialect.ts';
import { answers, CONTEXT, encodeAll } from '../random-answer.fixture.ts';
import { encodeResponse } from './encode-response.ts';
import { ChatStreamEncoder } from './encode-stream.ts';

const FINISH: StreamPart = { type: 'finish', finish: { reason: 'stop' } };
const SILENT: AnswerContext = { ...CONTEXT, includeStreamUsage: false };

function client(stream: string): OpenAI {
  const fetch = async () => new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  return new OpenAI({
    apiKey: 'test',
    baseURL: 'http://127.0.0.1:1/v1',
    maxRetries: 0,
    fetch,
    logLevel: 'off',
  });
}

const PARAMS = { model: 'asked-for', messages: [{ role: 'user' as const, content: 'hi' }] };

/** What OpenAI's own client makes of the stream. */
async function readWithClient(stream: string): Promise<Record<string, unknown>> {
  const completion = await client(stream).chat.completions.stream(PARAMS).finalChatCompletion();
  return JSON.parse(JSON.stringify(completion)) as Record<string, unknown>;
}

interface Chunk {
  id: string;
  created: number;
  model: string;
  object: string;
  usage?: unknown;
  choices: { delta: Record<string, unknown>; finish_reason: string | null; logprobs: unknown }[];
}

function dataLines(stream: string): string[] {
  return stream
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => {
      expect(event).toMatch(/^data: [^\n\r]+$/);
      return event.slice('data: '.length);
    });
}

function chunksOf(stream: string): Chunk[] {
  return dataLines(stream)
    .filter((line) => line !== '[DONE]')
    .map((line) => JSON.parse(line) as Chunk);
}

function encode(parts: readonly StreamPart[], context = CONTEXT): string {
  return encodeAll(new ChatStreamEncoder(context), parts);
}

function deltasOf(stream: string): Record<string, unknown>[] {
  return chunksOf(stream).flatMap(({ choices }) => choices.map(({ delta }) => delta));
}

describe('a Chat Completions stream, read by the official client', () => {
  it('adds up to the whole answer, whatever the model said (cases 4, 5, 6, 21, 31, 35, 36, 40)', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async ({ response, parts }) => {
        const whole = JSON.parse(encodeResponse(response, CONTEXT)) as {
          choices: { message: Record<string, unknown> }[];
        };
        const streamed = (await readWithClient(encode(parts))) as typeof whole & { usage: unknown };
        // The client drops empty content, writes null for unknown usage, and keeps only the last reasoning delta.
        const [expected, actual] = [whole.choices[0]!.message, streamed.choices[0]!.message];
        expected['content'] ||= null;
        actual['reasoning_content'] = expected['reasoning_content'];
        if (streamed.usage === null) streamed.usage = undefined;
        delete (actual as { parsed?: unknown }).parsed;
        for (const call of (actual['tool_calls'] ?? []) as { function: { parsed_arguments?: unknown } }[]) {
          delete call.function.parsed_arguments;
        }
        expect(streamed).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('streams reasoning in pieces that join to the whole (case 78)', () => {
    fc.assert(
      fc.property(answers, ({ response, parts }) => {
        const expected = response.parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join('');
        const streamed = deltasOf(encode(parts)).map((delta) => (delta['reasoning_content'] ?? '') as string);
        expect(streamed.join('')).toBe(expected);
      }),
    );
  });

  it('gives the same bytes however the parts are batched (case 23)', () => {
    fc.assert(
      fc.property(answers, ({ parts }) => {
        const encoder = new ChatStreamEncoder(CONTEXT);
        const oneByOne = parts.map((part) => encoder.encode([part])).join('') + encoder.end();
        expect(oneByOne).toBe(encode(parts));
      }),
    );
  });
});

describe('the order of chunks', () => {
  const parts: StreamPart[] = [
    { type: 'start', id: 'x', model: 'served' },
    { type: 'text-delta', text: 'Hello' },
    FINISH,
    { type: 'usage', usage: { inputTokens: 10, cachedInputTokens: 4, outputTokens: 3, source: 'upstream' } },
  ];

  it('shares one id, time and model, and begins with the role (case 4)', () => {
    const chunks = chunksOf(encode(parts));
    expect(
      new Set(chunks.map(({ id, created, model, object }) => `${id} ${created} ${model} ${object}`)),
    ).toEqual(
      new Set(['chatcmpl-01890000-0000-7000-8000-000000000001 1800000000 served chat.completion.chunk']),
    );
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '', refusal: null });
  });

  it('ends with an empty delta and a reason, then usage without choices, then [DONE] (case 5)', () => {
    const stream = encode(parts);
    const chunks = chunksOf(stream);
    expect(chunks.at(-2)?.choices).toEqual([{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }]);
    expect(chunks.at(-1)?.choices).toEqual([]);
    // Case 99: cached tokens are inside the prompt's.
    expect(chunks.at(-1)?.usage).toEqual({
      prompt_tokens: 10,
      completion_tokens: 3,
      total_tokens: 13,
      prompt_tokens_details: { cached_tokens: 4 },
    });
    expect(stream.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('says usage: null in every other chunk when usage was asked for (case 6)', () => {
    const chunks = chunksOf(encode(parts));
    expect(chunks.slice(0, -1).map((chunk) => chunk.usage)).toEqual([null, null, null]);
  });

  it('has no trace of usage when the caller did not ask (cases 6, 7)', () => {
    const stream = encode(parts, SILENT);
    expect(stream).not.toContain('usage');
    expect(chunksOf(stream).every(({ choices }) => choices.length === 1)).toBe(true);
    expect(stream.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('says null, not zero, for usage that nobody knows', () => {
    expect(chunksOf(encode([{ type: 'text-delta', text: 'x' }, FINISH])).at(-1)).toMatchObject({
      choices: [],
      usage: null,
    });
  });

  it('replaces earlier usage by later, count by count (case 100)', () => {
    const stream = encode([
      { type: 'usage', usage: { inputTokens: 10, outputTokens: 1, source: 'upstream' } },
      { type: 'text-delta', text: 'x' },
      { type: 'usage', usage: { outputTokens: 5, source: 'upstream' } },
      FINISH,
    ]);
    expect(chunksOf(stream).at(-1)?.usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 5 });
  });

  it('falls back to the name that was asked for when the upstream gives none', () => {
    expect(chunksOf(encode([{ type: 'text-delta', text: 'x' }, FINISH]))[0]?.model).toBe('asked-for');
  });

  it('writes nothing for pings, starts and what the shape cannot say (cases 3, 30)', () => {
    const encoder = new ChatStreamEncoder(CONTEXT);
    const silent: StreamPart[] = [
      { type: 'ping' },
      { type: 'start', id: undefined, model: 'm' },
      { type: 'redacted-reasoning', data: 'opaque' },
      { type: 'reasoning-signature', signature: 's' },
      { type: 'block-end' },
    ];
    expect(encoder.encode(silent)).toBe('');
    expect(encoder.encode([{ type: 'text-delta', text: 'x' }])).not.toBe('');
  });

  it('passes log-probabilities on as written, even over several lines', () => {
    const logprobs = new RawJson('{\n"content":[{"logprob":-0.10}]}');
    const stream = encode([{ type: 'text-delta', text: 'x', logprobs }, FINISH]);
    expect(stream).toContain('"logprobs":{ "content":[{"logprob":-0.10}]}');
    expect(chunksOf(stream)[1]?.choices[0]?.logprobs).toEqual({ content: [{ logprob: -0.1 }] });
  });
});

describe('tool calls in a stream', () => {
  const start = (index: number, id: string): StreamPart => ({
    type: 'tool-call-start',
    index,
    id,
    name: 'f',
  });
  const delta = (index: number, argumentsDelta: string): StreamPart => ({
    type: 'tool-call-delta',
    index,
    argumentsDelta,
  });
  const end = (index: number): StreamPart => ({ type: 'tool-call-end', index });

  it('names a call only in its first fragment and numbers calls from 0 (cases 31, 32)', () => {
    const stream = encode([
      start(3, 'a'),
      start(7, 'b'),
      delta(7, '{"x":'),
      delta(3, '{}'),
      delta(7, '1}'),
      FINISH,
    ]);
    expect(deltasOf(stream).slice(1, -1)).toEqual([
      { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '' } }] },
      { tool_calls: [{ index: 1, id: 'b', type: 'function', function: { name: 'f', arguments: '' } }] },
      { tool_calls: [{ index: 1, function: { arguments: '{"x":' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{}' } }] },
      { tool_calls: [{ index: 1, function: { arguments: '1}' } }] },
    ]);
  });

  it('gives a call without arguments an empty object, and the next call its own (case 35)', async () => {
    const parts = [start(0, 'a'), delta(0, ''), end(0), start(1, 'b'), delta(1, '{"y":2}'), end(1), FINISH];
    expect(await readWithClient(encode(parts))).toMatchObject({
      choices: [
        {
          message: {
            tool_calls: [
              { id: 'a', function: { arguments: '{}' } },
              { id: 'b', function: { arguments: '{"y":2}' } },
            ],
          },
        },
      ],
    });
  });

  it('ends a call whose end never came, and one whose number is used again', () => {
    const stream = encode([start(0, 'a'), start(0, 'b'), FINISH]);
    const fragments = deltasOf(stream).flatMap((each) => (each['tool_calls'] ?? []) as { index: number }[]);
    expect(fragments.filter((each) => JSON.stringify(each).includes('{}')).map(({ index }) => index)).toEqual(
      [0, 1],
    );
  });

  it('passes arguments that are not JSON as they are (case 38)', () => {
    const stream = encode([start(0, 'a'), delta(0, '{"broken'), end(0), FINISH]);
    expect(deltasOf(stream)[2]).toEqual({ tool_calls: [{ index: 0, function: { arguments: '{"broken' } }] });
  });

  it.each([
    ['stop', 'tool_calls'],
    ['unknown', 'tool_calls'],
    ['tool-calls', 'tool_calls'],
    ['length', 'length'],
    ['content-filter', 'content_filter'],
  ] as const)('finishes with %s as %s when there were calls (case 40)', (reason, expected) => {
    const stream = encode([start(0, 'a'), end(0), { type: 'finish', finish: { reason } }]);
    expect(chunksOf(stream).at(-2)?.choices[0]?.finish_reason).toBe(expected);
  });
});

describe('a stream that breaks', () => {
  const error = new DemarcError('upstream_timeout');

  it('ends with an error event and no [DONE], which the client raises (cases 8, 9, 26)', async () => {
    const encoder = new ChatStreamEncoder(CONTEXT);
    const stream =
      encoder.encode([{ type: 'text-delta', text: 'par' }]) + encoder.failure(error) + encoder.end();
    expect(dataLines(stream).at(-1)).toBe(
      '{"error":{"message":"the model server did not answer in time","type":"timeout_error","param":null,"code":"upstream_timeout"}}',
    );
    expect(stream).not.toContain('[DONE]');
    await expect(readWithClient(stream)).rejects.toMatchObject({ code: 'upstream_timeout' });
  });

  it('is not ended as if it were whole when no finish came (cases 9, 27)', async () => {
    for (const parts of [[], [{ type: 'text-delta', text: 'cut' }]] satisfies StreamPart[][]) {
      const stream = encode(parts);
      expect(stream).not.toContain('[DONE]');
      await expect(readWithClient(stream)).rejects.toMatchObject({ code: 'upstream_incomplete' });
    }
  });

  it('writes nothing after its end (F39)', () => {
    const encoder = new ChatStreamEncoder(CONTEXT);
    encoder.encode([{ type: 'text-delta', text: 'x' }, FINISH]);
    expect(encoder.encode([{ type: 'text-delta', text: 'late' }, FINISH])).toBe('');
    encoder.end();
    expect(
      encoder.encode([{ type: 'text-delta', text: 'late' }]) + encoder.end() + encoder.failure(error),
    ).toBe('');
  });

  it('takes a failure only through failure()', () => {
    const part: StreamPart = { type: 'failure', failure: { code: 'upstream_error', cause: 'test' } };
    expect(() => new ChatStreamEncoder(CONTEXT).encode([part])).toThrow('failure()');
  });
});

describe('what the caller cannot be tricked by', () => {
  it('keeps content that looks like events inside its string (F42)', async () => {
    const text = 'x\n\ndata: {"error":{"message":"forged"}}\n\ndata: [DONE]\r\n\r\n: comment\n';
    const stream = encode([{ type: 'text-delta', text }, FINISH]);
    expect(dataLines(stream).filter((line) => line === '[DONE]')).toHaveLength(1);
    expect(await readWithClient(stream)).toMatchObject({ choices: [{ message: { content: text } }] });
  });

  it('keeps a waiting caller with a comment that the client skips (case 22)', async () => {
    const encoder = new ChatStreamEncoder(CONTEXT);
    const stream = encoder.heartbeat() + encodeAll(encoder, [{ type: 'text-delta', text: 'hi' }, FINISH]);
    expect(encoder.heartbeat()).toBe(': keep-alive\n\n');
    expect(await readWithClient(stream)).toMatchObject({ choices: [{ message: { content: 'hi' } }] });
  });
});
