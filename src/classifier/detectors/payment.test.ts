import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { bankCode, iban } from './bank-number.ts';
import { cardDetails } from './card-details.ts';
import { cryptoWallet } from './crypto-wallet.ts';
import { paymentCard } from './payment-card.ts';
import { spacedDigits, spelledDigits } from './spelled-digits.ts';

describe('paymentCard', () => {
  it.each([
    ['Refund 4111 1111 1111 1111 please', '4111 1111 1111 1111'],
    ['card:5555555555554444.', '5555555555554444'],
    ['amex 3782-822463-10005', '3782-822463-10005'],
    ['4111.1111.1111.1111', '4111.1111.1111.1111'],
    ['card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 exp', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
    ['4111 1111 1111 1111 12/27', '4111 1111 1111 1111'],
    ['2223003122003222', '2223003122003222'],
    ['my maestro card 630427373398', '630427373398'],
  ])('finds %s', (text, card) => {
    expect(findingsOf(paymentCard, text)).toContain(`CREDIT_CARD ${card}`);
  });

  it('finds one behind any amount of other numbers, and each of several', () => {
    const dates = '12.05.2024 - 11/06/2023 - '.repeat(40);
    expect(findingsOf(paymentCard, `${dates}4111 1111 1111 1111`)).toContain(
      'CREDIT_CARD 4111 1111 1111 1111',
    );
    const cards = '4111111111111111 5555555555554444 4111111111111111';
    expect(findingsOf(paymentCard, cards)).toHaveLength(3);
  });

  it.each([
    ['a failing check digit', '4111 1111 1111 1112'],
    ['a range of no issuer', '9999 9999 9999 9995'],
    ['one digit over and over', '0000 0000 0000 0000'],
    ['a time stamp', '2024-01-15 10:30:00'],
    ['twelve digits that nobody calls a card', 'order 630427373398'],
    ['a wrong length for the issuer', '41111111111111'],
    ['the number of an article', 'Bohrmaschine 5901234123457, 24 Monate'],
    ['the sample of a form', 'card placeholder 1234 5678 9012 3456'],
    ['a decimal', 'e = 2.718281828459045 or so'],
    ['the path of a drawing', 'M6.4 4.52-2.36.23-6.98-.97-9.26z'],
  ])('leaves alone %s', (_why, text) => {
    expect(findingsOf(paymentCard, text)).toEqual([]);
  });
});

describe('cardDetails', () => {
  it('finds the code and the expiry beside their words', () => {
    expect(findingsOf(cardDetails, 'cvv 123, exp 04/28')).toEqual([
      'CARD_CVV cvv 123',
      'CARD_EXPIRY exp 04/28',
    ]);
    expect(typesOf(cardDetails, 'expires on 1 1 / 2 7')).toEqual(['CARD_EXPIRY']);
  });

  it.each(['cvv 12345', 'PubChem CID 2519', 'the exp function', 'version 4/28', 'security review 2024'])(
    'leaves alone %s',
    (text) => {
      expect(findingsOf(cardDetails, text)).toEqual([]);
    },
  );
});

describe('iban and bankCode', () => {
  it.each([
    'GB82 WEST 1234 5698 7654 32',
    'DE89370400440532013000',
    'FR1420041010050500013M02606',
    'gb82west12345698765432',
  ])('finds %s', (text) => {
    expect(findingsOf(iban, `pay to ${text}, thanks`)).toEqual([`IBAN ${text}`]);
  });

  it.each([
    ['a failing check', 'GB82 WEST 1234 5698 7654 33'],
    ['another failing check', 'DE88370400440532013000'],
    ['a country without IBANs', 'US82 WEST 1234 5698 7654 32'],
    ['a number that goes on', 'DE893704004405320130001'],
    ['a number that stops early', 'DE8937040044053201300'],
  ])('leaves alone %s', (_why, text) => {
    expect(findingsOf(iban, text)).toEqual([]);
  });

  it('finds a bank code only beside its word', () => {
    expect(findingsOf(bankCode, 'BIC DEUTDEFF500')).toEqual(['BIC DEUTDEFF500']);
    expect(findingsOf(bankCode, 'The SWIFT language')).toEqual([]);
  });
});

describe('cryptoWallet', () => {
  it('finds addresses whose check holds', () => {
    expect(typesOf(cryptoWallet, 'send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toEqual(['CRYPTO']);
    expect(typesOf(cryptoWallet, 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toEqual(['CRYPTO']);
    expect(typesOf(cryptoWallet, '0x39cd754bc77a423acf819fe9e7e446370ffd021a')).toEqual(['CRYPTO']);
  });

  it('leaves alone an address with a failing check', () => {
    expect(findingsOf(cryptoWallet, '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb')).toEqual([]);
  });
});

describe('spelledDigits', () => {
  it('finds a long number in words, in four languages', () => {
    expect(typesOf(spelledDigits, 'ssn is one two three, four five, six seven eight nine')).toEqual([
      'SPELLED_NUMBER',
    ]);
    expect(typesOf(spelledDigits, 'eins zwei drei vier fünf sechs sieben acht neun')).toEqual([
      'SPELLED_NUMBER',
    ]);
    expect(typesOf(spelledDigits, 'un deux trois quatre cinq six sept huit neuf')).toEqual([
      'SPELLED_NUMBER',
    ]);
    expect(typesOf(spelledDigits, 'uno dos tres cuatro cinco seis siete ocho nueve')).toEqual([
      'SPELLED_NUMBER',
    ]);
  });

  it('leaves alone counting in prose', () => {
    expect(findingsOf(spelledDigits, 'one of the two or three ways that four people tried')).toEqual([]);
  });

  it('finds digits that are spaced apart', () => {
    expect(typesOf(spacedDigits, 'it is 1 2 3 4 5 6 7 8 9 ok')).toEqual(['SPELLED_NUMBER']);
    expect(findingsOf(spacedDigits, 'sizes 1 2 3 4')).toEqual([]);
  });
});
