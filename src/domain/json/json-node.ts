/**
 * A JSON text as a tree of values that remember where they stand in it. `start` and `end` are offsets in UTF-16
 * code units into {@link JsonDocument.text}, `end` exclusive; a string's span includes its quotes.
 */
export interface JsonDocument {
  readonly text: string;
  readonly root: JsonNode;
}

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral;

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface JsonObject extends Span {
  readonly kind: 'object';
  /** In source order; no two keys are equal after decoding. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Span {
  readonly kind: 'string';
  /** Decoded: escapes resolved. May hold a lone surrogate if the source escaped one. */
  readonly value: string;
}

export interface JsonNumber extends Span {
  readonly kind: 'number';
  /** As written: `9007199254740993` and `1e400` keep their digits. */
  readonly raw: string;
}

export interface JsonLiteral extends Span {
  readonly kind: 'literal';
  readonly value: true | false | null;
}

/** The value under `name`, or undefined when `node` is no object or has no such key. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  for (const member of node.members) if (member.key.value === name) return member.value;
  return undefined;
}

/** The items of an array; nothing for every other value. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** The text of a string value; undefined for every other value. */
export function stringOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

/** The bytes of `node` as they stand in the source. */
export function sourceOf(document: JsonDocument, node: JsonNode): string {
  return document.text.slice(node.start, node.end);
}

/**
 * The tree as plain JavaScript values, for validation by a schema. Numbers lose what a double cannot hold; whoever
 * must keep them exact takes {@link sourceOf}. A key named `__proto__` becomes an ordinary own property.
 */
export function toPlainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'string':
    case 'literal':
      return node.value;
    case 'number':
      return Number(node.raw);
    case 'array':
      return node.items.map(toPlainValue);
    case 'object': {
      const result: Record<string, unknown> = {};
      for (const { key, value } of node.members) {
        if (key.value === '__proto__') {
          Object.defineProperty(result, '__proto__', {
            value: toPlainValue(value),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        } else {
          result[key.value] = toPlainValue(value);
        }
      }
      return result;
    }
  }
}
