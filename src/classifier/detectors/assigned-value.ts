import { matchAt } from '../matching.ts';

export interface AssignedValue {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** A type between a name and its value: `password: string = "…"`; a member that holds it: `name: X\n value: "…"`. */
const TYPED = / {0,3}(?:: {0,3}| )[A-Za-z][\w<>[\]|]{0,40} {0,3}= {0,3}(?=["'`])/y;
const MEMBER =
  /["']? {0,3}\{\s{0,40}(?:type {0,20}= {0,3}string\s{1,40})?default {0,20}= {0,3}|["']?\s{1,3}[ \t]{0,20}["']?value["']? {0,3}[=:] {0,3}/iy;
const OPERATOR = /(?:={1,3}>?|:=|!==?|:|->|\|) {0,4}\t{0,4}/y;
const COMMAND_LINE = /(?<=--?[\w-]{1,60}) {1,3}(?!-)/y;
const CALL = /\( {0,2}(?=["'`])|(?<=["'`]) {0,2}, {0,3}(?=["'`])/y;
const ELEMENT = />(?=[^\s<>]{4,300}<\/)/y;
const OPENING = /[rbufBRUFL@$]{0,2}\\{0,3}(["'`„“«])|\n\s{0,40}(["'])/y;
const UNQUOTED = /[^\s"'`,;<>()\\=]{4,400}={0,2}/y;
const QUOTED = /[^"'`\n“”»]{4,400}/y;
const NEXT_FIELD = /&[\w.-]{1,40}=/;
const MAX_CLOSING = 4;

export const ASSIGNED_VALUE_PATTERNS: readonly RegExp[] = [
  TYPED,
  MEMBER,
  OPERATOR,
  COMMAND_LINE,
  CALL,
  ELEMENT,
  OPENING,
  UNQUOTED,
  QUOTED,
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
  while (from - closed < 6 && isBlank(text.charCodeAt(from))) from += 1;
  const step =
    matchAt(TYPED, text, closed) ??
    matchAt(OPERATOR, text, from) ??
    matchAt(CALL, text, closed) ??
    matchAt(ELEMENT, text, at) ??
    matchAt(MEMBER, text, at) ??
    matchAt(COMMAND_LINE, text, at);
  return step === undefined ? undefined : valueAt(text, step.end);
}

function valueAt(text: string, at: number): AssignedValue | undefined {
  const opening = matchAt(OPENING, text, at);
  const value = opening === undefined ? matchAt(UNQUOTED, text, at) : matchAt(QUOTED, text, opening.end);
  if (value === undefined) return undefined;
  const size =
    opening === undefined ? trimmedLength(withoutNextField(value.text)) : withoutEscape(value.text);
  return { start: value.start, end: value.start + size, isQuoted: opening !== undefined };
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

/** Without the backslashes that escape the closing quote. */
function withoutEscape(value: string): number {
  let end = value.length;
  while (end > 0 && value[end - 1] === '\\') end -= 1;
  return end;
}

function isClosing(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x60 || code === 0x5d || code === 0x5c || code === 0x7d;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
