import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CanonicalValue } from '../domain/audit-entry.ts';
import { canonicalLine, MAX_LINE_BYTES, NotCanonicalError, parseCanonicalLine } from './canonical-line.ts';

const parse = (text: string) => parseCanonicalLine(Buffer.from(text));

function nest(depth: number): CanonicalValue {
  let value: CanonicalValue = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('canonicalLine', () => {
  it('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalLine(value)) as object)).toHaveLength(7);
    expect(canonicalLine(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('puts 10 before 9, unlike the order in which JavaScript keeps such names', () => {
    expect(canonicalLine({ 9: 'b', 10: 'a' })).toBe('{"10":"a","9":"b"}');
  });

  it('escapes as RFC 8785 does', () => {
    expect(canonicalLine({ a: '\u20ac$\u000f\nA\'B"\\\\"/' })).toBe(
      '{"a":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it.each([0.5, 1e21, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %s', (number) => {
    expect(() => canonicalLine({ number })).toThrow(NotCanonicalError);
  });

  it('writes minus zero as zero', () => {
    expect(canonicalLine({ a: -0 })).toBe('{"a":0}');
  });

  it('refuses lone surrogates in texts and names, and only those', () => {
    expect(() => canonicalLine({ a: ['\ud800'] })).toThrow('well-formed');
    expect(() => canonicalLine({ 'x\udc00': 1 })).toThrow('well-formed');
    expect(canonicalLine({ a: '\\ud800 😀' })).toBe('{"a":"\\\\ud800 😀"}');
  });

  it('refuses a line over the limit, in bytes', () => {
    const room = MAX_LINE_BYTES - '{"a":""}'.length;
    expect(canonicalLine({ a: 'x'.repeat(room) })).toHaveLength(MAX_LINE_BYTES);
    expect(() => canonicalLine({ a: 'x'.repeat(room + 1) })).toThrow('longer');
    expect(() => canonicalLine({ a: 'ö'.repeat(room / 2 + 1) })).toThrow('longer');
  });

  it('refuses values nested too deeply', () => {
    expect(() => canonicalLine({ a: nest(31) })).not.toThrow();
    expect(() => canonicalLine({ a: nest(40) })).toThrow('nested');
  });
});

describe('parseCanonicalLine', () => {
  it('reads back whatever was written', () => {
    const values = fc.letrec<{ value: CanonicalValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), values, { noNullPrototype: true }), (value) => {
        const line = canonicalLine(value);
        expect(canonicalLine(parse(line))).toBe(line);
      }),
    );
  });

  it.each([
    ['a duplicate member', '{"a":1,"a":2}'],
    ['unsorted members', '{"b":1,"a":2}'],
    ['white space', '{"a": 1}'],
    ['a fraction', '{"a":1.0}'],
    ['an exponent', '{"a":1e2}'],
    ['minus zero', '{"a":-0}'],
    ['a number beyond 2^53', '{"a":9007199254740993}'],
    ['a needless escape', '{"a":"\\u0041"}'],
    ['an escaped slash', '{"a":"\\/"}'],
    ['an upper-case escape', '{"a":"\\u000F"}'],
    ['an escaped lone surrogate', '{"a":"\\ud800"}'],
    ['a list', '[1]'],
    ['a text', '"a"'],
    ['nothing', ''],
    ['a carriage return', '{"a":1}\r'],
    ['half an object', '{"a":'],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(NotCanonicalError);
  });

  it('refuses broken UTF-8, which decoding would hide', () => {
    const bytes = Buffer.from('{"a":"\ufffd"}');
    expect(parseCanonicalLine(bytes)).toEqual({ a: '\ufffd' });
    const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}')]);
    expect(() => parseCanonicalLine(broken)).toThrow('UTF-8');
  });

  it('refuses a line over the limit before reading it', () => {
    expect(() => parseCanonicalLine(Buffer.alloc(MAX_LINE_BYTES + 1, '['))).toThrow('longer');
    expect(() => parseCanonicalLine(Buffer.alloc(MAX_LINE_BYTES, '['))).toThrow(NotCanonicalError);
  });

  it('never quotes what it read', () => {
    expect(() => parse('{"secret":"sesame" }')).toThrow(/^((?!sesame|secret).)*$/);
  });
});
