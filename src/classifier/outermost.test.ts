import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outermost } from './outermost.ts';

const span = (start: number, end: number) => ({ start, end });

describe('outermost', () => {
  it('leaves out what lies within a longer one, and keeps the order', () => {
    expect(outermost([span(5, 9), span(0, 20), span(12, 20), span(18, 25), span(0, 20)])).toEqual([
      span(0, 20),
      span(18, 25),
      span(0, 20),
    ]);
    expect(outermost([])).toEqual([]);
  });

  it('agrees with a comparison of each with each', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]) => span(start, start + length + 1)),
    );
    fc.assert(
      fc.property(spans, (all) => {
        const isInner = (a: { start: number; end: number }) =>
          all.some((b) => b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start);
        expect(outermost(all)).toEqual(all.filter((each) => !isInner(each)));
      }),
    );
  });
});
