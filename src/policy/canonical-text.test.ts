import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, policyHash } from './canonical-text.ts';
import { policyOf } from './fixtures/policy-fixture.ts';

describe('canonicalText', () => {
  it('sorts keys by UTF-16 order, leaves out what is undefined and puts no spaces', () => {
    expect(canonicalText({ b: 1, a: [true, null, 'x'], é: {}, Z: undefined })).toBe(
      '{"a":[true,null,"x"],"b":1,"é":{}}',
    );
  });

  it.each([0.5, Number.NaN, 2 ** 53, 1n, () => 0, '\ud800', [undefined]])('refuses %s', (value) => {
    expect(() => canonicalText(value)).toThrow(/canonical spelling/);
  });

  it('keeps well-formed pairs of surrogates', () => {
    expect(canonicalText('😀')).toBe('"😀"');
  });

  it('spells equal values equally, whatever the order of their keys', () => {
    const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), leaf), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalText(reversed)).toBe(canonicalText(value));
        expect(JSON.parse(canonicalText(value))).toEqual({ ...value });
      }),
    );
  });
});

describe('policyHash', () => {
  it('names a policy by its content', () => {
    expect(policyHash(policyOf())).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(policyHash(policyOf())).toBe(policyHash(policyOf()));
    expect(policyHash(policyOf({ thresholdThousandths: 601 }))).not.toBe(policyHash(policyOf()));
  });
});
