import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type { VectorEncoding } from '../../domain/model-request.ts';
import type { Vector } from '../../domain/model-response.ts';

const BYTES_PER_NUMBER = 4;

/**
 * A vector as the caller wants it written. One that came so is handed through as it is; for an upstream that writes
 * vectors in one way only it is written anew. Base64 holds 32-bit floats, which is what models make.
 */
export function encodeVector(vector: Vector, encoding: VectorEncoding): WritableJson {
  if (vector.kind === encoding) return vector.kind === 'float' ? vector.json : vector.data;
  return vector.kind === 'float' ? toBase64(vector.json) : toNumbers(vector.data);
}

function toBase64(json: RawJson): string {
  const numbers = JSON.parse(json.text) as readonly number[];
  const bytes = Buffer.alloc(numbers.length * BYTES_PER_NUMBER);
  for (const [index, number] of numbers.entries()) bytes.writeFloatLE(number, index * BYTES_PER_NUMBER);
  return bytes.toString('base64');
}

function toNumbers(data: string): RawJson {
  const bytes = Buffer.from(data, 'base64');
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_NUMBER) numbers.push(bytes.readFloatLE(at));
  // A number that is none has no JSON: `null`, as other servers write it, and not an answer that cannot be read.
  return new RawJson(JSON.stringify(numbers));
}
