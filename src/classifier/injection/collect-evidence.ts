import { codeUnitsOf } from '../view/code-units.ts';
import type { Units } from '../words/units-at.ts';
import { createWordTable } from '../words/word-table.ts';
import { ENGLISH_PHRASES } from './english-phrases.ts';
import { EVIDENCE, type PhraseEntry, WORD_ALONE } from './phrase-family.ts';
import { PHRASES_OF_OTHER_LANGUAGES } from './phrases-of-other-languages.ts';

const ENTRIES: readonly PhraseEntry[] = [...ENGLISH_PHRASES, ...PHRASES_OF_OTHER_LANGUAGES];

/**
 * Words one of which has to follow for some evidence to be had, so that a text that asks what something is need not be
 * read for it: for what a model was told, and for where that stands.
 */
const PARTNERS = [
  {
    of: ['prompt-extraction', 'asks-of-prompt'],
    words:
      'instruction instructions prompt prompts preprompt systemprompt systemprompts directive directives message ' +
      'guidelines rules configuration programming anweisungen instruktionen vorgaben systemnachricht ' +
      'systemanweisung systemanweisungen consigne consignes règles instrucciones instruções reglas regras mensaje ' +
      'istruzioni regole messaggio instructies regels systeembericht systeemprompt instrukcje zasady polecenia',
  },
  { of: ['everything-above'], words: 'above before preceding between prior' },
];
const NO_PARTNER = -1;
/** More than the patterns let stand before the partner. */
const PARTNER_REACH = 240;

interface Tried {
  readonly pattern: RegExp;
  readonly kind: number;
  /** An index of {@link PARTNERS}. */
  readonly partner: number;
}

/** What a word may begin, and of which of {@link PARTNERS} it is one. */
interface WordUse {
  readonly tried: Tried[];
  partnerOf: number;
}

const BY_WORD = new Map<string, WordUse>();
const useOf = (word: string): WordUse => {
  const known = BY_WORD.get(word) ?? { tried: [], partnerOf: NO_PARTNER };
  BY_WORD.set(word, known);
  return known;
};
for (const { words, evidence, pattern } of ENTRIES) {
  const partner = PARTNERS.findIndex(({ of }) => of.includes(evidence));
  const tried = { pattern, kind: EVIDENCE.indexOf(evidence), partner };
  for (const word of words) useOf(word).tried.push(tried);
}
PARTNERS.forEach(({ words }, index) => {
  for (const word of words.split(' ')) useOf(word).partnerOf = index;
});
const USES = createWordTable([...BY_WORD]);

/** `OpenAI` is woken by its first half: words end where camelCase goes on. */
export const EVIDENCE_WORDS: readonly string[] = [...BY_WORD.keys(), 'open'];
export const EVIDENCE_PATTERNS: readonly RegExp[] = ENTRIES.map(({ pattern }) => pattern);

const QUOTES = '"“`„«\'‘';
/** A text that is one quotation says what it quotes. */
const MIN_BEFORE_QUOTE = 12;
const BEFORE_QUOTES = ' \n(:';
const SPACE = 0x20;

/** A phrase that may begin at a word of the text. */
export interface Candidate {
  readonly pattern: RegExp;
  /** An index of {@link EVIDENCE}. */
  readonly kind: number;
  readonly start: number;
  /** Where the phrase ends that stands there; {@link UNKNOWN} as long as nobody looked. */
  end: number;
}

const UNKNOWN = -1;
const QUOTED = EVIDENCE.indexOf('quoted');

/**
 * Every phrase that may begin at the hits, which are offsets of {@link EVIDENCE_WORDS}, from the last
 * to the first. A phrase that needs a partner may where one follows.
 */
export function candidatesAt(text: string, hits: readonly number[]): Candidate[] {
  const units = codeUnitsOf(text);
  const candidates: Candidate[] = [];
  const nextPartner = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let index = hits.length - 1; index >= 0; index -= 1) {
    const start = hits[index]!;
    const use = USES.in(units, start);
    if (use === undefined) continue;
    // What stands in quotes inside a text is rather spoken of than said.
    const isSpokenOf = use.tried.length > 0 && isQuoted(units, start);
    for (let which = use.tried.length - 1; which >= 0; which -= 1) {
      const { pattern, kind, partner } = use.tried[which]!;
      if (partner !== NO_PARTNER && nextPartner[partner]! - start > PARTNER_REACH) continue;
      candidates.push({ pattern, kind: isSpokenOf ? QUOTED : kind, start, end: UNKNOWN });
    }
    if (use.partnerOf !== NO_PARTNER) nextPartner[use.partnerOf] = start;
  }
  return candidates;
}

/** Whether the phrase stands there; looked up once. */
export function isThere(text: string, candidate: Candidate): boolean {
  const { pattern, start } = candidate;
  if (candidate.end === UNKNOWN)
    candidate.end = pattern === WORD_ALONE ? wordCharactersEnd(text, start) : matchEnd(pattern, text, start);
  return candidate.end > start;
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
function isQuoted(units: Units, at: number): boolean {
  if (at <= MIN_BEFORE_QUOTE || units[at - 1] === SPACE) return false;
  return (
    QUOTES.includes(String.fromCharCode(units[at - 1]!)) &&
    BEFORE_QUOTES.includes(String.fromCharCode(units[at - 2]!))
  );
}
