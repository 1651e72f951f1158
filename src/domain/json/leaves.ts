import type { JsonDocument, JsonNode } from './json-node.ts';

/** Where a value stands, as a chain from the value up to the root; cheap to make, spelled out only when asked. */
export interface JsonPath {
  readonly parent: JsonPath | undefined;
  readonly segment: string | number;
}

/**
 * A piece of a body that can carry information: every string, every key and every number. `true`, `false` and
 * `null` are structure. For a key, the path is that of the value under it.
 */
export interface Leaf {
  readonly kind: 'string' | 'key' | 'number';
  /** Decoded text; for a number its digits as written. */
  readonly text: string;
  /** Span in the source text, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly path: JsonPath | undefined;
}

/** Every leaf of the document in source order: what the classifier must see before any of it may leave. */
export function leavesOf(document: JsonDocument): Leaf[] {
  const leaves: Leaf[] = [];
  collect(document.root, undefined, leaves);
  return leaves;
}

function collect(node: JsonNode, path: JsonPath | undefined, into: Leaf[]): void {
  switch (node.kind) {
    case 'string':
      into.push({ kind: 'string', text: node.value, start: node.start, end: node.end, path });
      return;
    case 'number':
      into.push({ kind: 'number', text: node.raw, start: node.start, end: node.end, path });
      return;
    case 'literal':
      return;
    case 'array':
      for (let index = 0; index < node.items.length; index += 1) {
        collect(node.items[index]!, { parent: path, segment: index }, into);
      }
      return;
    case 'object':
      for (const { key, value } of node.members) {
        const below: JsonPath = { parent: path, segment: key.value };
        into.push({ kind: 'key', text: key.value, start: key.start, end: key.end, path: below });
        collect(value, below, into);
      }
  }
}

/** The path as a JSON Pointer (RFC 6901), for instance `/messages/0/content`. */
export function formatPointer(path: JsonPath | undefined): string {
  const segments: string[] = [];
  for (let at = path; at !== undefined; at = at.parent) {
    segments.push(String(at.segment).replaceAll('~', '~0').replaceAll('/', '~1'));
  }
  return segments
    .reverse()
    .map((segment) => `/${segment}`)
    .join('');
}
