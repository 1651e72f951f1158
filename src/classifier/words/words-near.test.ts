import { describe, expect, it } from 'vitest';
import { createWordsAround, NOWHERE } from './words-near.ts';

const PATTERNS = [
  /\b(?:nif|tax (?:id|no))\b/i,
  /kranken|versichert/i,
  /여권|护照|паспорт/i,
  /s[ée]cu|\bgp\b/i,
];
const aroundOf = createWordsAround(PATTERNS, { radius: 10, behindPenalty: 25 });

/** The distances of all patterns to the `#` in a text. */
function distances(text: string): number[] {
  const at = text.indexOf('#');
  const around = aroundOf(text);
  around.stand(at, at + 1);
  return PATTERNS.map((_, pattern) => around.distance(pattern, at, at + 1));
}

describe('createWordsAround', () => {
  it('tells how far the nearest word of a pattern stands', () => {
    expect(distances('NIF: #')).toEqual([2, NOWHERE, NOWHERE, NOWHERE]);
    expect(distances('nif tax id #')).toEqual([1, NOWHERE, NOWHERE, NOWHERE]);
    expect(distances('# nif')).toEqual([26, NOWHERE, NOWHERE, NOWHERE]);
    expect(distances('nif ist # nif')).toEqual([5, NOWHERE, NOWHERE, NOWHERE]);
  });

  it('finds a word in another where the pattern lets it', () => {
    expect(distances('Auslandskranken-#')).toEqual([NOWHERE, 1, NOWHERE, NOWHERE]);
    expect(distances('manif #')).toEqual([NOWHERE, NOWHERE, NOWHERE, NOWHERE]);
  });

  it('reads scripts without capitals, two letters being enough', () => {
    expect(distances('여권번호 #')).toEqual([NOWHERE, NOWHERE, 3, NOWHERE]);
    expect(distances('护照#')).toEqual([NOWHERE, NOWHERE, 0, NOWHERE]);
    expect(distances('ПАСПОРТ #')).toEqual([NOWHERE, NOWHERE, 1, NOWHERE]);
  });

  it('finds short words and accents', () => {
    expect(distances('GP\ufffd#')).toEqual([NOWHERE, NOWHERE, NOWHERE, 1]);
    expect(distances('sécu #')).toEqual([NOWHERE, NOWHERE, NOWHERE, 1]);
  });

  it('looks no further than the radius', () => {
    expect(distances('nif        #')).toEqual([NOWHERE, NOWHERE, NOWHERE, NOWHERE]);
    expect(distances('#         nif')).toEqual([NOWHERE, NOWHERE, NOWHERE, NOWHERE]);
  });

  it('says of one number after another what stands around it', () => {
    const text = 'nif 1, and much later: gp 2';
    const around = aroundOf(text);
    expect(around.stand(4, 5)).toBe(true);
    expect(around.mayName(0, 5)).toBe(true);
    expect(around.mayName(3, 5)).toBe(false);
    expect(around.stand(26, 27)).toBe(true);
    expect(around.mayName(0, 27)).toBe(false);
    expect(around.distance(3, 26, 27)).toBe(1);
    expect(aroundOf('nothing here 1').stand(13, 14)).toBe(false);
  });

  it('looks at no more words for the last of many numbers than for the first', () => {
    const row = 'nif 1 ';
    const rows = 20_000;
    const around = aroundOf(row.repeat(rows));
    around.read(0, row.length * rows);
    for (let at = 4; at < row.length * rows; at += row.length) {
      around.stand(at, at + 1);
      expect(around.distance(1, at, at + 1)).toBe(NOWHERE);
    }
  });

  it('refuses a pattern that begins with too little', () => {
    expect(() => createWordsAround([/a\w*/i], { radius: 1, behindPenalty: 1 })).toThrow();
  });
});
