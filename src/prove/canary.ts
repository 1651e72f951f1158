import type { Category, Level } from '../domain/label.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A secret that exists once in the world, so that wherever it is seen it is known whose it is. */
export interface Canary {
  readonly kind: CanaryKind;
  /** What is looked for. */
  readonly needle: string;
  /** What is put into the request; holds the needle. */
  readonly text: string;
  /** The least label that whatever holds it must have, by the documentation. */
  readonly level: Level;
  readonly categories: readonly Category[];
}

export const CANARY_KINDS = [
  'restricted-term',
  'confidential-term',
  'iban',
  'card',
  'database-url',
  'email',
  'plain',
] as const;
export type CanaryKind = (typeof CANARY_KINDS)[number];

/** The terms that a configuration must have for the canaries of kind `…-term` to be known to it. */
export const CANARY_TERMS = {
  restricted: ['/ZQR[A-Z2-9]{17}/'],
  confidential: ['/ZQC[A-Z2-9]{17}/'],
} as const;

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LETTERS_AND_DIGITS = `${LETTERS}23456789`;
const DIGITS = '0123456789';

export function makeCanary(kind: CanaryKind, random: SeededRandom): Canary {
  switch (kind) {
    case 'restricted-term':
      return word(kind, `ZQR${random.text(LETTERS_AND_DIGITS, 17)}`, 'restricted');
    case 'confidential-term':
      return word(kind, `ZQC${random.text(LETTERS_AND_DIGITS, 17)}`, 'confidential');
    case 'plain':
      // Letters alone: with digits it would look like a key, and count as one.
      return word(kind, `zqn${random.text(LETTERS, 17).toLowerCase()}`, 'public');
    case 'iban': {
      const account = random.text(DIGITS, 18);
      const needle = `DE${ibanCheck(account)}${account}`;
      return { kind, needle, text: `IBAN ${needle}`, level: 'restricted', categories: ['payment'] };
    }
    case 'card': {
      const digits = `4${random.text(DIGITS, 14)}`;
      const needle = `${digits}${luhnDigit(digits)}`;
      return { kind, needle, text: `card number ${needle}`, level: 'restricted', categories: ['payment'] };
    }
    case 'email': {
      const needle = `${random.text(LETTERS, 10)}.${random.text(LETTERS, 8)}`.toLowerCase();
      return {
        kind,
        needle,
        text: `${needle}@notary-${random.text(LETTERS, 4).toLowerCase()}.de`,
        level: 'confidential',
        categories: ['personal'],
      };
    }
    case 'database-url': {
      const needle = random.text(LETTERS_AND_DIGITS, 20);
      return {
        kind,
        needle,
        text: `postgres://app:${needle}@db.corp.internal/app`,
        level: 'restricted',
        categories: ['credentials'],
      };
    }
  }
}

/** Another one of the same kind, with a letter for each letter and a digit for each digit. */
export function twinOf(canary: Canary, random: SeededRandom): Canary {
  const { kind, needle, text } = canary;
  if (kind === 'iban' || kind === 'card') return makeCanary(kind, random);
  const kept = kind === 'database-url' || kind === 'email' ? 0 : 3;
  const other =
    needle.slice(0, kept) + Array.from(needle.slice(kept), (each) => likeIt(each, random)).join('');
  return { ...canary, needle: other, text: text.replace(needle, other) };
}

function likeIt(character: string, random: SeededRandom): string {
  if (character === '.') return character;
  if (character >= '2' && character <= '9') return random.text('23456789', 1);
  const letter = random.text(LETTERS, 1);
  return character >= 'a' ? letter.toLowerCase() : letter;
}

function word(kind: CanaryKind, needle: string, level: Level): Canary {
  return { kind, needle, text: needle, level, categories: [] };
}

/** ISO 7064 mod 97-10 over the account, `DE` and `00` (ISO 13616). */
function ibanCheck(account: string): string {
  return String(98n - (BigInt(`${account}131400`) % 97n)).padStart(2, '0');
}

/** The last digit of a number by ISO/IEC 7812-1 annex B. */
function luhnDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
