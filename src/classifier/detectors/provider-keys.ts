import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

/** A key whose beginning tells who issued it. */
interface KeyShape {
  readonly issuer: string;
  /** What a token must begin with before the pattern is tried. */
  readonly prefixes: readonly string[];
  /** Sticky. */
  readonly pattern: RegExp;
}

const KEYS: readonly KeyShape[] = [
  {
    issuer: 'AWS',
    prefixes: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'],
    pattern: /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Amazon Bedrock',
    prefixes: ['ABSK', 'bedrock-api-key-'],
    pattern: /(?:ABSK[A-Za-z0-9+/]{100,200}|bedrock-api-key-[A-Za-z0-9+/=]{16,400})/y,
  },
  {
    issuer: 'GitHub',
    prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{36,255})/y,
  },
  {
    issuer: 'GitLab',
    prefixes: ['gl', 'GR1348941', '_gitlab_session'],
    pattern:
      /(?:gl(?:pat|ptt|dt|rt|rtr|soat|ft|cbt|ffct|agent|oas|imt)-[A-Za-z0-9_=.-]{12,300}|GR1348941[A-Za-z0-9_-]{16,300}|_gitlab_session=[0-9a-z]{32})/y,
  },
  {
    issuer: 'Slack',
    prefixes: ['xox', 'xapp-', 'xwfp-'],
    pattern:
      /(?:xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,260}|xoxe-\d-[A-Za-z0-9]{100,260}|xapp-\d-[A-Za-z0-9-]{20,200}|xwfp-[A-Za-z0-9-]{20,200})/iy,
  },
  {
    issuer: 'OpenAI or Anthropic',
    prefixes: ['sk-'],
    pattern:
      /sk-(?:ant-[A-Za-z0-9-]{3,12}-[A-Za-z0-9_-]{24,180}|(?:proj|svcacct|admin|None|or-v1)-[A-Za-z0-9_-]{20,250}|[A-Za-z0-9]{20,80})/y,
  },
  {
    issuer: 'Stripe',
    prefixes: ['sk_', 'rk_', 'whsec_'],
    pattern: /(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,260}|whsec_[A-Za-z0-9+/]{24,100})/y,
  },
  {
    issuer: 'Google',
    prefixes: ['AIza', 'ya29', 'GOCSPX-', '1/', 'AQ.'],
    pattern:
      /(?:AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,400}|GOCSPX-[A-Za-z0-9_-]{20,60})(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'npm', prefixes: ['npm_'], pattern: /npm_[A-Za-z0-9]{36}/y },
  { issuer: 'PyPI', prefixes: ['pypi-'], pattern: /pypi-[A-Za-z0-9_-]{16,1000}/y },
  {
    issuer: 'Hugging Face',
    prefixes: ['hf_', 'api_org_'],
    pattern: /(?:hf_[A-Za-z]{34}|hf_[A-Za-z0-9]{30,60}|api_org_[A-Za-z]{34})(?![A-Za-z0-9])/y,
  },
  { issuer: 'Groq', prefixes: ['gsk_'], pattern: /gsk_[A-Za-z0-9]{32,64}/y },
  {
    issuer: 'xAI, Replicate or Perplexity',
    prefixes: ['xai-', 'r8_', 'pplx-'],
    pattern: /(?:xai-[A-Za-z0-9]{70,90}|r8_[A-Za-z0-9_-]{30,50}|pplx-[A-Za-z0-9]{40,60})/y,
  },
  {
    issuer: 'DigitalOcean',
    prefixes: ['doo_v1_', 'dop_v1_', 'dor_v1_'],
    pattern: /do[opr]_v1_[a-f0-9]{64}/y,
  },
  { issuer: 'Shopify', prefixes: ['shp'], pattern: /shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32}/y },
  { issuer: 'SendGrid', prefixes: ['SG'], pattern: /SG\.[A-Za-z0-9_=-]{16,64}\.[A-Za-z0-9_=-]{20,64}/y },
  { issuer: 'Mailgun or Mailchimp', prefixes: ['key-', 'pubkey-'], pattern: /(?:pub)?key-[a-f0-9]{32}/y },
  { issuer: 'Twilio', prefixes: ['SK', 'AC'], pattern: /(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/y },
  { issuer: 'Vault', prefixes: ['hvs', 'hvb', 's.'], pattern: /hv[sb]\.[A-Za-z0-9_-]{24,400}/y },
  {
    issuer: 'HashiCorp Terraform',
    prefixes: [],
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{40,90}/y,
  },
  { issuer: 'Databricks', prefixes: ['dapi'], pattern: /dapi[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9])/y },
  {
    issuer: 'Linear',
    prefixes: ['lin_api_', 'lin_oauth_'],
    pattern: /lin_(?:api|oauth)_[A-Za-z0-9]{32,64}/y,
  },
  {
    issuer: 'Notion',
    prefixes: ['ntn_', 'secret_'],
    pattern: /(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Figma, Airtable or Asana',
    prefixes: ['figd_', 'pat'],
    pattern: /(?:figd_[A-Za-z0-9_-]{36,60}|pat[A-Za-z0-9]{14}\.[a-f0-9]{64})/y,
  },
  { issuer: 'Atlassian', prefixes: ['ATATT3', 'ATCTT3'], pattern: /AT[AC]TT3[A-Za-z0-9_=-]{100,250}/y },
  {
    issuer: 'Docker, New Relic or Pulumi',
    prefixes: ['dckr_pat_', 'dckr_oat_', 'NRAK-', 'NRJS-', 'NRII-', 'NRAL-', 'pul-'],
    pattern: /(?:dckr_[po]at_[A-Za-z0-9_-]{27,40}|NR(?:AK|JS|II|AL)-[A-Za-z0-9-]{19,40}|pul-[a-f0-9]{40})/iy,
  },
  {
    issuer: 'Grafana',
    prefixes: ['glc_', 'glsa_', 'eyJrIjoi'],
    pattern:
      /(?:glc_[A-Za-z0-9+/]{32,400}={0,3}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|eyJrIjoi[A-Za-z0-9]{70,400}={0,3})/iy,
  },
  {
    issuer: 'Fly.io',
    prefixes: ['fo1_', 'fm1', 'fm2_'],
    pattern: /(?:fo1_[\w-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,400}|fm2_[A-Za-z0-9+/]{100,400})/y,
  },
  { issuer: 'PlanetScale', prefixes: ['pscale_'], pattern: /pscale_(?:pw|tkn|oauth)_[\w=.-]{32,64}/y },
  {
    issuer: 'Doppler, Prefect, Postman, ReadMe or RubyGems',
    prefixes: ['dp.', 'dp', 'pnu_', 'PMAK-', 'rdme_', 'rubygems_'],
    pattern:
      /(?:dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9.]{40,60}|pnu_[A-Za-z0-9]{36}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|rdme_[a-z0-9]{70}|rubygems_[a-f0-9]{48})/iy,
  },
  {
    issuer: 'Tailscale, Sentry, Square or Sourcegraph',
    prefixes: ['tskey-', 'sntry', 'sq0', 'EAAA', 'sgp_', 'sgd_', 'slk_'],
    pattern:
      /(?:tskey-[a-z]{2,10}-[A-Za-z0-9_-]{14,80}|sntry[su]_[A-Za-z0-9+/=_]{60,260}|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,60}|EAAA[A-Za-z0-9_-]{56,80}|(?:sgp_|sgd_|slk_)[A-Za-z0-9_]{32,120})/y,
  },
  {
    issuer: '1Password or age',
    prefixes: ['ops_ey', 'A3-', 'AGE-SECRET-KEY-1'],
    pattern:
      /(?:ops_ey[A-Za-z0-9+/]{200,1200}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{5,11}-){3,5}[A-Z0-9]{5}|AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})/y,
  },
  { issuer: 'Facebook', prefixes: ['EAA'], pattern: /EAA[MC][A-Za-z0-9]{100,400}/y },
  { issuer: 'Azure', prefixes: [], pattern: /[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9])/y },
  { issuer: 'Dynatrace', prefixes: ['dt0c01'], pattern: /dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}/iy },
  {
    issuer: 'Artifactory',
    prefixes: ['AKCp', 'cmVmdGtu'],
    pattern: /(?:AKCp[A-Za-z0-9]{10,100}|cmVmdGtu[A-Za-z0-9]{56})(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Duffel, EasyPost, Contentful, Frame.io',
    prefixes: ['duffel_', 'EZAK', 'EZTK', 'CFPAT-', 'fio-u-'],
    pattern:
      /(?:duffel_(?:test|live)_[A-Za-z0-9_=-]{43}|EZ[AT]K[A-Za-z0-9]{54}|CFPAT-[A-Za-z0-9_-]{43}|fio-u-[A-Za-z0-9_=-]{64})/iy,
  },
  {
    issuer: 'Scaleway, Clojars, Infracost, Octopus, Typeform, OpenShift, Yandex',
    prefixes: ['CLOJARS_', 'ico-', 'API-', 'tfp_', 'sha256~', 'AQVN', 't1.', 'YC'],
    pattern:
      /(?:CLOJARS_[a-z0-9]{60}|ico-[A-Za-z0-9]{32}|API-[A-Z0-9]{26}|tfp_[A-Za-z0-9_.=-]{59}|AQVN[A-Za-z0-9_-]{35,38}|YC[A-Za-z0-9_-]{38})(?![A-Za-z0-9])/iy,
  },
  {
    issuer: 'Discord',
    prefixes: ['M', 'N', 'O'],
    pattern: /[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'Telegram', prefixes: [], pattern: /\d{8,10}:AA[A-Za-z0-9_-]{32,34}(?![A-Za-z0-9_-])/y },
  { issuer: 'Mailchimp', prefixes: [], pattern: /[a-f0-9]{32}-us\d{1,2}(?!\d)/y },
  {
    issuer: 'Vercel',
    prefixes: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    pattern: /vc[piark]_[A-Za-z0-9]{24,60}/y,
  },
];

const BY_FIRST = new Map<string, KeyShape[]>();
const WITHOUT_PREFIX: KeyShape[] = [];
for (const shape of KEYS) {
  if (shape.prefixes.length === 0) WITHOUT_PREFIX.push(shape);
  for (const first of new Set(shape.prefixes.map((prefix) => prefix[0]!))) {
    const known = BY_FIRST.get(first);
    if (known === undefined) BY_FIRST.set(first, [shape]);
    else known.push(shape);
  }
}

const LABELS = /\b(?:SG|hv[sb]|dp|ya29|t1)\.[A-Za-z0-9_-]{8}|\b\d{8,10}:AA/g;
const SLACK_HOOK =
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{30,90}|discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{40,80}|\.webhook\.office\.com\/webhookb2\/[A-Za-z0-9@/-]{40,200}/gi;
const make = findingOf('SECRET', 'restricted', 'credentials');

/** Keys whose beginning, length and alphabet are their issuer's own; published example keys are let pass. */
export const providerKeys: Signal = {
  name: 'provider-keys',
  version: '1',
  patterns: [...KEYS.map((shape) => shape.pattern), LABELS, SLACK_HOOK],
  applies: (traits) => traits.length >= 16,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const { start, end } of view.tokens) addKeyIn(text, { start, end }, found);
    if (text.includes('.') || text.includes(':AA')) {
      // Keys in pieces joined by dots: their first piece is too short to be a token.
      for (const at of dottedStarts(text)) addKeyAt(text, at, found);
    }
    if (view.traits.hasSlash) {
      SLACK_HOOK.lastIndex = 0;
      for (let match = SLACK_HOOK.exec(text); match !== null; match = SLACK_HOOK.exec(text)) {
        found.push(make({ start: match.index, end: match.index + match[0].length }));
      }
    }
    return found;
  },
};

function dottedStarts(text: string): number[] {
  const starts: number[] = [];
  LABELS.lastIndex = 0;
  for (let match = LABELS.exec(text); match !== null; match = LABELS.exec(text)) starts.push(match.index);
  return starts;
}

function addKeyIn(text: string, token: { start: number; end: number }, found: RawFinding[]): void {
  if (addKeyAt(text, token.start, found)) return;
  // A key may stand behind a name and a joiner: `token_ghp_…`, `key-sk-…`.
  const limit = Math.min(token.end - 16, token.start + 64);
  for (let at = token.start + 1; at <= limit; at += 1) {
    const before = text.charCodeAt(at - 1);
    if ((before === 0x5f || before === 0x2d) && addKeyAt(text, at, found)) return;
  }
}

function addKeyAt(text: string, at: number, found: RawFinding[]): boolean {
  const shapes = BY_FIRST.get(text[at]!);
  if (shapes !== undefined) {
    for (const { prefixes, pattern } of shapes) {
      if (!prefixes.some((prefix) => text.startsWith(prefix, at))) continue;
      if (addMatch(text, at, { pattern, found })) return true;
    }
  }
  return WITHOUT_PREFIX.some(({ pattern }) => addMatch(text, at, { pattern, found }));
}

function addMatch(
  text: string,
  at: number,
  { pattern, found }: { pattern: RegExp; found: RawFinding[] },
): boolean {
  const match = matchAt(pattern, text, at);
  if (match === undefined || isPublishedExample(match.text)) return false;
  found.push(make(match));
  return true;
}

function isPublishedExample(key: string): boolean {
  return /EXAMPLE$|EXAMPLEKEY|^(?:sk-)?(?:your|xxx)|x{6}/i.test(key);
}
