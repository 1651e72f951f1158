/**
 * One kind of evidence: a phrase that begins at one of `words`. Several entries may stand for the same evidence, as
 * those of another language do.
 */
export interface PhraseEntry {
  /** What the phrase is evidence of; names a weight. */
  readonly evidence: Evidence;
  /** Lower-case words at which the pattern is tried. */
  readonly words: readonly string[];
  /** Sticky; tried where the word begins. May look behind. */
  readonly pattern: RegExp;
}

/** Everything the score is made of; see `docs/labels.md`. */
export const EVIDENCE = [
  'override',
  'set-aside-rules',
  'forget-everything',
  'new-instructions',
  'from-now-on',
  'persona',
  'act-as',
  'in-character',
  'no-restrictions',
  'amoral',
  'jailbreak-name',
  'mode-enabled',
  'no-refusal',
  'no-disclaimer',
  'two-answers',
  'forced-opening',
  'vendor-policy',
  'names-model',
  'breaks-free',
  'any-request',
  'points-game',
  'threat',
  'no-consequences',
  'late-relative',
  'prompt-extraction',
  'asks-of-prompt',
  'everything-above',
  'text-above',
  'secret-extraction',
  'authority',
  'delimiter',
  'decode-and-follow',
  'cipher',
  'acknowledge',
  'obligation',
  'you-are-ai',
  'harmful-topic',
  'concealment',
  'exfiltration',
  'quoted',
  'about-attacks',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** For what is evidence by the word alone. */
export const WORD_ALONE = /\w+/iy;

/** An entry: words separated by spaces, then the pattern without its flags. */
export function phrase(evidence: Evidence, words: string, pattern: RegExp): PhraseEntry {
  return { evidence, words: words.split(' '), pattern };
}
