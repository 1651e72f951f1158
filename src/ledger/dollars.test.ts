import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDollars, nanoDollars } from '../domain/money.ts';
import { dollarsToNano, parseDollars } from './dollars.ts';

describe('parseDollars', () => {
  it.each([
    [0, 0n],
    [0.15, 150_000_000n],
    [2.5, 2_500_000_000n],
    ['0.6', 600_000_000n],
    [1e-7, 100n],
    [1.25e-7, 125n],
    [0.000000001, 1n],
    ['123456789.123456789', 123_456_789_123_456_789n],
    [30, 30_000_000_000n],
  ])('reads %s exactly', (amount, nano) => {
    expect(parseDollars(amount)).toBe(nano);
  });

  it.each([
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e-10,
    1e21,
    1e9,
    '1e3',
    '',
    '1.',
    '.5',
    '-0.5',
    ' 1',
    '0x1',
    '1.0000000001',
  ])('refuses %s', (amount) => {
    expect(parseDollars(amount)).toBeUndefined();
  });

  it('refuses a number whose digits a binary fraction cannot hold, and takes it as text', () => {
    expect(parseDollars(Number('123456789.123456789'))).toBeUndefined();
    expect(parseDollars('12345678.123456789')).toBe(12_345_678_123_456_789n);
  });

  it('reads back every amount that formatDollars writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), (nano) => {
        expect(parseDollars(formatDollars(nanoDollars(nano)))).toBe(nano);
      }),
    );
  });
});

describe('dollarsToNano', () => {
  it('rounds half up beyond nano-dollars', () => {
    expect(dollarsToNano(0.0000000004)).toBe(0n);
    expect(dollarsToNano(0.0000000005)).toBe(1n);
    expect(dollarsToNano(1.2345678915)).toBe(1_234_567_892n);
    expect(dollarsToNano(0.3)).toBe(300_000_000n);
  });

  it('does not know what is not an amount', () => {
    expect(dollarsToNano(Number.NaN)).toBeUndefined();
    expect(dollarsToNano(-1)).toBeUndefined();
  });
});
