import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import { familyName, givenName, street, streetAddress, streetFirst } from './made-up-names.ts';

/** The kinds of which a value can be made up that stands by itself; names are put together word by word. */
export type MadeUpKind = Exclude<SurrogateKind, 'person' | 'token' | 'secret'>;

/** What stands there in disguise has another form, and would be no more of the kind once other characters were chosen. */
const LOOKS_LIKE: Readonly<Record<MadeUpKind, RegExp>> = {
  email: /@/,
  phone: /^[+(]?\d[\d ()./\-\u00a0]{4,30}$/,
  address: /[ \n]/,
  date: /\d/,
  ip: /^[\da-f.:]{2,45}$/i,
  mac: /^[\da-f.:-]{12,17}$/i,
  iban: /^[A-Z]{2}\d{2}[\dA-Z .-]{8,40}$/i,
  card: /^\d[\d .-]{10,30}$/,
  shaped: /^[\dA-Z ./-]{1,34}$/i,
};

/** Every expression this runs, so that a test can prove them linear. */
export const SURROGATE_PATTERNS: readonly RegExp[] = Object.values(LOOKS_LIKE);

/** Fewer letters and digits would be found again in places that they were never put in. */
const MIN_SHAPED = 6;
const MAX_SHAPED = 34;

/**
 * A value like `original` that is nobody's: of ranges that are set aside for examples, or of a form that no register
 * gives out. Undefined where none can be made that would be known again. ASCII alone, so that no encoding changes it.
 * @param bytes at least 64 random ones, or what stands for randomness.
 */
export function makeSurrogate(kind: MadeUpKind, original: string, bytes: Uint8Array): string | undefined {
  if (!LOOKS_LIKE[kind].test(original)) return undefined;
  const at = (index: number): number => bytes[index % bytes.length] ?? 0;
  switch (kind) {
    case 'email':
      return `${givenName(bytes)}.${familyName(bytes)}@example.${['com', 'org', 'net'][at(10) % 3]}`.toLowerCase();
    case 'phone':
      // 555-0100 to 555-0199 are set aside for fiction in every area of the North American plan.
      return `+1-${2 + (at(0) % 8)}${at(1) % 10}${at(2) % 10}-555-01${at(3) % 10}${at(4) % 10}`;
    case 'address':
      if (/[,\n]/.test(original)) return streetAddress(bytes);
      return /^\d/.test(original) ? street(bytes) : streetFirst(bytes);
    case 'date':
      return `19${10 + (at(0) % 90)}-${two(1 + (at(1) % 12))}-${two(1 + (at(2) % 28))}`;
    case 'ip':
      // RFC 5737 and RFC 3849.
      return original.includes(':')
        ? `2001:db8::${at(0).toString(16)}:${at(1).toString(16)}${at(2).toString(16)}`
        : `${['192.0.2', '198.51.100', '203.0.113'][at(0) % 3]}.${1 + (at(1) % 254)}`;
    case 'mac':
      // RFC 7042, 2.1.2.
      return `00:00:5E:00:53:${at(0).toString(16).padStart(2, '0').toUpperCase()}`;
    case 'iban':
      // Check digits run from 02 to 98.
      return shaped(original, bytes, { keep: 2, lead: '00' });
    case 'card':
      // No scheme has numbers that begin with 0.
      return shaped(original, bytes, { keep: 0, lead: '00' });
    case 'shaped':
      return shaped(original, bytes, { keep: 0, lead: '000' });
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A letter for each letter and a digit for each digit, what stands between them as it is. */
function shaped(
  original: string,
  bytes: Uint8Array,
  { keep, lead }: { readonly keep: number; readonly lead: string },
): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(original)) return undefined;
  const size = original.replace(/[^A-Za-z0-9]/g, '').length;
  if (size < MIN_SHAPED || size > MAX_SHAPED || !/\d/.test(original)) return undefined;
  let place = 0;
  let digits = 0;
  return original.replace(/[A-Za-z0-9]/g, (character) => {
    const index = place;
    place += 1;
    if (index < keep) return character;
    const byte = bytes[index % bytes.length] ?? 0;
    if (/\d/.test(character)) {
      const digit = lead[digits] ?? String(byte % 10);
      digits += 1;
      return digit;
    }
    const letter = String.fromCharCode(0x41 + (byte % 26));
    return character === character.toUpperCase() ? letter : letter.toLowerCase();
  });
}
