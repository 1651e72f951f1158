import { documentCheckDigit } from '../identifiers/checksums.ts';
import { findingOf } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const LINE = /^[A-Z0-9<]{30,44}$/;
/** Number, birth and expiry with their check digits, in the second line of a passport and of a visa. */
const PASSPORT_LINE = /^([A-Z0-9<]{9})(\d)[A-Z<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)/;
/** The first line of a card. */
const CARD_LINE = /^[IAC][A-Z<][A-Z<]{3}([A-Z0-9<]{9})(\d)/;
const MIN_LINE = 30;
const make = findingOf('PASSPORT', 'restricted', 'personal');

/** The lines for machines at the foot of passports, visas and identity cards (ICAO 9303), by their check digits. */
export const machineReadableZone: Signal = {
  name: 'machine-readable-zone',
  version: '1',
  patterns: [LINE, PASSPORT_LINE, CARD_LINE],
  applies: (traits) => traits.upperCase >= 5 && traits.digits >= 10,
  detect: (text) => {
    const found: RawFinding[] = [];
    if (!text.includes('<<')) return found;
    for (let start = 0; start < text.length; ) {
      const newLine = text.indexOf('\n', start);
      const end = newLine < 0 ? text.length : newLine;
      if (end - start >= MIN_LINE && end - start <= 60) {
        const line = text.slice(start, end).trim();
        if (LINE.test(line) && isDocumentLine(line)) found.push(make({ start, end }));
      }
      start = end + 1;
    }
    return found;
  },
};

function isDocumentLine(line: string): boolean {
  const passport = PASSPORT_LINE.exec(line);
  if (passport !== null) {
    const [, number, numberCheck, birth, birthCheck, expiry, expiryCheck] = passport;
    return passes(number, numberCheck) && passes(birth, birthCheck) && passes(expiry, expiryCheck);
  }
  const card = CARD_LINE.exec(line);
  return card !== null && passes(card[1], card[2]);
}

function passes(field: string | undefined, check: string | undefined): boolean {
  return field !== undefined && documentCheckDigit(field) === Number(check);
}
