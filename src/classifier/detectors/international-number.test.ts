import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { isInternational } from './international-number.ts';

describe('isInternational', () => {
  it.each(['+49 30 901820', '+1 212-555-2671', '0033 1 42 68 53 00', '+44 20 7946 0958 ext. 4'])(
    'knows %s',
    (written) => {
      expect(isInternational(written)).toBe(true);
    },
  );

  it.each(['+49 3', '+1 212-555', '+999 123 4567', '+33 1 42 68 53 00 11 22'])(
    'does not take %s',
    (written) => {
      expect(isInternational(written)).toBe(false);
    },
  );

  it('says of every calling code and length what a whole reading says', () => {
    const wrong: string[] = [];
    const codes = new Set(getCountries().map((country) => getCountryCallingCode(country)));
    for (const code of codes) {
      for (let length = 3; length <= 13; length += 1) {
        for (const national of [
          '0123456789012',
          '1234567890123',
          '2345678901234',
          '5151515151515',
          '9876543210987',
        ]) {
          const written = `+${code} ${national.slice(0, length)}`;
          const isPossible = parsePhoneNumberFromString(written)?.isPossible() === true;
          if (isInternational(written) !== isPossible) wrong.push(written);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
