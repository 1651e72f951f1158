import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

/** Behind the word: what it is of, and how it is said. */
const LEAD =
  "(?:[ -](?:plate|number|no\\.?|nr\\.?|mark|plates?|tag|d'immatriculation|de matr[ií]cula|of (?:my|the|his|her) (?:car|van|vehicle))){0,2}(?: (?:is|was|ist|lautet|est|es|è|it's|reads?))?[:#]? {1,2}[\"'“]?";
/** Plates of Europe, America and Asia have two to four groups of letters and digits, five to nine in all. */
const PLATE = '((?:[A-ZÄÖÜ]{1,4}|\\d{1,4})(?:[ ·-]?(?:[A-ZÄÖÜ]{1,4}|\\d{1,4})){1,3})';
const NAMED = new RegExp(`[\\p{L}]{3,24}${LEAD}${PLATE}(?![\\w-])`, 'uy');
const make = findingOf('LICENSE_PLATE', 'confidential', 'personal');

/** The plate of a vehicle, beside the word for it. */
export const licensePlate: Signal = {
  name: 'license-plate',
  version: '1',
  words: [
    'plate',
    'plates',
    'registration',
    'reg',
    'kennzeichen',
    'nummernschild',
    'immatriculation',
    'plaque',
    'matrícula',
    'matricula',
    'targa',
    'kenteken',
    'rejestracyjny',
    'rejestracyjna',
    'plaka',
    'vehicle',
    'car',
    'rego',
    'numberplate',
  ],
  patterns: [NAMED],
  applies: (traits) => traits.digits >= 1 && traits.upperCase >= 1,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = matchAt(NAMED, text, at);
      const plate = match?.groups[0];
      if (match === undefined || plate === undefined || !isPlate(plate)) continue;
      found.push(make({ start: match.end - plate.length, end: match.end }));
    }
    return found;
  },
};

function isPlate(plate: string): boolean {
  const compact = plate.replaceAll(/[ ·-]/g, '');
  return compact.length >= 5 && compact.length <= 9 && /\p{L}/u.test(compact) && /\d/.test(compact);
}
