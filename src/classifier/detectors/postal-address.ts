import { ADDRESS_WORD_PATTERNS } from '../addresses/address-words.ts';
import { ADDRESS_PATTERNS, findAddresses } from '../addresses/find-addresses.ts';
import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';

const make = findingOf('ADDRESS', 'confidential', 'personal');

/** Where somebody lives or receives mail, in the order of words that each country has; see `findAddresses`. */
export const postalAddress: Signal = {
  name: 'postal-address',
  version: '2',
  patterns: [...ADDRESS_PATTERNS, ...ADDRESS_WORD_PATTERNS],
  applies: (traits) => traits.digits >= 1 && traits.length >= 5,
  detect: (text) => findAddresses(text).map(make),
};
