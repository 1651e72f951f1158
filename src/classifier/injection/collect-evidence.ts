import { createWordTable } from '../word-table.ts';
import { ENGLISH_PHRASES } from './english-phrases.ts';
import { EVIDENCE, type Evidence, type PhraseEntry, WORD_ALONE } from './phrase-family.ts';
import { PHRASES_OF_OTHER_LANGUAGES } from './phrases-of-other-languages.ts';

const ENTRIES: readonly PhraseEntry[] = [...ENGLISH_PHRASES, ...PHRASES_OF_OTHER_LANGUAGES];

/**
 * What some evidence cannot be had without, so that a text that asks what something is need not be read for it: words
 * for what a model was told, and for where that stands.
 */
const NEEDS: Partial<Record<Evidence, number>> = {
  'prompt-extraction': 1,
  'asks-of-prompt': 1,
  'everything-above': 2,
};
const PARTNERS = [
  'instruction instructions prompt prompts preprompt systemprompt systemprompts directive directives message ' +
    'guidelines rules configuration programming anweisungen instruktionen vorgaben systemnachricht ' +
    'systemanweisung systemanweisungen consigne consignes règles instrucciones instruções reglas regras mensaje ' +
    'istruzioni regole messaggio instructies regels systeembericht systeemprompt instrukcje zasady polecenia',
  'above before preceding between prior',
].map((words) => words.split(' '));

export interface Tried {
  readonly pattern: RegExp;
  readonly kind: number;
  /** Bits of {@link PARTNERS} without one of which the pattern does not match. */
  readonly needs: number;
}

/** What a word may begin, and the bits of {@link PARTNERS} that it is one of. */
export interface WordUse {
  readonly tried: Tried[];
  partnerOf: number;
}

const BY_WORD = new Map<string, WordUse>();
const useOf = (word: string): WordUse => {
  const known = BY_WORD.get(word) ?? { tried: [], partnerOf: 0 };
  BY_WORD.set(word, known);
  return known;
};
for (const { words, evidence, pattern } of ENTRIES) {
  const tried = { pattern, kind: EVIDENCE.indexOf(evidence), needs: NEEDS[evidence] ?? 0 };
  for (const word of words) useOf(word).tried.push(tried);
}
PARTNERS.forEach((words, index) => {
  for (const word of words) useOf(word).partnerOf |= 1 << index;
});
const USES = createWordTable([...BY_WORD]);

/** `OpenAI` is woken by its first half: words end where camelCase goes on. */
export const EVIDENCE_WORDS: readonly string[] = [...BY_WORD.keys(), 'open'];
export const EVIDENCE_PATTERNS: readonly RegExp[] = ENTRIES.map(({ pattern }) => pattern);

export const QUOTED = EVIDENCE.indexOf('quoted');
const QUOTES = '"“`„«\'‘';
/** A text that is one quotation says what it quotes. */
const MIN_BEFORE_QUOTE = 12;
const SPACE = 0x20;

/** One phrase that was found. `kind` is an index of {@link EVIDENCE}. */
export interface PieceOfEvidence {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/** What may stand at each of the hits, before any pattern is run. */
export interface Chances {
  readonly hits: readonly number[];
  readonly uses: readonly (WordUse | undefined)[];
  /** Of {@link PARTNERS}, those of which a word stands in the text. */
  readonly partners: number;
}

/** `hits` are the offsets of {@link EVIDENCE_WORDS}. */
export function chancesOf(text: string, hits: readonly number[]): Chances {
  const uses: (WordUse | undefined)[] = [];
  let partners = 0;
  for (let index = 0; index < hits.length; index += 1) {
    const use = USES.at(text, hits[index]!);
    if (use !== undefined) partners |= use.partnerOf;
    uses.push(use);
  }
  return { hits, uses, partners };
}

/** Every phrase at the hits that are `worth` it, ascending. */
export function collectEvidence(
  text: string,
  { hits, uses, partners }: Chances,
  worth: (index: number) => boolean,
): PieceOfEvidence[] {
  const found: PieceOfEvidence[] = [];
  for (let index = 0; index < hits.length; index += 1) {
    const use = uses[index];
    if (use === undefined || !worth(index)) continue;
    const start = hits[index]!;
    for (const { pattern, kind, needs } of use.tried) {
      if ((needs & ~partners) !== 0) continue;
      const end = pattern === WORD_ALONE ? wordCharactersEnd(text, start) : matchEnd(pattern, text, start);
      if (end === start) continue;
      // What stands in quotes inside a text is rather spoken of than said.
      found.push({ kind: isQuoted(text, start) ? QUOTED : kind, start, end });
    }
  }
  return found;
}

/** Where the sticky pattern's match at `at` ends; `at` where there is none. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** As {@link WORD_ALONE} would match. */
function wordCharactersEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
  return end;
}

function isWordCharacter(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** Right behind an opening quote that does not open the text itself. */
export function isQuoted(text: string, at: number): boolean {
  if (at <= MIN_BEFORE_QUOTE || text.charCodeAt(at - 1) === SPACE) return false;
  return QUOTES.includes(text[at - 1]!) && ' \n(:'.includes(text[at - 2]!);
}
