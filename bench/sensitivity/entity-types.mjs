/** Other names under which data sets and peers know a type. */
const SYNONYMS = {
  PERSON: ['NAME', 'PER'],
  EMAIL: ['EMAIL_ADDRESS'],
  PHONE: ['PHONE_NUMBER', 'TELEPHONE'],
  ADDRESS: ['STREET_ADDRESS', 'POSTCODE', 'ZIP_CODE', 'UK_POSTCODE'],
  DOB: ['DATE_OF_BIRTH'],
  DATE: ['DATE_TIME'],
  IBAN: ['IBAN_CODE'],
  US_SSN: ['SSN'],
  CREDIT_CARD: ['CREDIT_CARD_NUMBER', 'CREDITCARD'],
  IP_ADDRESS: ['IPV4', 'IPV6', 'IP'],
  MAC_ADDRESS: ['MAC'],
  CRYPTO: ['BTC', 'ETH', 'CRYPTO_WALLET'],
  UK_NHS: ['NHS_NUMBER', 'NHS'],
  UK_NINO: ['NINO', 'UK_NI'],
  US_NPI: ['NPI'],
  US_DEA: ['DEA'],
  US_MBI: ['MBI'],
  EU_VAT: ['VAT', 'VAT_ID'],
  US_DRIVER_LICENSE: ['DRIVER_LICENSE', 'DRIVERS_LICENSE'],
  PASSPORT: ['US_PASSPORT', 'PASSPORT_NUMBER'],
  US_ABA: ['ABA_ROUTING_NUMBER', 'BANK_ROUTING'],
  BANK_ACCOUNT: ['US_BANK_NUMBER', 'US_BANK_ACCOUNT'],
  BIC: ['SWIFT'],
  BR_CPF: ['CPF'],
  LOCATION: ['GPE'],
  ORGANIZATION: ['ORG'],
  URL: ['DOMAIN_NAME'],
};
const NAMES = new Map(
  Object.entries(SYNONYMS).flatMap(([type, others]) => others.map((each) => [each, type])),
);

export function typeOf(name) {
  const upper = String(name)
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return NAMES.get(upper) ?? upper;
}

/** Types that say something of the surroundings and identify nobody: neither asked for nor held against anybody. */
const CONTEXT = new Set(['ORGANIZATION', 'LOCATION', 'DATE', 'TITLE', 'NRP', 'AGE', 'URL']);
export const isContext = (type) => CONTEXT.has(type);

/** Types that are near enough for a finding of one to be right where the other was asked for. */
const NEAR = new Set(['DOB DATE', 'DATE DOB', 'ADDRESS LOCATION', 'LOCATION ADDRESS']);
export const isSameKind = (gold, found) => gold === found || NEAR.has(`${gold} ${found}`);

/** Numbers with a checksum that all of their kind have to pass. */
export const CHECKSUMMED = new Set([
  'CREDIT_CARD',
  'IBAN',
  'US_ABA',
  'US_NPI',
  'US_DEA',
  'UK_NHS',
  'VIN',
  'IMEI',
  'DE_TAX_ID',
  'DE_ID_CARD',
  'DE_SOCIAL_SECURITY',
  'DE_HEALTH_INSURANCE',
  'FR_NIR',
  'ES_NIF',
  'ES_NIE',
  'IT_CF',
  'NL_BSN',
  'BE_NRN',
  'PL_PESEL',
  'SE_PNR',
  'FI_HETU',
  'CA_SIN',
  'AU_TFN',
  'AU_MEDICARE',
  'AU_ABN',
  'IN_AADHAAR',
  'BR_CPF',
  'BR_CNPJ',
  'ZA_ID',
  'SG_NRIC',
  'KR_RRN',
  'CN_RIC',
  'JP_MYNUMBER',
  'MX_CURP',
]);
