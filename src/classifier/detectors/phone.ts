import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { findingOf, matchesIn, type TextMatch } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const EXTENSION = '(?: {0,2},? {0,1}(?:x|ext\\.?|extension|poste|durchwahl|interno|wew\\.?) {0,1}\\d{1,6})?';
const INTERNATIONAL = new RegExp(
  `(?<![\\w+])(?:\\+|00)[1-9]\\d{0,2}(?:[ .\\-/]{0,2}\\(?\\d{1,5}\\)?){2,7}${EXTENSION}(?![\\w])`,
  'gi',
);
const NORTH_AMERICAN = new RegExp(
  `(?<![\\w.+-])(?:\\+?1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}${EXTENSION}(?![\\w-])`,
  'gi',
);
const NATIONAL =
  /(?<![\w.+-])(?:\(0\d{1,5}\)|0\d{1,5}) ?[ /.-] ?\d{2,8}(?:[ .-]\d{2,6}){0,4}(?![\w-])|(?<![\w.+-])[6789]\d{2}(?: \d{3} \d{3}|(?: \d{2}){3})(?![\w-])/g;
const BARE = new RegExp(`(?<![\\w.+-])[(+]?\\d(?:[ .\\-/()]{0,2}\\d){5,14}${EXTENSION}(?!\\w|-\\d)`, 'gi');
const WORDS =
  /(?:\b(?:tel|telephone|phone|call(?:ed)?|ring|dial|mobile|mob|cell(?:phone)?|fax|desk|direct|landline|whats ?app|signal|text me|contact number|hotline|callback|answering|reach(?:ed)? (?:me|us|you|him|her|them)|telefon|telefoon|handy|mobil|mobiel|rufnummer|durchwahl|festnetz|portable|gsm|téléphone|appel\p{L}{1,6}|teléfono|telefone|telefono|telemóvel|móvil|celular|cellulare|cel|komórk\p{L}|kom|zadzwoń|dzwoni\p{L}{1,4}|bel|bellen|llam\p{L}{1,6}|chiam\p{L}{1,6}|lig\p{L}{1,4}|nummer|numéro)\b|\btél|☎|📞)/iu;
/** Directly before the number: fewer digits are enough. */
const LABEL =
  /(?:tel|phone|mobile|mob|cell|fax|desk|office|home|work|direct|landline|telefon|telefoon|handy|mobil|mobiel|téléphone|tél|teléfono|telefone|telefono|móvil|celular|cellulare|telemóvel|answering at|call)[.:]{0,2} {0,3}$/iu;
/** Directly after it, as signatures have it. */
const LABEL_AFTER =
  /^ ?[-(–]? ?(?:office|fax|mobile|mob|cell|home|work|desk|direct|landline|privat|dienstlich|handy|mobil|bureau|casa|oficina|ufficio|kantoor)\b/i;
/** Words before a number that make it an order or an account, not a telephone. */
const OTHER_NUMBER =
  /(?:order|invoice|ticket|ref|account|isbn|commit|id|card|ssn|sin|nhs|version|part|security|sécu|tfn|rrn|personnummer|aadhaar|pesel|bsn|nip|regon|imei|iban|konto|zip|policy|claim|case|serial|tracking)(?:\W{0,4}(?:no\.?|number|nr\.?|num|check|fails|for|is|now|#)){0,3}(?:\W{1,4}\d{1,4}){0,2}\W{0,4}$/i;
/** Ranges that are set apart for fiction or belong to emergency services. */
const FICTION = /555[ .-]?01\d{2}(?!\d)|^(?:112|911|999)$/;
/** Dates, and postcodes of Brazil. */
const NO_PHONE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)|^\d{5}-\d{3}$|^(?:19|20)\d{2} ?- ?(?:19|20)\d{2}$/;
const MAX_CHECKED = 200;
const REACH = 40;
/** A match may end a little beyond its stretch. */
const LONGEST = 64;
const make = findingOf('PHONE', 'confidential', 'personal');

/** Telephone numbers: international form, national shapes, or any digits beside a word that says so. */
export const phone: Signal = {
  name: 'phone',
  version: '2',
  patterns: [
    INTERNATIONAL,
    NORTH_AMERICAN,
    NATIONAL,
    BARE,
    WORDS,
    LABEL,
    LABEL_AFTER,
    OTHER_NUMBER,
    FICTION,
    NO_PHONE,
  ],
  applies: (traits) => traits.digits >= 6,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let checked = 0;
    for (const stretch of view.numbers) {
      let taken: Uint8Array | undefined;
      const keep = (match: TextMatch): void => {
        const from = match.start - stretch.start;
        const to = match.end - stretch.start;
        if (taken?.subarray(from, to).includes(1) === true) return;
        if (FICTION.test(match.text) || NO_PHONE.test(match.text)) return;
        if (OTHER_NUMBER.test(text.slice(Math.max(0, match.start - REACH), match.start))) return;
        taken ??= new Uint8Array(stretch.end - stretch.start + LONGEST);
        taken.fill(1, from, to);
        found.push(make(match));
      };
      for (const match of matchesIn(INTERNATIONAL, text, stretch.start, stretch.end)) {
        checked += 1;
        if (checked > MAX_CHECKED || isInternational(match.text) || isCalled(text, match)) keep(match);
      }
      for (const match of matchesIn(NORTH_AMERICAN, text, stretch.start, stretch.end)) keep(match);
      for (const match of matchesIn(NATIONAL, text, stretch.start, stretch.end)) {
        const digits = digitsOf(match.text);
        if (digits >= 8 && digits <= 13) keep(match);
      }
      for (const match of matchesIn(BARE, text, stretch.start, stretch.end)) {
        if (isCalled(text, match)) keep(match);
      }
    }
    return found;
  },
};

const digitsOf = (written: string): number => written.replace(/\D/g, '').length;

/** Whether a word beside the number says that it is a telephone. */
function isCalled(text: string, match: TextMatch): boolean {
  const before = text.slice(Math.max(0, match.start - REACH), match.start);
  if (LABEL.test(before) || LABEL_AFTER.test(text.slice(match.end, match.end + 16))) return true;
  return digitsOf(match.text) >= 7 && WORDS.test(before);
}

function isInternational(written: string): boolean {
  const number = parsePhoneNumberFromString(written.replace(/^00/, '+'));
  return number?.isPossible() === true;
}
