import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from './edit-text.ts';
import { addLineBreaks } from './line-breaks.ts';

/** The same, told by patterns. */
const LINE_BREAK = /[A-Za-z0-9_.-][ \t]{0,2}\r?\n[ \t>]{0,4}(?=[./-]?[A-Za-z0-9])/g;
const BEFORE = /[A-Za-z0-9]{1,24}[._-]?$/;
const AFTER = /^[./-]?[A-Za-z0-9]{1,24}/;

function isOfCode(run: string): boolean {
  return run !== '' && (!/[a-z]/.test(run) || (run.length >= 6 && /\d/.test(run)));
}

function breaksByPatterns(text: string): [number, number][] {
  return [...text.matchAll(LINE_BREAK)].flatMap(({ 0: whole, index }): [number, number][] => {
    const start = index + 1;
    const end = index + whole.length;
    const before = BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? '';
    const after = AFTER.exec(text.slice(end, end + 24))?.[0] ?? '';
    return isOfCode(before) && isOfCode(after) && /\d/.test(before + after) ? [[start, end]] : [];
  });
}

function breaksIn(text: string, max = 1_000): [number, number][] {
  const breaks: Edit[] = [];
  addLineBreaks(text, 0, { breaks, max });
  return breaks.map(({ start, end }) => [start, end]);
}

const SIGNS = ['\n', '\n', '\r\n', ' ', '\t', '>', '>> ', '.', '-', '_', '/', 'é', ':'];
const RUNS = ['A', 'AB12', '7', '1234', 'a', 'word', 'ab12cd', 'abcde1', 'x'.repeat(30), '9'.repeat(25)];

describe('addLineBreaks', () => {
  it('finds those that patterns find', () => {
    const piece = fc.constantFrom(...SIGNS, ...RUNS);
    let found = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const expected = breaksByPatterns(text);
        found += expected.length;
        expect(breaksIn(text), JSON.stringify(text)).toEqual(expected);
      }),
      { numRuns: 5_000 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('passes over few blanks alone', () => {
    expect(breaksIn('A1  \n >  B')).toEqual([[2, 9]]);
    expect(breaksIn('A1   \nB')).toEqual([]);
    expect(breaksIn('A1\n     B')).toEqual([]);
    expect(breaksIn('\nA1')).toEqual([]);
  });

  it('stops with the first beyond the most, and tells where they stand in the whole', () => {
    expect(breaksIn('1\n2\n3\n4\n5', 2)).toHaveLength(3);
    const breaks: Edit[] = [];
    addLineBreaks('12\n34', 100, { breaks, max: 9 });
    expect(breaks).toEqual([{ start: 102, end: 103, by: '' }]);
  });
});
