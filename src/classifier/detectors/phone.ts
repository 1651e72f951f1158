import { findingOf } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { createWordsAround, NOWHERE, type WordsAround } from '../words/words-near.ts';
import { isInternational } from './international-number.ts';

const EXTENSION = '(?: {0,2},? {0,1}(?:x|ext\\.?|extension|poste|durchwahl|interno|wew\\.?) {0,1}\\d{1,6})?';
const INTERNATIONAL = new RegExp(
  `(?<![\\w+])(?:\\+|00)[1-9]\\d{0,2}(?:[ .\\-/]{0,2}\\(?\\d{1,5}\\)?){2,7}${EXTENSION}(?![\\w])`,
  'iy',
);
const NORTH_AMERICAN = new RegExp(
  `(?<![\\w.+-])(?:\\+?1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}${EXTENSION}(?![\\w-])`,
  'iy',
);
const NATIONAL =
  /(?<![\w.+-])(?:\(0\d{1,5}\)|0[1-9]\d{0,4}) ?[ /.-] ?\d{2,8}(?:[ .-]\d{2,6}){0,4}(?![\w-])|(?<![\w.+-])[6789]\d{2}(?: \d{3} \d{3}|(?: \d{2}){3})(?![\w-])/y;
const BARE = new RegExp(`(?<![\\w.+-])[(+]?\\d(?:[ .\\-/()]{0,2}\\d){5,14}${EXTENSION}(?!\\w|-\\d)`, 'iy');
const WORDS =
  /\b(?:tel|telephone|phone|call(?:ed)?|ring|dial|mobile|mob|cell(?:phone)?|fax|desk|direct|landline|whats ?app|signal|text me|contact number|hotline|callback|answering|reach(?:ed)? (?:me|us|you|him|her|them)|telefon|telefoon|handy|mobil|mobiel|rufnummer|durchwahl|festnetz|portable|gsm|téléphone|appel\p{L}{1,6}|teléfono|telefone|telefono|telemóvel|móvil|celular|cellulare|cel|komórk\p{L}|kom|zadzwoń|dzwoni\p{L}{1,4}|bel|bellen|llam\p{L}{1,6}|chiam\p{L}{1,6}|lig\p{L}{1,4}|nummer|numéro)\b|\btél|☎|📞/iu;
/** Directly before the number: fewer digits are enough. */
const LABEL =
  /(?:tel|phone|mobile|mob|cell|fax|desk|office|home|work|direct|landline|telefon|telefoon|handy|mobil|mobiel|téléphone|tél|teléfono|telefone|telefono|móvil|celular|cellulare|telemóvel|answering at|call)(?=[.:]{0,2} {0,3}[\d(+])/iu;
/** Directly after it, as signatures have it. */
const LABEL_AFTER =
  / ?[-(–]? ?(?:office|fax|mobile|mob|cell|home|work|desk|direct|landline|privat|dienstlich|handy|mobil|bureau|casa|oficina|ufficio|kantoor)\b/iy;
/** Words before a number that make it an order or an account, not a telephone. */
const OTHER_NUMBER =
  /(?:order|invoice|ticket|ref|account|isbn|commit|id-?n(?:umber|o|r|um)|id|card|ssn|sin|nhs|version|part|security|sécu|tfn|rrn|personnummer|aadhaar|pesel|bsn|nip|regon|imei|iban|konto|zip|policy|claim|case|serial|tracking)/i;
/** What may stand between such a word and the number. */
const OTHER_NUMBER_IS =
  /^(?:\W{0,4}(?:no\.?|number|nr\.?|num|check|fails|for|is|now|#)){0,3}(?:\W{1,4}\d{1,4}){0,2}\W{0,4}$/i;
/** Ranges that are set apart for fiction or belong to emergency services, and samples. */
const FICTION =
  /555[ .-]?01\d[ .-]?\d|^(?:112|911|999)$|(?:0[ .-]?){6}$|^(?:\+\d{1,2} ?)?\(?0?12[ .-]?34[ )./-]{0,3}56[ .-]?7/;
/** Dates, and postcodes of Brazil. */
const NO_PHONE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)|^\d{5}-\d{3}$|^(?:19|20)\d{2} ?- ?(?:19|20)\d{2}$/;
const MAX_CHECKED = 200;
const REACH = 40;
/** Numbers that cost the caller nothing, or more: of North America, of Europe at home, and with a country's code. */
const OF_SERVICE =
  /^(?:\+?1[ .-]?)?\(?800\)?[ .-]\d{3}|^0(?:800|180\d|900|845|870)(?!\d)|^(?:80[01]|90[0-2]) \d{3}|^(?:\+|00)\d{2}[ .-]?\(?0?\)?(?:800|900)(?!\d)/;
const make = findingOf('PHONE', 'confidential', 'personal');
/** Those ring at a company, and identify nobody. */
const makeOfService = findingOf('PHONE', 'internal', 'personal');

const BEHIND = 1_000;
const wordsAround = createWordsAround([WORDS, LABEL, OTHER_NUMBER], { radius: REACH, behindPenalty: BEHIND });
const NAMED = 0;
const LABELLED = 1;
const OTHER = 2;

/** Looks through the numbers of one text. */
interface Search {
  readonly text: string;
  readonly words: WordsAround;
  readonly found: RawFinding[];
  stretch: TextSpan;
  /** Where a number may begin in the stretch. */
  readonly beginnings: number[];
  /** Beside each of them where the telephone number ends that begins there; 0 where none does so far. */
  readonly ends: number[];
  /** How many international numbers were checked. */
  checked: number;
}

/** A way to write a telephone number. */
interface Shape {
  readonly pattern: RegExp;
  /** Whether a number may be written so that begins there: what the first characters tell. */
  readonly mayBegin: (text: string, at: number) => boolean;
  readonly isPhone: (search: Search, start: number, end: number) => boolean;
}

/** The surest first: what one takes is no other's. */
const SHAPES: readonly Shape[] = [
  {
    pattern: INTERNATIONAL,
    mayBegin: (text, at) =>
      text.charCodeAt(at) === PLUS || (text.charCodeAt(at) === ZERO && text.charCodeAt(at + 1) === ZERO),
    isPhone: (search, start, end) => {
      search.checked += 1;
      return (
        search.checked > MAX_CHECKED ||
        isCalled(search, start, end) ||
        (!isShortOfZeros(search.text, start, end) && isInternational(search.text.slice(start, end)))
      );
    },
  },
  {
    pattern: NORTH_AMERICAN,
    mayBegin: (text, at) => {
      const first = text.charCodeAt(at);
      if (first === PARENTHESIS) return text.charCodeAt(at + 4) === CLOSED_PARENTHESIS;
      if (first === PLUS) return text.charCodeAt(at + 1) === ONE;
      if (first === ONE) return true;
      return isDigit(text.charCodeAt(at + 1)) && isGroupEnd(text.charCodeAt(at + 3));
    },
    isPhone: () => true,
  },
  {
    pattern: NATIONAL,
    mayBegin: (text, at) => {
      const first = text.charCodeAt(at);
      if (first === PARENTHESIS) return text.charCodeAt(at + 1) === ZERO;
      if (first === ZERO) return true;
      return first > FIVE && isDigit(text.charCodeAt(at + 1)) && text.charCodeAt(at + 3) === SPACE;
    },
    isPhone: ({ text }, start, end) => {
      const digits = digitsIn(text, start, end);
      return digits >= 8 && digits <= 13;
    },
  },
  { pattern: BARE, mayBegin: () => true, isPhone: isCalled },
];

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
    OTHER_NUMBER_IS,
    FICTION,
    NO_PHONE,
    OF_SERVICE,
  ],
  applies: (traits) => traits.digits >= 6,
  detect: (text, { numbers }) => {
    const found: RawFinding[] = [];
    if (numbers.length === 0) return found;
    const search: Search = {
      text,
      words: wordsAround(text),
      found,
      stretch: numbers[0]!,
      beginnings: [],
      ends: [],
      checked: 0,
    };
    for (const stretch of numbers) {
      search.stretch = stretch;
      readBeginnings(search);
      for (const shape of SHAPES) addPhones(search, shape);
    }
    return found;
  },
};

/** Notes where a number may begin: at a digit, `+` or `(` that stands in no word and behind no `+`. */
function readBeginnings({ text, stretch, beginnings, ends }: Search): void {
  const units = codeUnitsOf(text);
  beginnings.length = 0;
  ends.length = 0;
  let before = stretch.start > 0 ? units[stretch.start - 1]! : SPACE;
  for (let at = stretch.start; at < stretch.end; at += 1) {
    const code = units[at]!;
    if ((isDigit(code) || code === PLUS || code === PARENTHESIS) && !isWordCode(before) && before !== PLUS) {
      beginnings.push(at);
      ends.push(0);
    }
    before = code;
  }
}

function addPhones(search: Search, { pattern, mayBegin, isPhone }: Shape): void {
  const { text, beginnings, ends, found } = search;
  /** Behind the last number that has this shape, and behind the last that is a telephone's. */
  let free = 0;
  let taken = 0;
  for (let index = 0; index < beginnings.length; index += 1) {
    const start = beginnings[index]!;
    if (ends[index] !== 0) taken = ends[index]!;
    if (start < free || !mayBegin(text, start)) continue;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    free = pattern.lastIndex;
    if (start < taken || isTaken(search, index, free)) continue;
    if (!isPhone(search, start, free) || isOther(search, start, free)) continue;
    ends[index] = free;
    taken = free;
    found.push((OF_SERVICE.test(text.slice(start, free)) ? makeOfService : make)({ start, end: free }));
  }
}

/** Whether a telephone number begins between a beginning and `end`. */
function isTaken({ beginnings, ends }: Search, index: number, end: number): boolean {
  for (let next = index + 1; next < beginnings.length && beginnings[next]! < end; next += 1) {
    if (ends[next] !== 0) return true;
  }
  return false;
}

/** Whether a word beside the number says that it is a telephone. */
function isCalled(search: Search, start: number, end: number): boolean {
  const { text, words } = search;
  if (hasWords(search, start)) {
    if (words.distance(LABELLED, start, start) === start - labelEnd(text, start)) return true;
    const named = words.distance(NAMED, start, start);
    if (named !== NOWHERE && named < BEHIND && digitsIn(text, start, end) >= 7) return true;
  }
  LABEL_AFTER.lastIndex = end;
  return LABEL_AFTER.test(text);
}

function hasWords({ words, stretch }: Search, start: number): boolean {
  words.read(stretch.start, stretch.end);
  return words.stand(start, start);
}

/** Where a word ends that labels the number, over spaces and the colon or dot behind it. */
function labelEnd(text: string, start: number): number {
  let end = start;
  while (end > 0 && start - end < 3 && text[end - 1] === ' ') end -= 1;
  const spaces = end;
  while (end > 0 && spaces - end < 2 && (text[end - 1] === ':' || text[end - 1] === '.')) end -= 1;
  return end;
}

/** Whether it is set apart, a date, or another number by the word before it. */
function isOther(search: Search, start: number, end: number): boolean {
  const { text, words } = search;
  const written = text.slice(start, end);
  if (FICTION.test(written) || NO_PHONE.test(written)) return true;
  if (!hasWords(search, start)) return false;
  const other = words.distance(OTHER, start, start);
  return other !== NOWHERE && other < BEHIND && OTHER_NUMBER_IS.test(text.slice(start - other, start));
}

/** `0043 0307`: a number of another kind as often as one that begins with `00` and is as short as telephones seldom are. */
function isShortOfZeros(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === ZERO && digitsIn(text, start, end) < MIN_WITH_ZEROS;
}

const MIN_WITH_ZEROS = 10;

function digitsIn(text: string, start: number, end: number): number {
  let digits = 0;
  for (let at = start; at < end; at += 1) if (isDigit(text.charCodeAt(at))) digits += 1;
  return digits;
}

const SPACE = 0x20;
const PLUS = 0x2b;
const ZERO = 0x30;
const ONE = 0x31;
const FIVE = 0x35;
const PARENTHESIS = 0x28;
const CLOSED_PARENTHESIS = 0x29;

/** Whether a group of digits may end before it. */
function isGroupEnd(code: number): boolean {
  return code === SPACE || code === 0x2d || code === 0x2e;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isWordCode(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x7a) || code === 0x5f;
}
