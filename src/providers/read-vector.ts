import { type JsonDocument, type JsonNode, sourceOf } from '../domain/json/json-node.ts';
import { RawJson } from '../domain/json/write-json.ts';
import type { Vector } from '../domain/model-response.ts';

const BYTES_PER_NUMBER = 4;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A vector as it stands in an answer, every digit of it; undefined for what is none. */
export function readVector(document: JsonDocument, node: JsonNode | undefined): Vector | undefined {
  if (node?.kind === 'string') return readBase64(node.value);
  if (node?.kind !== 'array' || node.items.length === 0) return undefined;
  if (!node.items.every(({ kind }) => kind === 'number')) return undefined;
  return { kind: 'float', json: new RawJson(sourceOf(document, node)), dimensions: node.items.length };
}

function readBase64(data: string): Vector | undefined {
  const bytes = Buffer.byteLength(data, 'base64');
  if (!BASE64.test(data) || data.length % 4 !== 0 || bytes === 0 || bytes % BYTES_PER_NUMBER !== 0) {
    return undefined;
  }
  return { kind: 'base64', data, dimensions: bytes / BYTES_PER_NUMBER };
}
