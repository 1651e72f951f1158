import { findingOf } from '../matching.ts';
import { findNames, wordStarts } from '../names/find-names.ts';
import { IS_CAPITAL } from '../names/fold-letters.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { FAMOUS_SURNAMES } from './first-names.ts';

/** A question of general knowledge about someone: what any encyclopedia answers. */
const GENERAL_QUESTION =
  /^\W{0,3}(?:who (?:is|was|are|were|wrote|won|painted|invented|discovered|played|sang)|what (?:is|was|are|did|were|does)|when (?:did|was|is)|where (?:is|was|did)|why (?:did|was|is)|how (?:did|old|tall)|which|did|was|is|in what year|tell me about|write a (?:biography|poem|story|song|haiku)|wer (?:ist|war|hat)|wann|was (?:ist|war)|qui (?:est|était|a)|quand|quién|cuándo|qué)\b/i;
const make = findingOf('PERSON', 'confidential', 'personal');
const makePublic = findingOf('PERSON', 'internal', 'personal');
const MAX_GENERAL_LENGTH = 240;
/** A text without any capital is looked at word by word, and so only up to here. */
const MAX_LOWER_CASE_LENGTH = 4_000;

/** Names of people: words weighed by lists of names, spelling, titles, introductions and what else stands around. */
export const personName: Signal = {
  name: 'person-name',
  version: '2',
  patterns: [GENERAL_QUESTION],
  detect: (text, view) => {
    const isLower = view.capitals.length === 0;
    if (isLower && text.length > MAX_LOWER_CASE_LENGTH) return [];
    const found: RawFinding[] = [];
    const names = findNames(text, isLower ? wordStarts(text) : view.capitals);
    if (names.length === 0) return found;
    const isGeneral = text.length <= MAX_GENERAL_LENGTH && GENERAL_QUESTION.test(text);
    for (const name of names) {
      if (isFamous(text.slice(name.start, name.end)) || hasEpithet(text, name.end)) continue;
      found.push(isGeneral ? makePublic(name) : make(name));
    }
    return found;
  },
};

/** Paul the Apostle, Ivan the Terrible: people of history. */
function hasEpithet(text: string, end: number): boolean {
  return text.startsWith(' the ', end) && IS_CAPITAL[text.charCodeAt(end + 5)] === 1;
}

function isFamous(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  return FAMOUS_SURNAMES.has(words[words.length - 1]!);
}
