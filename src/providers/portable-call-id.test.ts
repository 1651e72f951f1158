import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableCallId } from './portable-call-id.ts';

describe('portableCallId (case 43)', () => {
  it('keeps an id that every shape accepts', () => {
    expect(portableCallId('toolu_01A09q90qw90lq917835lq9')).toBe('toolu_01A09q90qw90lq917835lq9');
  });

  it('gives every other id a stable one inside the grammar, and never the same to two', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(portableCallId(a)).toMatch(/^[a-zA-Z0-9_-]{1,40}$/);
        expect(portableCallId(a) === portableCallId(b)).toBe(a === b);
      }),
    );
  });
});
