import { lastAtMost } from '../sorted-search.ts';
import { BREAK } from './readable-bytes.ts';
import type { RewrittenText } from './rewritten-text.ts';

const PERCENT = /%[0-9A-Fa-f]{2}/;
const PLUS = /\+/g;

export const FORM_PATTERNS: readonly RegExp[] = [PERCENT, PLUS];

/**
 * The words of a text that are sent as forms are (`application/x-www-form-urlencoded`: a `+` and a percent escape),
 * with spaces for their plus signs; undefined when there are none. Elsewhere a plus sign is itself, in base64 too.
 */
export function formFieldsIn(text: string): RewrittenText | undefined {
  if (!text.includes('%')) return undefined;
  const words: string[] = [];
  const here: number[] = [];
  const there: number[] = [];
  let length = 0;
  let covered = 0;
  for (let plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', covered)) {
    let start = plus;
    while (start > covered && !endsWord(text.charCodeAt(start - 1))) start -= 1;
    let end = plus + 1;
    while (end < text.length && !endsWord(text.charCodeAt(end))) end += 1;
    covered = end;
    const word = text.slice(start, end);
    if (!PERCENT.test(word)) continue;
    words.push(word.replace(PLUS, ' '));
    here.push(length);
    there.push(start);
    length += word.length + BREAK.length;
  }
  if (words.length === 0) return undefined;
  const originalOf = (offset: number): number => {
    const word = lastAtMost(here, offset);
    return there[word]! + Math.min(offset - here[word]!, words[word]!.length);
  };
  return {
    text: words.join(BREAK),
    toOriginal: ({ start, end }) => ({ start: originalOf(start), end: originalOf(end) }),
  };
}

/** White space, quotes and angle brackets, which no form holds. */
function endsWord(code: number): boolean {
  return code <= 0x20 || code === 0x22 || code === 0x27 || code === 0x3c || code === 0x3e;
}
