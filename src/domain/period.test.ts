import { describe, expect, it } from 'vitest';
import { ALL_TIME, isWithin, PeriodError, readPeriod } from './period.ts';

describe('readPeriod', () => {
  it.each([
    [undefined, undefined, null, null],
    ['2026-11-20', '2026-11-20', '2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z'],
    ['2024-02-29', undefined, '2024-02-29T00:00:00.000Z', null],
    ['2026-11-20T09:30:00Z', '2026-11-20T10:00Z', '2026-11-20T09:30:00.000Z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T09:30:00+01:00', undefined, '2026-11-20T08:30:00.000Z', null],
    ['2026-11-20T09:30:00.123456Z', undefined, '2026-11-20T09:30:00.123Z', null],
  ])('reads %s and %s', (from, to, start, end) => {
    expect(readPeriod(from, to)).toEqual({ from: start, to: end });
  });

  it.each([
    'yesterday',
    '',
    '2026-11',
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '2026-02-30T09:30:00Z',
    // Of which place it would be is not said.
    '2026-11-20T09:30:00',
    '20 November 2026',
    '1790000000',
  ])('refuses %s', (text) => {
    expect(() => readPeriod(text, undefined)).toThrow(PeriodError);
    expect(() => readPeriod(undefined, text)).toThrow(expect.objectContaining({ field: 'to' }));
  });

  it('refuses an end that is not after the beginning', () => {
    expect(() => readPeriod('2026-11-21', '2026-11-20')).toThrow('earlier');
    expect(() => readPeriod('2026-11-20T10:00Z', '2026-11-20T10:00Z')).toThrow('earlier');
  });
});

describe('isWithin', () => {
  const period = readPeriod('2026-11-20', '2026-11-20');
  it.each([
    ['2026-11-19T23:59:59.999Z', false],
    ['2026-11-20T00:00:00.000Z', true],
    ['2026-11-20T23:59:59.999Z', true],
    ['2026-11-21T00:00:00.000Z', false],
  ])('of %s is %s', (at, isIn) => {
    expect(isWithin(period, at)).toBe(isIn);
    expect(isWithin(ALL_TIME, at)).toBe(true);
  });
});
