import { findAddresses } from '../addresses/find-addresses.ts';
import { POSTCODE_PATTERNS } from '../addresses/postcodes.ts';
import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';

const make = findingOf('ADDRESS', 'confidential', 'personal');

/** Where somebody lives or receives mail, in the order of words that each country has; see `findAddresses`. */
export const postalAddress: Signal = {
  name: 'postal-address',
  version: '2',
  patterns: POSTCODE_PATTERNS,
  applies: (traits) => traits.digits >= 1 && traits.length >= 5,
  detect: (text, view) => findAddresses(text, view).map(make),
};
