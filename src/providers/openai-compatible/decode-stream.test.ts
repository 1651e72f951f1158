import { describe, expect, it } from 'vitest';
import { OPENAI } from './chat-traits.ts';
import { chunk, collect, DONE, decodeEvents, decodeText } from './chunk.fixture.ts';

const HELLO = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Hel' }),
  chunk({ content: 'lo' }),
];
const call = (index: number | undefined, fields: object) =>
  chunk({ tool_calls: [{ index, type: 'function', ...fields }] });
const begin = (index: number | undefined, id: string | undefined, name: string, args = '') =>
  call(index, { id, function: { name, arguments: args } });
const more = (index: number | undefined, args: string) => call(index, { function: { arguments: args } });

describe('a stream of Chat Completions', () => {
  it('gives start, text, end and finish', () => {
    expect(decodeEvents([...HELLO, chunk({}, 'stop'), DONE])).toEqual([
      { type: 'start', id: 'chatcmpl-1', model: 'm' },
      { type: 'text-delta', text: 'Hel' },
      { type: 'text-delta', text: 'lo' },
      { type: 'block-end' },
      { type: 'finish', finish: { reason: 'stop' } },
    ]);
  });

  it('takes the usage chunk without choices after the finish (case 5)', () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 3 } };
    const parts = decodeEvents([...HELLO, chunk({}, 'stop'), { choices: [], usage }, DONE]);
    expect(parts.slice(-2)).toEqual([
      {
        type: 'usage',
        usage: { inputTokens: 5, cachedInputTokens: 3, outputTokens: 2, source: 'upstream' },
      },
      { type: 'finish', finish: { reason: 'stop' } },
    ]);
  });

  it('takes usage that stands in every chunk as a total, not a sum', () => {
    const counted = (completion_tokens: number) => ({
      ...chunk({ content: 'a' }),
      usage: { prompt_tokens: 1, completion_tokens },
    });
    const usages = decodeEvents([counted(1), counted(2), chunk({}, 'stop'), DONE]).filter(
      (part) => part.type === 'usage',
    );
    expect(usages).toMatchObject([{ usage: { inputTokens: 1, outputTokens: 2 } }]);
  });

  it('drops absurd usage (F20)', () => {
    const usage = { prompt_tokens: -4, completion_tokens: 1e30 };
    const parts = decodeEvents([...HELLO, { ...chunk({}, 'stop'), usage }, DONE]);
    expect(parts.some(({ type }) => type === 'usage')).toBe(false);
  });

  it('answers the first choice only', () => {
    const second = { ...chunk({}), choices: [{ index: 1, delta: { content: 'no' }, finish_reason: null }] };
    expect(collect(decodeEvents([HELLO[1]!, second, HELLO[2]!, chunk({}, 'stop'), DONE])).text).toBe('Hello');
  });

  it('skips a first chunk without choices, as Azure sends it, and starts at the next', () => {
    const filter = { id: '', model: '', choices: [], prompt_filter_results: [] };
    expect(decodeEvents([filter, ...HELLO, chunk({}, 'stop'), DONE])[0]).toMatchObject({ id: 'chatcmpl-1' });
  });

  it('ignores unknown members and unknown kinds of delta (case 30)', () => {
    const strange = { ...chunk({ hologram: { x: 1 } }), obfuscation: 'abc', x_new: [1] };
    expect(collect(decodeEvents([strange, ...HELLO, chunk({}, 'stop'), DONE])).text).toBe('Hello');
  });

  it('passes log-probabilities on as they stand', () => {
    const raw = '{"content":[{"token":"H","logprob":-0.10000000000000001,"bytes":[72]}]}';
    const text = `data: {"choices":[{"index":0,"delta":{"content":"H"},"logprobs":${raw},"finish_reason":"stop"}]}\n\n`;
    const delta = decodeText(text).find((part) => part.type === 'text-delta');
    expect(delta?.type === 'text-delta' && delta.logprobs?.text).toBe(raw);
  });
});

describe('the end of a stream', () => {
  it('is complete with a finish reason although [DONE] is missing', () => {
    expect(collect(decodeEvents([...HELLO, chunk({}, 'stop')])).finish).toBe('stop');
  });

  it('is complete with [DONE] although the reason is missing', () => {
    expect(collect(decodeEvents([...HELLO, DONE])).finish).toBe('unknown');
  });

  it('is complete with a [DONE] that lacks its blank line', () => {
    expect(collect(decodeText(`data: ${JSON.stringify(HELLO[1])}\n\ndata: [DONE]`)).finish).toBe('unknown');
  });

  it('is a failure with neither: a silent close is a cut answer (case 9, F31, F32)', () => {
    expect(collect(decodeEvents(HELLO)).failure).toEqual({
      code: 'upstream_incomplete',
      cause: 'no-terminator',
    });
  });

  it('is a failure in the middle of an event', () => {
    const cut = `data: ${JSON.stringify(HELLO[1])}\n\ndata: {"choices":[{"del`;
    expect(collect(decodeText(cut)).failure?.cause).toBe('cut-event');
  });

  it('is a failure when there was nothing (case 27, F17)', () => {
    for (const text of ['', ': ping\n\n', '\n\n', 'data: [DONE]\n\n']) {
      expect(collect(decodeText(text)).failure?.cause).toBe('empty-stream');
    }
  });

  it('ignores what comes after [DONE] (F39)', () => {
    expect(
      collect(decodeEvents([...HELLO, chunk({}, 'stop'), DONE, chunk({ content: '!' }), DONE])).text,
    ).toBe('Hello');
  });

  it('still gives the usage that was counted before a failure', () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2 };
    const types = decodeEvents([{ ...HELLO[1], usage }]).map(({ type }) => type);
    expect(types).toEqual(['start', 'text-delta', 'usage', 'failure']);
  });

  it('is a failure where the reason says that the upstream gave up (case 89)', () => {
    for (const reason of ['error', 'abort', 'load', 'unload']) {
      expect(collect(decodeEvents([...HELLO, chunk({}, reason), DONE])).failure?.cause).toBe('broken-finish');
    }
  });

  it('takes "" as no reason, as Ollama once sent it', () => {
    expect(
      collect(decodeEvents([chunk({ content: 'a' }, ''), chunk({ content: 'b' }, '')])).failure,
    ).toBeDefined();
  });
});

describe('a stream that is none', () => {
  it('is a failure for JSON that cannot be read; its text goes nowhere (case 10, F35)', () => {
    const parts = decodeEvents([HELLO[1]!, '{"secret": oops}', HELLO[2]!, DONE]);
    expect(collect(parts)).toMatchObject({
      text: 'Hel',
      failure: { code: 'upstream_protocol', cause: 'bad-json-line' },
    });
    expect(JSON.stringify(parts)).not.toContain('secret');
  });

  it('is a failure for JSON that is too deep (F19)', () => {
    const deep = `{"choices":${'['.repeat(500)}${']'.repeat(500)}}`;
    expect(collect(decodeEvents([deep])).failure?.cause).toBe('bad-json-line');
  });

  it('is a failure for a web page (F16)', () => {
    expect(collect(decodeText('\n<!doctype html><p>Bad gateway')).failure?.cause).toBe('html');
  });

  it('is a failure for an error in the middle, by its class (F40)', () => {
    const fail = (error: unknown) => collect(decodeEvents([HELLO[1]!, { error }, DONE])).failure;
    expect(fail({ message: 'x', type: 'server_error' })?.code).toBe('upstream_error');
    expect(fail({ message: 'x', code: 429 })).toEqual({
      code: 'rate_limited',
      cause: 'http-429',
      status: 429,
    });
    expect(fail({ message: 'x', code: 'insufficient_quota' })?.code).toBe('upstream_auth');
    expect(fail('an error occurred')?.code).toBe('upstream_error');
    expect(fail({ message: "This model's maximum context length is 8 tokens", code: 400 })?.code).toBe(
      'context_length_exceeded',
    );
  });

  it('becomes a stream of one go where the upstream sent a whole answer (F41)', () => {
    const message = { role: 'assistant', content: 'Hello', reasoning_content: 'hm' };
    const body = {
      id: 'c',
      model: 'm',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    };
    const parts = decodeText(`\uFEFF \n${JSON.stringify(body, null, 2)}`);
    expect(collect(parts)).toMatchObject({ text: 'Hello', reasoning: 'hm', finish: 'stop' });
    expect(parts.some(({ type }) => type === 'usage')).toBe(true);
  });

  it('is a failure where the whole JSON is an error or is cut (F18, F13)', () => {
    expect(collect(decodeText('{"error":{"message":"x","code":503}}')).failure?.code).toBe('upstream_error');
    expect(collect(decodeText('{"choices":[{"mess')).failure?.cause).toBe('bad-json');
  });
});

describe('tool calls of a stream', () => {
  const finished = (...events: object[]) => collect(decodeEvents([...events, chunk({}, 'tool_calls'), DONE]));

  it('puts the fragments of an index together (case 31)', () => {
    const { calls, finish } = finished(begin(0, 'a', 'f'), more(0, '{"x"'), more(0, ':1}'));
    expect(calls).toEqual([{ id: 'a', name: 'f', argumentsJson: '{"x":1}' }]);
    expect(finish).toBe('tool-calls');
  });

  it('keeps parallel calls apart that interleave', () => {
    const { calls } = finished(
      begin(0, 'a', 'f'),
      begin(1, 'b', 'g'),
      more(0, '{"x":1}'),
      more(1, '{"y":2}'),
    );
    expect(calls.map(({ argumentsJson }) => argumentsJson)).toEqual(['{"x":1}', '{"y":2}']);
  });

  it('keeps calls apart that all have index 0 (case 32)', () => {
    const whole = [begin(0, 'a', 'f', '{"x":1}'), begin(0, 'b', 'f', '{"x":2}')];
    expect(finished(...whole).calls.map(({ id }) => id)).toEqual(['a', 'b']);
    const unnamed = [begin(0, undefined, 'f', '{"x":1}'), begin(0, undefined, 'f', '{"x":2}')];
    expect(finished(...unnamed).calls.map(({ argumentsJson }) => argumentsJson)).toEqual([
      '{"x":1}',
      '{"x":2}',
    ]);
  });

  it('does without indices', () => {
    const { calls } = finished(
      begin(undefined, 'a', 'f'),
      more(undefined, '{}'),
      begin(undefined, 'b', 'g', '{"y":2}'),
    );
    expect(calls).toEqual([
      { id: 'a', name: 'f', argumentsJson: '{}' },
      { id: 'b', name: 'g', argumentsJson: '{"y":2}' },
    ]);
  });

  it('takes a repeated id and name, or a changing id, as the same call', () => {
    expect(finished(begin(0, 'a', 'f', '{"x"'), begin(0, 'a', 'f', ':1}')).calls).toHaveLength(1);
    const changing = call(0, { id: 'z', function: { arguments: '1}' } });
    expect(finished(begin(0, 'a', 'f', '{"x":'), changing).calls).toEqual([
      { id: 'a', name: 'f', argumentsJson: '{"x":1}' },
    ]);
  });

  it('makes stable ids where there are none (case 42)', () => {
    const ids = () =>
      finished(begin(0, undefined, 'f', '{}'), begin(1, '', 'f', '{}')).calls.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
    for (const id of ids()) expect(id).toMatch(/^call_[0-9a-f]{24}$/);
  });

  it('gives {} for a call without arguments, and keeps those of the next (case 35)', () => {
    const { calls } = finished(begin(0, 'a', 'f', ''), begin(1, 'b', 'g', '{"y":2}'));
    expect(calls.map(({ argumentsJson }) => argumentsJson)).toEqual(['{}', '{"y":2}']);
  });

  it('takes arguments that are an object as they stand (case 33)', () => {
    const text =
      'data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":{"n":9007199254740993}}}]},"finish_reason":"stop"}]}\n\n';
    expect(collect(decodeText(text)).calls[0]?.argumentsJson).toBe('{"n":9007199254740993}');
  });

  it('hands on broken arguments as they are (case 38)', () => {
    expect(finished(begin(0, 'a', 'f', '{"x": oops')).calls[0]?.argumentsJson).toBe('{"x": oops');
  });

  it('waits for a name that comes late, and fails when none comes', () => {
    const named = finished(
      call(0, { id: 'a', function: { arguments: '{"x"' } }),
      begin(0, undefined, 'f', ':1}'),
    );
    expect(named.calls).toEqual([{ id: 'a', name: 'f', argumentsJson: '{"x":1}' }]);
    expect(finished(call(0, { id: 'a', function: { arguments: '{}' } })).failure?.cause).toBe(
      'tool-call-without-name',
    );
  });

  it('ends a text before a call begins (case 41)', () => {
    const types = decodeEvents([HELLO[1]!, begin(0, 'a', 'f', '{}'), chunk({}, 'tool_calls'), DONE]).map(
      ({ type }) => type,
    );
    expect(types).toEqual([
      'start',
      'text-delta',
      'block-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'finish',
    ]);
  });

  it('ends a call before a text begins, and does not take it up again', () => {
    const events = [begin(0, 'a', 'f', '{"x"'), chunk({ content: 'so' })];
    expect(finished(...events).text).toBe('so');
    expect(finished(...events, more(0, ':1}')).failure?.cause).toBe('tool-call-reopened');
  });

  it('takes an empty content beside a call as nothing', () => {
    expect(
      finished(
        chunk({ content: '', tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }] }),
      ).calls,
    ).toHaveLength(1);
  });

  it('takes the call of the API before tools (case 50)', () => {
    const { calls, finish } = collect(
      decodeEvents([
        chunk({ function_call: { name: 'f', arguments: '' } }),
        chunk({ function_call: { arguments: '{"x":1}' } }),
        chunk({}, 'function_call'),
        DONE,
      ]),
    );
    expect(calls).toMatchObject([{ name: 'f', argumentsJson: '{"x":1}' }]);
    expect(finish).toBe('tool-calls');
  });

  it('bounds the number of calls', () => {
    const many = Array.from({ length: 1025 }, (_, index) => begin(index, `c${index}`, 'f', '{}'));
    expect(finished(...many).failure?.cause).toBe('too-many-tool-calls');
  });

  it('finishes with tool-calls although the upstream said stop, but not when it was cut (case 40)', () => {
    const ended = (reason: string) =>
      collect(decodeEvents([begin(0, 'a', 'f', '{}'), chunk({}, reason), DONE])).finish;
    expect(ended('stop')).toBe('tool-calls');
    expect(ended('length')).toBe('length');
  });
});

describe('reasoning and refusal of a stream', () => {
  it('takes reasoning_content and reasoning (case 78)', () => {
    for (const field of ['reasoning_content', 'reasoning']) {
      const parts = decodeEvents([
        chunk({ [field]: 'h' }),
        chunk({ [field]: 'm' }),
        HELLO[1]!,
        chunk({}, 'stop'),
        DONE,
      ]);
      expect(collect(parts)).toMatchObject({ reasoning: 'hm', text: 'Hel' });
    }
  });

  it('does not take it twice where both are there', () => {
    const both = chunk({ reasoning_content: 'hm', reasoning: 'hm' });
    expect(collect(decodeEvents([both, chunk({}, 'stop'), DONE])).reasoning).toBe('hm');
  });

  it('finds tags that are split over chunks (case 85)', () => {
    const pieces = ['<th', 'ink>h', 'm</thi', 'nk>\n', 'yes'].map((content) => chunk({ content }));
    expect(collect(decodeEvents([...pieces, chunk({}, 'stop'), DONE]))).toMatchObject({
      reasoning: 'hm',
      text: 'yes',
    });
  });

  it('leaves tags alone at an API that separates reasoning itself', () => {
    const parts = decodeEvents([chunk({ content: '<think>x</think>' }), chunk({}, 'stop'), DONE], OPENAI);
    expect(collect(parts).text).toBe('<think>x</think>');
    const after = decodeEvents([
      chunk({ reasoning: 'hm' }),
      chunk({ content: '<think>x' }),
      chunk({}, 'stop'),
      DONE,
    ]);
    expect(collect(after).text).toBe('<think>x');
  });

  it('gives a held beginning of a tag before a call begins', () => {
    const events = [chunk({ content: '<th' }), begin(0, 'a', 'f', '{}'), chunk({}, 'stop'), DONE];
    const parts = decodeEvents(events);
    expect(collect(parts)).toMatchObject({ text: '<th', calls: [{ name: 'f' }] });
    expect(parts.map(({ type }) => type).slice(1, 4)).toEqual(['text-delta', 'block-end', 'tool-call-start']);
  });

  it('takes a refusal as an answer (case 90)', () => {
    const parts = decodeEvents([
      chunk({ refusal: 'I can' }),
      chunk({ refusal: 'not' }),
      chunk({}, 'stop'),
      DONE,
    ]);
    expect(collect(parts)).toMatchObject({ refusal: 'I cannot', finish: 'refusal', failure: undefined });
  });

  it('keeps line breaks and "data:" inside content as content (F42)', () => {
    const content = 'a\n\ndata: [DONE]\n\nevent: x';
    expect(collect(decodeEvents([chunk({ content }), chunk({}, 'stop'), DONE])).text).toBe(content);
  });
});
