import Anthropic from '@anthropic-ai/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import { answers, CONTEXT, encodeAll } from '../random-answer.fixture.ts';
import { encodeResponse } from './encode-response.ts';
import { MessagesStreamEncoder } from './encode-stream.ts';

const FINISH: StreamPart = { type: 'finish', finish: { reason: 'stop' } };

interface Event {
  type: string;
  index?: number;
  content_block?: Record<string, unknown>;
  delta?: Record<string, unknown>;
  message?: Record<string, unknown>;
  usage?: Record<string, unknown>;
}

/** What Anthropic's own client makes of the stream. */
async function readWithClient(stream: string): Promise<Record<string, unknown>> {
  const fetch = async () => new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  const client = new Anthropic({
    apiKey: 'test',
    baseURL: 'http://127.0.0.1:1',
    maxRetries: 0,
    fetch,
    logLevel: 'off',
  });
  const messages = [{ role: 'user' as const, content: 'hi' }];
  const message = await client.messages.stream({ model: 'm', max_tokens: 9, messages }).finalMessage();
  return JSON.parse(JSON.stringify(message)) as Record<string, unknown>;
}

/** The events, each checked to be one line of `event` and one of `data` with the same type (case 2). */
function eventsOf(stream: string): Event[] {
  return stream
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const found = /^event: ([a-z_]+)\ndata: ([^\n\r]+)$/.exec(block);
      expect(found).not.toBeNull();
      const event = JSON.parse(found![2]!) as Event;
      expect(event.type).toBe(found![1]);
      return event;
    });
}

/** The grammar of the stream: blocks with indices from 0 without a gap, never two open (case 1). */
function expectWellFormed(events: readonly Event[]): void {
  const types = events.map(({ type }) => type).filter((type) => type !== 'ping');
  expect(types[0]).toBe('message_start');
  expect(types.slice(-2)).toEqual(['message_delta', 'message_stop']);
  let open: number | undefined;
  let next = 0;
  for (const { type, index } of events) {
    if (type === 'content_block_start') {
      expect(open).toBeUndefined();
      expect(index).toBe(next);
      open = next;
      next += 1;
    }
    if (type === 'content_block_delta') expect(index).toBe(open);
    if (type === 'content_block_stop') {
      expect(index).toBe(open);
      open = undefined;
    }
  }
  expect(open).toBeUndefined();
}

function encode(parts: readonly StreamPart[]): string {
  return encodeAll(new MessagesStreamEncoder(CONTEXT), parts);
}

/** The arguments of each call, as the bytes that were streamed. */
function streamedInputs(events: readonly Event[]): string[] {
  const calls = events.filter(
    ({ type, content_block }) => type === 'content_block_start' && content_block?.['type'] === 'tool_use',
  );
  return calls.map(({ index }) =>
    events
      .filter((event) => event.index === index && event.delta?.['type'] === 'input_json_delta')
      .map(({ delta }) => delta?.['partial_json'])
      .join(''),
  );
}

describe('a Messages stream, read by the official client', () => {
  it('adds up to the whole answer, whatever the model said (cases 1, 2, 21, 34, 35, 41, 79)', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async ({ response, parts }) => {
        const whole = JSON.parse(encodeResponse(response, CONTEXT)) as Record<string, unknown>;
        const stream = encode(parts);
        expectWellFormed(eventsOf(stream));
        expect(await readWithClient(stream)).toEqual({ ...whole, parsed_output: null });
      }),
      { numRuns: 200 },
    );
  });

  it('streams the bytes of every call as the model wrote them (cases 36, 37)', () => {
    fc.assert(
      fc.property(answers, ({ response, parts }) => {
        const written = response.parts.flatMap((part) =>
          part.type === 'tool-call' ? [part.argumentsJson] : [],
        );
        const streamed = streamedInputs(eventsOf(encode(parts))).map((input) => input || '{}');
        expect(streamed).toEqual(written);
      }),
    );
  });

  it('gives the same events however the parts are batched, once usage is settled (case 23)', () => {
    fc.assert(
      fc.property(answers, ({ parts }) => {
        const encoder = new MessagesStreamEncoder(CONTEXT);
        const oneByOne = parts.map((part) => encoder.encode([part])).join('') + encoder.end();
        expect(oneByOne).toBe(encode(parts));
      }),
    );
  });
});

describe('blocks', () => {
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

  it('holds a second call back until the first has ended, then streams it on (case 1)', () => {
    const encoder = new MessagesStreamEncoder(CONTEXT);
    encoder.encode([start(0, 'a'), delta(0, '{'), start(1, 'b'), delta(1, '{"y"')]);
    expect(eventsOf(encoder.encode([delta(1, ':2')]))).toEqual([]);
    const released = eventsOf(encoder.encode([delta(0, '}'), end(0)]));
    expect(released).toEqual([
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '}' } },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 'b', name: 'f', input: {} },
      },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"y"' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: ':2' } },
    ]);
    expect(eventsOf(encoder.encode([delta(1, '}')]))).toHaveLength(1);
  });

  it('closes text before a call opens (case 41)', () => {
    const events = eventsOf(encode([{ type: 'text-delta', text: 'see' }, start(0, 'a'), end(0), FINISH]));
    expect(events.map(({ type, index }) => `${type} ${index ?? ''}`.trim())).toEqual([
      'message_start',
      'content_block_start 0',
      'content_block_delta 0',
      'content_block_stop 0',
      'content_block_start 1',
      'content_block_stop 1',
      'message_delta',
      'message_stop',
    ]);
  });

  it('starts a call with an empty input and sends no delta when it has no arguments (cases 34, 35)', async () => {
    const stream = encode([start(0, 'a'), end(0), start(1, 'b'), delta(1, '{"y":2}'), end(1), FINISH]);
    expect(streamedInputs(eventsOf(stream))).toEqual(['', '{"y":2}']);
    expect(await readWithClient(stream)).toMatchObject({
      content: [
        { id: 'a', input: {} },
        { id: 'b', input: { y: 2 } },
      ],
      stop_reason: 'tool_use',
    });
  });

  it('keeps text that comes while a call is open for after it', () => {
    const events = eventsOf(
      encode([start(0, 'a'), { type: 'text-delta', text: 'late' }, delta(0, '{}'), end(0), FINISH]),
    );
    expectWellFormed(events);
    expect(
      events.filter(({ type }) => type === 'content_block_start').map((e) => e.content_block?.['type']),
    ).toEqual(['tool_use', 'text']);
  });

  it('ends a call whose end never came, and one whose number is used again', () => {
    const events = eventsOf(encode([start(0, 'a'), delta(0, '{}'), start(0, 'b'), delta(0, '[]'), FINISH]));
    expectWellFormed(events);
    expect(streamedInputs(events)).toEqual(['{}', '[]']);
  });

  it('passes arguments that are not JSON as they are (case 38)', () => {
    expect(streamedInputs(eventsOf(encode([start(0, 'a'), delta(0, '{"broken'), end(0), FINISH])))).toEqual([
      '{"broken',
    ]);
  });

  it('puts the signature in its own delta just before the block ends (case 79)', () => {
    const events = eventsOf(
      encode([
        { type: 'reasoning-delta', text: 'hm' },
        { type: 'reasoning-signature', signature: 'c2ln' },
        { type: 'text-delta', text: 'so' },
        FINISH,
      ]),
    );
    expect(events.slice(1, 5)).toEqual([
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'hm' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2ln' } },
      { type: 'content_block_stop', index: 0 },
    ]);
  });

  it('signs the thinking of other models with a marker of its own (case 84)', () => {
    const events = eventsOf(encode([{ type: 'reasoning-delta', text: 'hm' }, { type: 'block-end' }, FINISH]));
    expect(events[3]?.delta).toEqual({ type: 'signature_delta', signature: UNSIGNED });
  });

  it('keeps a signature without visible thinking and redacted thinking (case 80)', async () => {
    const stream = encode([
      { type: 'reasoning-signature', signature: 'c2ln' },
      { type: 'redacted-reasoning', data: 'opaque' },
      FINISH,
    ]);
    expect(await readWithClient(stream)).toMatchObject({
      content: [
        { type: 'thinking', thinking: '', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'opaque' },
      ],
    });
  });
});

describe('the message around the blocks', () => {
  it('begins with an estimate of the input and corrects it at the end (cases 99, 100, 101)', () => {
    const events = eventsOf(
      encode([
        { type: 'start', id: 'x', model: 'served' },
        { type: 'text-delta', text: 'hi' },
        FINISH,
        {
          type: 'usage',
          usage: {
            inputTokens: 100,
            cachedInputTokens: 60,
            cacheWriteTokens: 30,
            outputTokens: 5,
            source: 'upstream',
          },
        },
      ]),
    );
    expect(events[0]?.message).toEqual({
      id: 'msg_01890000-0000-7000-8000-000000000001',
      type: 'message',
      role: 'assistant',
      model: 'served',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 77, output_tokens: 0 },
    });
    expect(events.at(-2)?.usage).toEqual({
      input_tokens: 10,
      cache_creation_input_tokens: 30,
      cache_read_input_tokens: 60,
      output_tokens: 5,
    });
  });

  it('begins with the real count when the upstream says it first', () => {
    const events = eventsOf(
      encode([
        { type: 'usage', usage: { inputTokens: 12, source: 'upstream' } },
        { type: 'text-delta', text: 'hi' },
        FINISH,
      ]),
    );
    expect(events[0]?.message?.['usage']).toEqual({ input_tokens: 12, output_tokens: 0 });
  });

  it('estimates the output from its length when nobody counted it', () => {
    const events = eventsOf(encode([{ type: 'text-delta', text: 'nine char' }, FINISH]));
    expect(events.at(-2)?.usage).toEqual({ input_tokens: 77, output_tokens: 3 });
  });

  it('names the stop sequence', () => {
    const finish: StreamPart = { type: 'finish', finish: { reason: 'stop-sequence', stopSequence: 'END' } };
    expect(eventsOf(encode([finish])).at(-2)?.delta).toEqual({
      stop_reason: 'stop_sequence',
      stop_sequence: 'END',
    });
  });

  it('is a message without content when the model said nothing', async () => {
    expectWellFormed(eventsOf(encode([FINISH])));
    expect(await readWithClient(encode([FINISH]))).toMatchObject({ content: [], stop_reason: 'end_turn' });
  });
});

describe('a stream that breaks or waits', () => {
  const error = new DemarcError('upstream_overloaded');

  it('ends with an error event of the right type, which the client raises (case 11)', async () => {
    const encoder = new MessagesStreamEncoder(CONTEXT);
    const stream =
      encoder.encode([{ type: 'text-delta', text: 'par' }]) + encoder.failure(error) + encoder.end();
    expect(eventsOf(stream).at(-1)).toEqual({
      type: 'error',
      error: {
        type: 'overloaded_error',
        message: 'the model server is overloaded',
        details: { error_code: 'upstream_overloaded' },
      },
      request_id: CONTEXT.requestId,
    });
    expect(stream).not.toContain('message_stop');
    await expect(readWithClient(stream)).rejects.toMatchObject({
      type: 'overloaded_error',
      errorCode: 'upstream_overloaded',
    });
  });

  it('is not ended as if it were whole when no finish came (cases 9, 27)', async () => {
    for (const parts of [[], [{ type: 'text-delta', text: 'cut' }]] satisfies StreamPart[][]) {
      expect(encode(parts)).not.toContain('message_stop');
      await expect(readWithClient(encode(parts))).rejects.toMatchObject({ errorCode: 'upstream_incomplete' });
    }
  });

  it('writes nothing after its end (F39)', () => {
    const encoder = new MessagesStreamEncoder(CONTEXT);
    encoder.encode([{ type: 'text-delta', text: 'x' }, FINISH]);
    expect(encoder.encode([{ type: 'text-delta', text: 'late' }])).toBe('');
    encoder.end();
    expect(
      encoder.encode([{ type: 'text-delta', text: 'late' }]) + encoder.end() + encoder.failure(error),
    ).toBe('');
  });

  it('takes a failure only through failure()', () => {
    const part: StreamPart = { type: 'failure', failure: { code: 'upstream_error', cause: 'test' } };
    expect(() => new MessagesStreamEncoder(CONTEXT).encode([part])).toThrow('failure()');
  });

  it('pings a waiting caller before and during the answer (case 3)', async () => {
    const encoder = new MessagesStreamEncoder(CONTEXT);
    const stream =
      encoder.heartbeat() +
      encoder.encode([{ type: 'ping' }, { type: 'text-delta', text: 'hi' }]) +
      encoder.heartbeat() +
      encoder.encode([FINISH]) +
      encoder.end();
    expect(encoder.heartbeat()).toBe('event: ping\ndata: {"type":"ping"}\n\n');
    expectWellFormed(eventsOf(stream).filter(({ type }) => type !== 'ping'));
    expect(await readWithClient(stream)).toMatchObject({ content: [{ type: 'text', text: 'hi' }] });
  });

  it('keeps content that looks like events inside its string (F42)', async () => {
    const text = 'x\n\nevent: error\ndata: {"type":"error"}\n\nevent: message_stop\r\n\r\n';
    const stream = encode([{ type: 'text-delta', text }, FINISH]);
    expectWellFormed(eventsOf(stream));
    expect(await readWithClient(stream)).toMatchObject({ content: [{ type: 'text', text }] });
  });
});
