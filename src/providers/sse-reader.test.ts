import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SSE_LINE_BYTES, type SseEvent, SseReader } from './sse-reader.ts';

function read(chunks: readonly (string | Uint8Array)[], maxLineBytes?: number) {
  const reader = new SseReader(maxLineBytes);
  const events: SseEvent[] = [];
  let fault: string | undefined;
  for (const chunk of chunks) {
    const result = reader.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    events.push(...result.events);
    fault ??= result.fault;
  }
  const result = reader.end();
  return { events: [...events, ...result.events], fault: fault ?? result.fault };
}

const dataOf = (...chunks: (string | Uint8Array)[]) => read(chunks).events.map(({ data }) => data);

describe('the reader of server-sent events (case 22)', () => {
  it('gives the data of each event', () => {
    expect(dataOf('data: one\n\ndata: two\n\n')).toEqual(['one', 'two']);
  });

  it('gives the name of an event and forgets it for the next', () => {
    const { events } = read(['event: ping\ndata: {}\n\ndata: {}\n\n']);
    expect(events.map(({ name }) => name)).toEqual(['ping', '']);
  });

  it('takes LF, CRLF and CR as ends of a line', () => {
    expect(dataOf('data: a\r\n\r\ndata: b\r\rdata: c\n\n')).toEqual(['a', 'b', 'c']);
  });

  it('does not see two ends where CR and LF come in two chunks', () => {
    expect(dataOf('event: x\r', '\ndata: a\r', '\n\r', '\n')).toEqual(['a']);
  });

  it('skips comments and unknown fields', () => {
    expect(dataOf(': keep-alive\n\nretry: 5\nid: 7\nnonsense\ndata: a\n\n')).toEqual(['a']);
  });

  it('joins several lines of data', () => {
    expect(dataOf('data: {"a":\ndata: 1}\n\n')).toEqual(['{"a":\n1}']);
  });

  it('takes at most one space after the colon, or none', () => {
    expect(dataOf('data:a\n\ndata:  b\n\n')).toEqual(['a', ' b']);
  });

  it('takes a field without a colon as empty', () => {
    expect(dataOf('data\n\n')).toEqual(['']);
  });

  it('skips a byte order mark at the very beginning only', () => {
    expect(dataOf('\uFEFFdata: a\n\ndata: \uFEFFb\n\n')).toEqual(['a', '\uFEFFb']);
  });

  it('gives no event for blank lines', () => {
    expect(dataOf('\n\n\n\ndata: a\n\n\n\n')).toEqual(['a']);
  });

  it('gives what only lacks its blank line, and says so', () => {
    const { events } = read(['data: a\n\ndata: [DONE]']);
    expect(events.map(({ data, isUnterminated }) => [data, isUnterminated])).toEqual([
      ['a', false],
      ['[DONE]', true],
    ]);
  });

  it('keeps a character that is split over chunks (case 21)', () => {
    const bytes = Buffer.from('data: Grüße 🦊\n\n');
    expect(dataOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(['Grüße 🦊']);
  });

  it('refuses bytes that are not UTF-8, after what was whole (F36)', () => {
    const { events, fault } = read(['data: a\n\n', Uint8Array.of(0x64, 0x3a, 0xff, 0x0a), 'data: b\n\n']);
    expect(events.map(({ data }) => data)).toEqual(['a']);
    expect(fault).toBe('invalid-utf8');
  });

  it('refuses a line above the limit without waiting for its end (F37)', () => {
    const reader = new SseReader();
    const half = Buffer.alloc(MAX_SSE_LINE_BYTES / 2, 0x61);
    expect(reader.push(half).fault).toBeUndefined();
    expect(reader.push(half).fault).toBeUndefined();
    expect(reader.push(Buffer.from('a')).fault).toBe('line-too-long');
    expect(reader.push(Buffer.from('\ndata: b\n\n')).events).toEqual([]);
  });

  it('takes a line as long as the limit', () => {
    const line = `data: ${'a'.repeat(94)}`;
    expect(read([`${line}\n\n`], 100).events).toHaveLength(1);
    expect(read([`${line}a\n\n`], 100).fault).toBe('line-too-long');
  });

  it('bounds an event of many lines as well', () => {
    expect(read(['data: aaaaaaaa\n'.repeat(20)], 100).fault).toBe('line-too-long');
  });

  it('reads the same however the bytes are cut (case 23)', () => {
    const piece = fc.constantFrom(
      'data: ',
      'data:',
      'event: e',
      ': c',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      'ä',
      '🦊',
      '{"a":1}',
      '[DONE]',
      ' ',
    );
    const stream = fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join('')));
    fc.assert(
      fc.property(stream, fc.array(fc.nat(200)), (bytes, cuts) => {
        const whole = read([bytes]);
        expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
          (a, b) => a - b,
        );
        expect(read(places.slice(1).map((end, index) => bytes.subarray(places[index], end)))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});
