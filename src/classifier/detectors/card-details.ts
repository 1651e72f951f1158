import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const CODE =
  /(?:cvv2?|cvc2?|(?<!pubchem )cid|cvn|security code|prüfnummer|cryptogramme)(?: ?(?:code|number|is|lautet|est|es)| ?[:=#]){0,3} {0,2}\d{3,4}(?!\d)/iy;
const EXPIRY =
  /(?:exp(?:iry|ires|iration|\.)?|valid (?:thru|until|through)|gültig bis|expire)(?: ?(?:date|on|is)| ?[:=]){0,3} {0,2}(?:0[1-9]|1[0-2]|[01] [0-9]) ?[/-] ?(?:20)?\d ?\d(?!\d)/iy;
const makeCode = findingOf('CARD_CVV', 'restricted', 'payment');
const makeExpiry = findingOf('CARD_EXPIRY', 'restricted', 'payment');

/** The verification code and expiry date of a payment card, beside the word that says so. */
export const cardDetails: Signal = {
  name: 'card-details',
  version: '1',
  words: [
    'cvv',
    'cvc',
    'cid',
    'cvn',
    'security',
    'prüfnummer',
    'cryptogramme',
    'exp',
    'expiry',
    'expires',
    'expiration',
    'valid',
    'gültig',
    'expire',
  ],
  patterns: [CODE, EXPIRY],
  applies: (traits) => traits.digits >= 3,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const code = matchAt(CODE, text, at);
      if (code !== undefined) found.push(makeCode(code));
      const expiry = matchAt(EXPIRY, text, at);
      if (expiry !== undefined) found.push(makeExpiry(expiry));
    }
    return found;
  },
};
