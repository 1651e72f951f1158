import { findingOf, firstMatchIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const DATE =
  /(?<![\w/-])(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?:st|nd|rd|th|\.|er|º)?(?: of| de)? \p{L}{3,12}\.?,?(?: del?)? (?:19|20)\d{2}|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2})(?![\w/])/giu;
const make = findingOf('DOB', 'confidential', 'personal');
const REACH = 40;

/** A date beside a word that makes it somebody's birthday. */
export const dateOfBirth: Signal = {
  name: 'date-of-birth',
  version: '2',
  words: [
    'dob',
    'born',
    'birth',
    'birthday',
    'geb',
    'geboren',
    'geburtsdatum',
    'geburtstag',
    'né',
    'née',
    'naissance',
    'nacido',
    'nacida',
    'nacimiento',
    'nato',
    'nata',
    'nascita',
    'geboortedatum',
    'geboortedag',
    'urodzenia',
    'urodzony',
    'urodzona',
    'ur',
    'urodził',
    'urodziła',
    'nascimento',
    'nascido',
    'nascida',
    'nasceu',
    'nació',
    'anniversaire',
    'cumpleaños',
    'compleanno',
    'verjaardag',
    'urodziny',
    'födelsedatum',
    'född',
    'født',
    'fødselsdato',
    'syntynyt',
    'birthdate',
    'birthdays',
  ],
  patterns: [DATE],
  applies: (traits) => traits.digits >= 4,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = firstMatchIn(DATE, text, at, Math.min(text.length, at + REACH + 24));
      if (
        match !== undefined &&
        match.start - at <= REACH &&
        found[found.length - 1]?.start !== match.start
      ) {
        found.push(make(match));
      }
    }
    return found;
  },
};
