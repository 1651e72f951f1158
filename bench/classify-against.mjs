// What the classification of a request of one kilobyte costs more, or less, than at another commit:
// `node bench/classify-against.mjs COMMIT`. See README.md.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { median, table } from './measuring.mjs';
import { proseOf } from './sensitivity/prose.mjs';
import { readSets } from './sensitivity/read-sets.mjs';

const ROUNDS = 60;
/** Rounds until the compiler has seen enough; not counted. */
const WARM_UP = 15;
const REQUESTS = 256;
const CHARACTERS = 880;

const root = resolve(import.meta.dirname, '..');
const [commit] = process.argv.slice(2);
if (commit === undefined) {
  console.error('Say which commit to compare with: node bench/classify-against.mjs COMMIT');
  process.exit(2);
}
// Below the root, where Node finds the packages.
const scratch = join(root, 'node_modules', '.cache', 'demarc-bench-against');
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
const archive = execFileSync('git', ['archive', commit, 'src'], { cwd: root, maxBuffer: 1 << 28 });
execFileSync('tar', ['-x', '-C', scratch], { input: archive });

const contenders = [
  { name: 'before', ...(await contender(join(scratch, 'src'), 'before')) },
  { name: 'now', ...(await contender(join(root, 'src'), 'now')) },
];
const sets = readSets(join(import.meta.dirname, 'sensitivity', 'data'));
const dense = Object.values(sets).flatMap((rows) => rows.map(({ text }) => text));
let sent = 0;
const texts = {
  'plain prose': piecesOf(proseOf(root)),
  'the same few sentences': piecesOf(
    'The delivery of the parts for the second line was late again. '.repeat(90),
  ),
  'names and numbers, densely': piecesOf(dense.join('\n\n')),
};
const rows = [['CPU µs for a request of 1 KB', 'before', 'now', 'growth, least', 'growth, median']];
for (const [name, pieces] of Object.entries(texts)) rows.push(await row(name, pieces));
table(rows);

async function contender(source, name) {
  const outfile = join(scratch, `${name}.mjs`);
  await build({
    stdin: {
      contents: `export { createClassifier } from './classifier/classify.ts';
        export { tokeniseText } from './domain/json/tokenise.ts';`,
      resolveDir: source,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { createClassifier, tokeniseText } = await import(pathToFileURL(outfile).href);
  const clock = { wallMs: () => Date.now(), monotonicMs: () => performance.now(), after: () => () => {} };
  return {
    tokeniseText,
    classifier: createClassifier({ clock, cacheSecret: randomBytes(32), budgetMs: 60_000 }),
  };
}

async function row(name, pieces) {
  const times = { before: [], now: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const bodies = Array.from({ length: REQUESTS }, (_, index) => bodyOf(pieces[index % pieces.length]));
    const turns = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const each of turns) {
      const took = await microseconds(each, bodies);
      if (round >= WARM_UP) times[each.name].push(took);
    }
  }
  const least = (some) => Math.min(...times[some]);
  const middle = (some) => median(times[some]);
  const both = (some) => `${least(some).toFixed(0)} to ${middle(some).toFixed(0)}`;
  return [
    name,
    both('before'),
    both('now'),
    (least('now') - least('before')).toFixed(0),
    (middle('now') - middle('before')).toFixed(0),
  ];
}

/** Of one request, without reading the JSON, in processor time of all threads. */
async function microseconds({ classifier, tokeniseText }, bodies) {
  const documents = bodies.map((body) => tokeniseText(body));
  const began = process.cpuUsage();
  for (const document of documents) await classifier.classify({ tenant: 'bench', document, unreadable: [] });
  const { user, system } = process.cpuUsage(began);
  return (user + system) / bodies.length;
}

/** No two are alike, so that nothing is remembered. */
function bodyOf(text) {
  sent += 1;
  return JSON.stringify({
    model: 'auto',
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: `${text} (note ${sent.toString(36)})` },
    ],
    temperature: 0.2,
    max_tokens: 256,
  });
}

function piecesOf(text) {
  const count = 64;
  const step = Math.floor((text.length - CHARACTERS) / count);
  return Array.from({ length: count }, (_, index) => text.slice(index * step, index * step + CHARACTERS));
}
