import { describe, expect, it } from 'vitest';
import { CliFailure } from './cli-failure.ts';
import { readLifetimeDays } from './lifetime.ts';
import { nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  const names = ['start', 'check', 'explain', 'keys', 'audit'];
  it.each([
    ['strat', 'start'],
    ['Start', 'start'],
    ['exp', 'explain'],
    ['chekc', 'check'],
    ['adit', 'audit'],
    ['kyes', 'keys'],
    ['serve', undefined],
    ['', undefined],
    ['quux', undefined],
  ])('takes %s for %s', (given, expected) => {
    expect(nearestName(given, given === '' ? [] : names)).toBe(expected);
  });
});

describe('readLifetimeDays', () => {
  it.each([
    ['30d', 30],
    ['12w', 84],
    ['1y', 365],
    ['10y', 3650],
  ])('reads %s', (text, days) => expect(readLifetimeDays(text)).toBe(days));
  it.each(['', '0d', '30', 'd', '-1d', '11y', '1.5d', '30D', '99999d'])('refuses "%s"', (text) => {
    expect(() => readLifetimeDays(text)).toThrow(CliFailure);
  });
});
