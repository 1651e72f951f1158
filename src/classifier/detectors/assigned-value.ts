import { matchAt } from '../matching.ts';
import { looksRandom } from './secret-value.ts';

export interface AssignedValue {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** A type between a name and its value: `password: string = "…"`; a member that holds it: `name: X\n value: "…"`. */
const TYPED =
  / {0,3}(?:: {0,3}[A-Za-z][\w<>[\]|]{0,40}| (?:string|str|char|text|auto|byte)) {0,3}= {0,3}(?=["'`])/iy;
const MEMBER =
  /["']? {0,3}\{\s{0,40}(?:type {0,20}= {0,3}string\s{1,40})?default {0,20}= {0,3}|["']?\s{1,3}[ \t]{0,20}["']?value["']? {0,3}[=:] {0,3}/iy;
const OPERATOR = /(?:(?:={1,3}>?|:=|!==?|:|->|\|(?= )) {0,40}\t{0,8}|[-–] {1,3}(?=["'`])|\d{1,2}: {1,3})/y;
const COMMAND_LINE = /(?<=(?:^|[\s"'`=([])--?[\w-]{1,60}) {1,3}(?!-)/y;
const CALL = /\( {0,2}(?=["'`])|(?<=["']) {0,2}, {0,3}(?=["'])/y;
const ELEMENT = />([^\s<>]{4,300})<\//y;
/** A quote, within which another may stand (`'"…"'`). */
const OPENING = /(?:[rbufBRUFL@$]{0,2}\\{0,3}|\n\s{0,40})(?:(")(?:\\?')?|(')(?:\\?")?|([`„“«]))/y;
const UNQUOTED = /[^\s"'`,;<>()\\=]{1,400}={0,2}/y;
const IN_DOUBLE_QUOTES = /[^"\n]{4,400}/y;
const IN_SINGLE_QUOTES = /[^'\n]{4,400}/y;
const IN_OTHER_QUOTES = /[^`\n“”»]{4,400}/y;
const ARGUMENT = /\( {0,2}b?["']([A-Za-z0-9+/=_-]{16,200})(?=["'])/y;
/** Unquoted and so long, what goes on with dots was cut short: `ops_eyJzaWdu...`. */
const MIN_ELIDED = 12;
const NEXT_FIELD = /&[\w.-]{1,40}=/;
const MAX_CLOSING = 4;
/** Blanks that line operators up below each other. */
const MAX_PADDING = 24;

export const ASSIGNED_VALUE_PATTERNS: readonly RegExp[] = [
  TYPED,
  MEMBER,
  OPERATOR,
  COMMAND_LINE,
  CALL,
  ELEMENT,
  OPENING,
  UNQUOTED,
  ARGUMENT,
  IN_DOUBLE_QUOTES,
  IN_SINGLE_QUOTES,
  IN_OTHER_QUOTES,
  NEXT_FIELD,
];

/**
 * The value that a name which ends at `at` is given, as configuration, code, command lines and markup do; undefined
 * when the name is given none here.
 */
export function assignedValue(text: string, at: number): AssignedValue | undefined {
  let from = at;
  while (from - at < MAX_CLOSING && isClosing(text.charCodeAt(from))) from += 1;
  const closed = from;
  while (from - closed < MAX_PADDING && isBlank(text.charCodeAt(from))) from += 1;
  const element = text.charCodeAt(at) === 0x3e ? matchAt(ELEMENT, text, at) : undefined;
  if (element !== undefined) {
    return { start: at + 1, end: at + 1 + element.groups[0]!.length, isQuoted: true };
  }
  const step =
    matchAt(TYPED, text, closed) ??
    matchAt(OPERATOR, text, from) ??
    matchAt(CALL, text, closed) ??
    matchAt(MEMBER, text, at) ??
    matchAt(COMMAND_LINE, text, at);
  return step === undefined ? undefined : valueAt(text, step.end);
}

function valueAt(text: string, at: number): AssignedValue | undefined {
  const opening = matchAt(OPENING, text, at);
  if (opening === undefined) return unquotedAt(text, at);
  const [inDouble, inSingle] = opening.groups;
  const within =
    inDouble === undefined ? (inSingle === undefined ? IN_OTHER_QUOTES : IN_SINGLE_QUOTES) : IN_DOUBLE_QUOTES;
  const value = matchAt(within, text, opening.end);
  if (value === undefined) return undefined;
  return { start: value.start, end: value.start + withoutClosing(value.text), isQuoted: true };
}

function unquotedAt(text: string, at: number): AssignedValue | undefined {
  const value = matchAt(UNQUOTED, text, at);
  if (value === undefined) return undefined;
  if (text[value.end] === '(') {
    // A function is called, with what a machine made (`bytes.fromhex("…")`), or to tell the value: an expression.
    const argument = matchAt(ARGUMENT, text, value.end);
    const given = argument?.groups[0];
    if (argument !== undefined && given !== undefined && looksRandom(given)) {
      return { start: argument.end - given.length, end: argument.end, isQuoted: true };
    }
    return { start: value.start, end: value.end + 1, isQuoted: false };
  }
  const size = trimmedLength(withoutNextField(value.text));
  // With its dots, what was cut short reads as a placeholder.
  const isElided = size >= MIN_ELIDED && value.text.startsWith('...', size);
  return { start: value.start, end: isElided ? value.end : value.start + size, isQuoted: false };
}

/** Up to where the next field of a query string begins. */
function withoutNextField(value: string): string {
  const next = value.search(NEXT_FIELD);
  return next < 0 ? value : value.slice(0, next);
}

/** Without what closes a sentence or a bracket. */
function trimmedLength(value: string): number {
  let end = value.length;
  while (end > 0 && value.length - end < 3 && '.:]})'.includes(value[end - 1]!)) end -= 1;
  return end;
}

/** Without the backslashes that escape the closing quote, and a quote within the quotes. */
function withoutClosing(value: string): number {
  let end = value.length;
  while (end > 0 && value.length - end < 4 && '\\"\''.includes(value[end - 1]!)) end -= 1;
  return end;
}

function isClosing(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x60 || code === 0x5d || code === 0x5c || code === 0x7d;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
