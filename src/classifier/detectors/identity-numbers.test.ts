import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { IDENTIFIERS, identityNumbers } from './identity-numbers.ts';
import { namedNumber } from './named-number.ts';

describe('identityNumbers', () => {
  it.each([
    ['US_SSN', 'SSN 096-36-8710'],
    ['US_SSN', 'social security number 096368710'],
    ['US_ITIN', 'ITIN 906-98-0032'],
    ['US_EIN', 'employer number 12-3456789'],
    ['US_NPI', 'NPI 1234567893'],
    ['US_DEA', 'DEA number AH1335896'],
    ['US_MBI', 'MBI 1EG4-TE5-MK73'],
    ['US_ABA', 'routing number 021000021'],
    ['US_DRIVER_LICENSE', "driver's license D1234567"],
    ['UK_NHS', 'NHS number 943 476 5919'],
    ['UK_NINO', 'NI number AB 12 34 56 C'],
    ['UK_DRIVING_LICENCE', 'MORGA657054SM9IJ'],
    ['UK_SORT_CODE', 'sort code 12-34-56'],
    ['DE_TAX_ID', 'Steuer-ID 86095742719'],
    ['DE_SOCIAL_SECURITY', '15070649C103'],
    ['DE_HEALTH_INSURANCE', 'Krankenversichertennummer A123456780'],
    ['FR_NIR', 'NIR 2 51 12 59 122 269 25'],
    ['ES_NIF', 'DNI 12345678Z'],
    ['ES_NIE', 'NIE X1234567L'],
    ['IT_CF', 'RSSMRA85T10A562S'],
    ['NL_BSN', 'BSN 111222333'],
    ['BE_NRN', '85.07.30-033.28'],
    ['CH_AHV', '756.9217.0769.85'],
    ['PL_PESEL', 'PESEL 44051401359'],
    ['SE_PNR', '811218-9876'],
    ['FI_HETU', '131052-308T'],
    ['DK_CPR', 'CPR 241275-8178'],
    ['CA_SIN', 'SIN 046 454 286'],
    ['AU_TFN', 'TFN 123 456 782'],
    ['AU_MEDICARE', 'Medicare 2123 45670 1'],
    ['IN_AADHAAR', 'Aadhaar 2341 2341 2346'],
    ['BR_CPF', '529.982.247-25'],
    ['MX_CURP', 'HEGG560427MVZRRL04'],
    ['SG_NRIC', 'S1234567D'],
    ['KR_RRN', '900101-1234567'],
    ['CN_RIC', '11010519491231002X'],
    ['ZA_ID', '8001015009087'],
    ['MRN', 'MRN 059277604'],
    ['BANK_ACCOUNT', 'account number 12345678'],
    ['VIN', '1HGCM82633A004352'],
    ['IMEI', 'IMEI 490154203237518'],
    ['EU_VAT', 'VAT DE136695976'],
    ['EMPLOYEE_ID', 'employee id 48213'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(identityNumbers, text)).toContain(type);
  });

  it.each([
    ['US_SSN', 'SSN 000-12-3456'],
    ['US_SSN', 'SSN 078-05-1120'],
    ['US_SSN', 'ticket 096368710'],
    ['UK_NHS', 'NHS number 943 476 5918'],
    ['UK_NINO', 'BG 12 34 56 C'],
    ['DE_TAX_ID', '86095742718'],
    ['ES_NIF', '12345678A'],
    ['ES_NIE', 'X1234567A'],
    ['IT_CF', 'RSSMRA85T10A562T'],
    ['NL_BSN', 'reference 111222333'],
    ['PL_PESEL', '44051401358'],
    ['CA_SIN', '046 454 287'],
    ['IN_AADHAAR', 'Aadhaar 2341 2341 2347'],
    ['BR_CPF', '111.111.111-11'],
    ['SG_NRIC', 'S1234567A'],
    ['ZA_ID', '8001015009088'],
    ['VIN', '1HGCM82633A004353'],
    ['BANK_ACCOUNT', 'invoice 12345678'],
    ['FR_NIR', '251125912226926'],
  ])('does not take for %s: %s', (type, text) => {
    expect(typesOf(identityNumbers, text)).not.toContain(type);
  });

  it('finds nothing in ordinary numbers', () => {
    for (const text of [
      'order 5721719834 shipped',
      'commit 782696dbb3ab7736',
      'meeting 10:30-11:15 room 4012',
      'v1.22.333',
    ]) {
      expect(findingsOf(identityNumbers, text), text).toEqual([]);
    }
  });

  it('tells where the number stands, next to others', () => {
    expect(findingsOf(identityNumbers, 'a 096-36-8710, b 046-454-286')).toEqual([
      'US_SSN 096-36-8710',
      'CA_SIN 046-454-286',
    ]);
  });

  it('finds a number in a long table, with and without the word it needs', () => {
    const rows = '12345,67890\n'.repeat(200);
    expect(typesOf(identityNumbers, `${rows}44051401359,1\n${rows}`)).toEqual(['PL_PESEL']);
    expect(typesOf(identityNumbers, `${rows}BSN 111222333\n${rows}`)).toEqual(['NL_BSN']);
    expect(typesOf(identityNumbers, `${rows}111222333\n${rows}`)).toEqual([]);
  });

  it('has a boundary on both sides of every shape', () => {
    for (const { type, pattern } of IDENTIFIERS) {
      expect(pattern.source, type).toMatch(/^\(\?<!/);
      expect(pattern.source, type).toMatch(/\)$/);
    }
  });
});

describe('namedNumber', () => {
  it.each([
    ['PASSPORT', 'passport number P5N8T5VNN'],
    ['PASSPORT', 'Reisepass Nr. C01X00T47'],
    ['IN_PAN', 'PAN ZVKPS7837I'],
  ])('finds %s in: %s', (type, text) => {
    expect(typesOf(namedNumber, text)).toEqual([type]);
  });

  it.each(['passport control 2024', 'a pan of 30 cm', 'the passport is valid'])('leaves alone %s', (text) => {
    expect(findingsOf(namedNumber, text)).toEqual([]);
  });
});
