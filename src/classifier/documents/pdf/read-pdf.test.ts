import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DocumentLimits, DocumentReading, Unread } from '../../../domain/document-reading.ts';
import { compositeFont, compositeText, HELVETICA, PdfWriter, textPdf } from './pdf.fixture.ts';
import { readPdf } from './read-pdf.ts';

const LIMITS: DocumentLimits = { maxBytes: 1_000_000, maxPages: 20, maxCharacters: 100_000 };

const read = (bytes: Uint8Array, limits: Partial<DocumentLimits> = {}) =>
  readPdf(bytes, { ...LIMITS, ...limits });
const textOf = ({ texts }: DocumentReading) => texts.map(({ text }) => text).join('\n');
const whatIn = ({ unread }: DocumentReading): Unread[] => unread.map(({ what }) => what);
const MEASURED =
  '<< /Type /Font /Subtype /Type1 /BaseFont /Some /Encoding /WinAnsiEncoding /FirstChar 32 /Widths [' +
  `250 ${'550 '.repeat(94)}] >>`;
const HELLO = ['Hello, this is harmless.'];
const hello = (options: Partial<Parameters<typeof textPdf>[0]> = {}) =>
  textPdf({ pages: [HELLO], ...options });

describe('a PDF of text', () => {
  it('is read, page by page', () => {
    const reading = read(textPdf({ pages: [['First line', 'second (line)'], ['On page two']] }));
    expect(reading).toEqual({
      format: 'pdf',
      pages: 2,
      texts: [
        { page: 1, text: 'First line\nsecond (line)' },
        { page: 1, text: 'First line second (line)', isRepetition: true },
        { page: 2, text: 'On page two' },
      ],
      unread: [],
    });
  });

  it('is read through its filters', () => {
    expect(textOf(read(hello({ deflate: true })))).toBe(HELLO[0]);
    const writer = new PdfWriter();
    const armoured = Buffer.from('BT /F1 9 Tf (In armour) Tj ET').toString('hex');
    const form = writer.stream('/Type /XObject /Subtype /Form /Filter /ASCIIHexDecode', `${armoured}>`);
    const reading = read(hello({ writer, resources: `/XObject << /X ${form} 0 R >>`, content: '/X Do' }));
    expect(textOf(reading)).toContain('In armour');
    expect(whatIn(reading)).toEqual([]);
  });

  it('is read by the map of its font, and not at all without one', () => {
    const letters = 'DE 0123456789';
    const iban = 'DE89 3704 0044 0532 0130 00';
    for (const hasMap of [true, false]) {
      const writer = new PdfWriter();
      const font = compositeFont(writer, letters, { hasMap });
      const reading = read(textPdf({ pages: [[]], writer, font, content: compositeText(letters, iban) }));
      expect(textOf(reading).includes(iban)).toBe(hasMap);
      expect(reading.unread).toEqual(hasMap ? [] : [{ what: 'font', page: 1 }]);
    }
  });

  it('is unread where the map of its font leaves out a letter', () => {
    const writer = new PdfWriter();
    const font = compositeFont(writer, 'abc');
    const content = 'BT /F1 12 Tf <000100020009> Tj ET';
    expect(whatIn(read(textPdf({ pages: [[]], writer, font, content })))).toEqual(['font']);
  });

  it.each([
    ['names of letters', '/Encoding << /Differences [1 /M /a /r /iacute /a /uni0021] >>', 'María!'],
    ['an encoding', '/Encoding /MacRomanEncoding', undefined],
  ])('is read by %s', (_what, encoding, expected) => {
    const font = `<< /Type /Font /Subtype /TrueType /BaseFont /Some ${encoding} >>`;
    const content = expected === undefined ? '' : 'BT /F1 9 Tf <010203040506> Tj ET';
    const reading = read(textPdf({ pages: [expected === undefined ? HELLO : []], font, content }));
    expect(textOf(reading)).toBe(expected ?? HELLO[0]);
    expect(whatIn(reading)).toEqual([]);
  });

  it.each([
    ['names that nobody knows', '<< /Type /Font /Subtype /Type1 /Encoding << /Differences [72 /g12] >> >>'],
    [
      'an encoding of its own',
      '<< /Type /Font /Subtype /Type1 /FontDescriptor << /Flags 4 /FontFile 9 0 R >> >>',
    ],
    ['letters that are drawings', '<< /Type /Font /Subtype /Type3 /Encoding /WinAnsiEncoding >>'],
    [
      'letters that are drawings and claim to be others',
      (writer: PdfWriter) => `<< /Type /Font /Subtype /Type3 /ToUnicode ${unicodeMap(writer)} 0 R >>`,
    ],
    [
      'an encoding that is not known, with a map',
      (writer: PdfWriter) =>
        `<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H /ToUnicode ${unicodeMap(writer)} 0 R >>`,
    ],
    [
      'a map that goes on in another',
      (writer: PdfWriter) =>
        `<< /Type /Font /Subtype /Type1 /ToUnicode ${unicodeMap(writer, '/Other usecmap')} 0 R >>`,
    ],
    [
      'a map to nothing',
      (writer: PdfWriter) =>
        `<< /Type /Font /Subtype /Type1 /Encoding /Odd /ToUnicode ${unicodeMap(writer, '', 'FFFD')} 0 R >>`,
    ],
    ['symbols', '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>'],
    ['a map of many bytes', '<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H >>'],
  ])('is unread in a font of %s', (_what, font) => {
    const writer = new PdfWriter();
    const dictionary = typeof font === 'string' ? font : font(writer);
    expect(whatIn(read(hello({ writer, font: dictionary })))).toContain('font');
  });

  it('is unread in codes that another table would have to tell apart, whatever its map says', () => {
    const writer = new PdfWriter();
    const font = compositeFont(writer, 'abc').replace('/Identity-H', '/UniGB-UCS2-H');
    const content = compositeText('abc', 'cab');
    expect(whatIn(read(textPdf({ pages: [[]], writer, font, content })))).toEqual(['font']);
  });

  it('is read where its objects are packed into one', () => {
    const reading = read(textPdf({ pages: [HELLO, ['two']], packed: 'none' }));
    expect(reading).toMatchObject({ pages: 2, unread: [] });
    expect(textOf(reading)).toBe(`${HELLO[0]}\ntwo`);
  });

  it('is read in armour of 85 letters', () => {
    const writer = new PdfWriter();
    // Four zeros, which are white space, are the letter z.
    const armoured = "6<#'\\7PQ#G+B2qq-qS;!@<-4'F`JoR<,*OE<!j`j\nz+92BA!$D~>";
    const form = writer.stream('/Subtype /Form /Filter /ASCII85Decode', armoured);
    const reading = read(hello({ writer, resources: `/XObject << /X ${form} 0 R >>`, content: '/X Do' }));
    expect(whatIn(reading)).toEqual([]);
    expect(textOf(reading)).toContain('In armour');
  });

  it('is unread where it is shown in a font that is not there', () => {
    expect(whatIn(read(hello({ content: 'BT /F9 12 Tf (secret) Tj ET' })))).toEqual(['font']);
  });

  it('may have the dots of a list in a font of symbols, and nothing longer', () => {
    const withSymbols = (symbols: string) => {
      const writer = new PdfWriter();
      const font = compositeFont(writer, '\uf0b7\uf0a7');
      return whatIn(read(textPdf({ pages: [[]], writer, font, content: `BT /F1 9 Tf <${symbols}> Tj ET` })));
    };
    expect(withSymbols('0001')).toEqual([]);
    expect(withSymbols('00010002')).toEqual(['font']);
  });
});

describe('the lines of a page', () => {
  const shown = (content: string) =>
    read(textPdf({ pages: [[]], content, font: MEASURED })).texts.map(({ text }) => text);

  it.each([
    ['small gaps for kerning', '[(Ma) -20 (ria) -300 (Lo) 30 (pez)] TJ', ['Maria Lopez']],
    ['letters placed one by one', letterByLetter('Maria Lopez', 6.7), ['Maria Lopez']],
    ['letters that are spaced apart', letterByLetter('SECRETPLAN', 12), ['SECRETPLAN']],
    ['words placed apart', '(Maria) Tj 40 0 Td (Lopez) Tj', ['Maria Lopez']],
    [
      'what is drawn in another order',
      '0 -40 Td (below) Tj 0 40 Td (above) Tj',
      ['below\nabove', 'above below'],
    ],
    [
      'columns that are drawn one after the other',
      '(name) Tj 0 -20 Td (iban) Tj 100 20 Td (Maria) Tj 0 -20 Td (DE89) Tj',
      ['name\niban\nMaria\nDE89', 'name Maria iban DE89'],
    ],
    [
      'numbers and words that go on in the next line',
      '12 TL (536-22-) Tj T* (8726, a diag-) Tj T* (nosis at x@) Tj T* (y.test) Tj',
      ['536-22-\n8726, a diag-\nnosis at x@\ny.test', '536-22-8726, a diagnosis at x@y.test'],
    ],
  ])('tell %s', (_what, operators, expected) => {
    expect(shown(`BT /F1 12 Tf 72 500 Td ${operators} ET`)).toEqual(expected);
  });
});

describe('text that does not meet the eye', () => {
  it.each([
    ['invisible', '3 Tr'],
    ['tiny', '0.001 0 0 0.001 0 0 cm'],
    ['white', '1 g'],
    ['outside the page', '1 0 0 1 -9000 0 cm'],
    ['cut off', '0 0 1 1 re W n'],
    ['in a hidden layer', '/OC /Hidden BDC'],
  ])('is text when it is %s', (_what, operators) => {
    const reading = read(hello({ content: `q ${operators} BT /F1 12 Tf (Maria Lopez) Tj ET Q` }));
    expect(textOf(reading)).toContain('Maria Lopez');
    expect(whatIn(reading)).toEqual([]);
  });

  it.each<[string, Partial<Parameters<typeof textPdf>[0]> & { change?: (whole: Buffer) => Buffer }]>([
    ['the title', { trailer: '/Info << /Title (Secret plan) >>' }],
    ['the title in UTF-16', { trailer: `/Info << /Title <${utf16('Secret plan')}> >>` }],
    ['a note', { page: '/Annots [<< /Type /Annot /Subtype /Text /Contents (Secret plan) >>]' }],
    ['the outline', { catalog: '/Outlines << /First << /Title (Secret plan) >> >>' }],
    [
      'an address',
      { page: '/Annots [<< /Subtype /Link /A << /S /URI /URI (https://x.test/Secret plan) >> >>]' },
    ],
    ['what stands for a picture', { content: '/Span << /ActualText (Secret plan) >> BDC EMC' }],
    ['a comment', { content: '% Secret plan\n' }],
    [
      'a comment between its objects',
      { change: (whole) => replaced(whole, 'endobj\n', 'endobj\n% Secret plan\n') },
    ],
    ['what nothing refers to', { writer: withObject('<< /Left (Secret plan) >>') }],
  ])('is text in %s', (_what, { change = (whole) => whole, ...options }) => {
    const reading = read(change(hello(options)));
    expect(textOf(reading)).toContain('Secret plan');
    expect(whatIn(reading)).toEqual([]);
  });

  it('stands next to the name of its field', () => {
    const field = '<< /FT /Tx /T (ssn) /V (536-22-8726) >>';
    expect(textOf(read(hello({ catalog: `/AcroForm << /Fields [${field}] >>` })))).toContain(
      'ssn: 536-22-8726',
    );
  });

  it('is told of the page of its note', () => {
    const writer = new PdfWriter();
    const note = writer.add('<< /Type /Annot /Subtype /Text /Contents (Maria Lopez) >>');
    const reading = read(textPdf({ pages: [HELLO], writer, page: `/Annots [${note} 0 R]` }));
    expect(reading.texts).toContainEqual({ page: 1, text: 'Contents: Maria Lopez' });
  });

  it('is read in forms that are drawn, and in those that are not', () => {
    const drawn = new PdfWriter();
    const stamp = drawn.stream('/Subtype /Form', 'BT /F1 9 Tf (Maria Lopez) Tj ET');
    const onPage = hello({ writer: drawn, resources: `/XObject << /S ${stamp} 0 R >>`, content: '/S Do' });
    expect(read(onPage).texts).toContainEqual({ page: 1, text: `${HELLO[0]}\nMaria Lopez` });

    const look = new PdfWriter();
    const font = look.add(HELVETICA);
    look.stream(
      `/Subtype /Form /Resources << /Font << /F1 ${font} 0 R >> >>`,
      'BT /F1 9 Tf (Maria Lopez) Tj ET',
    );
    expect(read(hello({ writer: look })).texts).toContainEqual({ page: undefined, text: 'Maria Lopez' });
  });

  it('is read in metadata', () => {
    const writer = new PdfWriter();
    const xml = '<x:xmpmeta><dc:title>Secret plan</dc:title></x:xmpmeta>';
    const metadata = writer.stream('/Type /Metadata /Subtype /XML', xml);
    expect(textOf(read(hello({ writer, catalog: `/Metadata ${metadata} 0 R` })))).toContain('Secret plan');
  });
});

describe('what is no text', () => {
  const image = (size: number) => (writer: PdfWriter) =>
    writer.stream(
      `/Type /XObject /Subtype /Image /Width ${size} /Height ${size} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      Buffer.alloc(size * size),
    );

  it.each<[string, Unread, (writer: PdfWriter) => Partial<Parameters<typeof textPdf>[0]>]>([
    [
      'a picture',
      'picture',
      (writer) => ({ resources: `/XObject << /I ${image(20)(writer)} 0 R >>`, content: '/I Do' }),
    ],
    ['a picture that is not shown', 'picture', (writer) => (image(20)(writer), {})],
    ['many small pictures', 'picture', (writer) => (Array.from({ length: 5 }, () => image(4)(writer)), {})],
    [
      'a picture within the content',
      'picture',
      () => ({ content: `BI /W 9 /H 9 /CS /G /BPC 8 ID ${'x'.repeat(81)} EI` }),
    ],
    [
      'a packed picture within the content',
      'picture',
      () => ({ content: 'BI /W 1 /H 1 /CS /G /BPC 8 /F /Fl ID xyz\nEI' }),
    ],
    ['curves', 'drawing', () => ({ content: `0 0 m ${'1 2 3 4 5 6 c '.repeat(200)} S` })],
    ['slanted lines', 'drawing', () => ({ content: `0 0 m ${'1 2 l 5 9 l '.repeat(100)} S` })],
    [
      'a file within',
      'attachment',
      (writer) => ({
        catalog: `/Names << /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /EF << /F ${writer.stream('/Type /EmbeddedFile', 'x')} 0 R >> >>] >> >>`,
      }),
    ],
    ['a file that it points to', 'attachment', (writer) => (writer.stream('/F (other.bin)', ''), {})],
    [
      'an XFA form',
      'form',
      (writer) => ({ catalog: `/AcroForm << /XFA ${writer.stream('', '<xdp/>')} 0 R >>` }),
    ],
    ['a script', 'script', () => ({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' })],
    ['straight lines without end', 'drawing', () => ({ content: '0 0 1 1 re f '.repeat(20_001) })],
    ['a pattern of colour', 'drawing', (writer) => (writer.stream('/ShadingType 4', 'x'), {})],
    [
      'a file that nothing refers to',
      'attachment',
      (writer) => (writer.stream('/Type /EmbeddedFile', 'x'), {}),
    ],
    [
      'a picture in the metadata',
      'picture',
      (writer) => (writer.stream('/Type /Metadata', '<xmpGImg:image>'), {}),
    ],
    [
      'a function of many bytes',
      'other',
      (writer) => (writer.stream('/FunctionType 0', 'x'.repeat(65_537)), {}),
    ],
    ['a comment that is no text', 'other', () => ({ content: '%\u0001\u0002\u0003\n' })],
    ['a stream of no kind', 'other', (writer) => (writer.stream('/Type /Film', 'x'), {})],
    [
      'a font program that is none',
      'other',
      (writer) => ({
        font: `<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding /FontDescriptor << /FontFile ${writer.stream('', 'Maria Lopez')} 0 R >> >>`,
      }),
    ],
    ['a string that is no text', 'other', () => ({ catalog: '/Odd <0102030405>' })],
    [
      'a filter that is not known',
      'other',
      (writer) => (writer.stream('/Subtype /Form /Filter /LZWDecode', 'x'), {}),
    ],
  ])('counts: %s', (_what, expected, options) => {
    const writer = new PdfWriter();
    const reading = read(hello({ writer, ...options(writer) }));
    expect(whatIn(reading)).toContain(expected);
    expect(textOf(reading)).toContain(HELLO[0]);
  });

  it('is nothing where it is a dot or the rules of a table', () => {
    const writer = new PdfWriter();
    image(1)(writer);
    const rules = Array.from({ length: 100 }, (_, at) => `0 ${at} m 500 ${at} l S 0 0 10 10 re f`).join('\n');
    const dot = 'BI /W 1 /H 1 /CS /G /BPC 8 ID x EI';
    const reading = read(hello({ writer, content: `${rules}\n${dot}\n0 0 m 1 2 3 4 5 6 c S` }));
    expect(reading).toMatchObject({ unread: [], pages: 1 });
  });
});

describe('a file that is not what it seems', () => {
  it('is unread when it is encrypted', () => {
    const trailer = '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>';
    expect(read(hello({ trailer }))).toMatchObject({ pages: 0, texts: [], unread: [{ what: 'encrypted' }] });
  });

  it('is unread when its cross-references point elsewhere', () => {
    expect(whatIn(read(hello({ shift: 7 })))).toEqual(['malformed']);
  });

  it('is unread when changes were appended', () => {
    const first = hello().toString('latin1');
    const number = /(\d+) 0 obj\n<< \/Type \/Catalog/.exec(first)![1]!;
    const later = `${number} 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`;
    const appended = `${first}${later}xref\n${number} 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Root ${number} 0 R >>\nstartxref\n${first.length + later.length}\n%%EOF\n`;
    const reading = read(Buffer.from(appended, 'latin1'));
    expect(whatIn(reading)).toContain('earlier-version');
  });

  it.each(['gap', 'tail', 'index', 'rows'] as const)(
    'is unread when what is packed has a mistake: %s',
    (packed) => {
      expect(whatIn(read(hello({ packed })))).toEqual(['malformed']);
    },
  );

  it('is unread when another beginning was appended', () => {
    const first = hello().toString('latin1');
    const later = '9 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';
    const end = `xref\n9 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Root 9 0 R >>\nstartxref\n0\n%%EOF\n`;
    expect(whatIn(read(Buffer.from(first + later + end, 'latin1')))).toEqual(['earlier-version']);
  });

  it.each([
    ['too long', 12, 'BT ET'],
    ['too short', 3, 'BT ET'],
    ['right', 5, 'BT ET'],
  ])('is unread when the length of a stream is elsewhere and wrong: %s', (what, length, data) => {
    const writer = new PdfWriter();
    writer.add(`<< /Subtype /Form /Length 2 0 R >>\nstream\n${data}\nendstream`);
    writer.add(String(length));
    expect(whatIn(read(hello({ writer })))).toEqual(what === 'right' ? [] : ['malformed']);
  });

  it.each([
    ['compressed data', '/Filter /FlateDecode', Buffer.concat([deflateSync('BT ET'), Buffer.from('Maria')])],
    ['hexadecimal data', '/Filter /ASCIIHexDecode', Buffer.from('4254204554> Maria')],
    ['armoured data', '/Filter /ASCII85Decode', Buffer.from('6<#~> Maria')],
  ])('is unread when something stands behind the end of %s', (_what, filter, data) => {
    const writer = new PdfWriter();
    writer.stream(`/Subtype /Form ${filter}`, data);
    expect(whatIn(read(hello({ writer })))).toEqual(['malformed']);
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['cut short', (whole) => whole.subarray(0, whole.length - 200)],
    [
      'something behind its end',
      (whole) => Buffer.concat([whole, Buffer.from('PK\u0003\u0004 Maria Lopez')]),
    ],
    ['something between its objects', (whole) => replaced(whole, 'endobj\n', 'endobj\n(Maria Lopez)\n')],
    ['two keys of one name', (whole) => replaced(whole, '/Type /Catalog', '/Type /Catalog /Pages 1 0 R')],
    ['no pages', (whole) => replaced(whole, '/Type /Catalog /Pages', '/Type /Catalog /Pagez')],
    ['an operator that is none', (whole) => replaced(whole, ' Td', ' Tq')],
    ['nothing but its head', () => Buffer.from('%PDF-1.7\n')],
  ])('is unread when it has %s', (_what, change) => {
    const reading = read(change(hello()));
    expect(reading.unread.length).toBeGreaterThan(0);
  });

  it('tells what it read before it broke off', () => {
    const reading = read(textPdf({ pages: [['Maria Lopez'], ['two']], content: '' }).subarray(0));
    expect(textOf(reading)).toContain('Maria Lopez');
    const broken = read(hello({ content: 'nonsense' }));
    expect(broken).toMatchObject({ pages: 0, texts: [{ page: 1, text: HELLO[0] }] });
    expect(whatIn(broken)).toEqual(['malformed']);
  });
});

describe('a hostile file', () => {
  it('does not unpack without end', () => {
    const writer = new PdfWriter();
    writer.stream('/Subtype /Form', Buffer.alloc(64 * 1_048_576, 0x20), { deflate: true });
    expect(whatIn(read(hello({ writer })))).toContain('too-large');
  });

  it('does not draw forms within forms without end', () => {
    const writer = new PdfWriter();
    const forms = Array.from({ length: 11 }, () => writer.reserve());
    for (const [index, number] of forms.entries()) {
      const next = forms[index + 1];
      const draws = next === undefined ? 'BT /F1 9 Tf (ha) Tj ET' : '/N Do '.repeat(100);
      const resources = next === undefined ? '' : `/Resources << /XObject << /N ${next} 0 R >> >>`;
      writer.stream(`/Subtype /Form ${resources}`, draws, { number });
    }
    const content = '/N Do';
    const reading = read(hello({ writer, resources: `/XObject << /N ${forms[0]} 0 R >>`, content }));
    expect(whatIn(reading)).toContain('too-large');
  });

  it('does not follow what leads back to itself', () => {
    const writer = new PdfWriter();
    const form = writer.reserve();
    writer.stream(`/Subtype /Form /Resources << /XObject << /N ${form} 0 R >> >>`, '/N Do', { number: form });
    const drawn = hello({ writer, resources: `/XObject << /N ${form} 0 R >>`, content: '/N Do' });
    expect(whatIn(read(drawn))).toEqual(['malformed']);
    const pages = new PdfWriter();
    const tree = pages.reserve();
    pages.add(`<< /Type /Pages /Kids [${tree} 0 R] >>`, tree);
    const root = pages.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
    expect(whatIn(read(pages.finish(root)))).toEqual(['malformed']);
    const link = new PdfWriter();
    const self = link.reserve();
    link.add(`${self} 0 R`, self);
    expect(whatIn(read(link.finish(self)))).toEqual(['malformed']);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['dictionaries', '<< /A '.repeat(50_000)],
    ['saved states', 'q '.repeat(10_000)],
    ['operands', `${'1 '.repeat(10_000)} w`],
    ['texts that are shown by nothing', '(Maria Lopez) w'],
  ])('does not nest or pile up %s', (_what, content) => {
    expect(whatIn(read(hello({ content })))).toEqual(['malformed']);
  });

  it('is read no further than its characters', () => {
    expect(read(textPdf({ pages: [HELLO, HELLO] }), { maxCharacters: 30 }).pages).toBe(1);
  });

  it('does not swell in its armour', () => {
    const writer = new PdfWriter();
    writer.stream('/Subtype /Form /Filter /ASCII85Decode', 'z'.repeat(9 * 1_048_576));
    expect(whatIn(read(hello({ writer }), { maxBytes: 20_000_000 }))).toContain('too-large');
  });

  it.each<[string, Partial<DocumentLimits>]>([
    ['bytes', { maxBytes: 500 }],
    ['pages', { maxPages: 1 }],
    ['characters', { maxCharacters: 10 }],
  ])('is unread past the limit of %s', (_what, limits) => {
    expect(whatIn(read(textPdf({ pages: [HELLO, HELLO] }), limits))).toContain('too-large');
  });

  it('never makes the reader throw, whatever bytes are changed', () => {
    const whole = hello({ deflate: true, trailer: '/Info << /Title (x) >>' });
    for (let at = 0; at < whole.length; at += 1) {
      for (const bit of [1, 32, 128]) {
        const changed = Buffer.from(whole);
        changed[at]! ^= bit;
        expect(read(changed).format).toBe('pdf');
      }
    }
  });
});

/** Each letter by a move of its own, as some writers place them. */
function letterByLetter(text: string, step: number): string {
  return Array.from(text)
    .map((letter) => `(${letter}) Tj ${step} 0 Td`)
    .join(' ');
}

/** A map of every code of one byte to this letter. */
function unicodeMap(writer: PdfWriter, before = '', letter = '0041'): number {
  const rows = Array.from(
    { length: 256 },
    (_, code) => `<${code.toString(16).padStart(2, '0')}> <${letter}>`,
  );
  const range = '1 begincodespacerange <00> <FF> endcodespacerange';
  return writer.stream('', `${before} ${range} 256 beginbfchar ${rows.join(' ')} endbfchar`);
}

function withObject(body: string): PdfWriter {
  const writer = new PdfWriter();
  writer.add(body);
  return writer;
}

function utf16(text: string): string {
  return `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;
}

/** Changes the text and moves what comes behind it, so that nothing else is wrong with the file. */
function replaced(whole: Buffer, from: string, to: string): Buffer {
  const text = whole.toString('latin1');
  const at = text.indexOf(from);
  const added = to.length - from.length;
  const changed = text.slice(0, at) + to + text.slice(at + from.length);
  return Buffer.from(
    changed.replace(
      /^(\d{10}) 00000 n/gm,
      (_, offset: string) =>
        `${String(Number(offset) + (Number(offset) > at ? added : 0)).padStart(10, '0')} 00000 n`,
    ),
    'latin1',
  );
}
