import type { RewrittenText } from './normalise.ts';

const ESCAPE =
  /\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}|\\x([0-9A-Fa-f]{2})|&#(\d{2,7});|&#x([0-9A-Fa-f]{2,6});/g;

export const UNESCAPE_PATTERNS: readonly RegExp[] = [ESCAPE];

/**
 * The text with the escapes of JSON, JavaScript and HTML resolved: JSON inside a JSON string (the arguments of a tool)
 * keeps its own. Undefined when there are none. Offsets map back exactly.
 */
export function unescapeText(text: string): RewrittenText | undefined {
  if (!text.includes('\\u') && !text.includes('\\x') && !text.includes('&#')) return undefined;
  /** Where each piece begins, here and there, ascending; a resolved escape is a piece of its own. */
  const here: number[] = [];
  const there: number[] = [];
  let rewritten = '';
  let at = 0;
  const begin = (original: number): void => {
    here.push(rewritten.length);
    there.push(original);
  };
  for (const match of text.matchAll(ESCAPE)) {
    begin(at);
    rewritten += text.slice(at, match.index);
    begin(match.index);
    rewritten += characterOf(match);
    at = match.index + match[0].length;
  }
  if (at === 0) return undefined;
  begin(at);
  rewritten += text.slice(at);
  here.push(rewritten.length + 1);
  there.push(text.length);
  const originalOf = (offset: number): number => {
    const piece = lastAtMost(here, offset);
    return Math.min(there[piece]! + offset - here[piece]!, there[piece + 1] ?? text.length);
  };
  return {
    text: rewritten,
    toOriginal: ({ start, end }) => {
      if (end <= start) return { start: originalOf(start), end: originalOf(start) };
      const piece = lastAtMost(here, end - 1);
      const isEscape = piece % 2 === 1;
      return { start: originalOf(start), end: isEscape ? there[piece + 1]! : originalOf(end - 1) + 1 };
    },
  };
}

function characterOf([, json, braces, hex, decimal, entity]: RegExpMatchArray): string {
  const code =
    decimal === undefined ? Number.parseInt(json ?? braces ?? hex ?? entity ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** The index of the last of the ascending values that is not above `value`. */
function lastAtMost(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
