import { AMERICAS_ASIA_PACIFIC } from '../identifiers/americas-asia-pacific.ts';
import { ANYWHERE } from '../identifiers/anywhere.ts';
import { CONTEXT_RADIUS, type Identifier } from '../identifiers/identifier.ts';
import { NORTHERN_AND_EASTERN_EUROPE } from '../identifiers/northern-and-eastern-europe.ts';
import { UNITED_KINGDOM } from '../identifiers/united-kingdom.ts';
import { UNITED_STATES } from '../identifiers/united-states.ts';
import { WESTERN_EUROPE } from '../identifiers/western-europe.ts';
import { isNear, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

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
      for (const kind of IDENTIFIERS) {
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

function isKind(kind: Identifier, text: string, match: { text: string; start: number; end: number }): boolean {
  const compact = match.text.replace(NOT_ALPHANUMERIC, '').toUpperCase();
  if (kind.valid !== undefined && !kind.valid(compact, match.text)) return false;
  if (kind.context === undefined) return true;
  if (kind.needsContext !== undefined && !kind.needsContext(match.text)) return true;
  return isNear(kind.context, text, match, CONTEXT_RADIUS);
}
