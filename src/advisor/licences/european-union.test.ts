import { expect, it } from 'vitest';
import { isAmong } from './european-union.ts';

it.each([
  ['FR', ['EU'], true],
  ['gr', ['EU'], true],
  ['EU', ['EU'], true],
  ['FR', ['US'], false],
  ['US', ['US'], true],
  ['NO', ['EU'], false],
  ['CH', ['EU'], false],
])('%s among %j: %s', (country, listed, expected) => {
  expect(isAmong(country, listed)).toBe(expected);
});
