import { FOLDED, hashOfWord, IS_CAPITAL } from '../names/fold-letters.ts';
import { classOfHash, ordinaryOf } from '../names/word-classes.ts';

/** A word or a number of a stretch of text, with what stands before it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
  readonly isCapital: boolean;
  readonly hash: number;
  /** Digits that a number begins with; 0 for a word. */
  readonly digits: number;
  /** What stands between the token before and this one. */
  readonly gap: TokenGap;
  /** Lines begun between the two. */
  readonly lines: number;
}

/** `tight`: nothing; `space`; `comma`: commas, points, hyphens among spaces; `line`: new lines as well; `far`: else. */
export type TokenGap = 'tight' | 'space' | 'comma' | 'line' | 'far';

const MAX_WORD = 40;
const MAX_LINES = 2;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Words and numbers of `text` between `from` and `to`. */
export function tokensIn(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let last = from;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const isNumber = isDigit(code);
    if (!isNumber && FOLDED[code] === 0) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = 0;
    if (isNumber) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
      digits = at - start;
      at = endOfNumber(text, at);
    } else {
      while (at < text.length && at - start < MAX_WORD && FOLDED[text.charCodeAt(at)]! > 0) at += 1;
    }
    const { gap, lines } = tokens.length === 0 ? { gap: 'far' as const, lines: 0 } : gapOf(text, last, start);
    tokens.push({
      start,
      end: at,
      isNumber,
      isCapital: IS_CAPITAL[code] === 1,
      hash: isNumber ? 0 : hashOfWord(text, start, at),
      digits,
      gap,
      lines,
    });
    last = at;
  }
  return tokens.some(({ isCapital }) => isCapital) ? tokens : tokens.map(asIfCapital);
}

/** In a text without capitals any word that is not too ordinary may be a name. */
function asIfCapital(token: Token): Token {
  const isCapital = !token.isNumber && ordinaryOf(classOfHash(token.hash)) < 3 && token.end - token.start > 1;
  return { ...token, isCapital };
}

/** `12a`, `40th`, `12/4`, `123-II`, `12-14`: one number. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 2 && FOLDED[text.charCodeAt(end)]! > 0) end += 1;
  if (FOLDED[text.charCodeAt(end)]! > 0) end = at;
  const sign = text.charCodeAt(end);
  if ((sign === 0x2f || sign === 0x2d) && end - at <= 1) {
    let tail = end + 1;
    while (
      tail < text.length &&
      tail - end < 6 &&
      (isDigit(text.charCodeAt(tail)) || 'IVXabc'.includes(text[tail]!))
    )
      tail += 1;
    if (tail > end + 1 && !(FOLDED[text.charCodeAt(tail)]! > 0) && !isDigit(text.charCodeAt(tail)))
      return tail;
  }
  return end;
}

function gapOf(text: string, from: number, to: number): { gap: TokenGap; lines: number } {
  if (from === to) return { gap: 'tight', lines: 0 };
  if (to - from > 12) return { gap: 'far', lines: 0 };
  let lines = 0;
  let isComma = false;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) lines += 1;
    else if (code === 0x2f && text[at + 1] === ' ') isComma = true;
    else if (code === 0x2c || code === 0x2e || code === 0x2d || code === 0x2013) isComma = true;
    else if (code !== 0x20 && code !== 0x0d && code !== 0xa0 && code !== 0x09 && !isInside(code)) {
      // Marks of quotation and of lists begin a line.
      if (lines === 0 || !LINE_MARKS.has(code)) return { gap: 'far', lines };
    }
  }
  if (lines > MAX_LINES) return { gap: 'far', lines };
  if (lines > 0) return { gap: 'line', lines };
  return { gap: isComma ? 'comma' : 'space', lines };
}

const LINE_MARKS = new Set('>*|?#+'.split('').map((sign) => sign.charCodeAt(0)));

/** Signs that stand within addresses: `3º B`, `d'Italia`, `#4`. */
function isInside(code: number): boolean {
  return code === 0xba || code === 0xb0 || code === 0x27 || code === 0x2019 || code === 0x23 || code === 0xaa;
}
