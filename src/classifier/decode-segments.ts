import type { TextSpan } from './text-view.ts';

/** A stretch of a text that is another text in disguise. */
export interface DecodedSegment extends TextSpan {
  readonly text: string;
}

const BASE64 = /[A-Za-z0-9+/_-]{20,16384}={0,2}/y;
const PERCENT = /(?<![\w.~!*'()+-])(?:[\w.~!*'()+-]{0,64}%[0-9A-Fa-f]{2}){3,400}[\w.~!*'()+-]{0,64}/g;
const HEX = /^(?:[0-9a-fA-F]{2}){16,}$/;
const MIN_BASE64 = 20;
/** Decoded text looked at in one leaf: enough for a disguised message, little enough to stay cheap. */
const MAX_DECODED = 65_536;
const MAX_SEGMENTS = 64;

export const DECODE_PATTERNS: readonly RegExp[] = [BASE64, PERCENT, HEX];

/** Base64, hexadecimal and percent-encoded stretches that decode to readable text; looked into once, not deeper. */
export function decodeSegments(
  text: string,
  tokens: readonly TextSpan[],
  hasPercent: boolean,
): DecodedSegment[] {
  const decoded: DecodedSegment[] = [];
  let budget = MAX_DECODED;
  let covered = 0;
  for (const token of tokens) {
    if (decoded.length >= MAX_SEGMENTS || budget <= 0) break;
    if (token.start < covered || token.end - token.start < MIN_TOKEN_LENGTH) continue;
    const segment = base64At(text, startOfRun(text, token.start, covered));
    if (segment === undefined) continue;
    covered = segment.end;
    if (segment.text === '') continue;
    budget -= segment.text.length;
    decoded.push(segment);
  }
  if (hasPercent && budget > 0) decoded.push(...percentEncoded(text, budget));
  return decoded;
}

const MIN_TOKEN_LENGTH = 16;

/** `+` and `/` belong to base64 but not to a token: the run may begin before it. */
function startOfRun(text: string, start: number, covered: number): number {
  let at = start;
  while (at > covered && start - at < 4096 && /[A-Za-z0-9+/_-]/.test(text[at - 1]!)) at -= 1;
  return at;
}

function base64At(text: string, at: number): DecodedSegment | undefined {
  BASE64.lastIndex = at;
  const match = BASE64.exec(text);
  if (match === null || match[0].length < MIN_BASE64) return undefined;
  const end = at + match[0].length;
  const bytes = Buffer.from(match[0], HEX.test(match[0]) ? 'hex' : 'base64');
  return { start: at, end, text: readable(bytes) };
}

/** The bytes as text, or nothing when they are not UTF-8 or hardly printable. */
function readable(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (text.includes('\ufffd')) return '';
  let printable = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 || code === 0x0a || code === 0x0d || code === 0x09) printable += 1;
  }
  return printable >= text.length * 0.97 ? text : '';
}

function percentEncoded(text: string, budget: number): DecodedSegment[] {
  const decoded: DecodedSegment[] = [];
  let left = budget;
  for (const match of text.matchAll(PERCENT)) {
    if (left <= 0 || decoded.length >= MAX_SEGMENTS) break;
    try {
      const plain = decodeURIComponent(match[0].replaceAll('+', ' '));
      decoded.push({ start: match.index, end: match.index + match[0].length, text: plain });
      left -= plain.length;
    } catch {
      // Not UTF-8: nothing to read.
    }
  }
  return decoded;
}
