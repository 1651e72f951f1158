import { describe, expect, it } from 'vitest';
import { nanoOf, readableDollars } from './readable-dollars.ts';

describe('readableDollars', () => {
  it.each([
    ['0', '$0'],
    ['0.000000001', '<$0.000001'],
    ['0.0000005', '$0.000001'],
    ['0.000125', '$0.000125'],
    ['0.0091', '$0.0091'],
    ['0.6', '$0.60'],
    ['0.12345', '$0.1235'],
    ['0.99999', '$1.00'],
    ['1', '$1.00'],
    ['12.345', '$12.35'],
    ['1234567.891', '$1,234,567.89'],
    ['99999999999999.5', '$99,999,999,999,999.50'],
    ['-0.5', '-$0.50'],
    ['-35.9918', '-$35.99'],
  ])('%s is %s', (exact, readable) => {
    expect(readableDollars(exact)).toBe(readable);
  });

  it('takes another minus', () => {
    expect(readableDollars('-2', '−')).toBe('−$2.00');
  });
});

describe('nanoOf', () => {
  it('is exact', () => {
    expect(nanoOf('9007199254740993.000000001')).toBe(9_007_199_254_740_993_000_000_001n);
    expect(nanoOf('-0.25')).toBe(-250_000_000n);
  });
});
