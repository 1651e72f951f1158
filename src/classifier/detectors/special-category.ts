import { findingOf, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { PERSON_REFERENCE_PATTERNS, refersToPerson } from './person-reference.ts';

/** GDPR Article 9 and 10: belief, union, opinion, orientation, origin, biometry, crime; and children at risk. */
const WORDS = `
muslim hindu jewish christian catholic sikh buddhist atheist protestant orthodox mormon jehovah islam judaism religion
religious praying hijab union unionist gewerkschaft syndicat sindicato homosexual gay lesbian bisexual transgender queer
ethnicity ethnic genome genetic biometric fingerprint fingerprints conviction convicted arrested probation parole
offender felony misdemeanor burglary assault vorstrafe vorbestraft verurteilt condamné condamnée condenado condenada
safeguarding child-protection abuse abused neglect neglected molested foster cellar referral pedophile grooming
undocumented asylum deported bankruptcy muslimisch muslima jüdisch evangelisch katholisch schwul lesbisch transsexuell
musulman musulmane juif juive catholique homosexuelle musulmán judío judía católico
`;
const SUBJECT_TALK =
  /^\W{0,3}(?:what|who|why|how|when|explain|describe|is|are|was ist|wer|que|qu'est|qué|define)\b/i;
const make = findingOf('SPECIAL_CATEGORY', 'restricted', 'personal');

/** Belief, union, opinion, orientation, origin, crime or child protection, said of a particular person. */
export const specialCategory: Signal = {
  name: 'special-category',
  version: '1',
  words: [...new Set(WORDS.trim().split(/\s+/))],
  patterns: [SUBJECT_TALK, ...PERSON_REFERENCE_PATTERNS],
  detect: (text, view) => {
    if (text.length < 200 && SUBJECT_TALK.test(text)) return [];
    const found: RawFinding[] = [];
    for (const at of thinned(view.hits, 24)) {
      const span = { start: at, end: Math.min(text.length, at + 12) };
      if (refersToPerson(text, span, 90)) found.push(make(span));
    }
    return found;
  },
};
