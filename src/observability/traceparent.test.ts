import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTraceparent } from './traceparent.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

describe('parseTraceparent', () => {
  it('reads the example of the specification', () => {
    expect(parseTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({
      traceId: TRACE,
      spanId: SPAN,
      isSampled: true,
    });
    expect(parseTraceparent(`00-${TRACE}-${SPAN}-00`)?.isSampled).toBe(false);
    expect(parseTraceparent(`00-${TRACE}-${SPAN}-02`)?.isSampled).toBe(false);
  });

  it('reads what a later version may append', () => {
    expect(parseTraceparent(`cc-${TRACE}-${SPAN}-01-what-the-future-brings`)?.spanId).toBe(SPAN);
  });

  it.each([
    ['nothing', undefined],
    ['no text', ''],
    ['the version that is none', `ff-${TRACE}-${SPAN}-01`],
    ['more than this version has', `00-${TRACE}-${SPAN}-01-more`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['a short trace', `00-${TRACE.slice(1)}-${SPAN}-01`],
    ['a line break', `00-${TRACE}-${SPAN}-01\n`],
    ['two headers in one', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
    ['an endless tail', `cc-${TRACE}-${SPAN}-01-${'x'.repeat(257)}`],
  ])('counts %s as absent', (_what, header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  it('gives nothing but hexadecimal digits, whatever it is sent', () => {
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.string(), fc.string()).map(([a, b]) => `00-${TRACE}${a}-${SPAN}${b}-01`),
    );
    fc.assert(
      fc.property(header, (text) => {
        const parent = parseTraceparent(text);
        if (parent !== undefined) expect(parent.traceId + parent.spanId).toMatch(/^[0-9a-f]{48}$/);
      }),
    );
  });
});
