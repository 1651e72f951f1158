import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from './code-units.ts';

const read = (text: string): string =>
  String.fromCharCode(...codeUnitsOf(text).subarray(0, Math.min(text.length, 1_000)));

describe('codeUnitsOf', () => {
  it('is the text, unit by unit, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const odd = `${text}\ud800${text}`;
        expect(read(odd)).toBe(odd);
        expect(codeUnitsOf(odd)[odd.length]).toBe(0);
      }),
    );
  });

  it('grows for a long text, and keeps no room of the longest', () => {
    for (const length of [0, 4_095, 4_096, 4_097, 131_071, 131_072, 1_000_000]) {
      const text = 'ab'.repeat(Math.ceil(length / 2)).slice(0, length);
      const units = codeUnitsOf(text);
      expect(units[length], String(length)).toBe(0);
      expect(read(text)).toBe(text.slice(0, 1_000));
    }
    expect(codeUnitsOf('a').length).toBeLessThanOrEqual(131_072);
  });

  it('is of the text that is asked for, whatever was asked for before', () => {
    const texts = ['one', 'two', 'three'.repeat(30_000), 'on', ''];
    for (const first of texts)
      for (const second of texts) {
        codeUnitsOf(first);
        expect(read(second)).toBe(second.slice(0, 1_000));
        expect(read(second)).toBe(second.slice(0, 1_000));
        expect(codeUnitsOf(second)[second.length]).toBe(0);
      }
  });
});
