import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, dominates, joinLabels, type Label, LEVELS, LOWEST_LABEL } from './label.ts';

const anyLabel: fc.Arbitrary<Label> = fc.record({
  level: fc.constantFrom(...LEVELS),
  categories: fc.subarray([...CATEGORIES].sort()),
  residency: fc.subarray(['eu', 'jp', 'us']),
});

describe('joinLabels', () => {
  it('is a lattice join: at least both, and nothing beyond what makes it so', () => {
    fc.assert(
      fc.property(anyLabel, anyLabel, anyLabel, (a, b, c) => {
        const join = joinLabels(a, b);
        expect(dominates(join, a) && dominates(join, b)).toBe(true);
        expect(joinLabels(b, a)).toEqual(join);
        expect(joinLabels(joinLabels(a, b), c)).toEqual(joinLabels(a, joinLabels(b, c)));
        expect(joinLabels(a, a)).toEqual(a);
        expect(joinLabels(a, LOWEST_LABEL)).toEqual(a);
        if (dominates(c, a) && dominates(c, b)) expect(dominates(c, join)).toBe(true);
      }),
    );
  });
});
