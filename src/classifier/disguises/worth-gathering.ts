import { codeUnitsOf } from '../view/code-units.ts';

/** What a part of a text could hold that is put together; false where it surely holds none. */
export interface WorthGathering {
  /** Seven letters or digits set apart. */
  readonly singles: boolean;
  /** Nine bytes in hexadecimal set apart. */
  readonly pairs: boolean;
  /** Seven digits over commas, brackets, line breaks and the like. */
  readonly broken: boolean;
  /** Seven digits and letters that could stand for digits, with one of each. */
  readonly lettered: boolean;
  readonly dotted: boolean;
  readonly lineBreaks: boolean;
}

const MIN_SINGLES = 7;
const MIN_PAIRS = 9;
const MIN_DIGITS = 7;
const MIN_DIGITS_AMONG_LETTERS = 3;
/** The longest gap between digits of one number: `  \n    `. */
const MAX_BROKEN_GAP = 7;

const ALPHANUMERIC = 1;
const DIGIT = 2;
const HEX = 4;
/** `O`, `o`, `l` and `I`. */
const FOR_DIGIT = 8;
/** What stands between letters set apart, between bytes, in numbers written with letters, in broken numbers. */
const SINGLE_GAP = 16;
const PAIR_GAP = 32;
const LETTERED_GAP = 64;
const BROKEN_GAP = 128;
/** Breaks a number by itself, as spaces and one dot do not. */
const BREAKS = 256;
const DOT = 512;
const LINE_BREAK = 1024;
const PIPE = 2048;
const CLASSES = new Uint16Array(128);
const add = (characters: string, kind: number): void => {
  for (const character of characters) CLASSES[character.charCodeAt(0)]! |= kind;
};
add('0123456789', ALPHANUMERIC | DIGIT | HEX);
add('ABCDEFabcdef', ALPHANUMERIC | HEX);
add('GHIJKLMNOPQRSTUVWXYZghijklmnopqrstuvwxyz', ALPHANUMERIC);
add('OolI', FOR_DIGIT);
add(' ._/,*|~()[]\n-', SINGLE_GAP);
add(' :,', PAIR_GAP);
add(' .-|', LETTERED_GAP);
add(' \n>.,()_/*|~', BROKEN_GAP);
add('\n,)_/*|~', BREAKS);
add('.', DOT);
add('\n', LINE_BREAK);
add('|', PIPE);
/** Of all kinds: nothing was seen yet. */
const ALL = 0xffff;

/** Reads the part once, so that no pattern runs over one that holds nothing for it. */
export function worthGathering(text: string, from: number, to: number): WorthGathering {
  const units = codeUnitsOf(text);
  let seen = 0;
  let dotted = false;
  let pairs = 0;
  let mostPairs = 0;
  let singles = 0;
  let mostSingles = 0;
  let lettered = false;
  // Of the number written with letters that a run of letters and digits may go on with.
  let letteredFrom = -1;
  let letteredDigits = 0;
  let letteredKinds = 0;
  // Of the digits since the last gap that breaks no number.
  let digits = 0;
  let mostDigits = 0;
  let digitGap = 0;
  let digitGapKinds = 0;
  let digitGapCommon = 0;
  let dots = 0;
  let gap = 0;
  let gapCommon = 0;
  for (let at = from; at < to; ) {
    const code = units[at]!;
    const kind = code < 128 ? CLASSES[code]! : 0;
    if ((kind & ALPHANUMERIC) === 0) {
      seen |= kind;
      if ((kind & DOT) !== 0) {
        dots += 1;
        if (dots > 1) {
          dotted = true;
          digitGapKinds |= BREAKS;
        }
      } else dots = 0;
      gap += 1;
      gapCommon &= kind;
      digitGap += 1;
      digitGapCommon &= kind;
      digitGapKinds |= kind;
      at += 1;
      continue;
    }
    dots = 0;
    const start = at;
    let common = ALL;
    let kinds = 0;
    let digitsIn = 0;
    for (let each = kind; (each & ALPHANUMERIC) !== 0; ) {
      common &= each & (FOR_DIGIT | DIGIT) ? each | FOR_DIGIT : each;
      kinds |= each;
      if ((each & DIGIT) !== 0) {
        if (digitGap > 0) {
          const isOne =
            digitGap <= MAX_BROKEN_GAP &&
            (digitGapCommon & BROKEN_GAP) !== 0 &&
            (digitGapKinds & BREAKS) !== 0;
          if (!isOne) digits = 0;
          digitGap = 0;
        }
        digitGapCommon = ALL;
        digitGapKinds = 0;
        digits += 1;
        digitsIn += 1;
        if (digits > mostDigits) mostDigits = digits;
      } else {
        digitGap += 1;
        digitGapCommon = 0;
      }
      at += 1;
      if (at >= to) break;
      const next = units[at]!;
      each = next < 128 ? CLASSES[next]! : 0;
    }
    const length = at - start;
    const isSingle = length === 1;
    singles = !isSingle ? 0 : gap <= 3 && (gapCommon & SINGLE_GAP) !== 0 ? singles + 1 : 1;
    if (singles > mostSingles) mostSingles = singles;
    // `0x34` is a pair as well.
    const isPair =
      (length === 2 && (common & HEX) !== 0) || (length === 4 && code === 0x30 && units[start + 1] === 0x78);
    pairs = !isPair ? 0 : gap <= 2 && (gapCommon & PAIR_GAP) !== 0 ? pairs + 1 : 1;
    if (pairs > mostPairs) mostPairs = pairs;
    if ((common & FOR_DIGIT) === 0) letteredFrom = -1;
    else {
      if (letteredFrom < 0 || gap > 1 || (gapCommon & LETTERED_GAP) === 0) {
        letteredFrom = start;
        letteredDigits = 0;
        letteredKinds = 0;
      }
      letteredDigits += digitsIn;
      letteredKinds |= kinds & FOR_DIGIT;
      lettered ||=
        letteredKinds !== 0 && letteredDigits >= MIN_DIGITS_AMONG_LETTERS && at - letteredFrom >= MIN_DIGITS;
    }
    gap = 0;
    gapCommon = ALL;
  }
  return {
    singles: mostSingles >= MIN_SINGLES,
    pairs: mostPairs >= MIN_PAIRS,
    broken: mostDigits >= MIN_DIGITS,
    // An upright bar is a letter as well as a gap.
    lettered: lettered || (seen & PIPE) !== 0,
    dotted,
    lineBreaks: (seen & LINE_BREAK) !== 0,
  };
}
