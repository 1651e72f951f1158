/** A way in which a secret may stand somewhere without standing there in so many letters. */
export interface Encoding {
  readonly name: string;
  /** Characters of the encoded form that one character of the secret becomes, at least. */
  readonly expansion: number;
  readonly encode: (text: string) => string;
}

const each = (text: string, write: (code: number, character: string) => string): string =>
  Array.from(text, (character) => write(character.charCodeAt(0), character)).join('');
const hex = (code: number, width = 2): string => code.toString(16).padStart(width, '0');

/** Base64 of text that stands `offset` bytes into something longer, without the characters that depend on what is around. */
const base64At = (offset: number, alphabet: 'base64' | 'base64url') => (text: string) => {
  const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const encoded = padded.toString(alphabet).replace(/=+$/, '');
  const first = offset === 0 ? 0 : 4;
  const whole = Math.floor(padded.length / 3) * 4;
  return encoded.slice(first, whole);
};

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(text: string): string {
  const bits = each(text, (code) => code.toString(2).padStart(8, '0'));
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });

/**
 * What a proxy, a library or a careless programmer does to text on its way. Compressed forms are not here: the
 * scanner unpacks what it finds instead.
 */
export const ENCODINGS: readonly Encoding[] = [
  { name: 'plain', expansion: 1, encode: (text) => text },
  { name: 'lower case', expansion: 1, encode: (text) => text.toLowerCase() },
  { name: 'upper case', expansion: 1, encode: (text) => text.toUpperCase() },
  { name: 'reversed', expansion: 1, encode: (text) => Array.from(text).reverse().join('') },
  { name: 'spaced', expansion: 2, encode: (text) => Array.from(text).join(' ') },
  { name: 'hyphenated', expansion: 2, encode: (text) => Array.from(text).join('-') },
  { name: 'in groups of four', expansion: 1.25, encode: (text) => (text.match(/.{1,4}/g) ?? []).join(' ') },
  { name: 'rot13', expansion: 1, encode: rot13 },
  { name: 'base64', expansion: 1.34, encode: base64At(0, 'base64') },
  { name: 'base64, one byte in', expansion: 1.34, encode: base64At(1, 'base64') },
  { name: 'base64, two bytes in', expansion: 1.34, encode: base64At(2, 'base64') },
  { name: 'base64url', expansion: 1.34, encode: base64At(0, 'base64url') },
  {
    name: 'base64 of base64',
    expansion: 1.8,
    encode: (text) => base64At(0, 'base64')(base64At(0, 'base64')(text)),
  },
  { name: 'base32', expansion: 1.6, encode: base32 },
  { name: 'hexadecimal', expansion: 2, encode: (text) => each(text, (code) => hex(code)) },
  {
    name: 'hexadecimal, upper case',
    expansion: 2,
    encode: (text) => each(text, (code) => hex(code).toUpperCase()),
  },
  { name: 'hexadecimal, spaced', expansion: 3, encode: (text) => each(text, (code) => `${hex(code)} `) },
  { name: 'URL', expansion: 3, encode: (text) => each(text, (code) => `%${hex(code)}`) },
  {
    name: 'URL, upper case',
    expansion: 3,
    encode: (text) => each(text, (code) => `%${hex(code).toUpperCase()}`),
  },
  {
    name: 'quoted-printable',
    expansion: 3,
    encode: (text) => each(text, (code) => `=${hex(code).toUpperCase()}`),
  },
  { name: 'HTML, decimal', expansion: 5, encode: (text) => each(text, (code) => `&#${code};`) },
  { name: 'HTML, hexadecimal', expansion: 6, encode: (text) => each(text, (code) => `&#x${hex(code)};`) },
  { name: 'JSON escapes', expansion: 6, encode: (text) => each(text, (code) => `\\u${hex(code, 4)}`) },
  {
    name: 'JSON escapes within JSON',
    expansion: 7,
    encode: (text) => each(text, (code) => `\\\\u${hex(code, 4)}`),
  },
  {
    name: 'octal escapes',
    expansion: 4,
    encode: (text) => each(text, (code) => `\\${code.toString(8).padStart(3, '0')}`),
  },
  {
    name: 'UTF-16, little end first',
    expansion: 2,
    encode: (text) => each(text, (_, character) => `${character}\0`),
  },
  {
    name: 'UTF-16, big end first',
    expansion: 2,
    encode: (text) => each(text, (_, character) => `\0${character}`),
  },
  { name: 'decimal bytes', expansion: 3, encode: (text) => each(text, (code) => `${code},`) },
];
