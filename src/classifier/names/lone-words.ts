import { hashOfWord } from '../words/fold-letters.ts';
import { isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES, type ContextClass } from './context-words.ts';
import { isBehindTitle } from './name-signs.ts';
import { isAllCapitals } from './never-names.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf, type WordClass } from './word-classes.ts';
import { type Word, type WordReader } from './words-around.ts';

/** Log odds that a word needs by itself to be a name; one that is said every day as well needs more. */
const OF_NAME = 0.3;
export const ALONE = 1.3;
/** `Claude`, `Julia`: one that is a product as well needs much more. */
const OF_PRODUCT = 4;
/** So does one that begins a sentence as any word may, or that stands in capitals where its neighbours do not. */
const OF_OPENING = 3.5;
const OF_CAPITALS = 4;
/** `visit Lisbon`. */
const OF_PLACE = 3.5;
/** `Frau Stuhl`. */
const OF_TITLE = 0;
/** `Der Müller`: what many are called has an article in some mouths. */
const OF_ARTICLE = 3;
const NEVER = Number.POSITIVE_INFINITY;

const numberOf = (name: ContextClass): number => CONTEXT_CLASSES.indexOf(name) + 1;
/** `German`, `Christian`: by themselves they tell of a people or a belief. */
const PEOPLE = numberOf('people');
const PRODUCT = numberOf('product');
const ARTICLE = numberOf('article');
const PARTICLE = numberOf('particle');
const WORK = numberOf('work');
const TITLE = numberOf('title');
/** What is said of somebody rather than of a thing. */
const OF_SOMEBODY = (['say', 'does', 'auxiliary', 'and', 'role', 'kin', 'generation'] as const).map(numberOf);

const THAT = hashOfWord('that', 0, 4);
/** Rooms, machines and undertakings are called after people. */
const NAMED_THINGS: ReadonlySet<number> = new Set(
  `room meetingroom raum saal besprechungsraum konferenzraum sitzungszimmer salle sala aula stanza zaal vergaderzaal
  vergaderruimte lokaal host cluster laufwerk rechner drive drucker printer imprimante impresora stampante impressora
  drukarka projekt project projet proyecto progetto projeto sprint operation satellit satellite schiff ship navire buque
  nave schip navio statek font schriftart police`
    .trim()
    .split(/\s+/)
    .map((word) => hashOfWord(word, 0, word.length)),
);
const SPACE = 0x20;
const POINT = 0x2e;
const AMPERSAND = 0x26;
const NEW_LINE = 0x0a;

/** The log odds that a word by itself needs to be a name, by what it is and what stands around it. */
export function neededAlone(reader: WordReader, word: Word): number {
  const { context, wordClass } = word;
  if (isBehindTitle(reader, word)) return OF_TITLE;
  if (context === PEOPLE) return NEVER;
  if (context === PRODUCT) return OF_PRODUCT;
  if (isModel(reader, word) || isOfFirm(reader, word)) return NEVER;
  if (givenOf(wordClass) < 2 && isAfterArticle(reader, word))
    return surnameOf(wordClass) === 3 && ordinaryOf(wordClass) === 0 ? OF_ARTICLE : NEVER;
  if (isAllCapitals(reader.units, word) && !isAmongCapitals(reader, word)) return OF_CAPITALS;
  const isKnown = givenOf(wordClass) >= 2 || (surnameOf(wordClass) === 3 && ordinaryOf(wordClass) < 2);
  if (!isKnown && opensAsAnyWord(reader, word)) return OF_OPENING;
  if (isPlaceOnly(wordClass)) return OF_PLACE;
  return ordinaryOf(wordClass) >= 2 ? ALONE : OF_NAME;
}

function isPlaceOnly(wordClass: WordClass): boolean {
  return placeOf(wordClass) === 3 && givenOf(wordClass) < 2 && surnameOf(wordClass) < 2;
}

/** `der Drucker`, `den neuen Drucker`: things have articles; surnames that many bear have one in some mouths. */
function isAfterArticle(reader: WordReader, word: Word): boolean {
  // `the Maslow novel`.
  if (reader.after(word).context === WORK) return false;
  const { units } = reader;
  let before = reader.before(word);
  if (before.end !== word.start - 1 || unitAt(units, before.end) !== SPACE) return false;
  // `Mw. de Wit`.
  if (isArticle(before)) return reader.before(before).context !== TITLE;
  if (before.isCapital || before.context !== 0) return false;
  const adjective = before;
  before = reader.before(adjective);
  return before.end === adjective.start - 1 && isArticle(before);
}

/** `that` joins sentences more often than it points; `den`, `de` are articles as well as particles of names. */
const isArticle = ({ context, isCapital, start, hash }: Word): boolean =>
  start >= 0 && hash !== THAT && (context === ARTICLE || (context === PARTICLE && !isCapital));

/** `Renault Clio`, `Laufwerk Merkur`: what stands behind a maker, a product or a thing that people name is one of them, save where that is a given name as well. */
export function isModel(reader: WordReader, word: Word): boolean {
  const maker = reader.before(word);
  const isNamed = (maker.context === PRODUCT && maker.isCapital) || NAMED_THINGS.has(maker.hash);
  if (!isNamed || maker.end !== word.start - 1) return false;
  // `Monsieur Renault Clément`.
  if (reader.before(maker).context === TITLE) return false;
  return unitAt(reader.units, maker.end) === SPACE && givenOf(maker.wordClass) < 2;
}

/** `Marks & Spencer`, `Johnson & Johnson`: a company, save where both are given names: `Anna & Tom`. */
function isOfFirm(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  const { start, end } = word;
  const isFirst = isAmpersand(units, end);
  if (!isFirst && !isAmpersand(units, start - 3)) return false;
  const other = isFirst ? reader.after(word) : reader.before(word);
  if (!other.isCapital || (isFirst ? other.start - end : start - other.end) !== 3) return false;
  return other.hash === word.hash || givenOf(other.wordClass) < 2 || givenOf(word.wordClass) < 2;
}

function isAmpersand(units: Units, at: number): boolean {
  return (
    unitAt(units, at) === SPACE && unitAt(units, at + 1) === AMPERSAND && unitAt(units, at + 2) === SPACE
  );
}

function isAmongCapitals(reader: WordReader, word: Word): boolean {
  return isAllCapitals(reader.units, reader.before(word)) || isAllCapitals(reader.units, reader.after(word));
}

/** `Specifies a disk`: it begins a sentence or a line, and what follows is not what somebody does. */
function opensAsAnyWord(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  if (unitAt(units, word.end) !== SPACE || !isLetterAt(units, word.end + 1)) return false;
  const after = reader.after(word);
  if (after.isCapital || OF_SOMEBODY.includes(after.context)) return false;
  return isOpening(units, word.start) && reader.before(word).context !== TITLE;
}

function isOpening(units: Units, start: number): boolean {
  let at = start;
  while (at > 0 && at > start - 4 && isBlank(unitAt(units, at - 1))) at -= 1;
  if (at === 0) return true;
  if (at === start) return false;
  const sign = unitAt(units, at - 1);
  return unitAt(units, start - 1) === NEW_LINE || sign === POINT || sign === 0x21 || sign === 0x3f;
}

const isBlank = (code: number): boolean => code === SPACE || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
