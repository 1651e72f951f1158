import type { TextSpan } from '../text-span.ts';

/** Base64 letters in a row, or several rows of them wrapped into lines. */
export interface Base64Run extends TextSpan {
  /** The rows; one unless wrapped. */
  readonly rows: readonly TextSpan[];
}

/**
 * An American social security number with its hyphens, in base64 without padding; a shorter run is looked at where it
 * mixes cases or digits as words do not.
 */
const MIN_BASE64 = 15;
/** A row as long as this may go on in the next line (MIME wraps at 76, PEM at 64). */
const MIN_WRAPPED_ROW = 16;
/** White space and quote marks between one row and the next. */
const MAX_WRAP = 16;

const NONE = -1;
const SIX_BITS = new Int8Array(128).fill(NONE);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let value = 0; value < LETTERS.length; value += 1) SIX_BITS[LETTERS.charCodeAt(value)] = value;
// base64url (RFC 4648, section 5)
SIX_BITS['-'.charCodeAt(0)] = 62;
SIX_BITS['_'.charCodeAt(0)] = 63;

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? SIX_BITS[code]! : NONE;
}

/**
 * The runs that are long enough to hold something, with the rows that go on with them; disjoint, ascending. Linear.
 * `found`: runs of letters of base64, as the view of the text tells them.
 */
export function base64Runs(text: string, found: readonly TextSpan[]): Base64Run[] {
  const runs: Base64Run[] = [];
  let covered = 0;
  for (const { start, end } of found) {
    if (start < covered || (end - start < MIN_BASE64 && !isMixed(text, start, end))) continue;
    let row: TextSpan = { start, end };
    const rows = [row];
    for (let next = nextRow(text, row); next !== row.end; next = nextRow(text, row)) {
      row = { start: next, end: endOfRow(text, next) };
      rows.push(row);
    }
    covered = row.end;
    runs.push({ start, end: covered, rows });
  }
  return runs;
}

/** Whether capitals follow on small letters twice, or digits stand among letters of both cases. */
function isMixed(text: string, start: number, end: number): boolean {
  let kinds = 0;
  let rises = 0;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code >= 0x61 ? 1 : code >= 0x41 ? 2 : 4;
    if (kind === 2 && before === 1) rises += 1;
    kinds |= kind;
    before = kind;
  }
  return kinds === 7 || rises >= 2;
}

function endOfRow(text: string, start: number): number {
  let end = start;
  while (end < text.length && valueAt(text, end) !== NONE) end += 1;
  return end;
}

/** Where the row that goes on with this one begins; its own end when there is none. */
function nextRow(text: string, { start, end }: TextSpan): number {
  if (end - start < MIN_WRAPPED_ROW) return end;
  let hasLineBreak = false;
  for (let at = end; at < text.length && at - end <= MAX_WRAP; at += 1) {
    const character = text[at];
    if (character === '\n' || character === '\r') hasLineBreak = true;
    else if (character !== ' ' && character !== '\t' && character !== '>') {
      return hasLineBreak && valueAt(text, at) !== NONE ? at : end;
    }
  }
  return end;
}

/** The values of the letters of base64 within a span, into `sextets` (at least as long); returns how many. */
export function readSextets(text: string, { start, end }: TextSpan, sextets: Uint8Array): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const value = valueAt(text, at);
    if (value === NONE) continue;
    sextets[count] = value;
    count += 1;
  }
  return count;
}

/** Decodes the sextets from `from` to before `to` into `bytes`, as {@link decodeBase64} does letters. */
export function decodeSextets(sextets: Uint8Array, from: number, to: number, bytes: Uint8Array): number {
  let length = 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    const bits = (sextets[at]! << 18) | (sextets[at + 1]! << 12) | (sextets[at + 2]! << 6) | sextets[at + 3]!;
    bytes[length] = bits >> 16;
    bytes[length + 1] = bits >> 8;
    bytes[length + 2] = bits;
    length += 3;
  }
  if (at + 1 < to) {
    bytes[length] = (sextets[at]! << 2) | (sextets[at + 1]! >> 4);
    length += 1;
  }
  if (at + 2 < to) {
    bytes[length] = (sextets[at + 1]! << 4) | (sextets[at + 2]! >> 2);
    length += 1;
  }
  return length;
}

/** Decodes into `bytes` (at least ¾ of the span long) and returns how many; what is not base64 is passed over. */
export function decodeBase64(text: string, start: number, end: number, bytes: Uint8Array): number {
  let length = 0;
  let bits = 0;
  let have = 0;
  for (let at = start; at < end; at += 1) {
    const value = valueAt(text, at);
    if (value === NONE) continue;
    bits = ((bits << 6) | value) & 0xffff;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    bytes[length] = (bits >> have) & 0xff;
    length += 1;
  }
  return length;
}
