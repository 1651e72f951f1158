import { AMERICAS_ASIA_PACIFIC } from '../identifiers/americas-asia-pacific.ts';
import { ANYWHERE } from '../identifiers/anywhere.ts';
import { CONTEXT_RADIUS, type Identifier, USUAL_MIN_DIGITS } from '../identifiers/identifier.ts';
import { NORTHERN_AND_EASTERN_EUROPE } from '../identifiers/northern-and-eastern-europe.ts';
import { UNITED_KINGDOM } from '../identifiers/united-kingdom.ts';
import { UNITED_STATES } from '../identifiers/united-states.ts';
import { WESTERN_EUROPE } from '../identifiers/western-europe.ts';
import { isNear, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import type { TextSpan } from '../text-view.ts';

export const IDENTIFIERS: readonly Identifier[] = [
  ...UNITED_STATES,
  ...UNITED_KINGDOM,
  ...WESTERN_EUROPE,
  ...NORTHERN_AND_EASTERN_EUROPE,
  ...AMERICAS_ASIA_PACIFIC,
  ...ANYWHERE,
];

const NOT_ALPHANUMERIC = /[^A-Za-z0-9]/g;

/** Numbers that states, health services, banks and manufacturers give to a person or a thing. */
export const identityNumbers: Signal = {
  name: 'identity-numbers',
  version: '1',
  patterns: IDENTIFIERS.flatMap((kind) =>
    kind.context === undefined ? [kind.pattern] : [kind.pattern, kind.context],
  ),
  applies: (traits) => traits.digits >= 5,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const stretch of view.numbers) {
      const digits = longestRun(text, stretch);
      for (const kind of IDENTIFIERS) {
        if (digits < (kind.minDigits ?? USUAL_MIN_DIGITS) || isOutOfContext(kind, text, stretch)) continue;
        for (const match of matchesIn(kind.pattern, text, stretch.start, stretch.end)) {
          if (isKind(kind, text, match)) {
            const { type, level, categories } = kind;
            found.push({ type, level, categories, start: match.start, end: match.end });
          }
        }
      }
    }
    return found;
  },
};

function isKind(
  kind: Identifier,
  text: string,
  match: { text: string; start: number; end: number },
): boolean {
  const compact = match.text.replace(NOT_ALPHANUMERIC, '').toUpperCase();
  if (kind.valid !== undefined && !kind.valid(compact, match.text)) return false;
  if (kind.context === undefined) return true;
  if (kind.needsContext !== undefined && !kind.needsContext(match.text)) return true;
  return isNear(kind.context, text, match, CONTEXT_RADIUS);
}

/** In a long stretch, a table for instance, one look for the word spares a look around every number. */
function isOutOfContext(kind: Identifier, text: string, { start, end }: TextSpan): boolean {
  if (end - start < LONG_STRETCH || kind.context === undefined || kind.needsContext !== undefined)
    return false;
  return !isNear(kind.context, text, { start, end }, CONTEXT_RADIUS);
}

const LONG_STRETCH = 512;
/** What may stand between the digits of one number, three characters at most. */
const BETWEEN = new Set([0x20, 0x2e, 0x2d, 0x2f, 0x2b, 0xa0]);
const MAX_GAP = 3;

/** Digits of the longest run that one number could be: spares tables of short numbers most of the shapes. */
function longestRun(text: string, { start, end }: TextSpan): number {
  let longest = 0;
  let digits = 0;
  let gap = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      gap = 0;
      if (digits > longest) longest = digits;
    } else if (gap < MAX_GAP && (BETWEEN.has(code) || isLetter(code))) gap += 1;
    else digits = 0;
  }
  return longest;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
