import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Relative to the project, with forward slashes: `src/egress/guard.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written for a package, resolved to a project path for a file. */
  readonly target: string;
  readonly isFile: boolean;
  readonly isTypeOnly: boolean;
  /** Loaded when the code comes to it, and not with the file. */
  readonly isLate: boolean;
  /** The names taken, empty for a namespace or side-effect import. */
  readonly names: readonly string[];
}

/** Every source file of the product, tests and fixtures left out. */
export function productFiles(): SourceFile[] {
  return filesBelow('src')
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && !/\/(fixtures|testing)\//.test(path))
    .map(read);
}

/** Every TypeScript file below `folder`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, imports: importsOf(path, text) };
}

const STATIC = /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'|^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, clause, from, bare] of text.matchAll(STATIC)) {
    const names = [...(clause ?? '').matchAll(/(type\s+)?\b([A-Za-z_$][\w$]*)/g)];
    const isTypeOnly =
      type !== undefined || (names.length > 0 && names.every(([, each]) => each !== undefined));
    found.push({
      ...locate(path, from ?? bare ?? ''),
      isTypeOnly,
      isLate: false,
      names: names.map(([, , name]) => name ?? ''),
    });
  }
  for (const [, from] of text.matchAll(DYNAMIC))
    found.push({ ...locate(path, from ?? ''), isTypeOnly: false, isLate: true, names: [] });
  return found;
}

function locate(path: string, target: string): { target: string; isFile: boolean } {
  if (!target.startsWith('.')) return { target, isFile: false };
  return { target: posix.normalize(posix.join(dirname(path), target)), isFile: true };
}

/** The first folder below `src/`, or the file's own name where it lies at the top. */
export function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}
