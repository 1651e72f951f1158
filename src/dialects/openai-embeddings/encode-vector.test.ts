import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RawJson, writeJson } from '../../domain/json/write-json.ts';
import type { Vector } from '../../domain/model-response.ts';
import { encodeVector } from './encode-vector.ts';

const floats = (json: string): Vector => ({ kind: 'float', json: new RawJson(json), dimensions: 1 });
const base64 = (data: string): Vector => ({ kind: 'base64', data, dimensions: 1 });
const toBase64 = (numbers: readonly number[]) =>
  Buffer.from(new Float32Array(numbers).buffer).toString('base64');

describe('a vector', () => {
  it('is handed through as it was written where that is what is wanted', () => {
    expect(writeJson(encodeVector(floats('[0.10, -1E-7]'), 'float'))).toBe('[0.10, -1E-7]');
    expect(encodeVector(base64('AACAPw=='), 'base64')).toBe('AACAPw==');
  });

  it('is the same numbers in either writing', () => {
    const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(numbers, (vector) => {
        const written = encodeVector(floats(JSON.stringify(vector)), 'base64');
        expect(written).toBe(toBase64(vector.map((number) => number + 0)));
        const read = JSON.parse(writeJson(encodeVector(base64(toBase64(vector)), 'float'))) as number[];
        expect(read).toEqual(vector.map((number) => (Object.is(number, -0) ? 0 : number)));
      }),
    );
  });
});
