import { describe, expect, it } from 'vitest';
import {
  close,
  decodeEvents,
  decodeText,
  delta,
  ended,
  open,
  START,
  STOP,
  textBlock,
} from './event.fixture.ts';

const toolUse = (id: string, name = 'f', input: object = {}) => ({ type: 'tool_use', id, name, input });
const json = (index: number, partial_json: string) =>
  delta(index, { type: 'input_json_delta', partial_json });
const failureOf = (parts: readonly { type: string }[]) => {
  const last = parts.at(-1);
  return last?.type === 'failure' ? (last as { failure?: object }).failure : undefined;
};

describe('a stream of Messages', () => {
  it('gives start, the input as it was counted, text, usage and finish (cases 1, 101)', () => {
    expect(decodeEvents(START, ...textBlock(0, 'Hel', 'lo'), ended('end_turn'), STOP)).toEqual([
      { type: 'start', id: 'msg_1', model: 'claude-there' },
      {
        type: 'usage',
        usage: { inputTokens: 18, cachedInputTokens: 5, cacheWriteTokens: 3, source: 'upstream' },
      },
      { type: 'text-delta', text: 'Hel' },
      { type: 'text-delta', text: 'lo' },
      { type: 'block-end' },
      {
        type: 'usage',
        usage: {
          inputTokens: 18,
          cachedInputTokens: 5,
          cacheWriteTokens: 3,
          outputTokens: 7,
          source: 'upstream',
        },
      },
      { type: 'finish', finish: { reason: 'stop' } },
    ]);
  });

  it('overwrites cumulative usage and never adds it (cases 99, 100)', () => {
    const counted = decodeEvents(
      START,
      ended(null, { output_tokens: 4 }),
      ended('end_turn', {
        input_tokens: 12,
        output_tokens: 9,
        output_tokens_details: { thinking_tokens: 6 },
      }),
      STOP,
    ).filter((part) => part.type === 'usage');
    expect(counted.at(-1)).toMatchObject({ usage: { inputTokens: 20, outputTokens: 9, reasoningTokens: 6 } });
  });

  it('drops absurd usage (F20)', () => {
    const parts = decodeEvents(START, ended('end_turn', { output_tokens: -1, input_tokens: 1e30 }), STOP);
    expect(parts.findLast((part) => part.type === 'usage')).toMatchObject({ usage: { inputTokens: 18 } });
    expect(JSON.stringify(parts)).not.toContain('outputTokens');
  });

  it('passes pings on, also before the start (case 3)', () => {
    const ping = { type: 'ping' };
    const parts = decodeEvents(ping, START, ping, ...textBlock(0, 'a'), ended('end_turn'), STOP);
    expect(parts.filter(({ type }) => type === 'ping')).toHaveLength(2);
  });

  it('goes by the type in the data, and by the name where there is none (case 2)', () => {
    const text = `event: message_start\ndata: ${JSON.stringify(START)}\n\ndata: ${JSON.stringify(ended('end_turn'))}\n\nevent: message_stop\ndata: {}\n\n`;
    expect(decodeText(text).at(-1)).toEqual({ type: 'finish', finish: { reason: 'stop' } });
  });

  it('skips events, blocks and deltas that it does not know (case 30)', () => {
    const parts = decodeEvents(
      START,
      { type: 'message_hologram' },
      open(0, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }),
      json(0, '{"query":"x"}'),
      close(0),
      open(1, { type: 'text', text: '' }),
      delta(1, { type: 'citations_delta', citation: {} }),
      delta(1, { type: 'text_delta', text: 'a' }),
      close(1),
      ended('end_turn'),
      STOP,
    );
    expect(parts.map(({ type }) => type)).toEqual([
      'start',
      'usage',
      'text-delta',
      'block-end',
      'usage',
      'finish',
    ]);
  });

  it('leaves no trace of an empty block', () => {
    const parts = decodeEvents(START, ...textBlock(0), ...textBlock(1, ''), ended('end_turn'), STOP);
    expect(parts.some(({ type }) => type === 'block-end')).toBe(false);
  });

  it('takes text that stands in the start of its block', () => {
    const parts = decodeEvents(
      START,
      open(0, { type: 'text', text: 'a' }),
      close(0),
      ended('end_turn'),
      STOP,
    );
    expect(parts).toContainEqual({ type: 'text-delta', text: 'a' });
  });

  it('ends a block where the next begins or the message stops', () => {
    const types = decodeEvents(
      START,
      open(0, { type: 'text', text: 'a' }),
      open(1, toolUse('t')),
      ended('tool_use'),
      STOP,
    ).map(({ type }) => type);
    expect(types.slice(2, -2)).toEqual([
      'text-delta',
      'block-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
    ]);
  });

  it.each([
    ['end_turn', 'stop'],
    ['max_tokens', 'length'],
    ['refusal', 'refusal'],
    ['pause_turn', 'pause'],
    ['model_context_window_exceeded', 'context-exceeded'],
    ['something_new', 'unknown'],
  ])('finishes %s as %s (cases 88, 90)', (stopReason, reason) => {
    expect(decodeEvents(START, ended(stopReason), STOP).at(-1)).toEqual({
      type: 'finish',
      finish: { reason },
    });
  });

  it('says which stop sequence it was (case 88)', () => {
    expect(decodeEvents(START, ended('stop_sequence', {}, 'END'), STOP).at(-1)).toEqual({
      type: 'finish',
      finish: { reason: 'stop-sequence', stopSequence: 'END' },
    });
  });
});

describe('tool calls of a stream of Messages', () => {
  const finished = (...events: { type: string }[]) => decodeEvents(START, ...events, ended('tool_use'), STOP);
  const args = (parts: ReturnType<typeof finished>) =>
    parts.map((part) => (part.type === 'tool-call-delta' ? part.argumentsDelta : '')).join('');

  it('gives the fragments of the input as they come (case 36)', () => {
    const parts = finished(
      open(0, toolUse('t')),
      json(0, ''),
      json(0, '{"n": 90071'),
      json(0, '99254740993}'),
      close(0),
    );
    expect(args(parts)).toBe('{"n": 9007199254740993}');
    expect(parts.filter(({ type }) => type === 'tool-call-delta')).toHaveLength(2);
  });

  it('gives an input that came in one piece at the start (case 34)', () => {
    expect(args(finished(open(0, toolUse('t', 'f', { x: 1 })), close(0)))).toBe('{"x":1}');
  });

  it('gives {} for a call without arguments (case 35)', () => {
    expect(args(finished(open(0, toolUse('t')), close(0)))).toBe('{}');
    expect(args(finished(open(0, toolUse('t')), json(0, ''), close(0)))).toBe('{}');
  });

  it('counts calls from 0 whatever the index of their blocks', () => {
    const parts = finished(
      ...textBlock(0, 'a'),
      open(1, toolUse('t')),
      close(1),
      open(2, toolUse('u')),
      close(2),
    );
    expect(parts.flatMap((part) => (part.type === 'tool-call-start' ? [[part.index, part.id]] : []))).toEqual(
      [
        [0, 't'],
        [1, 'u'],
      ],
    );
  });

  it('finishes with tool-calls although the upstream said end_turn, but not when it was cut (case 40)', () => {
    const reason = (stop: string) =>
      decodeEvents(START, open(0, toolUse('t')), close(0), ended(stop), STOP).at(-1);
    expect(reason('end_turn')).toMatchObject({ finish: { reason: 'tool-calls' } });
    expect(reason('max_tokens')).toMatchObject({ finish: { reason: 'length' } });
    expect(decodeEvents(START, ended('tool_use'), STOP).at(-1)).toMatchObject({ finish: { reason: 'stop' } });
  });

  it('fails where a call has no name or no id', () => {
    expect(failureOf(decodeEvents(START, open(0, toolUse('', 'f'))))).toMatchObject({
      cause: 'tool-call-without-name',
    });
    expect(failureOf(decodeEvents(START, open(0, toolUse('t', ''))))).toMatchObject({
      cause: 'tool-call-without-name',
    });
  });
});

describe('thinking of a stream of Messages', () => {
  it('gives the signature before the end of its block (case 79)', () => {
    const parts = decodeEvents(
      START,
      open(0, { type: 'thinking', thinking: '', signature: '' }),
      delta(0, { type: 'thinking_delta', thinking: 'hm' }),
      delta(0, { type: 'signature_delta', signature: 'EqQB' }),
      close(0),
      ended('end_turn'),
      STOP,
    );
    expect(parts.slice(2, 5)).toEqual([
      { type: 'reasoning-delta', text: 'hm' },
      { type: 'reasoning-signature', signature: 'EqQB' },
      { type: 'block-end' },
    ]);
  });

  it('keeps the signature of thinking that is withheld (case 80)', () => {
    const parts = decodeEvents(
      START,
      open(0, { type: 'thinking', thinking: '', signature: '' }),
      delta(0, { type: 'signature_delta', signature: 'EqQB' }),
      close(0),
      ended('end_turn'),
      STOP,
    );
    expect(parts.slice(2, 4)).toEqual([
      { type: 'reasoning-delta', text: '' },
      { type: 'reasoning-signature', signature: 'EqQB' },
    ]);
  });

  it('keeps redacted thinking (case 80)', () => {
    const parts = decodeEvents(
      START,
      open(0, { type: 'redacted_thinking', data: 'EmwK' }),
      close(0),
      ended('end_turn'),
      STOP,
    );
    expect(parts[2]).toEqual({ type: 'redacted-reasoning', data: 'EmwK' });
  });
});

describe('a stream of Messages that breaks', () => {
  it('fails without message_stop, also after a stop reason (F31, F32)', () => {
    expect(failureOf(decodeEvents(START, ...textBlock(0, 'a')))).toEqual({
      code: 'upstream_incomplete',
      cause: 'no-terminator',
    });
    const parts = decodeEvents(START, ...textBlock(0, 'a'), ended('end_turn'));
    expect(failureOf(parts)).toMatchObject({ cause: 'no-terminator' });
    expect(parts.at(-2)).toMatchObject({ type: 'usage', usage: { outputTokens: 7 } });
  });

  it('fails when there was nothing (case 27)', () => {
    for (const text of ['', ': hi\n\n', 'event: message_stop\ndata: {"type":"message_stop"}\n\n']) {
      expect(failureOf(decodeText(text))).toMatchObject({ cause: 'empty-stream' });
    }
  });

  it('fails by the class of an error event (case 11, F40)', () => {
    const error = (type: string) =>
      failureOf(
        decodeEvents(START, { type: 'error', error: { type, message: 'secret' } } as { type: string }),
      );
    expect(error('overloaded_error')).toEqual({ code: 'upstream_overloaded', cause: 'overloaded' });
    expect(error('api_error')).toEqual({ code: 'upstream_error', cause: 'server-error' });
    expect(error('rate_limit_error')).toMatchObject({ code: 'rate_limited' });
    expect(error('invalid_request_error')).toMatchObject({ code: 'upstream_rejected' });
    expect(error('new_error')).toMatchObject({ code: 'upstream_error' });
  });

  it('fails for JSON that cannot be read, and for a cut event (F35)', () => {
    expect(failureOf(decodeText('event: x\ndata: {oops\n\n'))).toMatchObject({ cause: 'bad-json-line' });
    expect(failureOf(decodeText('event: x\ndata: {oops'))).toMatchObject({ cause: 'cut-event' });
  });

  it('bounds the number of blocks', () => {
    const blocks = Array.from({ length: 10_001 }, (_, index) => open(index, { type: 'text', text: '' }));
    expect(failureOf(decodeEvents(START, ...blocks))).toMatchObject({ cause: 'too-many-blocks' });
  });

  it('fails for a delta of a block that was never opened', () => {
    expect(failureOf(decodeEvents(START, delta(3, { type: 'text_delta', text: 'a' })))).toMatchObject({
      cause: 'delta-without-block',
    });
  });

  it('ignores what comes after message_stop (F39)', () => {
    const parts = decodeEvents(START, ended('end_turn'), STOP, ...textBlock(0, 'a'));
    expect(parts.at(-1)).toMatchObject({ type: 'finish' });
  });

  it('becomes a stream of one go where the upstream sent a whole answer (F41)', () => {
    const body = {
      ...START.message,
      content: [{ type: 'text', text: 'Hi' }, toolUse('t')],
      stop_reason: 'tool_use',
    };
    expect(decodeText(JSON.stringify(body)).map(({ type }) => type)).toEqual([
      'start',
      'text-delta',
      'block-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'usage',
      'finish',
    ]);
  });
});
