import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import { foldText } from './fold-text.ts';
import { isOrdinaryWord, nameWords } from './name-words.ts';

/** Something that was found, and that must be found wherever else it stands. */
export interface Original {
  readonly text: string;
  readonly type: string;
  readonly kind: SurrogateKind;
}

/** A form in which an original may stand somewhere else. */
export interface Needle {
  readonly folded: string;
  readonly original: Original;
  /** Also within a word: it is long, or unlike any word. */
  readonly isAnywhere: boolean;
  /** Only where it is written as a name: it is a word as well. */
  readonly isNameLike: boolean;
}

const MIN_NEEDLE = 4;
const MIN_NAME_PART = 3;
/** What has so many letters and digits stands nowhere by chance. */
const ANYWHERE_FROM = 9;
const WORD_CHARACTER = /[\p{L}\p{N}]/gu;
const DIGIT = /\d/g;

/** What is looked for as it is written. */
export function needlesOf(original: Original): Needle[] {
  const { kind, text } = original;
  const whole = spellingsOf(original, text).flatMap((folded) => wholeNeedle(original, folded));
  switch (kind) {
    case 'person':
      return [...whole, ...namePartsOf(original), ...joinedNamesOf(original)];
    case 'email':
      return [...whole, ...mailboxOf(original)];
    default:
      return whole;
  }
}

function wholeNeedle(original: Original, folded: string): Needle[] {
  const size = countMatches(folded, WORD_CHARACTER);
  if (size < (original.kind === 'person' ? MIN_NAME_PART : MIN_NEEDLE)) return [];
  return [
    {
      folded,
      original,
      isAnywhere: /[\s@]/.test(folded) || (size >= ANYWHERE_FROM && /\d/.test(folded)),
      isNameLike: original.kind === 'person' && isOrdinaryWord(folded),
    },
  ];
}

/** Each name by itself, of a double name each half, and of several names those that stand together. */
function namePartsOf(original: Original): Needle[] {
  const all = nameWords(original.text);
  const words = all.filter(({ isName }) => isName);
  const single = words.flatMap(({ text }) => [...(words.length > 1 ? [text] : []), ...halvesOf(text)]);
  const together = words.flatMap((first, from) =>
    words.slice(from + 1).flatMap((last, more) => {
      const isAll = from === 0 && from + 1 + more === words.length - 1;
      return isAll ? [] : [original.text.slice(first.start, last.start + last.text.length)];
    }),
  );
  return [...single, ...together]
    .flatMap((text) => spellingsOf(original, text))
    .filter((folded) => folded.length >= MIN_NAME_PART)
    .map((folded) => ({
      folded,
      original,
      isAnywhere: /\s/.test(folded),
      isNameLike: isOrdinaryWord(folded),
    }));
}

function halvesOf(name: string): string[] {
  const halves = name.split('-');
  return halves.length > 1 ? halves : [];
}

/** `FranziskaOberndörfer`, `oberndoerferfranziska`: as accounts, files and keys are called. */
function joinedNamesOf(original: Original): Needle[] {
  const all = nameWords(original.text);
  const words = all.filter(({ isName }) => isName);
  if (words.length < 2) return [];
  // With what stands between the names, but no title before them.
  const whole = all.slice(all.indexOf(words[0]!));
  return [words, [...words].reverse(), whole]
    .map((each) => each.map(({ text }) => text).join(''))
    .flatMap((text) => spellingsOf(original, text))
    .filter((folded) => folded.length >= ANYWHERE_FROM)
    .map((folded) => ({ folded, original, isAnywhere: true, isNameLike: false }));
}

/** `f.oberwaldner` of an address is whom it belongs to; `info` is nobody. */
const PERSONAL_MAILBOX = /^[\p{L}\d]{1,32}[._-][\p{L}\d._-]{2,48}$/u;

export const MENTION_PATTERNS: readonly RegExp[] = [PERSONAL_MAILBOX];

function mailboxOf(original: Original): Needle[] {
  const mailbox = foldText(original.text).text.trim().split('@')[0] ?? '';
  return mailbox.length > 5 && PERSONAL_MAILBOX.test(mailbox)
    ? [{ folded: mailbox, original, isAnywhere: false, isNameLike: false }]
    : [];
}

/** What is looked for in a text of letters and digits alone: numbers and addresses are written with and without signs. */
export function compactNeedlesOf(original: Original): Needle[] {
  const { kind } = original;
  if (kind === 'person' || kind === 'email') return [];
  return piecesOf(original)
    .flatMap((text) => spellingsOf(original, text))
    .flatMap((folded) => {
      const compact = (folded.match(WORD_CHARACTER) ?? []).join('');
      const digits = countMatches(compact, DIGIT);
      if (kind === 'address') return compact.length >= ANYWHERE_FROM && digits > 0 ? [compact] : [];
      if (digits < 5 || !/^[a-z\d]+$/.test(compact)) return [];
      return kind === 'phone' ? [compact, ...withoutPrefix(compact)] : [compact];
    })
    .map((folded) => ({
      folded,
      original,
      isAnywhere: folded.length >= ANYWHERE_FROM,
      isNameLike: false,
    }));
}

/** Of an address the street by itself as well. */
function piecesOf({ kind, text }: Original): string[] {
  return kind === 'address' ? [text, ...text.split(/[,\n]/).filter((piece) => /\d/.test(piece))] : [text];
}

/** `+49 89 2180 4711` is `089 21804711` as well: the same without its country, its zeros, or both. */
function withoutPrefix(digits: string): string[] {
  return Array.from({ length: Math.max(0, digits.length - ANYWHERE_FROM) }, (_, cut) =>
    digits.slice(cut + 1),
  );
}

const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const MAX_SPELLINGS = 16;
const SIGNS_IN_NAMES = /['’ʼ-]/g;

/** With and without accents, and as those write it who have no umlauts, and the other way round. */
function spellingsOf({ kind }: Original, text: string): string[] {
  const lower = text.normalize('NFC').toLowerCase();
  let spelled = [''];
  for (const letter of lower) {
    const out = spelled.length < MAX_SPELLINGS ? SPELLED_OUT[letter] : undefined;
    spelled = spelled.flatMap((each) => (out === undefined ? [each + letter] : [each + letter, each + out]));
  }
  if (kind === 'person') {
    spelled.push(lower.replace(/([aou])e/g, '$1'));
    spelled.push(...spelled.map((each) => each.replace(SIGNS_IN_NAMES, '')));
  }
  return [...new Set(spelled.map((each) => foldText(each).text.trim()))];
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
