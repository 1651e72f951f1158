import { codeAt } from '../code-at.ts';
import { lowerOf } from './fold-letters.ts';
import { givenOf, placeOf } from './word-classes.ts';
import { isCapitalAt, isLetterAt, type Word, type WordReader } from './words-around.ts';

const SPACE = 0x20;
const HYPHEN = 0x2d;
const COMMA = 0x2c;
const POINT = 0x2e;
/** More than the longest particles together are no joint. */
const MAX_JOINT = 16;
const MAX_PARTICLES = 3;
const MAX_PARTICLE = 5;

/** Up to five small letters as one number; 0 for any other word. */
function particleKey(text: string, start: number, end: number): number {
  if (end - start > MAX_PARTICLE) return 0;
  let key = 0;
  for (let at = start; at < end; at += 1) {
    const code = lowerOf(text.charCodeAt(at));
    if (code < 0x61 || code > 0x7a) return 0;
    key = (key << 5) | (code - 0x60);
  }
  return key;
}

const keysOf = (words: string): ReadonlySet<number> =>
  new Set(words.split(' ').map((word) => particleKey(word, 0, word.length)));
const STRONG_PARTICLES = keysOf('van von del della di bin ibn ter ten dos');
const PARTICLES = keysOf(
  'van von de der den del della di da du dos das do des la le el al bin ibn zu zum ter ten te af av y e i dalla degli',
);

/** Whether what stands between two words joins them to one name: a space, a hyphen, initials, particles. */
export function isJoint(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  if (to - from === 1) return first === SPACE || first === HYPHEN;
  if (to - from > MAX_JOINT || first !== SPACE || text.charCodeAt(to - 1) !== SPACE) return false;
  let at = from + 1;
  let last = to - 1;
  if (at === last) return true;
  while (at < last && text.charCodeAt(at) === SPACE) at += 1;
  while (last > at && text.charCodeAt(last - 1) === SPACE) last -= 1;
  if (at === last) return false;
  for (;;) {
    let end = at;
    while (end < last && !isSeparator(text.charCodeAt(end))) end += 1;
    if (!PARTICLES.has(particleKey(text, at, end)) && !isInitials(text, at, end)) return false;
    if (end === last) return true;
    at = end;
    while (at < last && isSeparator(text.charCodeAt(at))) at += 1;
  }
}

function isSeparator(code: number): boolean {
  return code === SPACE || code === HYPHEN || code === 0x27 || code === 0x2019;
}

/** `J`, `J.`, `J.R.`. */
function isInitials(text: string, start: number, end: number): boolean {
  if (end - start > 4 || !isCapitalAt(text, start)) return false;
  const afterPoint = codeAt(text, start + 1) === POINT ? start + 2 : start + 1;
  if (end <= afterPoint) return true;
  return isCapitalAt(text, afterPoint) && end - afterPoint === 2 && codeAt(text, afterPoint + 1) === POINT;
}

/** `Schmidt, Anna` where a line or a field begins. */
export function isReversed(text: string, surname: Word, given: Word): boolean {
  return (
    given.start - surname.end === 2 &&
    text.charCodeAt(surname.end) === COMMA &&
    givenOf(given.wordClass) >= 2 &&
    givenOf(surname.wordClass) < 2 &&
    (surname.start === 0 || '\n"\'|;\t>:'.includes(text[surname.start - 1]!))
  );
}

/** `Anna van der Berg`: what follows the particle is a surname, however it looks, unless it is known as a place. */
export function withSurnameAfterParticle(reader: WordReader, end: number): number {
  const { text } = reader;
  if (codeAt(text, end) !== SPACE) return end;
  let at = end;
  let isStrong = false;
  for (let turn = 0; turn < MAX_PARTICLES; turn += 1) {
    const particle = reader.nextWord(at);
    if (particle.start !== at + 1) break;
    const key = particleKey(text, particle.start, particle.end);
    if (!PARTICLES.has(key)) break;
    isStrong ||= STRONG_PARTICLES.has(key);
    at = particle.end;
  }
  if (!isStrong) return end;
  const surname = reader.nextWord(at);
  const isSurname =
    surname.start === at + 1 && surname.isCapital && placeOf(surname.wordClass) < 3 && surname.context === 0;
  return isSurname ? surname.end : end;
}

/** `J. Smith`: the initial belongs to the name. */
export function withInitialBefore(text: string, start: number): number {
  let from = start;
  for (let turn = 0; turn < 2; turn += 1) {
    const isInitial =
      codeAt(text, from - 1) === SPACE &&
      codeAt(text, from - 2) === POINT &&
      isCapitalAt(text, from - 3) &&
      !isLetterAt(text, from - 4);
    const isTight =
      from === start &&
      codeAt(text, from - 1) === POINT &&
      isCapitalAt(text, from - 2) &&
      !isLetterAt(text, from - 3);
    if (isInitial) from -= 3;
    else if (isTight) from -= 2;
    else break;
  }
  return from;
}

/** `Anna S.`: so does the initial after it. */
export function withInitialAfter(text: string, end: number): number {
  const isInitial =
    codeAt(text, end) === SPACE &&
    isCapitalAt(text, end + 1) &&
    codeAt(text, end + 2) === POINT &&
    !isLetterAt(text, end + 3);
  return isInitial ? end + 3 : end;
}
