import { createHash } from 'node:crypto';
import { findingOf } from '../matching.ts';
import { classOfHash, ordinaryOf } from '../names/word-classes.ts';
import type { RawFinding, Signal } from '../signal.ts';
import type { TextSpan } from '../text-span.ts';
import { hashOfWord } from '../words/fold-letters.ts';
import { isLetter } from '../words/is-letter.ts';
import { createWordTable } from '../words/word-table.ts';
import { SEED_WORDS } from './seed-words.ts';

const VALUES = createWordTable(SEED_WORDS.map((word, value): [string, number] => [word, value]));
const LONGEST = 8;
const BITS = 11;
/** BIP-39: 128 to 256 bits, in steps of 32, and one bit of checksum for each 32. */
const LENGTHS = [24, 21, 18, 15, 12];
const SHORTEST = 12;
/** Of a wallet that was written down, between one word and the next: `1. abandon 2. ability`, one a line, commas. */
const MAX_GAP = 6;
const MAX_WORDS = 64;
/** How near the word that says what it is has to stand. */
const REACH = 80;
const NAMES = ['seed', 'mnemonic', 'recovery', 'wallet', 'phrase', 'passphrase', 'frase', 'backup'];
const IS_NAMED = new RegExp(`\\b(?:${NAMES.join('|')})\\b`, 'gi');

const make = findingOf('SECRET', 'restricted', 'credentials');

/** The words a wallet can be restored from (BIP-39, English). Unless something names them, their checksum must be right. */
export const seedPhrase: Signal = {
  name: 'seed-phrase',
  version: '1',
  // Most phrases hold one of the words that are seldom written otherwise.
  words: [...NAMES, ...SEED_WORDS.filter(isSeldom)],
  patterns: [IS_NAMED],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = 0;
    for (const at of view.hits) {
      if (at < covered) continue;
      const run = runFrom(text, firstOfRun(text, at, covered));
      covered = run[run.length - 1]?.end ?? covered;
      const span = phraseIn(text, run);
      if (span !== undefined) found.push(make(span));
    }
    return found;
  },
};

function isSeldom(word: string): boolean {
  return ordinaryOf(classOfHash(hashOfWord(word, 0, word.length))) < 2;
}

interface SeedWord extends TextSpan {
  readonly value: number;
}

/** The place where the run of listed words begins that `at` stands in; where a name stands, the first word after it. */
function firstOfRun(text: string, at: number, from: number): number {
  let start = at;
  for (let words = 0; words < MAX_WORDS; words += 1) {
    let end = start;
    while (end > from && start - end < MAX_GAP && !isLetter(text.charCodeAt(end - 1))) end -= 1;
    let before = end;
    while (before > from && end - before <= LONGEST && isLetter(text.charCodeAt(before - 1))) before -= 1;
    if (before === end || VALUES.at(text, before) === undefined) break;
    start = before;
  }
  return start;
}

/** The words on the list that stand one after the other; a first one that is not is passed over. */
function runFrom(text: string, start: number): SeedWord[] {
  const run: SeedWord[] = [];
  let at = start;
  while (run.length < MAX_WORDS) {
    const value = VALUES.at(text, at);
    if (value === undefined && at !== start) break;
    let end = at;
    while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
    if (value !== undefined) run.push({ start: at, end, value });
    at = end;
    while (at < text.length && at - end < MAX_GAP && !isLetter(text.charCodeAt(at))) at += 1;
    if (at === end || !isLetter(text.charCodeAt(at))) break;
  }
  return run;
}

/** As many words as a phrase has, with a checksum that is right; all of them where they are named. */
function phraseIn(text: string, run: readonly SeedWord[]): TextSpan | undefined {
  if (run.length < SHORTEST) return undefined;
  const named = afterName(text, run);
  if (named !== undefined) return spanOf(named);
  // What stands right before a phrase, or behind it, may be listed as well: then all of it counts, and goes.
  const isPhrase = LENGTHS.some(
    (length) => length <= run.length && (isChecked(run.slice(0, length)) || isChecked(run.slice(-length))),
  );
  return isPhrase ? spanOf(run) : undefined;
}

/** The words behind the one that names them: `seed` and `phrase` are listed themselves. */
function afterName(text: string, run: readonly SeedWord[]): readonly SeedWord[] | undefined {
  const from = Math.max(0, run[0]!.start - REACH);
  const lead = text.slice(from, run[run.length - SHORTEST]!.start);
  const names = [...lead.matchAll(IS_NAMED)];
  const last = names[names.length - 1];
  if (last === undefined) return undefined;
  const end = from + last.index + last[0].length;
  return run.filter(({ start }) => start >= end);
}

function spanOf(words: readonly SeedWord[]): TextSpan {
  return { start: words[0]!.start, end: words[words.length - 1]!.end };
}

function isChecked(words: readonly SeedWord[]): boolean {
  const bits = words.map(({ value }) => value.toString(2).padStart(BITS, '0')).join('');
  const checked = Math.floor(bits.length / 33);
  const entropy = bits.slice(0, -checked);
  const bytes = Uint8Array.from(entropy.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  const [first = 0] = createHash('sha256').update(bytes).digest();
  return first.toString(2).padStart(8, '0').startsWith(bits.slice(-checked));
}
