import { FOLDED } from '../words/fold-letters.ts';
import { isCapitalAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { isApostrophe } from './words-around.ts';

/** What stands between two words, from the loosest to the tightest that counts. */
export const GAPS = [
  'space',
  'spaces',
  'edge',
  'newline',
  'sentence',
  'digits',
  'table',
  'colon',
  'comma',
  'quote',
  'open',
  'close',
  'hyphen',
  'period',
  'initial',
  'possessive',
  'at',
  'markup',
  'code',
  'other',
] as const;
export type Gap = (typeof GAPS)[number];

/** Of several signs, the one named first here tells what the gap is. */
const SIGNS: readonly (readonly [gap: Gap, signs: string])[] = [
  ['newline', '\n\r\u2028'],
  ['at', '@'],
  ['code', '_/\\={}$%&+~^'],
  ['digits', '0123456789'],
  ['sentence', '!?…'],
  ['table', ';|\t'],
  ['markup', '<>#*'],
  ['colon', ':'],
  ['quote', '"“”„«»\'’‘`'],
  ['open', '(['],
  ['close', ')]'],
  ['comma', ','],
  ['period', '.'],
  ['hyphen', '-–—'],
];
const OTHER_RANK = SIGNS.length;
const NO_RANK = OTHER_RANK + 1;
/** The ranks of signs up to the general punctuation of Unicode; what stands further on is something else. */
const RANK_OF_CODE = new Uint8Array(0x2030).fill(OTHER_RANK);
RANK_OF_CODE[0x20] = NO_RANK;
RANK_OF_CODE[0xa0] = NO_RANK;
SIGNS.forEach(([, signs], rank) => {
  for (const sign of signs) RANK_OF_CODE[sign.charCodeAt(0)] = rank;
});

const indexOfGap = (gap: Gap): number => GAPS.indexOf(gap);
const GAP_OF_RANK = Uint8Array.from(
  [...SIGNS.map(([gap]) => gap), 'other' as const, 'spaces' as const].map(indexOfGap),
);
const SPACE = indexOfGap('space');
const SPACES = indexOfGap('spaces');
const EDGE = indexOfGap('edge');
const SENTENCE = indexOfGap('sentence');
const PERIOD = indexOfGap('period');
const INITIAL = indexOfGap('initial');
const QUOTE = indexOfGap('quote');
const POSSESSIVE = indexOfGap('possessive');

/** What stands between the word that ends at `from` and the one that begins at `to`, as its index in `GAPS`. */
export function gapBetween(units: Units, from: number, to: number): number {
  if (to - from === 1 && unitAt(units, from) === 0x20) return SPACE;
  let best = NO_RANK;
  for (let at = from; at < to; at += 1) {
    const code = units[at]!;
    const rank = code < RANK_OF_CODE.length ? RANK_OF_CODE[code]! : OTHER_RANK;
    if (rank < best) best = rank;
  }
  const gap = GAP_OF_RANK[best]!;
  if (gap === PERIOD && to - from > 1)
    return isCapitalAt(units, from - 1) && !isLetterAt(units, from - 2) ? INITIAL : SENTENCE;
  if (gap === QUOTE && isApostrophe(unitAt(units, from)) && FOLDED[unitAt(units, from + 1)] === 0x73)
    return POSSESSIVE;
  return gap;
}

/** What stands between a word and where no other is near. */
export function gapToEdge(units: Units, from: number, to: number): number {
  const gap = to === from ? EDGE : gapBetween(units, from, to);
  return gap === SPACE || gap === SPACES ? EDGE : gap;
}
