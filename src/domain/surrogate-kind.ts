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
    'AGE USERNAME CARD_CVV CARD_EXPIRY SPELLED_NUMBER INTERNAL_HOST LICENSE_PLATE BIC OPERATOR_TERM',
  ),
  ...each(
    'shaped',
    'BANK_ACCOUNT UK_SORT_CODE US_ABA CRYPTO US_SSN US_ITIN US_EIN US_NPI US_DEA US_MBI US_DRIVER_LICENSE',
    'UK_NHS UK_NINO UK_DRIVING_LICENCE MRN MEMBER_ID VIN PASSPORT DE_TAX_ID DE_ID_CARD DE_SOCIAL_SECURITY',
    'DE_HEALTH_INSURANCE FR_NIR ES_NIF ES_NIE IT_CF NL_BSN BE_NRN PL_PESEL SE_PNR FI_HETU DK_CPR NO_FNR CA_SIN AU_TFN',
    'AU_MEDICARE AU_ABN IN_AADHAAR IN_PAN BR_CPF BR_CNPJ ZA_ID SG_NRIC KR_RRN CN_RIC JP_MYNUMBER MX_CURP EU_VAT',
    'AT_SVNR CH_AHV CZ_BIRTH_NUMBER LU_ID TR_TCKN EMPLOYEE_ID IMEI AE_ID AR_CUIT AU_ACN BG_EGN CL_RUT DE_BSNR DE_LANR',
    'EC_CEDULA EE_ISIKUKOOD ES_SOCIAL_SECURITY GR_AFM GR_AMKA HK_ID HR_OIB HU_TAJ HU_TAX_ID ID_NIK IE_PPS IL_ID IN_GSTIN',
    'IN_VOTER IS_KENNITALA IT_IDENTITY_CARD IT_VAT KR_BRN KR_DRIVER_LICENSE KR_FRN LV_PERSONAL_CODE MX_RFC MY_NRIC',
    'NG_NIN NZ_IRD PK_CNIC PT_NIF RO_CNP RU_INN RU_SNILS SA_ID SE_ORGANISATIONSNUMMER SG_UEN SI_EMSO TH_TNIN TW_ID',
    'UA_TAX_ID',
  ),
]);

function each(kind: SurrogateKind, ...lines: readonly string[]): [string, SurrogateKind][] {
  return lines.flatMap((line) => line.split(' ').map((type): [string, SurrogateKind] => [type, kind]));
}

/** What was taken out and still stands somewhere in disguise: in base64, in a URL. */
export const IN_DISGUISE = 'IN_DISGUISE';
/** The same, where it is a secret. */
export const SECRET_IN_DISGUISE = 'SECRET_IN_DISGUISE';

/**
 * Undefined for what cannot be cut out of a text because the text means it: health, law, business, code, and whatever
 * nobody has thought of yet.
 */
export function kindOfType(type: string, categories: readonly Category[]): SurrogateKind | undefined {
  if (type === IN_DISGUISE) return 'token';
  return categories.includes('credentials') ? 'secret' : KINDS.get(type);
}

/** Terms are the operator's own and may mean anything, so they are cleaned only where a rule names them. */
export const ONLY_BY_NAME: ReadonlySet<string> = new Set(['OPERATOR_TERM']);

/** Types that a rule can name; what the detectors call keys and passwords goes by the category `credentials`. */
export const CLEANABLE_TYPES: readonly string[] = [...KINDS.keys()].sort();
