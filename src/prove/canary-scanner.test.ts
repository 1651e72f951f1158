import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CANARY_KINDS, makeCanary } from './canary.ts';
import { CanaryScanner } from './canary-scanner.ts';
import { ENCODINGS } from './encodings.ts';
import { SeededRandom } from './seeded-random.ts';

const random = new SeededRandom(7);
const canaries = CANARY_KINDS.map((kind) => makeCanary(kind, random));
const scanner = new CanaryScanner(canaries);

describe('the scanner', () => {
  it('knows at least 25 encodings, each by its own name', () => {
    expect(new Set(ENCODINGS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(25);
  });

  it.each(ENCODINGS)('finds every canary in $name', ({ encode }) => {
    for (const canary of canaries) {
      const found = scanner.scan(`before ${encode(canary.needle)} after`);
      expect(found.map((sighting) => sighting.canary)).toContain(canary);
    }
  });

  it.each(ENCODINGS)('finds a part of twelve characters in $name', ({ name, encode }) => {
    const [canary] = canaries;
    const whole = encode(canary!.needle);
    // Reversed and doubly encoded forms have no part of the plain text's own.
    const part = whole.slice(Math.floor(whole.length * 0.2), Math.floor(whole.length * 0.9));
    expect(scanner.scan(`x${part}x`).length, name).toBeGreaterThan(0);
  });

  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ])('unpacks %s wherever it stands', (_, pack) => {
    const packed = Buffer.concat([Buffer.from('head'), pack(Buffer.from(`a ${canaries[0]!.needle} b`))]);
    expect(scanner.scanBytes(packed).map(({ canary }) => canary)).toEqual([canaries[0]]);
  });

  it('unpacks Brotli', () => {
    const packed = brotliCompressSync(Buffer.from(`a ${canaries[1]!.needle} b`));
    expect(scanner.scanBytes(packed).map(({ canary }) => canary)).toEqual([canaries[1]]);
  });

  it('finds nothing where there is nothing', () => {
    const others = Array.from({ length: 200 }, () => makeCanary(random.pick(CANARY_KINDS), random).text).join(
      ' ',
    );
    expect(scanner.scan(others)).toEqual([]);
  });

  it('finds nothing where nothing is looked for', () => {
    expect(new CanaryScanner([]).scan('any text')).toEqual([]);
  });

  it('finds nine characters to be too few to say', () => {
    expect(scanner.scan(canaries[0]!.needle.slice(0, 9))).toEqual([]);
  });
});
