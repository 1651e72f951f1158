import { RE2JS } from 're2js';
import type { Level } from '../domain/label.ts';
import { LEVELS } from '../domain/label.ts';
import type { RawFinding, Signal } from './signal.ts';
import { createTermTree, type TermTree } from './words/term-tree.ts';

/** Words and `/patterns/` of the operator's own, by the level that they mean. */
export type OperatorTerms = Readonly<Partial<Record<Level, readonly string[]>>>;

/** A term that cannot be used, with its place in the list; never the term itself, which may be a secret. */
export interface OperatorTermFault {
  readonly level: Level;
  readonly index: number;
  readonly message: string;
}

/** Thrown when the terms are compiled, so that a configuration with a broken term never comes into force. */
export class OperatorTermsError extends Error {
  readonly faults: readonly OperatorTermFault[];

  constructor(faults: readonly OperatorTermFault[]) {
    const places = faults.map(({ level, index, message }) => `${level}[${index}]: ${message}`).join('; ');
    super(
      `classification terms cannot be used: ${places}. Write a plain phrase, or a pattern as /…/ in RE2 syntax.`,
    );
    this.name = 'OperatorTermsError';
    this.faults = faults;
  }
}

interface PatternTerm {
  readonly pattern: RE2JS;
  readonly level: Level;
}

const PATTERN = /^\/(.+)\/([imsu]{0,4})$/s;
const MAX_TERM_LENGTH = 1_000;
const MAX_MATCHES = 1_000;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/** The terms as one signal. Plain ones ignore case and stand as whole words; patterns run on RE2, in linear time. */
export function operatorTerms(terms: OperatorTerms): Signal | undefined {
  const plain = createTermTree();
  const patterns: PatternTerm[] = [];
  const faults: OperatorTermFault[] = [];
  for (const level of LEVELS) {
    (terms[level] ?? []).forEach((term, index) => {
      const fault = addTerm(term, { level, plain, patterns });
      if (fault !== undefined) faults.push({ level, index, message: fault });
    });
  }
  if (faults.length > 0) throw new OperatorTermsError(faults);
  if (plain.size === 0 && patterns.length === 0) return undefined;
  return {
    name: 'operator-terms',
    version: '2',
    detect: (text) => [...plainMatches(text, plain), ...patternMatches(text, patterns)],
  };
}

interface Compiled {
  readonly level: Level;
  readonly plain: TermTree;
  readonly patterns: PatternTerm[];
}

function addTerm(term: string, { level, plain, patterns }: Compiled): string | undefined {
  if (term.trim() === '') return 'is empty';
  if (term.length > MAX_TERM_LENGTH) return `is longer than ${MAX_TERM_LENGTH} characters`;
  const written = PATTERN.exec(term);
  if (written === null) {
    plain.add(fold(term.trim()).text, level);
    return undefined;
  }
  try {
    const flags = written[2]!;
    let bits = 0;
    if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
    if (flags.includes('m')) bits |= RE2JS.MULTILINE;
    if (flags.includes('s')) bits |= RE2JS.DOTALL;
    const pattern = RE2JS.compile(written[1]!, bits);
    if (pattern.matcher('').matches()) return 'matches the empty text, and so every request';
    patterns.push({ pattern, level });
    return undefined;
  } catch {
    return 'is not a pattern that RE2 understands (look-around and back-references are not part of it)';
  }
}

/** Lower case and NFKC, with the way back when folding moved something. */
function fold(text: string): { text: string; starts: readonly number[] | undefined } {
  const folded = text.normalize('NFKC').toLowerCase();
  if (folded.length === text.length) return { text: folded, starts: undefined };
  let rewritten = '';
  const starts: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = character.normalize('NFKC').toLowerCase();
    for (let index = 0; index < piece.length; index += 1) starts.push(offset);
    rewritten += piece;
    offset += character.length;
  }
  starts.push(offset);
  return { text: rewritten, starts };
}

function plainMatches(text: string, terms: TermTree): RawFinding[] {
  if (terms.size === 0) return [];
  const found: RawFinding[] = [];
  const { text: folded, starts } = fold(text);
  const counts = new Map<number, number>();
  terms.eachIn(folded, ({ start, end, term, level }) => {
    const count = counts.get(term) ?? 0;
    if (count >= MAX_MATCHES || !isWholeWord(folded, start, end)) return;
    counts.set(term, count + 1);
    found.push(termFinding(level, starts?.[start] ?? start, starts?.[end] ?? end));
  });
  return found;
}

/** A boundary is asked for only where the term itself begins or ends with a letter or digit. */
function isWholeWord(text: string, start: number, end: number): boolean {
  const joinsBefore = start > 0 && WORD_CHARACTER.test(text[start]!) && WORD_CHARACTER.test(text[start - 1]!);
  const joinsAfter =
    end < text.length && WORD_CHARACTER.test(text[end - 1]!) && WORD_CHARACTER.test(text[end]!);
  return !joinsBefore && !joinsAfter;
}

function patternMatches(text: string, terms: readonly PatternTerm[]): RawFinding[] {
  const found: RawFinding[] = [];
  for (const { pattern, level } of terms) {
    const matcher = pattern.matcher(text);
    for (let count = 0; count < MAX_MATCHES && matcher.find(); count += 1) {
      found.push(termFinding(level, matcher.start(), matcher.end()));
    }
  }
  return found;
}

function termFinding(level: Level, start: number, end: number): RawFinding {
  return { type: 'OPERATOR_TERM', level, categories: ['custom'], start, end };
}
