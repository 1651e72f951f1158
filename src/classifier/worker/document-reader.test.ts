import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../domain/world.ts';
import { PdfWriter, textPdf } from '../documents/pdf/pdf.fixture.ts';
import { createDocumentReader, type DocumentReader } from './document-reader.ts';

const clock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
const LIMITS = { maxBytes: 10_000_000, maxPages: 500, maxCharacters: 1_000_000 };
const readers: DocumentReader[] = [];
let folder: string;

function readerOf(entry: string | undefined, budgetMs = 20_000): DocumentReader {
  const reader = createDocumentReader({
    entry: entry === undefined ? undefined : pathToFileURL(join(folder, entry)),
    clock,
    limits: LIMITS,
    budgetMs,
  });
  readers.push(reader);
  return reader;
}

const fileOf = (pdf: Buffer) => ({ mediaType: 'application/pdf', data: pdf.toString('base64') });
const HELLO = fileOf(textPdf({ pages: [['Hello']] }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-document-reader-'));
  await build({
    entryPoints: [fileURLToPath(new URL('./classifier-worker.ts', import.meta.url))],
    outfile: join(folder, 'classifier-worker.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  writeFileSync(
    join(folder, 'moody.mjs'),
    `import { parentPort } from 'node:worker_threads';
    parentPort.postMessage('ready');
    parentPort.on('message', ({ job: { document } }) => {
      if (document.data === 'hang') for (;;);
      if (document.data === 'die') process.exit(3);
      const hoard = [];
      for (;;) hoard.push(new Array(1_000_000).fill({}));
    });`,
  );
});

afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe('createDocumentReader', () => {
  it.each(['classifier-worker.mjs', undefined])('reads a document in %s', async (entry) => {
    const reading = await readerOf(entry).read(HELLO, 'key');
    expect(reading).toMatchObject({ pages: 1, texts: [{ page: 1, text: 'Hello' }], unread: [] });
  });

  it('leaves this thread free while it reads', async () => {
    const long = fileOf(
      textPdf({ pages: Array.from({ length: 400 }, () => ['words and words '.repeat(200)]) }),
    );
    const reader = readerOf('classifier-worker.mjs');
    await reader.read(HELLO, 'key');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const reading = await reader.read(long, 'key');
    clearInterval(timer);
    expect(reading.pages + reading.unread.length).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(10);
  });

  it('gives a document up that takes too long, and reads the next', async () => {
    const writer = new PdfWriter();
    const forms = Array.from({ length: 11 }, () => writer.reserve());
    for (const [index, number] of forms.entries()) {
      const next = forms[index + 1] ?? number;
      writer.stream(
        `/Subtype /Form /Resources << /XObject << /N ${next} 0 R >> >>`,
        index === forms.length - 1 ? '0 g' : '/N Do '.repeat(200),
        { number },
      );
    }
    const hostile = textPdf({
      pages: [['Hello']],
      writer,
      resources: `/XObject << /N ${forms[0]} 0 R >>`,
      content: '/N Do',
    });
    const reader = readerOf('classifier-worker.mjs', 300);
    await reader.read(HELLO, 'key');
    expect(await reader.read(fileOf(hostile), 'key')).toEqual({
      format: 'unknown',
      pages: 0,
      texts: [],
      unread: [{ what: 'too-slow', page: undefined }],
    });
    expect((await readerOf('classifier-worker.mjs').read(HELLO, 'key')).unread).toEqual([]);
  });

  it.each([
    ['hang', 'too-slow', 500],
    ['die', 'malformed', 20_000],
    ['hoard', 'malformed', 20_000],
  ])('takes a document for unread whose worker should %s', async (data, what, budgetMs) => {
    const reading = await readerOf('moody.mjs', budgetMs).read({ mediaType: 'application/pdf', data }, 'key');
    expect(reading).toMatchObject({ texts: [], unread: [{ what }] });
  });
});
