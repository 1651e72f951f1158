/** An encoded text of this many characters, without white space, is not something a person wrote. */
const OPAQUE_FROM_CHARACTERS = 256;
const DATA_URL = /^\s{0,16}data:/i;
const BASE64_HEAD = /;\s{0,16}base64\s{0,16}$/i;
const ENCODED = /^[A-Za-z0-9+/_=\s-]+$/;
/** Base64 is commonly broken every 64 or 76 characters, by two at most. */
const MAX_SPACE_SHARE = 0.05;

/**
 * Whether a text is or holds encoded data, which no signal can read: a `data:` address, a long run of base64, a file or
 * other bytes in base64 among other words.
 */
export function holdsEncodedData(text: string): boolean {
  if (isDataUrl(text)) return true;
  // Words have spaces between them; encoded data at most line breaks, which are a small share of it.
  if (text.length >= OPAQUE_FROM_CHARACTERS && ENCODED.test(text) && isMostlySolid(text)) return true;
  return holdsFile(text);
}

/** How files begin in base64 whose bytes are no text. */
const FILE_HEADS: readonly string[] = [
  'JVBERi0', // PDF
  'UEsDB', // ZIP, and with it DOCX, XLSX, PPTX
  '0M8R4KGx', // DOC, XLS, PPT, MSG
  'iVBORw0KGg', // PNG
  '/9j/', // JPEG
  'R0lGOD', // GIF
  'UklGR', // WebP, WAVE
  'SUkqA', // TIFF
  'TU0AK', // TIFF
  'AAAAGGZ0eX', // MP4, HEIC
  'AAAAHGZ0eX',
  'AAAAIGZ0eX',
  'SUQz', // MP3
  'T2dnUw', // Ogg
  'H4sI', // gzip
  'Qlpo', // bzip2
  '/Td6W', // xz
  'KLUv/', // Zstandard
  'N3q8rw', // 7z
  'UmFyIR', // RAR
];
/** So much of a file says something; a line may break within it, as JSON writes it as well. */
const REST_OF_FILE = /(?:[A-Za-z0-9+/_-](?:\r|\\r)?(?:\n|\\n)?){64}/y;
/** Lines of base64 are of 64 or 76 characters, and nearly no word is so long. */
const MIN_RUN = 60;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_';
const IS_BASE64 = new Uint8Array(128);
const BASE64_VALUE = new Uint8Array(128);
Array.from(ALPHABET).forEach((character, index) => {
  IS_BASE64[character.charCodeAt(0)] = 1;
  // `-` and `_` are what URLs have for `+` and `/`.
  BASE64_VALUE[character.charCodeAt(0)] = index < 64 ? index : index - 2;
});

/** Looks at one character in {@link MIN_RUN}, and at the run of base64 around it: no run of that length lies between. */
function holdsFile(text: string): boolean {
  for (let at = MIN_RUN - 1; at < text.length; at += MIN_RUN) {
    if (!isBase64At(text, at)) continue;
    let start = at;
    while (isBase64At(text, start - 1)) start -= 1;
    let end = at + 1;
    while (isBase64At(text, end)) end += 1;
    if (end - start >= MIN_RUN && isFileFrom(text, start)) return true;
    if (end - start >= MIN_BYTES && text[start - 1] !== '.' && areBytes(text.slice(start, start + SAMPLE)))
      return true;
    at = end;
  }
  return false;
}

/**
 * So long a run is a file, whatever it begins with. Signatures and public keys are shorter, and so are hashes; behind a
 * point stands a part of a token.
 */
const MIN_BYTES = 1_024;
const SAMPLE = 256;
/** How many of a sample's characters are at least in capitals, in small letters and digits. */
const MIN_LETTERS = 40;
const MIN_DIGITS = 12;
/** Of the 192 bytes of a sample, some 22 at random; a text has none, and is read by those who undo base64. */
const MIN_CONTROLS = 6;

/** Whether a run of base64 stands for bytes that are no text. */
function areBytes(sample: string): boolean {
  let capitals = 0;
  let smalls = 0;
  let digits = 0;
  for (const character of sample) {
    if (character >= 'a' && character <= 'z') smalls += 1;
    else if (character >= 'A' && character <= 'Z') capitals += 1;
    else if (character >= '0' && character <= '9') digits += 1;
  }
  if (capitals < MIN_LETTERS || smalls < MIN_LETTERS || digits < MIN_DIGITS) return false;
  // What stands right before it may belong to the run, and then its bytes begin one to three letters further on.
  return [0, 1, 2, 3].every((shift) => controlsIn(sample, shift) >= MIN_CONTROLS);
}

/** Bytes that no text has, of those that the letters from `from` on stand for. */
function controlsIn(sample: string, from: number): number {
  let controls = 0;
  let bits = 0;
  for (let at = from; at < sample.length; at += 1) {
    bits = ((bits << 6) | BASE64_VALUE[sample.charCodeAt(at)]!) & 0xfff;
    const behind = (at - from) % 4;
    if (behind === 0) continue;
    const byte = (bits >> (6 - 2 * behind)) & 0xff;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f) controls += 1;
  }
  return controls;
}

function isBase64At(text: string, at: number): boolean {
  // Beyond the text the code is NaN, and the table has no such place.
  return IS_BASE64[text.charCodeAt(at)] === 1;
}

/** Whether a file begins where a run of base64 does, or behind the letters of JSON's `\n` within a text. */
function isFileFrom(text: string, runStart: number): boolean {
  const start = text[runStart - 1] === '\\' ? runStart + 1 : runStart;
  return FILE_HEADS.some((head) => {
    if (!text.startsWith(head, start)) return false;
    REST_OF_FILE.lastIndex = start + head.length;
    return REST_OF_FILE.test(text);
  });
}

export const ENCODED_PATTERNS: readonly RegExp[] = [REST_OF_FILE];

/** Stops counting once there are too many: a long text of words is told apart at its beginning. */
function isMostlySolid(text: string): boolean {
  const most = text.length * MAX_SPACE_SHARE;
  let spaces = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) <= 0x20) spaces += 1;
    if (spaces > most) return false;
  }
  return true;
}

/** `data:…;base64,…` (RFC 2397), however long what stands before the comma is. */
function isDataUrl(text: string): boolean {
  if (!DATA_URL.test(text.slice(0, 32))) return false;
  const comma = text.indexOf(',');
  return comma > 0 && BASE64_HEAD.test(text.slice(Math.max(0, comma - 64), comma));
}
