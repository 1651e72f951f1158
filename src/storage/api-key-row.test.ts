import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApiKey, isKeyValid } from '../domain/api-key.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import { LEVELS } from '../domain/label.ts';
import { fromKeyRow, toKeyRow } from './api-key-row.ts';
import { StorageError } from './storage-error.ts';

const times = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const keys: fc.Arbitrary<ApiKey> = fc.record({
  id: fc.constant('key_1' as KeyId),
  tenant: fc.constant(DEFAULT_TENANT),
  name: fc.string({ unit: 'grapheme' }),
  role: fc.constantFrom('caller' as const, 'admin' as const),
  allowedModels: fc.option(fc.array(fc.string()), { nil: undefined }),
  maxOutboundLevel: fc.constantFrom(...LEVELS),
  seesLabels: fc.boolean(),
  residency: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  createdAtMs: times,
  expiresAtMs: fc.option(times, { nil: undefined }),
  revokedAtMs: fc.option(times, { nil: undefined }),
});

describe('a key as a row', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(fromKeyRow(toKeyRow(key, 'hash'))).toEqual(key);
      }),
    );
  });

  it('is never an admin by accident', () => {
    const [row] = fc.sample(keys, 1).map((key) => toKeyRow(key, 'hash'));
    expect(fromKeyRow({ ...row!, role: 'root' }).role).toBe('caller');
  });

  it.each([
    { max_outbound_level: 'top' },
    { allowed_models: '{' },
    { allowed_models: '{}' },
    { allowed_models: '[1]' },
    { created_at: 'yesterday' },
    { expires_at: 'never' },
    { revoked_at: '' },
  ])('is not guessed at with %j', (change) => {
    const [row] = fc.sample(keys, 1).map((key) => toKeyRow(key, 'hash'));
    expect(() => fromKeyRow({ ...row!, ...change })).toThrow(StorageError);
  });
});

describe('isKeyValid', () => {
  const key: ApiKey = {
    ...fc.sample(keys, 1)[0]!,
    expiresAtMs: undefined,
    revokedAtMs: undefined,
  };
  it.each([
    [{}, true],
    [{ expiresAtMs: 1001 }, true],
    [{ expiresAtMs: 1000 }, false],
    [{ revokedAtMs: 2000 }, false],
    [{ revokedAtMs: 0 }, false],
  ])('with %j is %s', (change, expected) => {
    expect(isKeyValid({ ...key, ...change }, 1000)).toBe(expected);
  });
});
