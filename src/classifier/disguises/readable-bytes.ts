/** A card number in a sentence is longer; random bytes are this long readable once in ten thousand. */
const MIN_READABLE_BYTES = 9;
/** A shorter stretch is readable by chance still, as of `BreakEvenReckoning`, unless its signs are those of a text. */
const MIN_CERTAIN_BYTES = 16;
/** 1 for letters, digits, spaces and what stands between and beside words and numbers. */
const IS_PLAIN = new Uint8Array(256).fill(1, 0x80);
for (let byte = 0x30; byte <= 0x7a; byte += 1) if (/\w/.test(String.fromCharCode(byte))) IS_PLAIN[byte] = 1;
for (const sign of ' \t\n\r.,:@/+-=') IS_PLAIN[sign.charCodeAt(0)] = 1;
/** Parts a reader sees apart; no base64 run and no number reaches over it. */
export const BREAK = '\n\u0000\n';

/**
 * The stretches of the first `length` bytes that are UTF-8 text, set apart by {@link BREAK}; empty when there is
 * none. Text beside bytes that are none (decoded out of step, or binary) is found all the same. UTF-16 text in Latin
 * script, every other byte of which is zero, is read without its zeros.
 */
export function readableIn(bytes: Uint8Array, length: number): string {
  let found = '';
  const add = (piece: string): void => {
    if (piece !== '') found = found === '' ? piece : found + BREAK + piece;
  };
  let from = 0;
  let zeros = 0;
  for (let at = 0; at <= length; ) {
    const width = at < length ? widthAt(bytes, at, length) : 0;
    if (width > 0) {
      at += width;
      continue;
    }
    if (isText(bytes, from, at)) add(textOf(bytes, from, at));
    if (at < length && bytes[at] === 0) zeros += 1;
    at += 1;
    from = at;
  }
  if (zeros * 3 >= length && zeros >= MIN_READABLE_BYTES) {
    const dense = bytes.subarray(0, length).filter((byte) => byte !== 0);
    add(readableIn(dense, dense.length));
  }
  return found;
}

/** Whether readable bytes are many enough, or plain enough, to have been written by somebody. */
function isText(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < MIN_READABLE_BYTES) return false;
  if (to - from >= MIN_CERTAIN_BYTES) return true;
  for (let at = from; at < to; at += 1) if (IS_PLAIN[bytes[at]!] === 0) return false;
  return true;
}

/** The text that the first `length` bytes begin with; empty when it is too short to matter. */
export function readableStart(bytes: Uint8Array, length: number): string {
  const end = endOfReadable(bytes, length);
  return end >= MIN_READABLE_BYTES ? textOf(bytes, 0, end) : '';
}

/** Whether all of the first `length` bytes are text, but for a character that is cut off at the end. */
export function isReadable(bytes: Uint8Array, length: number): boolean {
  return endOfReadable(bytes, length) >= length - 3;
}

/** Whether {@link readableStart} finds any; cheaper. */
export function startsReadable(bytes: Uint8Array, length: number): boolean {
  return endOfReadable(bytes, length) >= MIN_READABLE_BYTES;
}

function endOfReadable(bytes: Uint8Array, length: number): number {
  let at = 0;
  for (let width = 1; width > 0 && at < length; at += width) width = widthAt(bytes, at, length);
  return at;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** How many bytes the character at `at` has; 0 when it is none that a text holds. */
function widthAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return (lead >= 0x20 && lead < 0x7f) || (lead >= 0x09 && lead <= 0x0d) ? 1 : 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + width > length) return 0;
  for (let next = at + 1; next < at + width; next += 1) if ((bytes[next]! & 0xc0) !== 0x80) return 0;
  return width;
}
