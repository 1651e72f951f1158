import { rewriteWindows } from './rewrite-windows.ts';
import type { RewrittenText } from './rewritten-text.ts';
import { lastAtMost } from './sorted-search.ts';

/** Named characters (HTML) that could stand in or around what signals look for. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  hyphen: '-',
  dash: '-',
  commat: '@',
  period: '.',
  colon: ':',
  equals: '=',
  quot: '"',
};
/** Several backslashes: text that was escaped more than once, JSON in JSON in JSON. */
const ESCAPE =
  /\\{1,8}(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|([nrt"'/]))|&#(\d{1,7});?|&#[xX]([0-9A-Fa-f]{1,6});?|&([a-z]{3,6});|%([0-7][0-9A-Fa-f])|(%(?:[CDcd][0-9A-Fa-f]|[Ee][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|[Ff][0-4](?:%[89ABab][0-9A-Fa-f]){2})%[89ABab][0-9A-Fa-f])|%([89A-Fa-f][0-9A-Fa-f])/g;
export const UNESCAPE_PATTERNS: readonly RegExp[] = [ESCAPE];

/**
 * The text with the escapes of JSON, JavaScript, HTML and URLs resolved: JSON inside a JSON string (the arguments of
 * a tool) keeps its own. Undefined when there are none. Offsets map back exactly.
 */
export function unescapeText(text: string): RewrittenText | undefined {
  if (!text.includes('\\') && !text.includes('&') && !text.includes('%')) return undefined;
  return rewriteWindows(text, escapePlaces(text), unescaped);
}

/** Where an escape could begin. */
function* escapePlaces(text: string): Generator<number> {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c || code === 0x26 || code === 0x25) yield at;
  }
}

function unescaped(text: string): RewrittenText | undefined {
  /** Where each piece begins, here and there, ascending; a resolved escape is a piece of its own. */
  const here: number[] = [];
  const there: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  const add = (piece: string, original: number): void => {
    here.push(length);
    there.push(original);
    pieces.push(piece);
    length += piece.length;
  };
  for (const match of text.matchAll(ESCAPE)) {
    const character = characterOf(match);
    if (character === undefined) continue;
    add(text.slice(at, match.index), at);
    add(character, match.index);
    at = match.index + match[0].length;
  }
  if (at === 0) return undefined;
  add(text.slice(at), at);
  here.push(length + 1);
  there.push(text.length);
  const originalOf = (offset: number): number => {
    const piece = lastAtMost(here, offset);
    return Math.min(there[piece]! + offset - here[piece]!, there[piece + 1] ?? text.length);
  };
  return {
    text: pieces.join(''),
    toOriginal: ({ start, end }) => {
      if (end <= start) return { start: originalOf(start), end: originalOf(start) };
      const piece = lastAtMost(here, end - 1);
      const isEscape = piece % 2 === 1;
      return { start: originalOf(start), end: isEscape ? there[piece + 1]! : originalOf(end - 1) + 1 };
    },
  };
}

function characterOf(match: RegExpMatchArray): string | undefined {
  const [, json, braces, long, hex, short, decimal, entity, name, percent, utf8, latin1] = match;
  if (short !== undefined) return { n: '\n', r: '\r', t: '\t' }[short] ?? short;
  if (name !== undefined) return NAMED[name];
  if (percent !== undefined) return String.fromCharCode(Number.parseInt(percent, 16));
  if (utf8 !== undefined) return Buffer.from(utf8.replaceAll('%', ''), 'hex').toString('utf8');
  if (latin1 !== undefined) return String.fromCharCode(Number.parseInt(latin1, 16));
  const code =
    decimal === undefined
      ? Number.parseInt(json ?? braces ?? long ?? hex ?? entity ?? '', 16)
      : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
