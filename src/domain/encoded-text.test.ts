import { createHash } from 'node:crypto';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { ENCODED_PATTERNS, holdsEncodedData } from './encoded-text.ts';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** As a file of this kind begins, and goes on with bytes that are no text. */
function fileOf(...head: readonly number[]): string {
  const body = Array.from({ length: 120 }, (_, index) => (index * 89 + 147) % 256);
  return Buffer.from([...head, ...body]).toString('base64');
}
const PDF = fileOf(...Buffer.from('%PDF-1.7'));
const PNG = fileOf(0x89, ...Buffer.from('PNG\r\n\x1a\n'));
const JPEG = fileOf(0xff, 0xd8, 0xff, 0xe0);
const DOCX = fileOf(...Buffer.from('PK\x03\x04'));
const GZIP = fileOf(0x1f, 0x8b, 0x08, 0x00);
const inLines = (text: string, end: string) => text.replace(/.{76}/g, `$&${end}`);
const inShortLines = (text: string) => text.replace(/.{60}/g, '$&\n');

describe('a text', () => {
  it.each([
    ['a page with a picture', `Make this shorter: <img src="data:image/png;base64,${PNG}"> Thanks.`],
    ['Markdown with a picture', `# Report\n![form](data:image/jpeg;base64,${JPEG})`],
    [
      'a mail',
      `Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${inLines(PDF, '\r\n')}\n--x--`,
    ],
    ['the result of a tool', JSON.stringify({ name: 'a.docx', content: inLines(DOCX, '\n') })],
    ['JSON within JSON', JSON.stringify({ note: `see\n${PDF}` })],
    ['a question', `What is in ${GZIP} please?`],
  ])('that holds a file holds what nobody can read: %s', (_what, text) => {
    expect(holdsEncodedData(text)).toBe(true);
  });

  it.each([
    ['a path', `https://example.com/x/9j/${'abcdef/'.repeat(20)}`],
    ['a tiny picture', 'url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)'],
    ['a token', `Bearer ${'eyJhbGciOiJSUzI1NiJ9'}.${'H4sI'.repeat(3)}x`],
    ['a word in the midst of another', `sha512-${'aB3'.repeat(20)}JVBERi0${'cD4'.repeat(30)} and more`],
    ['what begins like one', 'A PDF in base64 begins with JVBERi0xLjcK, a ZIP with UEsDBBQ.'],
  ])('that holds none does not: %s', (_what, text) => {
    expect(holdsEncodedData(text)).toBe(false);
  });

  const bytes = (length: number): Buffer =>
    Buffer.concat(
      Array.from({ length: Math.ceil(length / 32) }, (_, index) => sha256(`bytes ${index}`)),
    ).subarray(0, length);
  const WORDS = 'Franziska Oberndörfer wohnt in der Lindenstraße. '.repeat(30);

  it.each(['base64', 'base64url'] as const)('is there where bytes of any kind stand in %s', (encoding) => {
    for (const before of ['', 'x', 'xy', 'xyz'])
      expect(holdsEncodedData(`Please, look at this: ${before}${bytes(768).toString(encoding)}`)).toBe(true);
  });

  it.each([
    ['a text', Buffer.from(WORDS).toString('base64')],
    ['a text behind a letter', `x${Buffer.from(WORDS).toString('base64')}`],
    ['what is too short for a file', bytes(512).toString('base64')],
    ['hexadecimal digits', bytes(768).toString('hex')],
    ['a part of a token', `eyJhbGciOiJub25lIn0.${bytes(900).toString('base64url')}`],
    ['a path', 'Users/Anna/Documents/Reports2024/'.repeat(40)],
  ])('is not there in %s', (_what, text) => {
    expect(holdsEncodedData(`Please, look at this: ${text}`)).toBe(false);
  });

  it.each(Array.from({ length: 130 }, (_, shift) => shift))('is looked at everywhere: %i', (shift) => {
    for (const filling of [' ', 'c'])
      expect(holdsEncodedData(`a b ${filling.repeat(shift)} ${inShortLines(PDF)} c d`)).toBe(true);
  });

  it('is looked at by expressions that are linear, says recheck', () => {
    for (const { source, flags } of ENCODED_PATTERNS)
      expect(checkSync(source, flags).status, source).toBe('safe');
  });
});
