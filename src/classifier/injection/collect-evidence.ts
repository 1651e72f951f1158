import { ENGLISH_PHRASES } from './english-phrases.ts';
import { EVIDENCE, type PhraseEntry } from './phrase-family.ts';
import { PHRASES_OF_OTHER_LANGUAGES } from './phrases-of-other-languages.ts';

const ENTRIES: readonly PhraseEntry[] = [...ENGLISH_PHRASES, ...PHRASES_OF_OTHER_LANGUAGES];

/** What each word may begin. */
const BY_WORD = new Map<string, (PhraseEntry & { readonly kind: number })[]>();
for (const entry of ENTRIES) {
  for (const word of entry.words) {
    const known = BY_WORD.get(word);
    const withKind = { ...entry, kind: EVIDENCE.indexOf(entry.evidence) };
    if (known === undefined) BY_WORD.set(word, [withKind]);
    else known.push(withKind);
  }
}

export const EVIDENCE_WORDS: readonly string[] = [...BY_WORD.keys()];
export const EVIDENCE_PATTERNS: readonly RegExp[] = ENTRIES.map(({ pattern }) => pattern);

const QUOTED = EVIDENCE.indexOf('quoted');
const QUOTES = '"“`„«\'‘';
/** A text that is one quotation says what it quotes. */
const MIN_BEFORE_QUOTE = 12;
const MAX_WORD = 40;

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
    const entries = BY_WORD.get(wordAt(text, hit));
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

function wordAt(text: string, start: number): string {
  let end = start + 1;
  while (end < text.length && end - start <= MAX_WORD && isLetter(text, end)) end += 1;
  return text.slice(start, end).toLowerCase();
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return /\p{L}/u.test(text[at]!);
}
