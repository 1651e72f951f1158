import { classOfHash, givenOf, ordinaryOf, surnameOf } from '../names/word-classes.ts';
import { hashOfWord } from '../words/fold-letters.ts';
import type { TextPiece } from './texts-of-document.ts';

/** What a word that stands right behind them makes no more of than they are. */
const ENDS_WITH_ITS_WORD: ReadonlySet<string> = new Set(['PERSON', 'EMAIL']);
const LETTERS = /^\p{L}{2,24}$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

interface Part {
  readonly piece: TextPiece;
  /** In the leaf. */
  readonly start: number;
  readonly end: number;
}

/**
 * Without the parts that are only the word beside a seam: of `… Anna Weber` and `Please …` the name is not
 * `WeberPlease`. All parts, where nothing else would be left.
 */
export function withoutWordsBeside<P extends Part>(type: string, parts: readonly P[]): readonly P[] {
  if (!ENDS_WITH_ITS_WORD.has(type) || parts.length < 2) return parts;
  const own = parts.filter((part, index) => {
    const isAtSeam = index === 0 || index === parts.length - 1;
    return !isAtSeam || !isOrdinaryWord(part);
  });
  return own.length === 0 ? parts : own;
}

/** Whether a part is a word of its own in its leaf, and one that nobody is called. */
function isOrdinaryWord({ piece: { leaf }, start, end }: Part): boolean {
  const word = leaf.text.slice(start, end);
  if (!LETTERS.test(word)) return false;
  if (LETTER_OR_DIGIT.test(leaf.text[start - 1] ?? ' ')) return false;
  if (LETTER_OR_DIGIT.test(leaf.text[end] ?? ' ')) return false;
  const known = classOfHash(hashOfWord(word, 0, word.length));
  return ordinaryOf(known) >= 2 && givenOf(known) < 2 && surnameOf(known) < 2;
}
