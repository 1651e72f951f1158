import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { identityNumbers } from './identity-numbers.ts';
import { licensePlate } from './license-plate.ts';
import { machineReadableZone } from './machine-readable-zone.ts';
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
    ['FI_HETU', 'henkilötunnus 131052308T'],
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
    ['SE_PNR', '198112189876'],
    ['DE_ID_CARD', 'Personalausweis T220001293'],
    ['DE_ID_CARD', 'Ausweis L01X00T44'],
    ['EU_VAT', 'TVA FR83404833048'],
    ['PT_NIF', 'NIF 123456789'],
    ['RO_CNP', '1800101221144'],
    ['BG_EGN', 'EGN 7523169263'],
    ['HR_OIB', 'OIB 94577403194'],
    ['EE_ISIKUKOOD', 'isikukood 37605030299'],
    ['GR_AFM', 'AFM 094259216'],
    ['HU_TAJ', 'TAJ 111 111 110'],
    ['IE_PPS', 'PPS 1234567T'],
    ['IS_KENNITALA', '120174-3399'],
    ['RU_SNILS', '112-233-445 95'],
    ['RU_INN', 'INN 500100732259'],
    ['IT_VAT', 'partita IVA 00743110157'],
    ['DE_LANR', 'LANR 123456601'],
    ['TH_TNIN', '1-2345-67890-12-1'],
    ['IN_GSTIN', '27ABCDE1234F1Z5'],
    ['KR_FRN', '911124-5678901'],
    ['KR_BRN', '104-86-56659'],
    ['TW_ID', 'Taiwan national ID A123456789'],
    ['HK_ID', 'A123456(3)'],
    ['IL_ID', 'Israel ID 123456782'],
    ['AE_ID', 'Emirates ID 784-1980-1234567-8'],
    ['CL_RUT', '30.686.957-4'],
    ['AR_CUIT', '20-12345678-6'],
    ['MX_RFC', 'RFC GODE561231GR8'],
    ['AU_ACN', 'ACN 005 499 981'],
    ['PASSPORT', 'Reisepass C01X00T47'],
    ['PASSPORT', 'паспорт 45 10 123456'],
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
    ['US_EIN', 'EIN 07-3456789'],
    ['DE_ID_CARD', 'Ausweis L01X00T45'],
    ['EU_VAT', 'TVA FR84404833048'],
    ['RO_CNP', '1800101221145'],
    ['HR_OIB', 'OIB 94577403195'],
    ['IE_PPS', 'PPS 1234567A'],
    ['RU_SNILS', '112-233-445 96'],
    ['TH_TNIN', '1-2345-67890-12-2'],
    ['KR_RRN', '911124-5678901'],
    ['CL_RUT', '30.686.957-5'],
    ['AR_CUIT', '20-12345678-7'],
    ['HK_ID', 'A123456(4)'],
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

  it.each(['x_1234_%', '_%', '%_', '%9', 'x%', '%x', 'a-%', '%-a'])(
    'has a boundary on both sides of a number: %s',
    (frame) => {
      for (const number of ['44051401359', '096-36-8710', '1HGCM82633A004352']) {
        const text = `${frame.replace('%', number)} PESEL`;
        expect(typesOf(identityNumbers, text)).toEqual([]);
      }
    },
  );

  it('says of one number one thing, the best supported', () => {
    for (const [text, expected] of [
      [
        'Routing number 311416312 account number 31612200035',
        ['US_ABA 311416312', 'BANK_ACCOUNT 31612200035'],
      ],
      ['NPI 1676529963 DEA number AH1335896', ['US_NPI 1676529963', 'US_DEA AH1335896']],
      ['patient id 943 476 5919, NHS', ['UK_NHS 943 476 5919']],
      ['CPF 52998224725', ['BR_CPF 52998224725']],
    ] as const) {
      expect(findingsOf(identityNumbers, text)).toEqual(expected);
    }
  });

  it('takes no few of a row of numbers for one', () => {
    expect(findingsOf(identityNumbers, 'scores 12 2341 2341 2346 99')).toEqual([]);
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

describe('machineReadableZone', () => {
  const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';

  it('finds the second line of a passport by its check digits', () => {
    const text = `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n${second}\n`;
    expect(findingsOf(machineReadableZone, text)).toEqual([`PASSPORT ${second}`]);
  });

  it('finds none where a check digit is wrong', () => {
    expect(findingsOf(machineReadableZone, `x<<\n${second.replace('36UTO', '37UTO')}`)).toEqual([]);
  });
});

describe('licensePlate', () => {
  it.each([
    ['My car registration is AB51 ABC.', 'AB51 ABC'],
    ['Kennzeichen: M-AB 1234', 'M-AB 1234'],
    ["plaque d'immatriculation AB-123-CD", 'AB-123-CD'],
    ['targa AB123CD', 'AB123CD'],
    ['license plate 7ABC123', '7ABC123'],
  ])('finds the plate in: %s', (text, plate) => {
    expect(findingsOf(licensePlate, text)).toEqual([`LICENSE_PLATE ${plate}`]);
  });

  it.each(['a plate of 12 oysters', 'vehicle 42', 'registration opens in May 2025', 'car USB 3'])(
    'leaves alone: %s',
    (text) => {
      expect(findingsOf(licensePlate, text)).toEqual([]);
    },
  );
});
