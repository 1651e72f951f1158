import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PdfWriter, textPdf } from '../../src/classifier/documents/pdf/pdf.fixture.ts';
import type { FakeShape } from '../fake-upstream/script.ts';
import { DIALECTS } from './harness/pairs.ts';
import { CANARY, HARD } from './harness/prompts.ts';
import { decisionOf, filesBelow } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const HARMLESS = ['The tide table of the coming week.', 'High water is at noon on Tuesday.'];
const IBAN = 'DE89 3704 0044 0532 0130 00';

const harmless = textPdf({ pages: [HARMLESS, ['Nothing else of note.']], deflate: true });
const withIban = textPdf({ pages: [HARMLESS, [`Please pay ${IBAN} for ${CANARY}.`]], deflate: true });
const withPatient = textPdf({ pages: [['The patient, Mr Miller, takes warfarin since his stroke.']] });
const invisible = textPdf({ pages: [HARMLESS], content: `BT /F1 1 Tf 3 Tr (${IBAN}) Tj ET` });
const encrypted = textPdf({
  pages: [HARMLESS],
  trailer: '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>',
});
const broken = textPdf({ pages: [HARMLESS], shift: 9 });
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let places: TwoPlaces;
let photosKey: string;
beforeAll(async () => {
  places = await openTwoPlaces({
    classification: 'grants: [{ name: product photos, keys: [photos], unreadable: internal }]',
  });
  const created = await places.cli('keys', 'create', 'photos', '--json');
  photosKey = (JSON.parse(created.stdout) as { token: string }).token;
});
beforeEach(() => places.forget());
afterAll(() => places.close());

describe('before anything may go out', () => {
  afterAll(() => {
    // Hooks run once all tests above are done: the models outside never saw so much as a connection.
    expect(places.outside.openai.connections).toEqual([]);
    expect(places.outside.anthropic.connections).toEqual([]);
  });

  describe.each(DIALECTS)('a document: %s', (dialect) => {
    it.each([
      ['an account number on its second page', withIban],
      ['a patient', withPatient],
      ['an account number that is not seen', invisible],
      ['a lock', encrypted],
      ['a table that is broken', broken],
      ['a picture', pdfWithPicture()],
      ['a text that unpacks without end', pdfWithBomb()],
    ])('with %s stays inside', async (_what, pdf) => {
      const { placement } = await askAbout(dialect, documentPart(dialect, pdf));
      expect(placement).toBe('on-premises');
    });

    it('is on record with what was found on which page, and not with what it says', async () => {
      const { decision } = await askAbout(dialect, documentPart(dialect, withIban));
      const record = await decisionOf(places.dataFolder, decision);
      expect(record.findings).toContainEqual(
        expect.objectContaining({
          type: 'IBAN',
          page: 2,
          pointer: expect.stringContaining('/messages/0/content/1'),
        }),
      );
      expect(record.reasons.map(({ kind }) => kind)).not.toContain('unreadable');
      const { stdout } = await places.cli('explain', decision);
      expect(stdout).toMatch(/2 pages with \d+ characters were read/);
      for (const { bytes } of await filesBelow(places.dataFolder)) {
        expect(bytes.includes(CANARY)).toBe(false);
        expect(bytes.includes('3704')).toBe(false);
      }
    });

    it('that cannot be read is on record with why', async () => {
      const { decision } = await askAbout(dialect, documentPart(dialect, pdfWithPicture()));
      const record = await decisionOf(places.dataFolder, decision);
      expect(record.facts.label.level).toBe('restricted');
      expect(record.reasons).toContainEqual(
        expect.objectContaining({ kind: 'document', unread: [{ what: 'picture' }] }),
      );
    });
  });

  it.each(DIALECTS)('a picture stays inside: %s', async (dialect) => {
    expect((await askAbout(dialect, picturePart(dialect))).placement).toBe('on-premises');
  });

  it.each(DIALECTS)(
    'what was read beside a picture stays inside under a grant as well: %s',
    async (dialect) => {
      const scan = textPdf({ pages: [[`Please pay ${IBAN}.`]], ...pictureOf(new PdfWriter()) });
      const { placement } = await askAbout(dialect, documentPart(dialect, scan), photosKey);
      expect(placement).toBe('on-premises');
    },
  );

  it('a table in a text file stays inside by what it says', async () => {
    expect((await askAbout('openai', textFile(`name;iban\nx;${IBAN}`))).placement).toBe('on-premises');
  });
});

describe.each(DIALECTS)('what may go out: %s', (dialect) => {
  it('a harmless document, whole', async () => {
    const { placement, decision } = await askAbout(dialect, documentPart(dialect, harmless));
    expect(placement).toBe('api');
    const [request] = places.outside[dialect].requests;
    expect(JSON.stringify(request?.body)).toContain(harmless.toString('base64'));
    const record = await decisionOf(places.dataFolder, decision);
    expect(record.facts.label.level).toBe('internal');
    expect(record.reasons).toContainEqual(
      expect.objectContaining({ kind: 'document', format: 'pdf', pages: 2, unread: [] }),
    );
  });

  it('a picture that was granted to the key by name, on record', async () => {
    const { placement, decision } = await askAbout(dialect, picturePart(dialect), photosKey);
    expect(placement).toBe('api');
    const record = await decisionOf(places.dataFolder, decision);
    expect(record.reasons).toContainEqual({ kind: 'granted', grant: 'product photos', level: 'internal' });
  });
});

it('a harmless text file may go out', async () => {
  expect((await askAbout('openai', textFile('week;tide\n12;high'))).placement).toBe('api');
});

async function askAbout(dialect: FakeShape, part: object, apiKey?: string) {
  const content = [{ type: 'text', text: HARD }, part];
  const options = apiKey === undefined ? {} : { apiKey };
  const { response } =
    dialect === 'openai'
      ? await places
          .openai(options)
          .chat.completions.create({ model: 'auto', messages: [{ role: 'user', content: content as never }] })
          .withResponse()
      : await places
          .anthropic(options)
          .messages.create({
            model: 'auto-anthropic',
            max_tokens: 100,
            messages: [{ role: 'user', content: content as never }],
          })
          .withResponse();
  return {
    placement: response.headers.get('x-demarc-placement'),
    decision: response.headers.get('x-demarc-decision') ?? '',
  };
}

function documentPart(dialect: FakeShape, pdf: Buffer): object {
  const data = pdf.toString('base64');
  return dialect === 'openai'
    ? { type: 'file', file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${data}` } }
    : { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data } };
}

function textFile(text: string): object {
  const data = Buffer.from(text).toString('base64');
  return { type: 'file', file: { filename: 'a.csv', file_data: `data:text/csv;base64,${data}` } };
}

function picturePart(dialect: FakeShape): object {
  return dialect === 'openai'
    ? { type: 'image_url', image_url: { url: `data:image/png;base64,${PICTURE}` } }
    : { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PICTURE } };
}

function pictureOf(writer: PdfWriter) {
  const head = '/Subtype /Image /Width 40 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 8';
  const image = writer.stream(head, Buffer.alloc(1_600), { deflate: true });
  return { writer, resources: `/XObject << /I ${image} 0 R >>`, content: '/I Do' };
}

function pdfWithPicture(): Buffer {
  return textPdf({ pages: [HARMLESS], ...pictureOf(new PdfWriter()) });
}

function pdfWithBomb(): Buffer {
  const writer = new PdfWriter();
  writer.stream('/Subtype /Form', Buffer.alloc(256 * 1_048_576, 0x20), { deflate: true });
  return textPdf({ pages: [HARMLESS], writer });
}
