import { performance } from 'node:perf_hooks';

/** Where a row of this kind was found, for detectors that may be told. */
const PLACE_OF_KIND = { indirect: 'passage', document: 'passage' };

/**
 * What a detector says of every row.
 * @param classify `(text, place | undefined) → { level, spans, flags }`, or a promise of it
 */
export async function predictAll(sets, classify) {
  const predictions = {};
  let placed = new Map();
  for (const [name, rows] of Object.entries(sets)) {
    predictions[name] = await predictRows(rows, (row) => classify(row.text, undefined));
    if (name === 'injection')
      placed = await predictRows(rows, (row) => classify(row.text, PLACE_OF_KIND[row.kind]));
  }
  return { predictions, placed };
}

async function predictRows(rows, predict) {
  const said = new Map();
  for (const row of rows) said.set(row.id, await predict(row));
  return said;
}

/** The same with the time that it took, in milliseconds, and the bytes that were read. */
export async function timed(sets, classify) {
  const bytes = Object.values(sets)
    .flat()
    .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const began = performance.now();
  const result = await predictAll(sets, classify);
  return { ...result, bytes, elapsedMs: performance.now() - began };
}
