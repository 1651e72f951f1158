import { describe, expect, it } from 'vitest';
import type { ModelResponse } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import { createStreamDecoder, type StreamDecoderOptions } from './stream-decoder.ts';

/** Every event is a text of its data; `fail` is a failure. */
const EVENTS: StreamDecoderOptions['events'] = {
  event: ({ data }) =>
    data === 'fail'
      ? [{ type: 'failure', failure: { code: 'upstream_error', cause: 'told' } }]
      : [{ type: 'text-delta', text: data }],
  end: () => [{ type: 'finish', finish: { reason: 'stop' } }],
};

function decode(chunks: readonly (string | Uint8Array)[], options: Partial<StreamDecoderOptions> = {}) {
  const bodies: string[] = [];
  const decodeResponse = (body: Uint8Array): ModelResponse => {
    bodies.push(Buffer.from(body).toString('utf8'));
    return { id: 'a', model: undefined, parts: [], finish: { reason: 'stop' }, usage: undefined };
  };
  const decoder = createStreamDecoder({ events: EVENTS, decodeResponse, ...options });
  const parts: StreamPart[] = chunks.flatMap((chunk) => decoder.push(Buffer.from(chunk)));
  return { parts: [...parts, ...decoder.end()], afterwards: decoder.end(), bodies };
}

const words = (parts: readonly StreamPart[]) =>
  parts.map((part) =>
    part.type === 'text-delta' ? part.text : part.type === 'failure' ? part.failure.cause : part.type,
  );

describe('the framing of a stream', () => {
  it('hands on events, then what their end amounts to, once', () => {
    const { parts, afterwards } = decode(['data: a\n\n', 'data: b\n\n']);
    expect(words(parts)).toEqual(['a', 'b', 'finish']);
    expect(afterwards).toEqual([]);
  });

  it('gives nothing more after a failure, in the same chunk, in later ones and at the end', () => {
    expect(words(decode(['data: a\n\ndata: fail\n\ndata: b\n\n', 'data: c\n\n']).parts)).toEqual([
      'a',
      'told',
    ]);
  });

  it('gives nothing more after a fault of the framing', () => {
    const { parts } = decode(['data: a\n\n', Uint8Array.of(0xff, 0x0a), 'data: b\n\n']);
    expect(words(parts)).toEqual(['a', 'invalid-utf8']);
  });

  it('takes a failure of the last, unterminated event as the end', () => {
    expect(words(decode(['data: a\n\ndata: fail']).parts)).toEqual(['a', 'told']);
  });

  it('collects a whole body, however it is cut and preceded (F41)', () => {
    for (const chunks of [['{"a":1}'], ['\uFEFF ', '\n{"a"', ':1}'], ['\uFEFF{', '"a":1}']]) {
      const { parts, bodies } = decode(chunks);
      expect(bodies).toEqual(['{"a":1}']);
      expect(words(parts)).toEqual(['start', 'finish']);
    }
  });

  it('keeps its own copy of a body, since buffers are used again', () => {
    const buffer = Buffer.from('{"a":1}');
    const bodies: string[] = [];
    const decoder = createStreamDecoder({
      events: EVENTS,
      decodeResponse: (body) => {
        bodies.push(Buffer.from(body).toString('utf8'));
        return { code: 'upstream_error', cause: 'told' };
      },
    });
    decoder.push(buffer);
    buffer.fill(0);
    expect(words(decoder.end())).toEqual(['told']);
    expect(bodies).toEqual(['{"a":1}']);
  });

  it('bounds a whole body (D1)', () => {
    expect(words(decode(['{"a":', '12}'], { maxWholeBytes: 8 }).parts)).toEqual(['start', 'finish']);
    expect(words(decode(['{"a":', '123}', '4'], { maxWholeBytes: 8 }).parts)).toEqual(['body-too-large']);
  });

  it('knows a web page by its first character (F16)', () => {
    expect(words(decode([' ', '<', 'html>']).parts)).toEqual(['html']);
  });

  it('is not fooled by a brace or an angle inside a stream of events', () => {
    expect(words(decode(['data: {\n\n', '{', '\n\ndata: <\n\n']).parts)).toEqual(['{', '<', 'finish']);
  });
});
