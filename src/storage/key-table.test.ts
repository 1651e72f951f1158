import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../domain/api-key.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import { isHashAt, KeyTable, type KeyWithHash } from './key-table.ts';

const NOW_MS = 1_000_000;

function entry(hash: Buffer, change: Partial<ApiKey> = {}): KeyWithHash {
  const key: ApiKey = {
    id: `key_${hash.toString('hex')}` as KeyId,
    tenant: DEFAULT_TENANT,
    name: 'application',
    role: 'caller',
    allowedModels: undefined,
    maxOutboundLevel: 'public',
    seesLabels: false,
    residency: undefined,
    createdAtMs: 0,
    expiresAtMs: undefined,
    revokedAtMs: undefined,
    ...change,
  };
  return { key, hash };
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Hashes of which many begin with the same six bytes. */
const hashes = fc
  .tuple(fc.constantFrom(0, 1, 127, 255), fc.integer({ min: 0, max: 5 }))
  .map(([start, end]) => Buffer.concat([Buffer.alloc(6, start), Buffer.alloc(25), Buffer.of(end)]));
const ends = fc.constantFrom<Partial<ApiKey>>(
  {},
  { expiresAtMs: NOW_MS },
  { expiresAtMs: NOW_MS + 1 },
  { revokedAtMs: 1 },
  { expiresAtMs: NOW_MS + 1, revokedAtMs: 1 },
);

describe('the table of keys', () => {
  it('finds the keys that a plain search finds', () => {
    const pair = fc.record({ hash: hashes, change: ends });
    const pairs = fc.uniqueArray(pair, { maxLength: 24, selector: ({ hash }) => hash.toString('hex') });
    fc.assert(
      fc.property(pairs, fc.array(hashes, { minLength: 1 }), (kept, asked) => {
        const entries = kept.map(({ hash, change }) => entry(hash, change));
        const table = new KeyTable(entries);
        for (const hash of [...asked, ...kept.map((one) => one.hash)]) {
          const found = entries.find((one) => one.hash.equals(hash))?.key;
          const isValid = found?.revokedAtMs === undefined && (found?.expiresAtMs ?? NOW_MS + 1) > NOW_MS;
          expect(table.findValid(hash, NOW_MS)).toBe(isValid ? found : undefined);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('compares as often for a key that it does not know as for one that has ended', () => {
    const compared: number[] = [];
    const ended = ['expired', 'revoked'].map((text) =>
      entry(hashOf(text), text === 'expired' ? { expiresAtMs: 1 } : { revokedAtMs: 1 }),
    );
    const others = Array.from({ length: 30 }, (_, at) => entry(hashOf(`key ${at}`)));
    const table = new KeyTable([...ended, ...others], (...place) => {
      const result = isHashAt(...place);
      compared.push(result);
      return result;
    });
    const comparisonsFor = (text: string): number[] => {
      compared.length = 0;
      expect(table.findValid(hashOf(text), NOW_MS)).toBeUndefined();
      return [...compared];
    };
    expect(comparisonsFor('expired')).toEqual([1]);
    expect(comparisonsFor('revoked')).toEqual([1]);
    for (let at = 0; at < 200; at += 1) expect(comparisonsFor(`unknown ${at}`)).toEqual([0]);
  });

  it('tells every hash from one that differs in a single bit', () => {
    const hash = hashOf('a key');
    const table = new KeyTable([entry(hash)]);
    for (let bit = 0; bit < 256; bit += 1) {
      const other = Buffer.from(hash);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(table.findValid(other, NOW_MS)).toBeUndefined();
    }
    expect(table.findValid(hash, NOW_MS)).toBeDefined();
  });

  it('compares as often with one that shares its first bytes as with one that shares none', () => {
    const twin = (start: number, end: number) => Buffer.concat([Buffer.alloc(31, start), Buffer.of(end)]);
    let comparisons = 0;
    const table = new KeyTable([entry(twin(7, 1)), entry(twin(7, 2)), entry(twin(9, 1))], (...place) => {
      comparisons += 1;
      return isHashAt(...place);
    });
    for (const hash of [twin(7, 1), twin(7, 2), twin(7, 3), twin(9, 1), twin(0, 0), twin(255, 255)]) {
      comparisons = 0;
      table.findValid(hash, NOW_MS);
      expect(comparisons).toBe(2);
    }
  });
});
