import type { JoinedKeyShape, KeyShape } from './key-shape.ts';
import { SERVICE_JOINED_SHAPES, SERVICE_KEY_SHAPES } from './service-key-shapes.ts';

/** Keys that begin at a token, or behind a name and a joiner. Lengths as issued: what is longer or shorter is none. */
export const KEY_SHAPES: readonly KeyShape[] = [
  {
    issuer: 'AWS',
    prefixes: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'],
    pattern: /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Amazon Bedrock',
    prefixes: ['ABSK', 'bedrock-api-key-'],
    pattern:
      /(?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-[A-Za-z0-9+/]{40,2000}={0,2})(?![A-Za-z0-9+/=])/y,
  },
  {
    issuer: 'GitHub',
    prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{36,251})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'GitLab',
    prefixes: ['gl', 'GR1348941', '_gitlab_session'],
    pattern:
      /(?:gl(?:pat|dt|soat|ft|ffct|rtr)-[A-Za-z0-9_-]{20,50}|glrt-(?:t\d_)?[A-Za-z0-9_-]{20,50}|gl(?:pat|rt)-[A-Za-z0-9_-]{27,300}\.[a-z0-9]{2}\.?[a-z0-9]{7,9}|glptt-[A-Za-z0-9_-]{40}|glcbt-(?:[0-9A-Za-z]{1,5}_)?[A-Za-z0-9_-]{20,50}|glimt-[A-Za-z0-9_-]{25}|glagent-[A-Za-z0-9_-]{50,1024}|gloas-[A-Za-z0-9_-]{64}|GR1348941[A-Za-z0-9_-]{20,50}|_gitlab_session=[0-9a-z]{32})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Slack',
    prefixes: ['xox', 'xapp-', 'xwfp-', 'XOX'],
    pattern:
      /(?:xox[bp]-\d{8,14}-(?:\d{8,14}-)?[A-Za-z0-9]{18,34}|xox[pe](?:-\d{8,14}){3}-[A-Za-z0-9-]{28,34}|xoxe\.xox[bp]-\d-[A-Za-z0-9]{140,180}|xoxe-\d-[A-Za-z0-9]{130,180}|xox[os]-\d{1,14}-\d{1,14}-\d{1,14}-[A-Fa-f0-9]{6,72}|xox[ar]-(?:\d-)?[A-Za-z0-9-]{8,96}|xox[cd]-[A-Za-z0-9%-]{40,260}|xapp-\d-[A-Z0-9]{6,20}-\d{8,16}-[a-z0-9]{30,80}|xwfp-[A-Za-z0-9-]{30,200})(?![A-Za-z0-9#*])/iy,
  },
  {
    issuer: 'Anthropic, OpenAI, DeepSeek or OpenRouter',
    prefixes: ['sk-'],
    pattern:
      /sk-(?:ant-[a-z]{3,6}\d{2,4}-[A-Za-z0-9_-]{80,120}(?<=AA)|(?:proj|svcacct|service|admin|None)-[A-Za-z0-9_-]{40,250}|or-v1-[a-f0-9]{64}|[a-zA-Z0-9]{48}|[a-zA-Z0-9]{32}|[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Stripe',
    prefixes: ['sk_', 'rk_', 'whsec_'],
    pattern: /(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/]{24,100})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Google',
    prefixes: ['AIza', 'GOCSPX-', '1//0'],
    pattern:
      /(?:AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{28}|1\/\/0[A-Za-z0-9_-]{40,120})(?![A-Za-z0-9_=-])/y,
  },
  { issuer: 'npm', prefixes: ['npm_'], pattern: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_-])/y },
  {
    issuer: 'PyPI',
    prefixes: ['pypi-'],
    pattern: /pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{70,1000}/y,
  },
  {
    issuer: 'Hugging Face',
    prefixes: ['hf_', 'api_org_'],
    pattern: /(?:hf_|api_org_)[A-Za-z]{34}(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'Groq', prefixes: ['gsk_'], pattern: /gsk_[A-Za-z0-9]{52}(?![A-Za-z0-9_-])/y },
  {
    issuer: 'xAI, Replicate, Perplexity, Cohere, NVIDIA, Tavily, LangSmith or Fireworks',
    prefixes: ['xai-', 'r8_', 'pplx-', 'nvapi-', 'tvly-', 'lsv2_', 'fw_', 'jina_', 'csk-'],
    pattern:
      /(?:xai-[A-Za-z0-9_]{70,90}|r8_[A-Za-z0-9_-]{37}|pplx-[A-Za-z0-9]{48}|nvapi-[A-Za-z0-9_-]{60,70}|tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}|lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}|fw_[A-Za-z0-9]{24}|jina_[A-Za-z0-9]{60}|csk-[a-z0-9]{48})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'DigitalOcean',
    prefixes: ['doo_v1_', 'dop_v1_', 'dor_v1_'],
    pattern: /do[opr]_v1_[a-f0-9]{64}(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Shopify',
    prefixes: ['shp'],
    pattern: /shp(?:at|ca|pa|ss|tka)_[A-Za-z0-9]{32,38}(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'Mailgun', prefixes: ['key-', 'pubkey-'], pattern: /(?:pub)?key-[a-f0-9]{32}(?![A-Za-z0-9])/y },
  { issuer: 'Twilio', prefixes: ['SK', 'AC'], pattern: /(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/y },
  { issuer: 'Databricks', prefixes: ['dapi'], pattern: /dapi[a-fA-F0-9]{32}(?:-\d)?(?![A-Za-z0-9])/y },
  {
    issuer: 'Linear',
    prefixes: ['lin_api_', 'lin_oauth_'],
    pattern: /lin_(?:api|oauth)_[A-Za-z0-9]{32,64}(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Notion',
    prefixes: ['ntn_', 'secret_'],
    pattern: /(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Figma or Airtable',
    prefixes: ['figd_', 'figo', 'pat'],
    pattern:
      /(?:figd_[A-Za-z0-9_-]{36,60}|figor?_[A-Za-z0-9_-]{36,60}|pat[A-Za-z0-9]{14}\.[a-f0-9]{64})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Atlassian or Bitbucket',
    prefixes: ['ATATT3', 'ATCTT3', 'ATBB'],
    pattern: /(?:AT[AC]TT3[A-Za-z0-9_=-]{100,250}|ATBB[A-Za-z0-9]{24,36})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Docker, New Relic or Pulumi',
    prefixes: [
      'dckr_pat_',
      'dckr_oat_',
      'NRAK-',
      'NRJS-',
      'NRII-',
      'NRAL-',
      'NRRA-',
      'NRIQ-',
      'NRAA-',
      'pul-',
    ],
    pattern:
      /(?:dckr_pat_[A-Za-z0-9_-]{27}|dckr_oat_[A-Za-z0-9_-]{32}|NRAK-[A-Za-z0-9]{27}|NRJS-[a-f0-9]{19}|NRII-[A-Za-z0-9-]{32}|NR(?:AL|RA|IQ|AA)-[A-Za-z0-9-]{27,42}|pul-[a-f0-9]{40})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Grafana',
    prefixes: ['glc_', 'glsa_', 'eyJrIjoi'],
    pattern:
      /(?:glc_[A-Za-z0-9+/]{32,400}={0,3}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|eyJrIjoi[A-Za-z0-9]{70,400}={0,3})(?![A-Za-z0-9_+/-])/y,
  },
  {
    issuer: 'Fly.io',
    prefixes: ['fo1_', 'fm1', 'fm2_'],
    pattern: /(?:fo1_[\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,2000}={0,3})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'PlanetScale',
    prefixes: ['pscale_'],
    pattern: /pscale_(?:pw|tkn|oauth)_[\w=.-]{32,64}(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Prefect, Postman, ReadMe or RubyGems',
    prefixes: ['pnu_', 'PMAK-', 'rdme_', 'rubygems_'],
    pattern:
      /(?:pnu_[A-Za-z0-9]{36}|PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}|rdme_[a-z0-9]{70}|rubygems_[a-f0-9]{48})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Tailscale, Sentry, Square or Sourcegraph',
    prefixes: ['tskey-', 'sntry', 'sq0', 'EAAA', 'sgp_', 'sgd_', 'slk_'],
    pattern:
      /(?:tskey-[a-z]{2,10}-[A-Za-z0-9]{6,20}-[A-Za-z0-9]{8,60}|sntrys_eyJ[A-Za-z0-9+/=_]{80,300}|sntryu_[a-f0-9]{64}|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,60}|EAAA[A-Za-z0-9_-]{60}|sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}|(?:sgd|slk)_[a-f0-9]{64})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: '1Password or age',
    prefixes: ['ops_ey', 'A3-', 'AGE-SECRET-KEY-1'],
    pattern:
      /(?:ops_ey[A-Za-z0-9+/]{200,2000}={0,3}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}|AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'Facebook', prefixes: ['EAA'], pattern: /EAA[MC][A-Za-z0-9]{100,400}(?![A-Za-z0-9])/y },
  {
    issuer: 'Dynatrace',
    prefixes: ['dt0c01', 'dt0s'],
    pattern: /dt0[cs]\d\d\.[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{64}(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'Artifactory',
    prefixes: ['AKC', 'cmVmdGtu', 'AP'],
    pattern:
      /(?:AKC[A-Za-z0-9]{69,73}|AKCp[A-Za-z0-9]{10,69}|AP[\dABCDEF][A-Za-z0-9]{30,80}|cmVmdGtu[A-Za-z0-9]{56})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Duffel, EasyPost, Contentful, Frame.io',
    prefixes: ['duffel_', 'EZAK', 'EZTK', 'CFPAT-', 'fio-u-'],
    pattern:
      /(?:duffel_(?:test|live)_[A-Za-z0-9_=-]{43}|EZ[AT]K[A-Za-z0-9]{54}|CFPAT-[A-Za-z0-9_-]{43}|fio-u-[A-Za-z0-9_=-]{64})(?![A-Za-z0-9_/+-])/y,
  },
  {
    issuer:
      'Clojars, Infracost, Octopus, Typeform, OpenShift, Yandex, 42, Cloudflare, Vercel, Netlify, Buildkite',
    prefixes: [
      'CLOJARS_',
      'ico-',
      'API-',
      'tfp_',
      'AQVN',
      'YC',
      's-s4t2',
      'cfat_',
      'cfut_',
      'cfk_',
      'vc',
      'nf',
      'bkua_',
      'CCIPAT_',
      'cio',
      'sbp_',
      'sb_secret_',
      'lip_',
      '4b1d',
    ],
    pattern:
      /(?:CLOJARS_[a-z0-9]{60}|(?<!\.)ico-[A-Za-z0-9]{32}|API-[A-Z0-9]{25,30}|tfp_[A-Za-z0-9_.=-]{40,59}|AQVN[A-Za-z0-9_-]{35,38}|YC[A-Za-z0-9_-]{38}|s-s4t2(?:ud|af)-[a-f0-9]{64}|cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}|vc[piark]_[A-Za-z0-9]{24,60}|nf[pcobu]_[A-Za-z0-9]{36}|bkua_[a-z0-9]{40}|CCIPAT_[A-Za-z0-9]{22}_[a-z0-9]{40}|cio[a-zA-Z0-9]{32}|sbp_(?:oauth_)?[a-z0-9]{40}|sb_secret_[A-Za-z0-9_-]{31}|4b1d[A-Za-z0-9]{38})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Asana, Heroku, Mapbox, Adafruit, Brevo, Flutterwave, Paystack, Razorpay, Meraki, LaunchDarkly',
    prefixes: [
      'HRKU-',
      'aio_',
      'xkeysib-',
      'xsmtpsib-',
      'FLWSECK',
      'rzp_live_',
      'sdk-',
      'api-',
      'phx_',
      'phs_',
      'ubi_',
      'dnkey-',
      'tk-us-',
      'b7d0',
    ],
    pattern:
      /(?:HRKU-(?:AA)?[A-Za-z0-9_-]{36,64}|aio_[A-Za-z0-9]{28}|xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}|xsmtpsib-[a-f0-9]{64}-[A-Za-z0-9]{16}|FLWSECK(?:_TEST)?-[a-hA-H0-9]{12,40}(?:-X)?|rzp_live_[A-Za-z0-9]{14}|(?:sdk|api)-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[a-f0-9]{4}-[a-f0-9]{12}|ph[xs]_[A-Za-z0-9_]{40,50}|dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}|tk-us-[A-Za-z0-9_-]{48})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Discord',
    prefixes: ['M', 'N', 'O'],
    pattern: /[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/y,
  },
  { issuer: 'Mailchimp', prefixes: [], pattern: /[a-f0-9]{32}-us\d{1,2}(?!\d)/y },
  ...SERVICE_KEY_SHAPES,
];

/**
 * Keys in pieces, of which a later piece is the token: what must stand before the character at which the token
 * begins, and the whole, tried from there.
 */
export const JOINED_SHAPES: readonly JoinedKeyShape[] = [
  {
    issuer: 'SendGrid',
    before: '.',
    prefixes: ['SG'],
    pattern: /SG\.[\w=-]{20,24}\.[\w=-]{39,50}(?![\w-])/y,
  },
  { issuer: 'Vault', before: '.', prefixes: ['hvs', 'hvb', 'hvr'], pattern: /hv[sbr]\.[\w-]{24,400}/y },
  {
    issuer: 'Vault',
    before: '.',
    prefixes: ['s', 'b'],
    pattern: /[sb]\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?![\w.-])/y,
  },
  {
    issuer: 'Doppler',
    before: '.',
    prefixes: ['dp'],
    pattern: /dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![\w-])/y,
  },
  { issuer: 'Google', before: '.', prefixes: ['ya29'], pattern: /ya29\.[\w-]{20,400}(?![\w-])/y },
  { issuer: 'Google', before: '.', prefixes: ['AQ'], pattern: /AQ\.[\w-]{40,80}(?![\w-])/y },
  { issuer: 'Yandex', before: '.', prefixes: ['t1'], pattern: /t1\.[\w-]{20,400}={0,2}\.[\w-]{86}={0,2}/y },
  { issuer: 'OpenShift', before: '~', prefixes: ['sha256'], pattern: /sha256~[\w-]{43}(?![\w-])/y },
  { issuer: 'Telegram', before: ':', prefixes: [''], pattern: /\d{5,16}:AA[\w-]{32,34}(?![\w-])/y },
  { issuer: 'Facebook', before: '|', prefixes: [''], pattern: /\d{15,16}(?:\||%7C)[\w-]{27}(?![\w-])/y },
  {
    issuer: 'Dynatrace',
    before: '.',
    prefixes: ['dt0'],
    pattern: /dt0[cs]\d\d\.[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{64}(?![A-Za-z0-9])/y,
  },
  {
    issuer: 'HashiCorp Terraform',
    before: '.',
    prefixes: [''],
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_-])/y,
  },
  ...SERVICE_JOINED_SHAPES,
];
/** How far before a token the piece may begin that says whose key it is. */
export const MAX_JOINED = 40;
/** Secrets of applications in Azure: the marker stands fourth to sixth, and `~` and `.` may follow anywhere. */
export const AZURE_SECRET = /[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/y;
