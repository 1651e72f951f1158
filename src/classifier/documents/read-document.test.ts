import { describe, expect, it } from 'vitest';
import type { DocumentLimits } from '../../domain/document-reading.ts';
import { textPdf } from './pdf/pdf.fixture.ts';
import { readDocument } from './read-document.ts';

const LIMITS: DocumentLimits = { maxBytes: 100_000, maxPages: 20, maxCharacters: 10_000 };
const PDF = textPdf({ pages: [['Hello']] });
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const read = (mediaType: string, data: string) => readDocument({ mediaType, data }, LIMITS);
const UNREAD = (what: string) => ({ pages: 0, texts: [], unread: [{ what, page: undefined }] });

describe('readDocument', () => {
  it.each(['application/pdf', 'application/x-pdf', 'application/octet-stream'])('reads a PDF: %s', (type) => {
    expect(read(type, base64(PDF))).toMatchObject({ format: 'pdf', pages: 1, unread: [] });
  });

  it.each(['text/plain', 'text/markdown', 'text/csv', 'application/json', 'application/octet-stream'])(
    'reads a text: %s',
    (type) => {
      const reading = read(type, base64('name;iban\nMaría;DE89'));
      expect(reading).toEqual({
        format: 'text',
        pages: 0,
        texts: [{ page: undefined, text: 'name;iban\nMaría;DE89' }],
        unread: [],
      });
    },
  );

  it('reads base64 in lines', () => {
    const lines = base64('a long line of text, and more of it').replace(/.{16}/g, '$&\r\n');
    expect(read('text/plain', lines)).toMatchObject({ unread: [] });
  });

  it.each([
    ['a PDF that says it is a text', 'text/plain', base64(PDF)],
    ['a text that says it is a PDF', 'application/pdf', base64('Hello')],
    ['a text that some would take for a PDF', 'application/octet-stream', base64('hello\n%PDF-1.7\nhello')],
    [
      'a PDF behind something else',
      'application/octet-stream',
      base64(Buffer.concat([Buffer.from('x\n'), PDF])),
    ],
    ['a type whose bytes are not what it shows', 'text/rtf', base64('{\\rtf1 Hello}')],
    ['another such type', 'text/html', base64('<b>Hello</b>')],
    ['bytes that are no text', 'text/plain', base64(Buffer.from([0x48, 0xff, 0xfe]))],
    ['control characters', 'text/plain', base64('a\u0000b')],
    ['encoded text', 'text/plain', base64(`see ${'QUJD'.repeat(100)}`)],
    ['a ZIP', 'application/octet-stream', base64('PK\u0003\u0004xx')],
  ])('leaves %s unread', (_what, type, data) => {
    expect(read(type, data).unread).toEqual([{ what: 'other', page: undefined }]);
  });

  it.each(['SGVsbG8', 'SGVsbG8=SGVsbG8=', 'SGVs bG8=', '_-__', '*'])(
    'leaves %s unread, from which two decoders would make two files',
    (data) => {
      expect(read('text/plain', data)).toMatchObject(UNREAD('malformed'));
    },
  );

  it('leaves a file past the limits unread', () => {
    expect(read('text/plain', base64('x '.repeat(60_000)))).toMatchObject(UNREAD('too-large'));
    expect(read('text/plain', base64('x '.repeat(6_000)))).toMatchObject(UNREAD('too-large'));
  });
});
