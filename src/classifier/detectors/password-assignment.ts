import { findingOf, matchAt, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { ASSIGNED_VALUE_PATTERNS, assignedValue } from './assigned-value.ts';
import { mayBeAssigned } from './assignment-sign.ts';
import { CREDENTIAL_PAIR_PATTERNS, pairedPassword } from './credential-pair.ts';
import { PLACEHOLDER_PATTERNS } from './placeholder.ts';
import {
  isWeakName,
  namesChosenSecret,
  SECRET_NAME_PATTERNS,
  SECRET_WORDS,
  strengthOfName,
} from './secret-name.ts';
import { isPlainlyPassword, isSecretValue, SECRET_VALUE_PATTERNS } from './secret-value.ts';
import { namesPair, STATED_PATTERNS, statedValue } from './stated-value.ts';

const make = findingOf('PASSWORD', 'restricted', 'credentials');
const PIN = /^pin$/i;
const LETTERS = /^[\p{L} ]+$/u;
const BEHIND_BLANK = / (?:[-–—] )?([^\s"'`()=<>{}]{8,80})/y;
const MAX_NAME = 40;
/** Names within one run of characters whose values are looked at: `a=b=c=…` would be read over and over. */
const MAX_JUDGED = 8;

/** A password, token or key given beside the word that names it, in code, configuration or a sentence. */
export const passwordAssignment: Signal = {
  name: 'password-assignment',
  version: '3',
  words: SECRET_WORDS,
  patterns: [
    ...ASSIGNED_VALUE_PATTERNS,
    ...STATED_PATTERNS,
    ...CREDENTIAL_PAIR_PATTERNS,
    ...SECRET_NAME_PATTERNS,
    ...SECRET_VALUE_PATTERNS,
    ...PLACEHOLDER_PATTERNS,
    PIN,
    LETTERS,
    BEHIND_BLANK,
  ],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = -1;
    let judgedEnd = -1;
    let judged = 0;
    for (const at of thinned(view.hits, 1)) {
      if (at < covered || (at < judgedEnd && judged >= MAX_JUDGED)) continue;
      const value = valueAfter(text, at, (end) => {
        judged = at < judgedEnd ? judged + 1 : 0;
        judgedEnd = end;
      });
      if (value === undefined) continue;
      found.push(make(value));
      covered = value.end;
    }
    return found;
  },
};

function valueAfter(
  text: string,
  start: number,
  noteJudged: (end: number) => void,
): { start: number; end: number } | undefined {
  const wordEnd = endOfWord(text, start);
  const nameEnd = endOfName(text, wordEnd);
  const mayAssign = mayBeAssigned(text, nameEnd);
  // Of a weak name nothing is said but by an assignment.
  if (!mayAssign && isWeakName(text, start)) return undefined;
  const strength = strengthOfName(text, { start, wordEnd, nameEnd });
  if (strength === 'none') return undefined;
  const word = text.slice(start, wordEnd);
  const paired = pairedPassword(text, word, nameEnd);
  if (paired !== undefined) return paired;
  const isPin = wordEnd - start === 3 && PIN.test(word);
  const assigned = isPin || !mayAssign ? undefined : assignedValue(text, nameEnd);
  if (assigned !== undefined) {
    noteJudged(assigned.end);
    const value = text.slice(assigned.start, assigned.end);
    if (isPassedTest(text, { start, wordEnd }, value)) return undefined;
    const isChosen = namesChosenSecret(word);
    const isQuoted = assigned.isQuoted || isEnvironment(text, { start, wordEnd, valueStart: assigned.start });
    if (isSecretValue({ value, isQuoted, strength, isChosen })) return assigned;
  }
  if (strength !== 'strong') return undefined;
  // What was refused as the name's value is not told by the same words again; a password may follow on a user.
  if (assigned === undefined || namesPair(word)) {
    const stated = statedValue(text, { start, wordEnd });
    if (stated !== undefined && (assigned === undefined || stated.start >= assigned.end)) return stated;
  }
  if (isPin) return undefined;
  return valueBehindBlank(text, { at: nameEnd, isChosen: namesChosenSecret(word) });
}

/** `t.pass('completed')`: what tests tell when they get there. */
function isPassedTest(
  text: string,
  { start, wordEnd }: { start: number; wordEnd: number },
  value: string,
): boolean {
  return (
    text[start - 1] === '.' && text[wordEnd] === '(' && text.startsWith('pass', start) && LETTERS.test(value)
  );
}

/** `DB_PASSWORD=…`: what follows is the value, as in quotes. */
function isEnvironment(
  text: string,
  { start, wordEnd, valueStart }: { start: number; wordEnd: number; valueStart: number },
): boolean {
  if (text[valueStart - 1] !== '=') return false;
  return isCapital(text.charCodeAt(start)) && isCapital(text.charCodeAt(wordEnd - 1));
}

/** `log in with password Tr1ckyP4ss`, `ENV API_TOKEN 9f8e7d…`. */
function valueBehindBlank(
  text: string,
  { at, isChosen }: { at: number; isChosen: boolean },
): { start: number; end: number } | undefined {
  const match = matchAt(BEHIND_BLANK, text, at);
  const value = match?.groups[0]?.replace(/[.,;:)]{1,3}$/, '');
  if (match === undefined || value === undefined || !isPlainlyPassword(value, isChosen)) return undefined;
  const start = match.end - match.groups[0]!.length;
  return { start, end: start + value.length };
}

/** The letters of the word; a capital after a small letter begins another. */
function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < 24 && isLetter(text.charCodeAt(end))) {
    if (end > start && isCapital(text.charCodeAt(end)) && !isCapital(text.charCodeAt(end - 1))) break;
    end += 1;
  }
  return end;
}

function endOfName(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < MAX_NAME && isNameCode(text.charCodeAt(end))) end += 1;
  // A sentence ends here, no name.
  while (end > from && (text[end - 1] === '.' || text[end - 1] === '-')) end -= 1;
  return end;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x250);
}

function isNameCode(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d || code === 0x2e;
}
