import { countKinds } from './kinds-of-character.ts';
import { entropyOf, shareInSequence } from './placeholder.ts';
import { saysWords } from './secret-value.ts';

/** As long as the secret access keys of AWS are, which have no beginning of their own. */
const LENGTH = 40;
/** The lines of a certificate or of other long base64 are longer; its last may be as long as a key. */
const LINE_OF_BASE64 = 60;
/** Bits a character: forty at random have 4.3 and more, words and paths less. */
const MIN_ENTROPY = 4.2;

/**
 * The secret access key of AWS that the token `text[start, end)` is a piece of: forty letters of both cases, digits,
 * and a `+` or `/` that tells it from the other things of that length, by itself between blanks, quotes or commas.
 */
export function cloudSecretAround(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } | undefined {
  if (!isJoin(text.charCodeAt(end)) && !isJoin(text.charCodeAt(start - 1))) return undefined;
  let from = start;
  while (end - from <= LENGTH && isBase64(text.charCodeAt(from - 1))) from -= 1;
  let to = start;
  while (to - from <= LENGTH && isBase64(text.charCodeAt(to))) to += 1;
  if (
    to - from !== LENGTH ||
    !(text[from - 1] === '=' || isEdge(text.charCodeAt(from - 1))) ||
    !isEdge(text.charCodeAt(to))
  )
    return undefined;
  if (isLastLine(text, from)) return undefined;
  return isRandom(text.slice(from, to)) ? { start: from, end: to } : undefined;
}

/** Whether a line of base64 ends where the line begins that `start` begins. */
function isLastLine(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) <= 0x20) at -= 1;
  const end = at;
  while (at > 0 && end - at < LINE_OF_BASE64 && isBase64(text.charCodeAt(at - 1))) at -= 1;
  return end - at >= LINE_OF_BASE64;
}

function isRandom(value: string): boolean {
  const { capitals, small, digits } = countKinds(value);
  return (
    capitals >= 5 &&
    small >= 5 &&
    digits >= 2 &&
    !/example|^\//i.test(value) &&
    !saysWords(value) &&
    shareInSequence(value) < 0.3 &&
    entropyOf(value) >= MIN_ENTROPY
  );
}

function isJoin(code: number): boolean {
  return code === 0x2b || code === 0x2f;
}

function isBase64(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || isJoin(code);
}

/** A blank, a quote, a comma, an operator, or where the text ends; no dot, no hyphen, no more of base64. */
function isEdge(code: number): boolean {
  return Number.isNaN(code) || code <= 0x20 || EDGES.has(code);
}

const EDGES = new Set(Array.from('"\'`:,;<>()[]{}|&\\', (character) => character.charCodeAt(0)));
