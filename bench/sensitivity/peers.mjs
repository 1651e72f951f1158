import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { figuresOf, targetsOf } from './figures.mjs';
import { timed } from './predict.mjs';
import { spansOfRedacted } from './spans-of-redacted.mjs';

const PEOPLE = ['pii', 'idvectors'];
const SECRETS = ['secrets', 'benign'];

/** The placeholders of redact-pii and of what was made after it. */
const PLACEHOLDERS = {
  PERSON_NAME: 'PERSON',
  EMAIL_ADDRESS: 'EMAIL',
  CREDIT_CARD_NUMBER: 'CREDIT_CARD',
  US_SOCIAL_SECURITY_NUMBER: 'US_SSN',
  PHONE_NUMBER: 'PHONE',
  STREET_ADDRESS: 'ADDRESS',
  ZIPCODE: 'ADDRESS',
  IP_ADDRESS: 'IP_ADDRESS',
  USERNAME: 'USERNAME',
  PASSWORD: 'PASSWORD',
  CREDENTIALS: 'CREDENTIALS',
  DIGITS: 'DIGITS',
  URL: 'URL',
};
const PLACEHOLDER = new RegExp(`\\b(${Object.keys(PLACEHOLDERS).join('|')})\\b`, 'g');

function withPlaceholders(redactor) {
  return (text) => ({
    spans: spansOfRedacted(text, redactor.redact(text), PLACEHOLDER).map((span) => ({
      ...span,
      type: PLACEHOLDERS[span.type],
    })),
  });
}

/** `sets`: what the library says it finds; `load`: makes its `(text) → { spans, flags }` out of its module. */
const PEERS = [
  {
    name: 'redact-pii',
    sets: PEOPLE,
    load: ({ SyncRedactor }) => withPlaceholders(new SyncRedactor()),
  },
  {
    name: '@redactpii/node',
    sets: PEOPLE,
    load: ({ Redactor }) => withPlaceholders(new Redactor()),
  },
  {
    name: '@arcjet/redact',
    sets: PEOPLE,
    load: ({ redact }) => {
      const types = {
        email: 'EMAIL',
        'phone-number': 'PHONE',
        'ip-address': 'IP_ADDRESS',
        'credit-card-number': 'CREDIT_CARD',
      };
      const options = { entities: Object.keys(types), replace: (type) => `\u0001${types[type]}\u0002` };
      return async (text) => {
        const [redacted] = await redact(text, options);
        return { spans: spansOfRedacted(text, redacted, /\u0001([A-Z_]+)\u0002/g) };
      };
    },
  },
  {
    name: 'openredaction',
    sets: PEOPLE,
    load: ({ OpenRedaction }) => {
      const detector = new OpenRedaction();
      return async (text) => {
        const { detections } = await detector.detect(text);
        return {
          spans: detections.map(({ type, position: [start, end] }) => ({
            type: openRedactionType(type),
            start,
            end,
          })),
        };
      };
    },
  },
  {
    name: '@secretlint/core',
    sets: SECRETS,
    load: ({ lintSource }, { require }) => {
      const preset = require('@secretlint/secretlint-rule-preset-recommend');
      const rules = [
        { id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator ?? preset.rules },
      ];
      return async (text) => {
        const source = { filePath: '/text.txt', content: text, contentType: 'text' };
        const { messages } = await lintSource({ source, options: { config: { rules } } });
        return { flags: messages.length > 0 ? ['secret'] : [] };
      };
    },
  },
  {
    name: '@andersmyrmel/vard',
    sets: ['injection'],
    load: ({ vard }) => {
      const guard = vard.moderate();
      return (text) => ({ flags: guard.safeParse(text).safe ? [] : ['injection'] });
    },
  },
];

const OPEN_REDACTION = [
  [/^NAME$/, 'PERSON'],
  [/^SSN$/, 'US_SSN'],
  [/^IPV[46]$/, 'IP_ADDRESS'],
  [/^PHONE/, 'PHONE'],
  [/^ADDRESS|^STREET|POSTCODE|ZIP_CODE/, 'ADDRESS'],
  [/^NATIONAL_INSURANCE_UK$/, 'UK_NINO'],
  [/^NHS_NUMBER$/, 'UK_NHS'],
  [/^ITIN$/, 'US_ITIN'],
  [/SIN(?:_CA)?$|^CANADIAN_SIN$/, 'CA_SIN'],
  [/PASSPORT/, 'PASSPORT'],
  [/^DRIVING_LICENSE_US$/, 'US_DRIVER_LICENSE'],
  [/^DRIVING_LICENSE_UK$/, 'UK_DRIVING_LICENCE'],
  [/^ROUTING_NUMBER_US$/, 'US_ABA'],
  [/^BANK_ACCOUNT/, 'BANK_ACCOUNT'],
  [/^SORT_CODE_UK$/, 'UK_SORT_CODE'],
  [/^SWIFT_BIC$/, 'BIC'],
  [/^VAT_NUMBER$/, 'EU_VAT'],
  [/^(?:BITCOIN|ETHEREUM)_ADDRESS$/, 'CRYPTO'],
  [/^DEA_NUMBER$/, 'US_DEA'],
  [/^NPI_NUMBER$/, 'US_NPI'],
  [/^MEDICAL_RECORD_NUMBER$|^PATIENT_ID$/, 'MRN'],
  [/^HEALTH_PLAN_NUMBER$/, 'MEMBER_ID'],
  [/^INDIAN_AADHAAR$/, 'IN_AADHAAR'],
  [/^AUSTRALIAN_TFN$/, 'AU_TFN'],
  [/^AUSTRALIAN_MEDICARE$/, 'AU_MEDICARE'],
  [/^JAPANESE_MY_NUMBER$/, 'JP_MYNUMBER'],
  [/^SOUTH_KOREAN_RRN$/, 'KR_RRN'],
  [/^SOUTH_AFRICA_ID$/, 'ZA_ID'],
  [/^FRENCH_SOCIAL_SECURITY$/, 'FR_NIR'],
  [/^SPANISH_DNI$/, 'ES_NIF'],
  [/^ITALIAN_FISCAL_CODE$/, 'IT_CF'],
  [/^DUTCH_BSN$/, 'NL_BSN'],
  [/^POLISH_PESEL$/, 'PL_PESEL'],
  [/^GERMAN_TAX_ID$/, 'DE_TAX_ID'],
  [/^SINGAPORE_NRIC$/, 'SG_NRIC'],
  [/^BRAZILIAN_CPF$/, 'BR_CPF'],
  [/^BRAZILIAN_CNPJ$/, 'BR_CNPJ'],
  [/^MEXICAN_CURP$/, 'MX_CURP'],
  [/^VIN/, 'VIN'],
  [/^IMEI/, 'IMEI'],
];

function openRedactionType(type) {
  return OPEN_REDACTION.find(([pattern]) => pattern.test(type))?.[1] ?? type;
}

/** Scores every peer that is installed in a folder, on the sets that it is for. */
export async function comparePeers(folder, sets) {
  const results = [];
  for (const peer of PEERS) {
    const loaded = await loadPeer(peer, folder);
    if (loaded === undefined) continue;
    results.push({ name: peer.name, version: loaded.version, ...(await score(peer, loaded, sets)) });
  }
  return results;
}

async function loadPeer({ name }, folder) {
  const require = createRequire(join(folder, 'package.json'));
  try {
    const own = join(folder, 'node_modules', name);
    const { version, main = 'index.js' } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
    const imported = await import(pathToFileURL(require.resolve(join(own, main))).href);
    return { version, require, module: { ...imported.default, ...imported } };
  } catch {
    return undefined;
  }
}

async function score({ sets: names, load }, { module, require }, sets) {
  const own = Object.fromEntries(Object.entries(sets).filter(([name]) => names.includes(name)));
  try {
    const classify = await load(module, { require });
    const { bytes, elapsedMs, ...answers } = await timed(own, classify);
    return { targets: targetsOf(figuresOf(own, answers)), bytesPerMs: bytes / elapsedMs };
  } catch (error) {
    return { failure: error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown' };
  }
}
