import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { compareLevels, LEVELS } from '../../domain/label.ts';
import type { Principal } from '../../domain/principal.ts';
import { type KeyRequest, specifyKey } from './key-specification.ts';
import { ADMIN, CALLER } from './principals.fixture.ts';

describe('specifyKey', () => {
  it('lets restricted text leave under no key by default', () => {
    expect(specifyKey(ADMIN, { name: 'app', role: 'caller' }, 0)).toEqual({
      tenant: 'default',
      name: 'app',
      role: 'caller',
      allowedModels: undefined,
      maxOutboundLevel: 'confidential',
      seesLabels: false,
      residency: undefined,
      expiresAtMs: undefined,
    });
  });

  it('lets a new admin see labels when its maker does', () => {
    expect(specifyKey(ADMIN, { name: 'b', role: 'admin' }, 0).seesLabels).toBe(true);
    expect(specifyKey({ ...ADMIN, seesLabels: false }, { name: 'b', role: 'admin' }, 0).seesLabels).toBe(
      false,
    );
  });

  it('makes keys for admins alone', () => {
    expect(() => specifyKey(CALLER, { name: 'b', role: 'caller' }, 0)).toThrow(new DemarcError('admin_only'));
  });

  it('counts days from now', () => {
    const { expiresAtMs } = specifyKey(ADMIN, { name: 'b', role: 'caller', expiresInDays: 2 }, 1000);
    expect(expiresAtMs).toBe(1000 + 2 * 86_400_000);
  });

  it('never makes a key that can do more than its maker', () => {
    const level = fc.constantFrom(...LEVELS);
    const models = fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), { nil: undefined });
    const region = fc.constantFrom(undefined, 'eu', 'us');
    const minters: fc.Arbitrary<Principal> = fc
      .record({ maxOutboundLevel: level, allowedModels: models, seesLabels: fc.boolean(), residency: region })
      .map((change) => ({ ...ADMIN, ...change }));
    const requests: fc.Arbitrary<KeyRequest> = fc.record({
      name: fc.constant('new'),
      role: fc.constantFrom('caller' as const, 'admin' as const),
      models,
      maxOutboundLevel: fc.option(level, { nil: undefined }),
      seesLabels: fc.constantFrom(undefined, true, false),
      residency: region,
    });
    let made = 0;
    fc.assert(
      fc.property(minters, requests, (minter, request) => {
        let key: ReturnType<typeof specifyKey>;
        try {
          key = specifyKey(minter, request, 0);
        } catch (error) {
          expect((error as DemarcError).code).toBe('invalid_request');
          return;
        }
        made += 1;
        expect(compareLevels(key.maxOutboundLevel, minter.maxOutboundLevel)).toBeLessThanOrEqual(0);
        expect(key.seesLabels && !minter.seesLabels).toBe(false);
        if (minter.residency !== undefined) expect(key.residency).toBe(minter.residency);
        if (minter.allowedModels !== undefined) {
          expect(key.allowedModels?.every((model) => minter.allowedModels?.includes(model))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(made).toBeGreaterThan(100);
  });
});
