import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The running text of the documentation, without its code, tables and headings. */
export function proseOf(root) {
  const folder = join(root, 'docs');
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return documents
    .flatMap((text) => text.replace(/```[^]*?```/g, '').split(/\n{2,}/))
    .filter((paragraph) => /^[A-Z]/.test(paragraph))
    .map((paragraph) => paragraph.replace(/[`*[\]]/g, ''))
    .join('\n\n');
}
