import type { Category } from './label.ts';

/** How something that was found can be taken out of a text. */
export type SurrogateKind =
  | 'person'
  | 'email'
  | 'phone'
  | 'address'
  | 'date'
  | 'ip'
  | 'mac'
  | 'iban'
  | 'card'
  /** The same letters and digits in another choice. */
  | 'shaped'
  /** A mark that is put back, where nothing made up would be known again. */
  | 'token'
  /** A mark that is never put back. */
  | 'secret';

const KINDS = new Map<string, SurrogateKind>([
  ['PERSON', 'person'],
  ['EMAIL', 'email'],
  ['PHONE', 'phone'],
  ['ADDRESS', 'address'],
  ['DOB', 'date'],
  ['IP_ADDRESS', 'ip'],
  ['MAC_ADDRESS', 'mac'],
  ['IBAN', 'iban'],
  ['CREDIT_CARD', 'card'],
  ...each(
    'token',
    'AGE CARD_CVV CARD_EXPIRY SPELLED_NUMBER INTERNAL_HOST USERNAME POSTCODE LICENSE_PLATE BIC OPERATOR_TERM',
  ),
  ...each(
    'shaped',
    'BANK_ACCOUNT UK_SORT_CODE US_ABA CRYPTO CRYPTO_WALLET US_SSN US_ITIN US_EIN US_NPI US_DEA US_MBI US_DRIVER_LICENSE',
    'UK_NHS UK_NINO UK_DRIVING_LICENCE MRN MEMBER_ID VIN PASSPORT DE_TAX_ID DE_ID_CARD DE_SOCIAL_SECURITY',
    'DE_HEALTH_INSURANCE FR_NIR ES_NIF ES_NIE IT_CF NL_BSN BE_NRN PL_PESEL SE_PNR FI_HETU DK_CPR NO_FNR CA_SIN AU_TFN',
    'AU_MEDICARE AU_ABN IN_AADHAAR IN_PAN BR_CPF BR_CNPJ ZA_ID SG_NRIC KR_RRN CN_RIC JP_MYNUMBER MX_CURP EU_VAT',
    'AT_SVNR CH_AHV CZ_BIRTH_NUMBER LU_ID TR_TCKN EMPLOYEE_ID IMEI',
  ),
]);

function each(kind: SurrogateKind, ...lines: readonly string[]): [string, SurrogateKind][] {
  return lines.flatMap((line) => line.split(' ').map((type): [string, SurrogateKind] => [type, kind]));
}

/**
 * Undefined for what cannot be cut out of a text because the text means it: health, law, business, code, and whatever
 * nobody has thought of yet.
 */
export function kindOfType(type: string, categories: readonly Category[]): SurrogateKind | undefined {
  return categories.includes('credentials') ? 'secret' : KINDS.get(type);
}

/** Terms are the operator's own and may mean anything, so they are cleaned only where a rule names them. */
export const ONLY_BY_NAME: ReadonlySet<string> = new Set(['OPERATOR_TERM']);

/** Types that a rule can name; what the detectors call keys and passwords goes by the category `credentials`. */
export const CLEANABLE_TYPES: readonly string[] = [...KINDS.keys()].sort();
