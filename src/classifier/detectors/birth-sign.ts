import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isLetter } from '../words/is-letter.ts';

const DATE =
  /(?:\d{1,2}([./-])\d{1,2}\1(?:18|19|20)\d{2}|(?:18|19|20)\d{2}-\d{1,2}-\d{1,2}|\d{1,2}\.? \p{L}{3,10}\.? (?:18|19|20)\d{2})(?![\w/*-])/uy;
const MAX_BLANKS = 2;
const make = findingOf('DOB', 'confidential', 'personal');

/** Dates behind the sign for a birth, as registers and family trees write it: `*14.03.1961`, `b. 14 March 1961`. */
export const birthSign: Signal = {
  name: 'birth-sign',
  version: '1',
  patterns: [DATE],
  applies: (traits) => traits.digits >= 5,
  detect: (text, { digitRuns }) => {
    const found: RawFinding[] = [];
    for (let run = 0; run < digitRuns.length; run += 2) {
      const start = digitRuns[run]!;
      if (!isAfterSign(text, start)) continue;
      const match = matchAt(DATE, text, start);
      if (match !== undefined) found.push(make(match));
    }
    return found;
  },
};

function isAfterSign(text: string, date: number): boolean {
  let at = date - 1;
  while (at >= 0 && at > date - 1 - MAX_BLANKS && text[at] === ' ') at -= 1;
  const sign = text[at];
  if (sign === '*') return isSignByItself(text, at, date);
  const isB = sign === '.' && (text[at - 1] === 'b' || text[at - 1] === 'B');
  return isB && !isWordCharacter(text, at - 2);
}

function isWordCharacter(text: string, at: number): boolean {
  const code = at < 0 ? 0 : text.charCodeAt(at);
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** Neither emphasis (`**14.03.2024**`), nor a product, nor the bullet of a list where a line begins. */
function isSignByItself(text: string, sign: number, date: number): boolean {
  let before = sign - 1;
  if (text[before] === '*' || text[before] === ')' || isWordCharacter(text, before)) return false;
  if (date === sign + 1) return true;
  while (text[before] === ' ' || text[before] === '\t') before -= 1;
  return before >= 0 && text[before] !== '\n' && text[before] !== '>';
}
