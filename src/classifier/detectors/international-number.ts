import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

const LONGEST_CALLING_CODE = 3;
/** Of any country; a calling code comes before them. */
const MAX_NATIONAL = 17;
/**
 * By calling code: bit n is set where n digits behind it are possible in every country that has it. 0 where it is no
 * country's.
 */
const lengthsByCode = new Map<string, number>();

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
    const national = digits.length - length;
    // A reader strips what is dialled at home only, but where that leaves too few it stays: the length is enough.
    return national <= MAX_NATIONAL && (lengths & (1 << national)) !== 0;
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
