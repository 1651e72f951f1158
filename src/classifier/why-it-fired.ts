import { describeType } from '../domain/describe-type.ts';
import { cardBrand } from './card-brand.ts';
import type { SignalFinding } from './scan-text.ts';

const CHECKED = 'has the shape, and its check digit fits';
const NAMED = 'has the shape, and a word beside it says what it is';
const CHECKED_AND_NAMED =
  'has the shape, its check digit fits, and a word nearby says what it is where the shape alone is common';

/** What makes the detector of a type speak, in words that go on from "because it …". */
const BY_TYPE: Readonly<Record<string, string>> = {
  CARD_CVV: 'is three or four digits right after the name of a card code',
  CARD_EXPIRY: 'is a month and a year right after a word for expiry',
  IBAN: 'begins with a country, is as long as that country writes it, and passes the check modulo 97',
  BIC: 'has eight or eleven characters with a country in them, beside a word for a bank',
  BANK_ACCOUNT: 'is a number beside a word for an account',
  US_ABA: 'has nine digits, passes the check with weights 3-7-1, and a word nearby speaks of routing',
  UK_SORT_CODE: 'is three pairs of digits beside the words for a sort code',
  CRYPTO: 'has the alphabet and length of a wallet address; the checksum fits where the format has one',
  US_SSN: 'has nine digits in ranges that are issued',
  US_ITIN: 'has nine digits that begin with 9, with a middle group that is issued',
  US_EIN: 'has the shape, a prefix that is issued, and a word nearby that names it',
  UK_NINO: 'has two letters that are issued, six digits and a suffix from A to D',
  UK_NHS: 'has ten digits that pass the check modulo 11',
  US_NPI: 'has ten digits that pass the Luhn check with the prefix 80840',
  US_DEA: 'has two letters and seven digits of which the last is the check',
  US_MBI: 'has eleven characters, each of the kind that its place takes',
  UK_DRIVING_LICENCE: 'has sixteen characters in the order of a surname, a date and initials',
  CA_SIN: 'has nine digits that pass the Luhn check',
  IMEI: 'has fifteen digits that pass the Luhn check, beside a word for a device',
  IN_AADHAAR: 'has twelve digits that pass the Verhoeff check',
  FR_NIR: 'has thirteen digits and the key that 97 leaves of them',
  ES_NIF: 'has eight digits and the letter that 23 leaves of them',
  ES_NIE: 'has X, Y or Z, seven digits and the letter that 23 leaves of them',
  NL_BSN: 'has nine digits that pass the eleven test, and a word nearby that names it',
  VIN: 'has seventeen characters of which the ninth is the check',
  MRN: 'is a number beside a word for a patient record',
  MEMBER_ID: 'is a number beside a word for insurance or membership',
  EMPLOYEE_ID: 'is a number beside a word for staff',
  AGE: 'is a number of years beside a word for a person',
  USERNAME: 'stands beside a word for what somebody logs in as',
  PASSPORT: 'has the shape of a passport number, beside a word for a passport',
  EU_VAT: 'begins with a country, has the shape that this country writes, and a word nearby speaks of tax',
  US_DRIVER_LICENSE: 'has the shape of a licence, beside a word for one',
  PHONE: 'is a number that the numbering plan of its country has',
  EMAIL: 'is a name, an @ (or the word for it) and a domain that is no placeholder',
  PERSON: 'holds a given name, follows a title, or stands where a person introduces somebody',
  ADDRESS: 'reads as a street with a number, or a postal code with a place',
  POSTCODE: 'has the shape of a postal code',
  DOB: 'is a date beside a word for birth',
  IP_ADDRESS: 'has the shape of a network address outside the private and documented ranges',
  MAC_ADDRESS: 'is six pairs of hexadecimal digits',
  SPELLED_NUMBER: 'is nine digits or more as words or one by one, the way to hide a number',
  SECRET: 'begins and is as long as the keys of its issuer, and looks random',
  SEED_PHRASE: 'is twelve or more words of the list that wallets are restored from',
  JWT: 'is three parts in base64 of which the first names an algorithm',
  PRIVATE_KEY: 'begins with the header of a private key',
  DB_URL: 'is an address with a name and a password before the host',
  PASSWORD: 'stands right after a word for a password and is no placeholder',
  HEALTH: 'is a word for an illness, a medicine or a diagnosis, said of a person',
  SPECIAL_CATEGORY: 'is a word for belief, origin, orientation, union or crime, said of a person',
  CRIMINAL: 'is a word for an offence or a sentence, said of a person',
  CHILD: 'speaks of the protection of a child',
  LEGAL_PRIVILEGE: 'is a formula of privileged legal advice',
  CONTRACT: 'is a formula of a contract',
  MNPI: 'speaks of a deal or results that are not announced',
  UNPUBLISHED_BUSINESS: 'speaks of figures or plans that are not public',
  HUMAN_RESOURCES: 'speaks of pay, dismissal or performance of staff',
  VULNERABILITY: 'speaks of a security hole that is not closed',
  CLASSIFICATION: "is a state's classification marking",
  CONFIDENTIAL_MARKING: 'is a marking as confidential',
  SOURCE_CODE: 'reads as source code',
  PROPRIETARY_CODE: 'is a header that reserves rights in code',
  INTERNAL_HOST: 'is a host name that only resolves inside',
  OPERATOR_TERM: 'is one of the terms in the configuration',
  PROMPT_INJECTION: 'gives orders to a model where there should be data',
  JAILBREAK: 'talks a model out of its rules',
};

/** Types whose check digit alone makes them sure; the rest of the identity numbers has a word nearby as well. */
const CHECKED_TYPES: ReadonlySet<string> = new Set([
  'DE_ID_CARD',
  'DE_SOCIAL_SECURITY',
  'IT_CF',
  'BE_NRN',
  'PL_PESEL',
  'SE_PNR',
  'FI_HETU',
  'BR_CPF',
  'BR_CNPJ',
  'SG_NRIC',
  'CN_RIC',
  'ZA_ID',
  'LU_ID',
  'CH_AHV',
]);

/** Why a finding was made, without its text: the type's reason, and of a card whose it seems to be. */
export function whyItFired({ type, signal }: SignalFinding, matched: string): string {
  if (type === 'CREDIT_CARD') {
    const brand = cardBrand(matched);
    return `passes the Luhn check and starts like ${brand === undefined ? "an issuer's" : brand} card`;
  }
  const own = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  if (own !== undefined) return own;
  if (CHECKED_TYPES.has(type)) return CHECKED;
  if (signal === 'identity-numbers') return CHECKED_AND_NAMED;
  return signal === 'named-number' ? NAMED : `has the shape of ${describeType(type)}`;
}
