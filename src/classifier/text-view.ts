/** What one pass over a text tells every signal, so that none has to look for itself whether it is concerned. */
export interface TextTraits {
  readonly length: number;
  readonly digits: number;
  readonly upperCase: number;
  readonly lines: number;
  readonly hasAt: boolean;
  readonly hasSlash: boolean;
  readonly hasColon: boolean;
  readonly hasEquals: boolean;
  readonly hasPercent: boolean;
  readonly hasNonAscii: boolean;
}

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** `data`: a text that nobody in the conversation said, such as what a tool returned. */
export type Provenance = 'said' | 'data';

export interface TextView {
  readonly traits: TextTraits;
  readonly provenance: Provenance;
  /** Where the asking signal's own words stand, ascending. */
  readonly hits: readonly number[];
  /** Stretches around five or more digits that stand close together: where a numbered identity could be. */
  readonly numbers: readonly TextSpan[];
  /** Runs of 16 or more letters, digits, `_` and `-` that hold a digit or are 24 long: where a key could be. */
  readonly tokens: readonly TextSpan[];
}

export interface ScannedText {
  readonly traits: TextTraits;
  readonly numbers: readonly TextSpan[];
  readonly tokens: readonly TextSpan[];
  /** By owner (an index that the lexicon was built with). */
  readonly hits: readonly (readonly number[] | undefined)[];
}

/** Words that wake signals: for each word, the indexes of its owners. */
export interface Lexicon {
  readonly owners: ReadonlyMap<string, readonly number[]>;
  /** A set bit for every hash that a word has: nearly all words of a text are refused by one look here. */
  readonly bloom: Uint8Array;
  /** By the four letters that a long word may end in; empty where nobody asks. */
  readonly endings: ReadonlyMap<string, readonly number[]>;
  readonly endingBloom: Uint8Array;
  readonly size: number;
}

const BLOOM_MASK = 0xffff;
const ENDING_MASK = 0xfff;
const ENDING_LENGTH = 4;
/** Shorter words end by chance as a technical term does. */
const MIN_ENDED_WORD = 7;
/** Digits further apart than this belong to different numbers. */
const MAX_DIGIT_GAP = 3;
const MIN_DIGITS = 5;
/** How far a stretch reaches beyond its digits, for the letters of an identity such as `RSSMRA85T10A562S`. */
const MARGIN = 14;
const MIN_TOKEN = 16;
const MIN_TOKEN_WITHOUT_DIGIT = 24;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const JOINER = 4;
const KINDS = new Uint8Array(128);
for (let code = 0x61; code <= 0x7a; code += 1) KINDS[code] = LOWER;
for (let code = 0x41; code <= 0x5a; code += 1) KINDS[code] = UPPER;
for (let code = 0x30; code <= 0x39; code += 1) KINDS[code] = DIGIT;
KINDS[0x5f] = JOINER;
KINDS[0x2d] = JOINER;

export function buildLexicon(wordsByOwner: readonly (readonly string[])[]): Lexicon {
  const owners = new Map<string, number[]>();
  const bloom = new Uint8Array(BLOOM_MASK + 1);
  const endings = new Map<string, number[]>();
  const endingBloom = new Uint8Array(ENDING_MASK + 1);
  wordsByOwner.forEach((words, owner) => {
    for (const word of words) {
      if (word.startsWith('-')) {
        const ending = word.slice(1);
        const wanting = endings.get(ending);
        if (wanting === undefined) endings.set(ending, [owner]);
        else if (!wanting.includes(owner)) wanting.push(owner);
        endingBloom[endingHash(ending, ENDING_LENGTH)] = 1;
        continue;
      }
      const known = owners.get(word);
      if (known === undefined) owners.set(word, [owner]);
      else if (!known.includes(owner)) known.push(owner);
      bloom[hashOf(word)] = 1;
    }
  });
  return { owners, bloom, endings, endingBloom, size: wordsByOwner.length };
}

function hashOf(word: string): number {
  let hash = 17;
  for (let index = 0; index < word.length; index += 1) hash = mix(hash, word.charCodeAt(index));
  return hash & BLOOM_MASK;
}

/** Of the last four letters before `end`; the case of ASCII letters is laid aside. */
function endingHash(text: string, end: number): number {
  const a = text.charCodeAt(end - 1) | 32;
  const b = text.charCodeAt(end - 2) | 32;
  const c = text.charCodeAt(end - 3) | 32;
  return (a + (b << 3) + (c << 6) + ((text.charCodeAt(end - 4) | 32) << 8)) & ENDING_MASK;
}

function mix(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & 0x3fffffff;
}

/** Lower case of a letter outside ASCII, for the scripts whose words the lexicon may hold; 0 when it is no letter. */
function foldLetter(code: number): number {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return code === 0xaa || code === 0xba ? code : 0;
  if (code <= 0xde) return code + 32;
  if (code >= 0x391 && code <= 0x3a9) return code + 32;
  if (code >= 0x410 && code <= 0x42f) return code + 32;
  if ((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f)) return 0;
  if (code >= 0xff00 || (code >= 0xd800 && code <= 0xf8ff)) return 0;
  return code;
}

/** Reads the text once: linear, no allocation but for what it finds. */
export function viewText(text: string, lexicon: Lexicon): ScannedText {
  const { bloom, owners, endings, endingBloom } = lexicon;
  const hits: (number[] | undefined)[] = Array.from({ length: lexicon.size });
  const numbers: { start: number; end: number }[] = [];
  const tokens: TextSpan[] = [];
  const length = text.length;
  let digits = 0;
  let upperCase = 0;
  let lines = 1;
  let hasAt = false;
  let hasSlash = false;
  let hasColon = false;
  let hasEquals = false;
  let hasPercent = false;
  let hasNonAscii = false;
  let wordStart = -1;
  let hash = 17;
  let previous = OTHER;
  let tokenStart = -1;
  let tokenHasDigit = false;
  let numberStart = -1;
  let lastDigit = -1;
  let numberDigits = 0;

  const endWord = (end: number): void => {
    if (bloom[hash & BLOOM_MASK] === 1 && end - wordStart <= 40) {
      const found = owners.get(text.slice(wordStart, end).toLowerCase());
      if (found !== undefined) for (const owner of found) (hits[owner] ??= []).push(wordStart);
    }
    if (end - wordStart >= MIN_ENDED_WORD && endingBloom[endingHash(text, end)] === 1) {
      const found = endings.get(text.slice(end - ENDING_LENGTH, end).toLowerCase());
      if (found !== undefined) {
        for (const owner of found) {
          const own = (hits[owner] ??= []);
          if (own[own.length - 1] !== wordStart) own.push(wordStart);
        }
      }
    }
    wordStart = -1;
    hash = 17;
  };
  const endToken = (end: number): void => {
    const size = end - tokenStart;
    if (size >= MIN_TOKEN && (tokenHasDigit || size >= MIN_TOKEN_WITHOUT_DIGIT)) {
      tokens.push({ start: tokenStart, end });
    }
    tokenStart = -1;
    tokenHasDigit = false;
  };
  const endNumber = (): void => {
    if (numberDigits < MIN_DIGITS) return;
    const start = Math.max(0, numberStart - MARGIN);
    const end = Math.min(length, lastDigit + 1 + MARGIN);
    const last = numbers[numbers.length - 1];
    if (last !== undefined && start <= last.end) last.end = end;
    else numbers.push({ start, end });
  };

  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    let kind = OTHER;
    if (code < 128) {
      kind = KINDS[code]!;
      if (kind === LOWER) {
        if (wordStart < 0) wordStart = index;
        hash = mix(hash, code);
      } else if (kind === UPPER) {
        upperCase += 1;
        // camelCase: `dbPassword` holds the word `password`.
        if (previous === LOWER && wordStart >= 0) endWord(index);
        if (wordStart < 0) wordStart = index;
        hash = mix(hash, code + 32);
      } else {
        if (wordStart >= 0) endWord(index);
        if (kind === DIGIT) {
          digits += 1;
          tokenHasDigit = true;
          if (lastDigit >= 0 && index - lastDigit - 1 <= MAX_DIGIT_GAP) numberDigits += 1;
          else {
            endNumber();
            numberStart = index;
            numberDigits = 1;
          }
          lastDigit = index;
        } else if (kind === OTHER) {
          if (code === 0x0a) lines += 1;
          else if (code === 0x40) hasAt = true;
          else if (code === 0x2f) hasSlash = true;
          else if (code === 0x3a) hasColon = true;
          else if (code === 0x3d) hasEquals = true;
          else if (code === 0x25) hasPercent = true;
        }
      }
      if (kind === OTHER) {
        if (tokenStart >= 0) endToken(index);
      } else if (tokenStart < 0) {
        tokenStart = index;
        tokenHasDigit = kind === DIGIT;
      }
    } else {
      hasNonAscii = true;
      if (tokenStart >= 0) endToken(index);
      const folded = foldLetter(code);
      if (folded === 0) {
        if (wordStart >= 0) endWord(index);
      } else {
        if (wordStart < 0) wordStart = index;
        hash = mix(hash, folded);
        kind = LOWER;
      }
    }
    previous = kind;
  }
  if (wordStart >= 0) endWord(length);
  if (tokenStart >= 0) endToken(length);
  endNumber();
  const traits = {
    length,
    digits,
    upperCase,
    lines,
    hasAt,
    hasSlash,
    hasColon,
    hasEquals,
    hasPercent,
    hasNonAscii,
  };
  return { traits, numbers, tokens, hits };
}
