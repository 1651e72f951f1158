import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase64, decodeSextets, readSextets } from './base64-runs.ts';

it('decodes the values of letters to what it decodes the letters to, from any of the first four on', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9+/]{4}[A-Za-z0-9+/_=\n-]{0,60}$/), fc.nat(3), (text, skip) => {
      const sextets = new Uint8Array(80);
      const bytes = new Uint8Array(80);
      const expected = new Uint8Array(80);
      const count = readSextets(text, { start: 0, end: text.length }, sextets);
      const length = decodeSextets(sextets, skip, count, bytes);
      expect(length).toBe(decodeBase64(text, skip, text.length, expected));
      expect(bytes.subarray(0, length)).toEqual(expected.subarray(0, length));
    }),
  );
});
