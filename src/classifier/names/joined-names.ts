import { lowerOf } from '../words/fold-letters.ts';
import { isCapitalAt, isLetterAt, type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES } from './context-words.ts';
import { givenOf, ordinaryOf, placeOf, surnameOf } from './word-classes.ts';
import { type Word, type WordReader } from './words-around.ts';

const TITLE = CONTEXT_CLASSES.indexOf('title') + 1;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const COMMA = 0x2c;
const POINT = 0x2e;
/** Before a surname that stands first. */
const FIELD_SIGNS: readonly number[] = Array.from('\n"\'|;\t>:', (sign) => sign.charCodeAt(0));
/** More than the longest particles together are no joint. */
const MAX_JOINT = 16;
const MAX_PARTICLES = 3;
const MAX_PARTICLE = 5;
/** Of the part of a name after a hyphen that has no capital. */
const MAX_SMALL_PART = 5;

/** Up to five letters as one number, whatever their case; 0 for any other word. */
function particleKey(units: ArrayLike<number>, start: number, end: number): number {
  if (end - start > MAX_PARTICLE) return 0;
  let key = 0;
  for (let at = start; at < end; at += 1) {
    const code = lowerOf(units[at]!);
    if (code < 0x61 || code > 0x7a) return 0;
    key = (key << 5) | (code - 0x60);
  }
  return key;
}

const keysOf = (words: string): ReadonlySet<number> =>
  new Set(words.split(' ').map((word) => particleKey(Buffer.from(word), 0, word.length)));
const STRONG_PARTICLES = keysOf('van von del della di bin ibn ter ten dos');
const PARTICLES = keysOf(
  'van von de der den del della di da du dos das do des la le el al bin ibn zu zum ter ten te af av y e i dalla degli',
);
const JOINERS = keysOf('and und et y e i en och og');
const MAX_ENUMERATION = 6;

/** Whether what stands between two words joins them to one name: a space, a hyphen, initials, particles. */
export function isJoint(units: Units, from: number, to: number): boolean {
  const first = unitAt(units, from);
  if (to - from === 1) return first === SPACE || first === HYPHEN;
  const sign = unitAt(units, to - 1);
  // `Omar al-Masri`.
  if (to - from > MAX_JOINT || first !== SPACE || (sign !== SPACE && sign !== HYPHEN)) return false;
  const isSmall = !isCapitalAt(units, to);
  let at = from + 1;
  let last = to - 1;
  if (at === last) return true;
  while (at < last && unitAt(units, at) === SPACE) at += 1;
  while (last > at && unitAt(units, last - 1) === SPACE) last -= 1;
  if (at === last) return false;
  for (;;) {
    let end = at;
    while (end < last && !isSeparator(unitAt(units, end))) end += 1;
    if (!PARTICLES.has(particleKey(units, at, end)) && !isInitials(units, at, end, isSmall)) return false;
    if (end === last) return true;
    at = end;
    while (at < last && isSeparator(unitAt(units, at))) at += 1;
  }
}

function isSeparator(code: number): boolean {
  return code === SPACE || code === HYPHEN || code === 0x27 || code === 0x2019;
}

/** `J`, `J.`, `J.R.`; where names have no capitals (`isSmall`), `j` and `j.`. */
function isInitials(units: Units, start: number, end: number, isSmall: boolean): boolean {
  if (end - start > 4 || (!isSmall && !isCapitalAt(units, start))) return false;
  const afterPoint = unitAt(units, start + 1) === POINT ? start + 2 : start + 1;
  if (end <= afterPoint) return true;
  return isCapitalAt(units, afterPoint) && end - afterPoint === 2 && unitAt(units, afterPoint + 1) === POINT;
}

/** Whether `, `, ` and ` or `, and ` stands between two words, in the languages of `JOINERS`. */
export function isEnumeration(units: Units, from: number, to: number): boolean {
  let at = from;
  if (units[at] === COMMA) at += 1;
  if (units[at] !== SPACE || to - from > MAX_ENUMERATION) return false;
  if (at + 1 === to) return at > from;
  return units[to - 1] === SPACE && JOINERS.has(particleKey(units, at + 1, to - 1));
}

/** `Schmidt, Anna`, `Hernández Quispe, Rosa` where a line or a field begins; `first`: of the words before the comma. */
export function isReversed(units: Units, first: Word, surname: Word, given: Word): boolean {
  if (given.start - surname.end !== 2 || unitAt(units, surname.end) !== COMMA) return false;
  if (givenOf(given.wordClass) < 2 || givenOf(surname.wordClass) >= 2 || givenOf(first.wordClass) >= 2)
    return false;
  const before = unitAt(units, first.start - 1);
  if (first.start === 0 || FIELD_SIGNS.includes(before)) return true;
  // After `Patient: ` as well, unless more are listed.
  const isField = before === SPACE && FIELD_SIGNS.includes(unitAt(units, first.start - 2));
  const after = unitAt(units, given.end);
  const isListing = after === COMMA || (after === SPACE && !isCapitalAt(units, given.end + 1));
  return isField && surnameOf(surname.wordClass) >= 2 && !isListing;
}

/** `Anna van der Berg`: what follows the particle is a surname, however it looks, unless it is known as a place. */
export function withSurnameAfterParticle(reader: WordReader, end: number): number {
  const { units } = reader;
  if (unitAt(units, end) !== SPACE) return end;
  let at = end;
  let isStrong = false;
  for (let turn = 0; turn < MAX_PARTICLES; turn += 1) {
    const particle = reader.wordAfter(at);
    if (particle.start !== at + 1) break;
    const key = particleKey(units, particle.start, particle.end);
    if (!PARTICLES.has(key)) break;
    isStrong ||= STRONG_PARTICLES.has(key);
    at = particle.end;
  }
  if (!isStrong) return end;
  const surname = reader.wordAfter(at);
  const isSurname =
    surname.start === at + 1 && surname.isCapital && placeOf(surname.wordClass) < 3 && surname.context === 0;
  return isSurname ? surname.end : end;
}

/** `Kim Min-seo`: a short part without a capital, unless it is a word: `Smith-like`. */
export function withSmallPart(reader: WordReader, end: number): number {
  if (unitAt(reader.units, end) !== HYPHEN || !isLetterAt(reader.units, end + 1)) return end;
  const part = reader.wordAfter(end + 1);
  const size = part.end - part.start;
  const isPart = part.start === end + 1 && !part.isCapital && size >= 2 && size <= MAX_SMALL_PART;
  return isPart && ordinaryOf(part.wordClass) < 2 && part.context === 0 ? part.end : end;
}

/** `Thomas Lehmann-Ferrari`: a hyphen makes one surname of two, whatever the second is besides. */
export function withSecondSurname(reader: WordReader, end: number): number {
  if (unitAt(reader.units, end) !== HYPHEN || !isCapitalAt(reader.units, end + 1)) return end;
  const second = reader.wordAfter(end + 1);
  const isSurname =
    second.start === end + 1 && second.end - second.start > 2 && !isCapitalAt(reader.units, second.end - 1);
  return isSurname && ordinaryOf(second.wordClass) < 2 ? second.end : end;
}

/** `Mw. de Wit`, `Frau von der Heide`: after a title particles belong to the surname. */
export function withParticlesBefore(reader: WordReader, first: Word): number {
  let { start } = first;
  let before = reader.before(first);
  for (let turn = 0; turn < MAX_PARTICLES && before.end === start - 1; turn += 1) {
    if (!PARTICLES.has(particleKey(reader.units, before.start, before.end))) break;
    start = before.start;
    before = reader.before(before);
  }
  return start < first.start && before.context === TITLE ? start : first.start;
}

/** `J. Smith`: the initial belongs to the name. */
export function withInitialBefore(units: Units, start: number): number {
  let from = start;
  for (let turn = 0; turn < 2; turn += 1) {
    const isInitial =
      unitAt(units, from - 1) === SPACE &&
      unitAt(units, from - 2) === POINT &&
      isCapitalAt(units, from - 3) &&
      !isLetterAt(units, from - 4);
    const isTight =
      from === start &&
      unitAt(units, from - 1) === POINT &&
      isCapitalAt(units, from - 2) &&
      !isLetterAt(units, from - 3);
    if (isInitial) from -= 3;
    else if (isTight) from -= 2;
    else break;
  }
  return from;
}

/** `Anna S.`: so does the initial after it. */
export function withInitialAfter(units: Units, end: number): number {
  const isInitial =
    unitAt(units, end) === SPACE &&
    isCapitalAt(units, end + 1) &&
    unitAt(units, end + 2) === POINT &&
    !isLetterAt(units, end + 3);
  return isInitial ? end + 3 : end;
}
