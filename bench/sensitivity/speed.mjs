import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { hostileStrings } from './hostile-strings.mjs';
import { proseOf } from './prose.mjs';

const PIECE_CHARACTERS = 64 * 1024;
const ROUNDS = 5;
/** Pieces of one kilobyte that are read in turn, so that nothing is remembered of the one before. */
const KILOBYTES = 64;
const CONVERSATION_BYTES = 400 * 1024;
const BUSIEST = 5;
/** Rounds until the compiler, whose time counts as well, has seen enough of a text; not counted. */
const WARM_UP = 3;
/** How often a conversation is read again. */
const TURNS = 20;

/**
 * How fast one core reads, in this process and thread: in processor time, since a busy machine would make of time on
 * the wall whatever it likes. Every figure is a median with the lowest and the highest.
 */
export async function measureSpeed({ root, classifyText, sets }) {
  const texts = Object.values(sets).flatMap((rows) => rows.map(({ text }) => text));
  const prose = proseOf(root);
  const mixed = piecesOf(texts.join('\n\n'));
  const classifier = await bundledClassifier(root);
  const warm = [...mixed.slice(0, 4), ...piecesOf(prose).slice(0, 4)];
  for (let round = 0; round < 5; round += 1) for (const text of warm) await classifyText(text);
  return {
    mixedBytesPerMs: await throughput(mixed, classifyText),
    eachByItselfBytesPerMs: await throughput(texts, classifyText),
    proseBytesPerMs: await throughput(piecesOf(prose), classifyText),
    mixedKilobyteUs: await perKilobyte(texts.join('\n\n'), classifyText),
    proseKilobyteUs: await perKilobyte(prose, classifyText),
    hostile: await hostile(classifyText),
    conversation: await conversation(classifier, { prose, texts }),
  };
}

/** Processor time of this process so far, in milliseconds. */
function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Bytes for each millisecond: the same number as kilobytes a second. */
async function throughput(texts, classifyText) {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = cpuMs();
    for (const text of texts) await classifyText(text);
    rates.push(bytes / (cpuMs() - began));
  }
  return { ...spread(rates), bytes };
}

/** Microseconds for a text of one kilobyte, in rounds over many of them. */
async function perKilobyte(text, classifyText) {
  const step = Math.floor(text.length / KILOBYTES);
  const pieces = Array.from({ length: KILOBYTES }, (_, index) =>
    text.slice(index * step, index * step + 1024),
  );
  const times = [];
  for (let round = 0; round < 60; round += 1) {
    const began = cpuMs();
    for (const piece of pieces) await classifyText(piece);
    if (round >= 10) times.push(((cpuMs() - began) * 1000) / KILOBYTES);
  }
  return spread(times);
}

async function hostile(classifyText) {
  const measured = [];
  for (const { name, text } of hostileStrings()) {
    const times = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const began = cpuMs();
      await classifyText(text);
      if (round >= WARM_UP) times.push(cpuMs() - began);
    }
    measured.push({ name, ...spread(times) });
  }
  measured.sort((a, b) => b.median - a.median);
  return { count: measured.length, worst: measured.slice(0, BUSIEST) };
}

/** A long conversation as a gateway sees it: at first sight, and again with the memory of what was found. */
async function conversation({ createClassifier, tokeniseText }, { prose, texts }) {
  const turns = [...piecesOf(prose, 3_000), ...texts.filter(({ length }) => length > 256)];
  const first = [];
  const again = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { document, bytes } = conversationOf(turns, tokeniseText);
    const classifier = createClassifier({
      clock: { wallMs: () => Date.now(), monotonicMs: () => performance.now(), after: () => () => {} },
      cacheSecret: randomBytes(32),
      budgetMs: 60_000,
    });
    const classify = async () => {
      const began = cpuMs();
      await classifier.classify({ tenant: 'bench', document, unreadable: [] });
      return cpuMs() - began;
    };
    first.push(await classify());
    await classify();
    for (let turn = 0; turn < TURNS; turn += 1) again.push(await classify());
    if (round === ROUNDS - 1) return { bytes, firstMs: spread(first), againMs: spread(again) };
  }
}

function conversationOf(turns, tokeniseText) {
  const messages = [];
  let size = 0;
  for (let index = 0; size < CONVERSATION_BYTES; index += 1) {
    const content = turns[index % turns.length];
    messages.push({ role: index % 2 === 0 ? 'user' : 'assistant', content });
    size += content.length;
  }
  const text = JSON.stringify({ model: 'auto', messages });
  return { document: tokeniseText(text), bytes: Buffer.byteLength(text) };
}

/** What the gateway labels requests with is no part of the package's interface, so it is bundled for this. */
async function bundledClassifier(root) {
  const outfile = join(root, 'dist', 'bench-classifier.js');
  await build({
    absWorkingDir: root,
    stdin: {
      contents:
        "export { createClassifier } from './src/classifier/classify.ts'; export { tokeniseText } from './src/domain/json/tokenise.ts';",
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function piecesOf(text, characters = PIECE_CHARACTERS) {
  const pieces = [];
  for (let at = 0; at < text.length; at += characters) pieces.push(text.slice(at, at + characters));
  return pieces;
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], low: sorted[0], high: sorted.at(-1) };
}
