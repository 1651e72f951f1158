import { assertNever } from '../domain/assert-never.ts';
import type { LabelReason } from '../domain/classification.ts';
import { describeDetection } from '../domain/describe-detection.ts';
import { describeDocument } from '../domain/describe-document.ts';
import { isCategory } from '../domain/label.ts';

/** What each type of finding is, in words; a type without words is shown by its name. */
const WORDS: Readonly<Record<string, string>> = {
  CREDIT_CARD: 'a payment card number (issuer range and check digit fit)',
  CARD_CVV: "a card's verification code",
  CARD_EXPIRY: "a card's expiry date",
  IBAN: 'a bank account number (IBAN, check digits fit)',
  BIC: 'the code of a bank (BIC)',
  BANK_ACCOUNT: 'a bank account number, named as one',
  US_ABA: 'a US bank routing number',
  UK_SORT_CODE: 'a British sort code',
  CRYPTO: 'the address of a crypto wallet',
  US_SSN: 'a US social security number',
  US_ITIN: 'a US taxpayer number',
  UK_NHS: 'an NHS number',
  UK_NINO: 'a British national insurance number',
  DE_TAX_ID: 'a German tax number',
  FR_NIR: 'a French social security number',
  ES_NIF: 'a Spanish identity number',
  ES_NIE: 'a Spanish number for foreigners',
  IT_CF: 'an Italian tax code',
  NL_BSN: 'a Dutch citizen number',
  PL_PESEL: 'a Polish citizen number',
  PASSPORT: 'a passport number, named as one or in the lines for machines',
  US_DRIVER_LICENSE: 'a driving licence number, named as one',
  MRN: 'a patient record number',
  MEMBER_ID: 'a health plan member number',
  VIN: 'the number of a vehicle',
  LICENSE_PLATE: 'the plate of a vehicle, named as one',
  EU_VAT: 'a VAT number',
  IN_AADHAAR: 'an Indian Aadhaar number',
  BR_CPF: 'a Brazilian taxpayer number',
  PHONE: 'a telephone number',
  EMAIL: 'an e-mail address',
  PERSON: "a person's name",
  ADDRESS: 'a postal address',
  DOB: 'a date of birth',
  AGE: "somebody's age",
  USERNAME: 'the name somebody logs in as',
  EMPLOYEE_ID: 'the number of an employee',
  IP_ADDRESS: 'a public network address',
  MAC_ADDRESS: 'a hardware address',
  IMEI: 'the number of a mobile device',
  SPELLED_NUMBER: 'a long number spelled out or spaced apart',
  SECRET: 'a key or token',
  JWT: 'a JSON web token',
  PRIVATE_KEY: 'a private key',
  DB_URL: 'an address with a password in it',
  PASSWORD: 'a password or secret, named as one',
  HEALTH: 'health data about a person',
  SPECIAL_CATEGORY: 'belief, orientation, origin, union, crime or child protection, said of a person',
  LEGAL_PRIVILEGE: 'legal advice under privilege',
  CONTRACT: 'the terms of a contract',
  MNPI: 'information that moves markets and is not public',
  UNPUBLISHED_BUSINESS: 'business figures or plans that are not public',
  HUMAN_RESOURCES: 'personnel matters',
  VULNERABILITY: 'a security hole that is not closed',
  CLASSIFICATION: 'a state classification marking',
  CONFIDENTIAL_MARKING: 'a marking as confidential',
  SOURCE_CODE: 'source code',
  PROPRIETARY_CODE: 'source code marked as proprietary',
  INTERNAL_HOST: 'the name of an internal host',
  JAILBREAK: 'an attempt to talk the model out of what it was told',
  PROMPT_INJECTION: 'an instruction to the model in what it is given to read',
  OPERATOR_TERM: "one of the operator's own terms",
};

export const DESCRIBED_TYPES: readonly string[] = Object.keys(WORDS);

/** For instance `an e-mail address`. */
export function describeType(type: string): string {
  return WORDS[type] ?? `a number or text of type ${type}`;
}

export function describeReason(reason: LabelReason): string {
  switch (reason.kind) {
    case 'floor':
      return "the operator's floor: nothing is labelled below it";
    case 'declared':
      return 'the caller declared it';
    case 'key':
      return "the caller's key binds its data to a region";
    case 'combination':
      return `together, ${reason.all.map(nameOf).join(' and ')} count as ${reason.level}`;
    case 'unreadable':
      return `what stands at ${reason.pointer} cannot be read by any signal, so it counts as the worst`;
    case 'document':
      return describeDocument(reason);
    case 'picture':
      return reason.result === 'read'
        ? `the picture at ${reason.pointer} was read by ${reason.deployment} and counts as ${reason.level} at least`
        : `the picture at ${reason.pointer} could not be read by ${reason.deployment}`;
    case 'detector':
      return describeDetection(reason);
    case 'granted':
      return `what cannot be read counts as ${reason.level}, by the grant "${reason.grant}"`;
    case 'signal-failed':
      return reason.how === 'threw'
        ? `the signal ${reason.signal} failed, so the text counts as the worst`
        : `the signal ${reason.signal} was not done in time, so the text counts as the worst`;
    default:
      return assertNever(reason);
  }
}

/** A type of finding, or a category, as a part of a combination. */
function nameOf(name: string): string {
  return isCategory(name) ? `${name} data` : describeType(name);
}
