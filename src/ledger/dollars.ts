/** Largest amount that is read, in dollars: beyond it a price is a slip of the keyboard. */
const MAX_WHOLE_DIGITS = 9;
const NANO_DIGITS = 9;
/** A binary fraction holds 15 decimal digits faithfully; with more, what was read is not what was written. */
const MAX_FAITHFUL_DIGITS = 15;

/**
 * Decimal dollars as whole nano-dollars, exactly: `0.15` is 150,000,000. Undefined for anything that is not a plain
 * amount of zero or more, has more than nine decimals or more than nine digits before the point, or is a number
 * with more digits than a binary fraction holds faithfully.
 */
export function parseDollars(amount: number | string): bigint | undefined {
  if (typeof amount === 'string') return parseDecimal(amount);
  if (!Number.isFinite(amount) || amount < 0) return undefined;
  // The shortest text that reads back as the same number: what was written, when that had up to 15 digits.
  const text = plainText(amount);
  return text.replace(/^0+|\./g, '').length > MAX_FAITHFUL_DIGITS ? undefined : parseDecimal(text);
}

/** The same for prices from a catalogue, whose digits beyond nano-dollars are rounded half up. */
export function dollarsToNano(amount: number): bigint | undefined {
  if (!Number.isFinite(amount) || amount < 0) return undefined;
  const [whole = '', fraction = ''] = plainText(amount).split('.');
  const kept = parseDecimal(`${whole}.${fraction.slice(0, NANO_DIGITS).padEnd(NANO_DIGITS, '0')}`);
  return kept === undefined ? undefined : kept + (fraction.charAt(NANO_DIGITS) >= '5' ? 1n : 0n);
}

function parseDecimal(text: string): bigint | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null || match[1]!.length > MAX_WHOLE_DIGITS) return undefined;
  return BigInt(match[1]! + (match[2] ?? '').padEnd(NANO_DIGITS, '0'));
}

// `1e-7` and the like, spelled out; numbers of 1e21 and more are refused by their length anyway.
function plainText(amount: number): string {
  const text = String(amount);
  const match = /^(\d)(?:\.(\d{1,20}))?e-(\d{1,3})$/.exec(text);
  if (match === null) return text;
  const [, first = '', rest = '', exponent = ''] = match;
  return `0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}
