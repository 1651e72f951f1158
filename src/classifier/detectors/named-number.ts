import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const NAMED =
  /(?:passport|passeport|pasaporte|reisepass|passaporto|paspoort|paszport|pan|visa)(?: (?:card|number|no\.?|num|nr\.?|nummer|n[º°])| ?[#:=]| is| ist| est| es){0,3} {0,2}([A-Z0-9][A-Z0-9 -]{4,14}[A-Z0-9])(?![\w-])/iy;
const make = findingOf('PASSPORT', 'restricted', 'personal');
const makeTax = findingOf('IN_PAN', 'restricted', 'personal');
const INDIAN = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/i;

/** Identity numbers with too few digits to be seen by themselves, beside the word that names them. */
export const namedNumber: Signal = {
  name: 'named-number',
  version: '1',
  words: [
    'passport',
    'passeport',
    'pasaporte',
    'reisepass',
    'passaporto',
    'paspoort',
    'paszport',
    'pan',
    'visa',
  ],
  patterns: [NAMED, INDIAN],
  applies: (traits) => traits.digits >= 1,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = matchAt(NAMED, text, at);
      const value = match?.groups[0]?.split(' ')[0];
      if (match === undefined || value === undefined) continue;
      const start = match.end - match.groups[0]!.length;
      const span = { start, end: start + value.length };
      if (INDIAN.test(value)) found.push(makeTax(span));
      else if (/^p/i.test(match.text) && !/^pan/i.test(match.text) && isNumber(value)) found.push(make(span));
      else if (/^(?:reise|visa)/i.test(match.text) && isNumber(value)) found.push(make(span));
    }
    return found;
  },
};

function isNumber(value: string): boolean {
  return (
    value.length >= 7 &&
    value.length <= 11 &&
    /\d/.test(value) &&
    !/[a-z]/.test(value) &&
    !value.includes('-')
  );
}
