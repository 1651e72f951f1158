// How well the detectors do, and how fast: `node bench/sensitivity.mjs` scores the built library on the texts in
// bench/sensitivity/data, or on those in --set FOLDER. See bench/README.md.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { figuresOf, targetsOf } from './sensitivity/figures.mjs';
import { renderPage } from './sensitivity/page.mjs';
import { comparePeers } from './sensitivity/peers.mjs';
import { predictAll } from './sensitivity/predict.mjs';
import { readSets } from './sensitivity/read-sets.mjs';

const root = resolve(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', default: join(import.meta.dirname, 'sensitivity', 'data') },
    json: { type: 'boolean', default: false },
    write: { type: 'string' },
    peers: { type: 'string' },
    'no-speed': { type: 'boolean', default: false },
    library: { type: 'string', default: join(root, 'dist', 'index.js') },
  },
});

const { classifyText } = await import(resolve(flags.library)).catch(() => {
  console.error('The built library is not there: run "node scripts/build.mjs" first.');
  process.exit(1);
});
const sets = readSets(flags.set);
const answers = await predictAll(sets, (text, place) =>
  classifyText(text, place === undefined ? {} : { place }),
);
const figures = figuresOf(sets, answers);
const isOwnData = flags.set === join(import.meta.dirname, 'sensitivity', 'data');
const result = {
  node: process.versions.node,
  isOwnData,
  rows: Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.length])),
  targets: targetsOf(figures),
  figures,
  speed: flags['no-speed'] ? undefined : await speedOf(sets),
  peers: flags.peers === undefined ? [] : await comparePeers(resolve(flags.peers), sets),
};
const page = renderPage(result);
if (flags.write !== undefined) writeFileSync(flags.write, page);
process.stdout.write(flags.json ? `${JSON.stringify(result, undefined, 2)}\n` : page);

async function speedOf(some) {
  const { measureSpeed } = await import('./sensitivity/speed.mjs');
  return measureSpeed({ root, classifyText, sets: some });
}
