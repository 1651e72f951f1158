import { type Edit, editText } from './edit-text.ts';
import { rewriteWindows } from './rewrite-windows.ts';
import type { RewrittenText } from './rewritten-text.ts';

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
const AFTER_BACKSLASH = '\\uUxnrt"\'/';
export const UNESCAPE_PATTERNS: readonly RegExp[] = [ESCAPE];

/**
 * The text with the escapes of JSON, JavaScript, HTML and URLs resolved: JSON inside a JSON string (the arguments of
 * a tool) keeps its own. Undefined when there are none. Offsets map back exactly. `places`: where one could begin, as
 * the view of the text tells them.
 */
export function unescapeText(text: string, places: readonly number[]): RewrittenText | undefined {
  for (const at of places) if (couldBegin(text, at)) return rewriteWindows(text, places, unescaped);
  return undefined;
}

/** By the sign that an escape begins with, what may follow on it: `R&D`, `100 %` and `\d` are none. */
function couldBegin(text: string, at: number): boolean {
  if (at + 1 >= text.length) return false;
  const next = text.charCodeAt(at + 1);
  const lower = next | 0x20;
  const isDigit = next >= 0x30 && next <= 0x39;
  switch (text.charCodeAt(at)) {
    case 0x25: // %
      return isDigit || (lower >= 0x61 && lower <= 0x66);
    case 0x26: // &
      return next === 0x23 || (next >= 0x61 && next <= 0x7a);
    default:
      return AFTER_BACKSLASH.includes(text[at + 1]!);
  }
}

function unescaped(text: string): RewrittenText | undefined {
  const edits: Edit[] = [];
  for (const match of text.matchAll(ESCAPE)) {
    const by = characterOf(match);
    if (by !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, by });
  }
  return edits.length === 0 ? undefined : editText(text, edits);
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
