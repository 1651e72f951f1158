import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SETS = ['pii', 'idvectors', 'secrets', 'injection', 'benign', 'classes', 'classes_structured'];

/** The sets that lie in a folder, each a list of rows. Texts in `text64` are in base64, so that no scanner reports them. */
export function readSets(folder) {
  const sets = {};
  for (const name of SETS) {
    const file = join(folder, `${name}.jsonl`);
    if (existsSync(file)) sets[name] = readRows(file);
  }
  if (Object.keys(sets).length === 0)
    throw new Error(`${folder} holds none of ${SETS.map((name) => `${name}.jsonl`).join(', ')}`);
  return sets;
}

function readRows(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const { text64, ...row } = JSON.parse(line);
      return [text64 === undefined ? row : { ...row, text: Buffer.from(text64, 'base64').toString() }];
    } catch {
      throw new Error(`${file}:${index + 1} is no JSON`);
    }
  });
}
