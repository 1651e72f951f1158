import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { findingOf, isNear, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const INTERNATIONAL = /(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/]{0,2}\(?\d{1,5}\)?){2,7}(?![\w])/g;
const NORTH_AMERICAN =
  /(?<![\w.+-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?: ?(?:x|ext\.?) ?\d{1,6})?(?![\w-])/gi;
const NATIONAL =
  /(?<![\w.+-])(?:\(0\d{1,5}\)|0\d{1,5}) ?[ /.-] ?\d{2,8}(?:[ .-]\d{2,6}){0,4}(?![\w-])|(?<![\w.+-])[6789]\d{2}(?: \d{3} \d{3}|(?: \d{2}){3})(?![\w-])/g;
const BARE = /(?<![\w.+-])\(?\d(?:[ .\-/()]{0,2}\d){6,13}(?![\w-])/g;
const WORDS =
  /(?:\b(?:tel|telephone|phone|call(?:ed)?|ring|dial|mobile|cell(?:phone)?|fax|whats ?app|text me|contact number|telefon|handy|rufnummer|portable|téléphone|teléfono|móvil|llam\w{1,6})\b|\btél|☎|📞)/i;
/** Words before a number that make it an order or an account, not a telephone. */
const OTHER_NUMBER =
  /(?:order|invoice|ticket|ref|account|isbn|commit|id|card|ssn|sin|nhs|version|part)\W{0,4}(?:no\.?|number|#)?\W{0,3}$/i;
/** Ranges that are set apart for fiction or belong to emergency services. */
const FICTION = /555[ .-]?01\d{2}(?!\d)|^(?:112|911|999)$/;
const MAX_CHECKED = 200;
const make = findingOf('PHONE', 'confidential', 'personal');

/** Telephone numbers: international form, national shapes, or any digits beside a word that says so. */
export const phone: Signal = {
  name: 'phone',
  version: '1',
  patterns: [INTERNATIONAL, NORTH_AMERICAN, NATIONAL, BARE, WORDS, OTHER_NUMBER, FICTION],
  applies: (traits) => traits.digits >= 7,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const taken = new Uint8Array(text.length + 1);
    let checked = 0;
    const keep = (match: { start: number; end: number; text: string }, isShaped: boolean): void => {
      if (taken.subarray(match.start, match.end).includes(1)) return;
      if (FICTION.test(match.text) || isDate(match.text)) return;
      if (!isShaped && !isNear(WORDS, text, { start: match.start, end: match.start }, 40)) return;
      if (OTHER_NUMBER.test(text.slice(Math.max(0, match.start - 24), match.start))) return;
      taken.fill(1, match.start, match.end);
      found.push(make(match));
    };
    for (const stretch of view.numbers) {
      const before = found.length;
      for (const match of matchesIn(INTERNATIONAL, text, stretch.start, stretch.end)) {
        checked += 1;
        if (checked > MAX_CHECKED || isInternational(match.text)) keep(match, true);
      }
      for (const match of matchesIn(NORTH_AMERICAN, text, stretch.start, stretch.end)) keep(match, true);
      for (const match of matchesIn(NATIONAL, text, stretch.start, stretch.end)) {
        const digits = match.text.replace(/\D/g, '').length;
        if (digits >= 8 && digits <= 13) keep(match, true);
      }
      if (found.length === before) {
        for (const match of matchesIn(BARE, text, stretch.start, stretch.end)) keep(match, false);
      }
    }
    return found;
  },
};

function isInternational(written: string): boolean {
  const number = parsePhoneNumberFromString(written.replace(/^00/, '+'));
  return number?.isPossible() === true;
}

function isDate(written: string): boolean {
  return /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})/.test(written);
}
