import { expect, it } from 'vitest';
import { cardBrand } from './card-brand.ts';

it.each([
  ['4539 1488 0343 6467', 'a Visa'],
  ['5500-0055-5555-5559', 'a Mastercard'],
  ['2221000000000009', 'a Mastercard'],
  ['340000000000009', 'an American Express'],
  ['3530111333300000', 'a JCB'],
  ['6011 0009 9013 9424', 'a Discover'],
  ['30569309025904', 'a Diners Club'],
  ['９９９９ 0009 9013 9424', undefined],
  ['４５３９ 1488 0343 6467', 'a Visa'],
  ['4', undefined],
])('%s is %s', (number, brand) => expect(cardBrand(number)).toBe(brand));
