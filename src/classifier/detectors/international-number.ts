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
/** Where an area is left out, a reader may add it, but not to fewer digits than one more. */
const MAX_TOO_SHORT = 4;
/** How many digits may stand behind a calling code: bit n is set for n digits. */
interface Lengths {
  /** In every country that has the code. */
  readonly everywhere: number;
  /** In one of them. */
  readonly somewhere: number;
}

/** Undefined for what is no country's code. */
const lengthsByCode = new Map<string, Lengths | undefined>();

/** Whether a number written with `+` or `00` and a calling code has as many digits as its country gives. */
export function isInternational(written: string): boolean {
  return (
    toldByLength(written) ?? parsePhoneNumberFromString(written.replace(/^00/, '+'))?.isPossible() === true
  );
}

/** Tells it of most numbers at a small part of what reading one costs; undefined of the others. */
function toldByLength(written: string): boolean | undefined {
  const digits = digitsOf(written.startsWith('+') ? written : written.slice(2));
  if (digits === undefined) return undefined;
  for (let length = 1; length <= LONGEST_CALLING_CODE; length += 1) {
    const lengths = lengthsOf(digits.slice(0, length));
    if (lengths === undefined) continue;
    const national = digits.length - length;
    if (national > MAX_NATIONAL) return undefined;
    // A reader strips what is dialled at home only, but where that leaves too few it stays: the length is enough.
    if ((lengths.everywhere & (1 << national)) !== 0) return true;
    const isTooShort = national <= MAX_TOO_SHORT && (lengths.somewhere & ((2 << national) - 1)) === 0;
    return isTooShort ? false : undefined;
  }
  return undefined;
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

function lengthsOf(callingCode: string): Lengths | undefined {
  if (!lengthsByCode.has(callingCode)) lengthsByCode.set(callingCode, readLengths(callingCode));
  return lengthsByCode.get(callingCode);
}

function readLengths(callingCode: string): Lengths | undefined {
  const lengths = getCountries()
    .filter((country) => getCountryCallingCode(country) === callingCode)
    .map(lengthsIn);
  if (lengths.length === 0) return undefined;
  return {
    everywhere: lengths.reduce((all, each) => all & each),
    somewhere: lengths.reduce((all, each) => all | each),
  };
}

function lengthsIn(country: CountryCode): number {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return (metadata.numberingPlan?.possibleLengths() ?? []).reduce((bits, length) => bits | (1 << length), 0);
}
