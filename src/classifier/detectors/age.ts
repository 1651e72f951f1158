import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

/** A field of a form: `Age: 45`, `Alter: 45 Jahre`, `edad = 45`. */
const FIELD =
  /(?:age|alter|âge|edad|età|leeftijd|idade|wiek)["'*]{0,2} ?[:=] ?["'*]{0,2}(\d{1,3})(?![\d%:/-]|[.,]\d)/iy;
/** `45-year-old man`, `45-jähriger Patient`, `45 year old female`: a machine or a building is no person. */
const PERSON =
  /(\d{1,3})(?:[- ]years?[- ]old|[- ]?jährige[rnms]?)[ ,]{1,2}(?:\p{L}{2,14} ){0,2}(?:wom[ae]n|m[ae]n|male|female|boy|girl|patient|patientin|son|daughter|mother|father|wife|husband|employee|applicant|client|tenant|frau|mann|junge|mädchen|sohn|tochter|mutter|vater|mitarbeiter|mitarbeiterin)(?!\p{L})/iuy;
/** How far before its word the number begins at most. */
const REACH = 4;
const MAX_AGE = 120;
const make = findingOf('AGE', 'internal', 'personal');

/** The age of somebody in particular: by itself it tells of nobody, but beside a name or an illness it does. */
export const age: Signal = {
  name: 'age',
  version: '1',
  words: [
    ...['age', 'alter', 'âge', 'edad', 'età', 'leeftijd', 'idade', 'wiek'],
    ...['year', 'years', 'jährige', 'jähriger', 'jährigen'],
  ],
  patterns: [FIELD, PERSON],
  applies: (traits) => traits.digits > 0,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = matchAt(FIELD, text, at) ?? matchAt(PERSON, text, numberBefore(text, at));
      const years = match?.groups[0];
      if (match === undefined || years === undefined || Number(years) > MAX_AGE) continue;
      const start = match.start + match.text.lastIndexOf(years);
      found.push(make({ start, end: start + years.length }));
    }
    return found;
  },
};

/** Where the number begins that stands right before `at`; `at` where there is none. */
function numberBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < REACH && /[\d -]/.test(text[start - 1]!)) start -= 1;
  while (start < at && text[start] === ' ') start += 1;
  return start;
}
