import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { ConfigError, type ConfigProblem, type Locate, type ProblemDetails } from './config-problem.ts';

/** Larger than any file a person writes; smaller than what would hold up the process. */
export const MAX_CONFIG_BYTES = 1_048_576;
/** Aliases multiply: nested ones turn a small file into gigabytes. */
const MAX_ALIASES = 64;
/** After the first few, mistakes of syntax are consequences of each other. */
const MAX_MISTAKES = 20;

export interface ParsedYaml {
  /** Plain JavaScript values; an empty file is an empty mapping. */
  readonly value: unknown;
  readonly locate: Locate;
}

/** Reads YAML 1.2. @throws ConfigError with line and column of every mistake. */
export function parseYaml(text: string, file: string): ParsedYaml {
  if (Buffer.byteLength(text) > MAX_CONFIG_BYTES) fail(file, 'the file is larger than 1 MiB');
  try {
    return read(text, file);
  } catch (error) {
    // Thousands of nested brackets exhaust the stack of any recursive reader.
    if (error instanceof RangeError) fail(file, 'the file is nested too deeply');
    throw error;
  }
}

function read(text: string, file: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const mistakes = syntaxMistakes(document, lines, file);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  checkAliases(document, lines, file);
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  return { value: value ?? {}, locate: createLocate(document, lines, text) };
}

function syntaxMistakes(document: Document, lines: LineCounter, file: string): ConfigProblem[] {
  const byPlace = new Map<number, ConfigProblem>();
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    const { line, col } = lines.linePos(pos[0]);
    if (!byPlace.has(pos[0]))
      byPlace.set(pos[0], { file, line, column: col, path: '', message: explain(code) });
  }
  return [...byPlace.values()].slice(0, MAX_MISTAKES);
}

// The library's own words may quote what stood there, which can be a key pasted into the wrong place.
function explain(code: ErrorCode): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key appears twice in the same mapping; only one of them could count';
    case 'BAD_INDENT':
    case 'TAB_AS_INDENT':
      return 'the indentation is not right here (use spaces, the same number for every key of a mapping)';
    case 'MISSING_CHAR':
      return 'something is missing before this: a quote, a bracket, a comma or a colon';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a mapping cannot start here; check the indentation and put text with a colon in quotes';
    case 'MULTIPLE_DOCS':
      return 'the file holds more than one document; remove the line with ---';
    case 'TAG_RESOLVE_FAILED':
      return 'tags (words that start with !) are not used in this file; text that starts so needs quotes';
    case 'BAD_ALIAS':
      return 'this alias (*name) has no anchor (&name) before it; text that starts with * needs quotes';
    default:
      return 'this is not valid YAML';
  }
}

function checkAliases(document: Document, lines: LineCounter, file: string): void {
  let aliases = 0;
  visit(document, {
    Alias(_, alias) {
      aliases += 1;
      const isKnown = alias.resolve(document) !== undefined;
      if (isKnown && aliases <= MAX_ALIASES) return;
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
      const message = isKnown
        ? `more than ${MAX_ALIASES} aliases; write the values out`
        : explain('BAD_ALIAS');
      fail(file, message, { line, column: col });
    },
  });
}

function fail(file: string, message: string, place = { line: 1, column: 1 }): never {
  throw new ConfigError([{ file, ...place, path: '', message }]);
}

function createLocate(document: Document, lines: LineCounter, text: string): Locate {
  return (path, details) => {
    const { line, col } = lines.linePos(offsetOf(document, text, path, details));
    return { line, column: col };
  };
}

// Where something is missing, the key of the mapping that lacks it is the place to look at.
function offsetOf(document: Document, text: string, path: PolicyPath, details: ProblemDetails): number {
  let node = resolve(document.contents, document);
  let key: Node | undefined;
  for (const segment of path) {
    const child = childOf(node, segment);
    if (child === undefined) return startOf(isScalar(node) ? node : (key ?? node));
    key = child.key ?? key;
    node = resolve(child.value, document);
  }
  if (details.at === 'key' && key !== undefined) return startOf(key);
  // An empty value (`auto:`) has no place of its own.
  const start =
    isScalar(node) && node.source === '' && key !== undefined ? startOf(key) : startOf(node ?? key);
  return start + offsetWithin(node, text, details.offset ?? 0);
}

function resolve(node: unknown, document: Document): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
}

function childOf(
  node: Node | undefined,
  segment: string | number,
): { readonly key: Node | undefined; readonly value: unknown } | undefined {
  if (isSeq(node) && typeof segment === 'number') {
    return segment < node.items.length ? { key: undefined, value: node.items[segment] } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item): item is Pair => isPair(item) && keyText(item.key) === String(segment));
  if (pair === undefined) return undefined;
  return { key: isScalar(pair.key) ? pair.key : undefined, value: pair.value };
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

function startOf(node: Node | undefined): number {
  return node?.range?.[0] ?? 0;
}

// Within a text that stands in the file as it is, the very character can be named.
function offsetWithin(node: Node | undefined, text: string, offset: number): number {
  if (offset === 0 || !isScalar(node) || typeof node.value !== 'string') return 0;
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  return text.startsWith(node.value, startOf(node) + quote) ? quote + offset : 0;
}
