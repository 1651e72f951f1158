import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

const LONGEST_CALLING_CODE = 3;
/**
 * By calling code: bit n is set where n digits behind it are possible in every country that has it. 0 where it is no
 * country's.
 */
const lengthsByCode = new Map<string, number>();
/** What is dialled before a number at home, or may be: how much of it counts takes a closer reading. */
export const MAYBE_PREFIX = /^[018]/;

/** Whether a number written with `+` or `00` and a calling code has as many digits as its country gives. */
export function isInternational(written: string): boolean {
  return (
    hasUsualLength(written) || parsePhoneNumberFromString(written.replace(/^00/, '+'))?.isPossible() === true
  );
}

/** Tells it of most numbers at a small part of what reading one costs. */
function hasUsualLength(written: string): boolean {
  const digits = digitsOf(written.startsWith('+') ? written : written.slice(2));
  if (digits === undefined) return false;
  for (let length = 1; length <= LONGEST_CALLING_CODE; length += 1) {
    const lengths = lengthsOf(digits.slice(0, length));
    if (lengths === 0) continue;
    const national = digits.slice(length);
    return (lengths & (1 << national.length)) !== 0 && !MAYBE_PREFIX.test(national);
  }
  return false;
}

/** The digits alone; undefined where letters stand among them: an extension. */
function digitsOf(written: string): string | undefined {
  let digits = '';
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += written[at]!;
    else if ((code | 0x20) >= 0x61) return undefined;
  }
  return digits;
}

function lengthsOf(callingCode: string): number {
  let lengths = lengthsByCode.get(callingCode);
  if (lengths === undefined) {
    const countries = getCountries().filter((country) => getCountryCallingCode(country) === callingCode);
    lengths = countries.length === 0 ? 0 : countries.reduce((all, country) => all & lengthsIn(country), -1);
    lengthsByCode.set(callingCode, lengths);
  }
  return lengths;
}

function lengthsIn(country: CountryCode): number {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return (metadata.numberingPlan?.possibleLengths() ?? []).reduce((bits, length) => bits | (1 << length), 0);
}
