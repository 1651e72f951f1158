import { findAddresses } from '../addresses/find-addresses.ts';
import { findingOf } from '../matching.ts';
import { isFamous } from '../names/famous-people.ts';
import { type FoundName, findNames } from '../names/find-names.ts';
import { wordStarts } from '../names/name-candidates.ts';
import { CELL_PATTERNS, otherHalves } from '../names/names-in-cells.ts';
import { hasPublicOffice, PUBLIC_VOICE_PATTERNS, reportsMatch } from '../names/public-voice.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import type { TextView } from '../view/text-view.ts';
import { codeAt } from '../words/code-at.ts';
import { IS_CAPITAL } from '../words/fold-letters.ts';
import { isCapitalAt, isDigitAt, type Units } from '../words/units-at.ts';

/** A question of general knowledge, in one sentence: what any encyclopedia answers. */
const GENERAL_QUESTION =
  /^\W{0,3}(?:(?:exactly )?(?:who|what|when|where|why|how|which|did|does|was|were|is|are|can|has|tell me about|write a (?:biography|poem|story|song|haiku)|in what year)|wer|was|wann|wo|warum|wie|welche[rs]?|qui|quand|où|pourquoi|comment|quel(?:le)?|quién|cuándo|dónde|qué|cuál|cómo|chi|quando|dove|perché|quale|wie|wanneer|waar|waarom|welke|quem|onde|qual|kto|kiedy|gdzie|dlaczego|jaki)\b[^.!?\n]{2,200}[?.]?\s{0,3}$/iu;
/** Words that make a question one about somebody whom the writer has to do with. */
const OWN_AFFAIR =
  /\b(?:my|our|i|we|us|me|customer|client|patient|employee|tenant|applicant|candidate|colleague|account|invoice|order|ticket|contract|complaint|appointment|salary|mein\w{0,2}|unser\w{0,2}|ich|wir|kund\w{1,4}|patient\w{0,4}|mitarbeiter\w{0,4}|rechnung|mon|ma|mes|notre|nos|je|nous|client\w{0,2}|mi|mis|nuestr\w{1,2}|cliente|paciente|mio|mia|nostr\w|mijn|onze|klant|meu|minha|nosso|nossa|mój|moja|nasz\w{0,2}|klient\w{0,3})\b/iu;
const make = findingOf('PERSON', 'confidential', 'personal');
const makePublic = findingOf('PERSON', 'internal', 'personal');
const MAX_GENERAL_LENGTH = 240;
/** A text without any capital is looked at word by word, and so only up to here. */
const MAX_LOWER_CASE_LENGTH = 4_000;

/** How near a number has to be for a name to be that of a street. */
const NEAR = 24;

/** Alice and Bob, and who comes with them, act in everybody's examples. */
const LONGEST_OF_CAST = 7;
const ALICE = /\balice\b/i;
const BOB = /\bbob\b/i;
const CAST = new Set([
  'alice',
  'bob',
  'carol',
  'charlie',
  'dave',
  'eve',
  'mallory',
  'trent',
  'peggy',
  'victor',
]);

function isOfCast(text: string, { start, end }: FoundName): boolean {
  if (end - start > LONGEST_OF_CAST || !CAST.has(text.slice(start, end).toLowerCase())) return false;
  return ALICE.test(text) && BOB.test(text);
}

/** Names of people: words weighed by lists of names, spelling, titles, introductions and what else stands around. */
export const personName: Signal = {
  name: 'person-name',
  version: '2',
  patterns: [GENERAL_QUESTION, OWN_AFFAIR, ALICE, BOB, ...CELL_PATTERNS, ...PUBLIC_VOICE_PATTERNS],
  detect: (text, view) => {
    const units = codeUnitsOf(text);
    const capitals = view.capitals.filter((at) => isCapitalAt(units, at));
    const isLower = capitals.length === 0;
    if (isLower && text.length > MAX_LOWER_CASE_LENGTH) return [];
    const found: RawFinding[] = [];
    const names = findNames(text, isLower ? wordStarts(text) : capitals);
    if (names.length === 0) return found;
    const isInAddress = addressTest(text, view);
    const isGeneral = isOfGeneralInterest(text, view);
    for (const name of names) {
      // Without capitals words are seldom known for a name; an introduction is another signal's.
      if (isLower && !name.isPlain) continue;
      if (isFamous(text.slice(name.start, name.end)) || hasEpithet(text, name.end)) continue;
      if (isInAddress(name)) continue;
      if (isOfCast(text, name)) continue;
      found.push(isGeneral || hasPublicOffice(text, name) ? makePublic(name) : make(name));
    }
    if (isLower || found.length === 0) return found;
    for (const half of otherHalves(text, found)) found.push(isGeneral ? makePublic(half) : make(half));
    return found;
  },
};

/** Whether it asks what any encyclopedia answers or reports a match, and nothing that is the writer's own. */
function isOfGeneralInterest(text: string, { digitRuns }: TextView): boolean {
  const isQuestion = text.length <= MAX_GENERAL_LENGTH && GENERAL_QUESTION.test(text);
  return (isQuestion || reportsMatch(text, digitRuns)) && !OWN_AFFAIR.test(text);
}

/** Paul the Apostle, Ivan the Terrible: people of history. */
function hasEpithet(text: string, end: number): boolean {
  return text.startsWith(' the ', end) && IS_CAPITAL[codeAt(text, end + 5)] === 1;
}

/** Tells whether a name is that of a street: `14 Rua João Silva`. To be asked about names that ascend. */
function addressTest(text: string, view: TextView): (name: FoundName) => boolean {
  let next = 0;
  return ({ start, end }) => {
    if (!hasDigitNear(codeUnitsOf(text), text.length, { start, end })) return false;
    const addresses = findAddresses(text, view);
    while (next < addresses.length && addresses[next]!.end < end) next += 1;
    return next < addresses.length && addresses[next]!.start <= start;
  };
}

function hasDigitNear(units: Units, length: number, { start, end }: { start: number; end: number }): boolean {
  const limit = Math.min(length, end + NEAR);
  for (let at = end; at < limit; at += 1) if (isDigitAt(units, at)) return true;
  const least = Math.max(0, start - NEAR);
  for (let at = start - 1; at >= least; at -= 1) if (isDigitAt(units, at)) return true;
  return false;
}
