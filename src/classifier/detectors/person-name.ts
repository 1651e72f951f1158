import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { FAMOUS_SURNAMES, FIRST_NAMES } from './first-names.ts';

const TITLES = [
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'sir',
  'herr',
  'herrn',
  'frau',
  'monsieur',
  'madame',
  'mme',
  'mlle',
  'señor',
  'señora',
  'sr',
  'sra',
  'signor',
  'signora',
  'patient',
  'patientin',
  'paciente',
  'mister',
  'dhr',
  'mevr',
];
const INTRODUCTIONS = [
  'name',
  'named',
  'nombre',
  'nom',
  'heiße',
  'llamo',
  'appelle',
  'dear',
  'employee',
  'customer',
  'client',
  'cliente',
  'mitarbeiter',
  'mitarbeiterin',
  'kunde',
  'kundin',
  'applicant',
  'candidate',
  'tenant',
  'colleague',
  'surname',
];
const titleWords = new Set(TITLES);
const introductionWords = new Set(INTRODUCTIONS);
const firstNameWords = new Set(FIRST_NAMES);

const FIRST_AND_LAST =
  /\p{Lu}[\p{L}'’]{1,20}(?:-\p{Lu}[\p{L}]{1,20})?(?: \p{Lu}\.){0,2}(?: (?:van|von|de|der|den|del|della|di|da|du|la|le|el|al|bin|ibn|zu)){0,3} (?:Mc|Mac|O['’]|D['’])?\p{Lu}[\p{L}'’]{1,24}(?:-\p{Lu}\p{L}{1,24})?/uy;
const INITIAL_AFTER = /\p{Lu}\p{L}{1,20} \p{Lu}\.(?!\p{L})/uy;
const TITLED =
  /\p{L}{2,10}\.? (?:(?:Dr|Prof|med)\.? ){0,2}(\p{Lu}[\p{L}'’.-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24}){0,2})/uy;
const INTRODUCED =
  /\p{L}{2,14}(?:'s name)?(?: is| ist| est| es| era|s|:| :| =)? {0,2}["“„]?(\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]{1,24}){1,2})/uy;
/** Words with a capital that follow a given name but are no surname. */
const NOT_SURNAME =
  /^(?:The|This|That|And|Or|But|If|Is|Are|Was|Has|Have|Can|Will|Street|Road|Avenue|City|University|College|School|Hospital|Bank|Inc|Ltd|LLC|GmbH|AG|Corp|Company|Island|Islands|River|Lake|County|State|Park|Beach|Airport|Center|Centre|Museum|Theorem|Prize|Law|Day|Award|Foundation|Square|Bridge|Hall|House|Bay|Mountain|Valley|Church|Cathedral|Institute|Group|Code|AI|API|SQL|Pro|Mini|Max|Plus|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/;
/** A question of general knowledge about someone: what any encyclopedia answers. */
const GENERAL_QUESTION =
  /^\W{0,3}(?:who (?:is|was|are|were|wrote|won|painted|invented|discovered|played|sang)|what (?:is|was|are|did|were|does)|when (?:did|was|is)|where (?:is|was|did)|why (?:did|was|is)|how (?:did|old|tall)|which|did|was|is|in what year|tell me about|write a (?:biography|poem|story|song|haiku)|wer (?:ist|war|hat)|wann|was (?:ist|war)|qui (?:est|était|a)|quand|quién|cuándo|qué)\b/i;
const make = findingOf('PERSON', 'confidential', 'personal');
const makePublic = findingOf('PERSON', 'internal', 'personal');
const MAX_GENERAL_LENGTH = 240;

/** Names of people: a title, an introduction or a common given name, with capitals where a name has them. */
export const personName: Signal = {
  name: 'person-name',
  version: '1',
  words: [...new Set([...TITLES, ...INTRODUCTIONS, ...FIRST_NAMES])],
  patterns: [FIRST_AND_LAST, INITIAL_AFTER, TITLED, INTRODUCED, NOT_SURNAME, GENERAL_QUESTION],
  applies: (traits) => traits.upperCase >= 1,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const isGeneral = text.length <= MAX_GENERAL_LENGTH && GENERAL_QUESTION.test(text);
    let covered = -1;
    for (const at of view.hits) {
      if (at < covered) continue;
      const name = nameAt(text, at);
      if (name === undefined || isFamous(text.slice(name.start, name.end))) continue;
      found.push(isGeneral ? makePublic(name) : make(name));
      covered = name.end;
    }
    return found;
  },
};

function nameAt(text: string, at: number): { start: number; end: number } | undefined {
  const word = wordAt(text, at);
  if (titleWords.has(word)) {
    const titled = matchAt(TITLED, text, at);
    if (titled !== undefined && !isSentence(titled.groups[0]!)) return endOf(titled);
  }
  if (introductionWords.has(word)) {
    const introduced = matchAt(INTRODUCED, text, at);
    if (introduced !== undefined) return endOf(introduced);
  }
  if (!firstNameWords.has(word) || !/\p{Lu}/u.test(text[at]!)) return undefined;
  const full = matchAt(FIRST_AND_LAST, text, at);
  if (full !== undefined && !NOT_SURNAME.test(full.text.slice(full.text.lastIndexOf(' ') + 1))) return full;
  return matchAt(INITIAL_AFTER, text, at);
}

function endOf(match: { start: number; end: number; groups: readonly (string | undefined)[] }) {
  return { start: match.end - match.groups[0]!.length, end: match.end };
}

function isSentence(name: string): boolean {
  return NOT_SURNAME.test(name) || /^(?:I|A|An|The|Data|Safety|Portal|Records?|Care|Education)\b/.test(name);
}

function isFamous(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  return FAMOUS_SURNAMES.has(words[words.length - 1]!);
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < 24 && /\p{L}/u.test(text[end]!)) end += 1;
  return text.slice(at, end).toLowerCase();
}
