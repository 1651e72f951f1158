import { createWordTable } from '../word-table.ts';
import { ENGLISH_PHRASES } from './english-phrases.ts';
import { EVIDENCE, type PhraseEntry } from './phrase-family.ts';
import { PHRASES_OF_OTHER_LANGUAGES } from './phrases-of-other-languages.ts';

const ENTRIES: readonly PhraseEntry[] = [...ENGLISH_PHRASES, ...PHRASES_OF_OTHER_LANGUAGES];

interface Tried {
  readonly pattern: RegExp;
  readonly kind: number;
}

/** What each word may begin. */
const BY_WORD = new Map<string, Tried[]>();
for (const { words, evidence, pattern } of ENTRIES) {
  const tried = { pattern, kind: EVIDENCE.indexOf(evidence) };
  for (const word of words) {
    const known = BY_WORD.get(word);
    if (known === undefined) BY_WORD.set(word, [tried]);
    else known.push(tried);
  }
}
const TRIED_AT = createWordTable([...BY_WORD]);

/** `OpenAI` is woken by its first half: words end where camelCase goes on. */
export const EVIDENCE_WORDS: readonly string[] = [...BY_WORD.keys(), 'open'];
export const EVIDENCE_PATTERNS: readonly RegExp[] = ENTRIES.map(({ pattern }) => pattern);

const QUOTED = EVIDENCE.indexOf('quoted');
const QUOTES = '"“`„«\'‘';
/** A text that is one quotation says what it quotes. */
const MIN_BEFORE_QUOTE = 12;

/** One phrase that was found. `kind` is an index of {@link EVIDENCE}. */
export interface PieceOfEvidence {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/** Every phrase in the text, ascending. `hits` are the offsets of {@link EVIDENCE_WORDS}. */
export function collectEvidence(text: string, hits: readonly number[]): PieceOfEvidence[] {
  const found: PieceOfEvidence[] = [];
  for (const hit of hits) {
    const entries = TRIED_AT.at(text, hit);
    if (entries === undefined) continue;
    for (const { pattern, kind } of entries) {
      pattern.lastIndex = hit;
      const match = pattern.exec(text);
      if (match === null) continue;
      // What stands in quotes inside a text is rather spoken of than said.
      found.push({ kind: isQuoted(text, hit) ? QUOTED : kind, start: hit, end: hit + match[0].length });
    }
  }
  return found;
}

/** Right behind an opening quote that does not open the text itself. */
function isQuoted(text: string, at: number): boolean {
  return at > MIN_BEFORE_QUOTE && QUOTES.includes(text[at - 1]!) && ' \n(:'.includes(text[at - 2]!);
}
