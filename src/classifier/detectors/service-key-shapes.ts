import type { JoinedKeyShape, KeyShape } from './key-shape.ts';

/** Keys of services for builders: models, hosting, registries, observability. Lengths and alphabets as issued. */
const FOR_BUILDERS: readonly KeyShape[] = [
  {
    issuer: 'Pinecone, Langfuse, Firecrawl, E2B, RunPod, Voyage, Anyscale or Helicone',
    prefixes: ['pcsk_', 'sk-lf-', 'fc-', 'e2b_', 'rpa_', 'pa-', 'esecret_', 'sk-helicone-', 'bb_live_'],
    pattern:
      /(?:pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}|sk-lf-[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}|fc-[a-f0-9]{32}|e2b_[a-f0-9]{40}|rpa_[A-Za-z0-9]{40,46}|pa-[A-Za-z0-9_-]{43}|esecret_[a-z0-9]{26}|sk-helicone-[a-z0-9-]{31,45}|bb_live_[A-Za-z0-9_-]{27,40})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'ElevenLabs, ClickUp, Segment, Apify or Photoroom',
    prefixes: ['sk_', 'pk_', 'sgp_', 'apify_api_'],
    pattern:
      /(?:sk_[a-f0-9]{48}|sk_pr_[a-z0-9]{1,20}_[a-f0-9]{40}|pk_\d{7,9}_[A-Z0-9]{32}|sgp_[A-Za-z0-9]{64}|apify_api_[A-Za-z0-9-]{34,42})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'SonarQube, NuGet, MongoDB, Dependency-Track, Bitbucket, Deno, Render or Neon',
    prefixes: ['sq', 'oy2', 'mdb_sa_sk_', 'odt_', 'BBDC-', 'ddp_', 'ddw_', 'rnd_', 'napi_'],
    pattern:
      /(?:sq[apu]_[a-f0-9]{40}|oy2[a-z0-9]{43}|mdb_sa_sk_[A-Za-z0-9_-]{40}|odt_[A-Za-z0-9]{32,255}|BBDC-[A-Za-z0-9+/@_-]{40,50}|dd[pw]_[A-Za-z0-9]{36}|rnd_[A-Za-z0-9]{28,32}|napi_[a-z0-9]{64})(?![A-Za-z0-9_/+-])/y,
  },
  {
    issuer: 'Honeycomb, Axiom, Rootly, Kolide, Spectral, Statsig, pganalyze, Portainer or Nylas',
    prefixes: [
      'hc',
      'xa',
      'rootly_',
      'k2sk_v1_',
      'spu-',
      'pgar_',
      'ptr_',
      'nyk_v0_',
      'zpka_',
      'thog-secret-',
    ],
    pattern:
      /(?:hc[abx]ik_[a-z0-9]{26,58}|xa[ap]t-[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}|xau_[A-Za-z0-9]{20,40}|rootly_[a-f0-9]{64}|k2sk_v1_[A-Za-z0-9]{24}|spu-[a-z0-9]{32}|pgar_[A-Za-z0-9]{27}|ptr_[A-Za-z0-9_/+-]{20,60}|nyk_v0_[A-Za-z0-9]{64}|zpka_[a-z0-9]{32}_[a-z0-9]{8}|thog-secret-[a-f0-9]{32})(?![A-Za-z0-9_-])/y,
  },
];

/** Keys of clouds and of services for businesses: payment, sales, mail, media. */
const FOR_BUSINESSES: readonly KeyShape[] = [
  {
    issuer: 'Alibaba Cloud, Tencent Cloud, Scaleway, Aiven or AWS AppSync',
    prefixes: ['LTAI', 'AKID', 'SCW', 'AVNS_', 'da2-'],
    pattern:
      /(?:LTAI[A-Za-z0-9]{16,26}|AKID[A-Za-z0-9]{32}|SCW[A-Z0-9]{17}|AVNS_[A-Za-z0-9_-]{19}|da2-[a-z0-9]{26})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'HubSpot, Plaid or Red Hat',
    prefixes: ['pat-', 'access-', 'rh-api-'],
    pattern:
      /(?:pat-(?:na|eu|ap)\d-|access-(?:sandbox|development|production)-|rh-api-)[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}(?![A-Za-z0-9_-])/iy,
  },
  {
    issuer: 'Shippo, Pagar.me, Fleetbase, Flexport, Ramp, Ionic, Ubidots, Nightfall or Stripe',
    prefixes: [
      'shippo_',
      'ak_live_',
      'flb_live_',
      'shltm_',
      'ramp_sec_',
      'ion_',
      'BBFF-',
      'NF-',
      'pi_',
      'seti_',
    ],
    pattern:
      /(?:shippo_(?:live|test)_[A-Fa-f0-9]{40}|ak_live_[A-Za-z0-9]{30}|flb_live_[A-Za-z0-9]{20}|shltm_[A-Za-z0-9_-]{40}|ramp_sec_[A-Za-z0-9]{48}|ion_[A-Za-z0-9]{42}|BBFF-[A-Za-z0-9]{30}|NF-[A-Za-z0-9]{32}|(?:pi|seti)_[A-Za-z0-9]{24}_secret_[A-Za-z0-9]{25})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Twitch, Instagram, Salad or Squarespace',
    prefixes: ['live_', 'IGQ', 'salad_cloud_', 'sqco_'],
    pattern:
      /(?:live_\d{6,12}_[A-Za-z0-9]{28,32}|IGQ[A-Z][A-Za-z0-9_-]{100,400}|salad_cloud_[A-Za-z0-9]{1,7}_[A-Za-z0-9]{7,235}|sqco_[A-Za-z0-9]{59})(?![A-Za-z0-9_-])/y,
  },
  {
    issuer: 'Resend',
    prefixes: ['re_'],
    pattern: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,24}(?![A-Za-z0-9_-])/y,
  },
];

export const SERVICE_KEY_SHAPES: readonly KeyShape[] = [...FOR_BUILDERS, ...FOR_BUSINESSES];

/** Keys in pieces, by the character before the piece that is the token: see `JOINED_SHAPES`. */
export const SERVICE_JOINED_SHAPES: readonly JoinedKeyShape[] = [
  {
    issuer: 'Amazon MWS',
    before: '.',
    prefixes: ['amzn'],
    pattern: /amzn\.mws\.[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}(?![\w-])/y,
  },
  {
    issuer: 'Slack',
    before: '.',
    prefixes: ['xoxe'],
    pattern: /xoxe\.xox[bp]-\d-[A-Za-z0-9]{130,200}(?![\w-])/y,
  },
  { issuer: 'Dropbox', before: '.', prefixes: ['sl'], pattern: /sl\.(?:u\.)?[\w-]{120,1500}(?![\w-])/y },
  {
    issuer: 'Mapbox',
    before: '.',
    prefixes: ['sk', 'tk'],
    pattern: /[st]k\.eyJ[A-Za-z0-9_-]{40,140}\.[\w-]{20,30}(?![\w-])/y,
  },
  {
    issuer: 'Cloudflare',
    before: '.',
    prefixes: ['v1'],
    pattern: /v1\.0-[a-f0-9]{24,80}-[a-f0-9]{100,240}(?![\w-])/y,
  },
  {
    issuer: 'Zoho',
    before: '.',
    prefixes: ['1000'],
    pattern: /1000\.[a-f0-9]{32}\.[a-f0-9]{32}(?![\w-])/y,
  },
  {
    issuer: 'Harness',
    before: '.',
    prefixes: ['pat', 'sat'],
    pattern: /[ps]at\.[\w-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}(?![\w-])/y,
  },
  {
    issuer: 'Voiceflow',
    before: '.',
    prefixes: ['VF'],
    pattern: /VF\.(?:(?:DM|WS)\.)?[a-f0-9]{24}\.[A-Za-z0-9]{16}(?![\w-])/y,
  },
  { issuer: 'Teamwork', before: '.', prefixes: ['tkn'], pattern: /tkn\.v1_[A-Za-z0-9]{60,80}(?![\w-])/y },
  {
    issuer: 'Onfido',
    before: '.',
    prefixes: ['api_'],
    pattern: /api_(?:live|sandbox)(?:_(?:us|ca))?\.[\w-]{11}\.[\w-]{32}(?![\w-])/y,
  },
  {
    issuer: 'Firebase',
    before: ':',
    prefixes: ['AAAA'],
    pattern: /AAAA[\w-]{7}:APA91b[\w-]{120,150}(?![\w-])/y,
  },
  {
    issuer: 'Salesforce',
    before: '!',
    prefixes: ['00'],
    pattern: /00[A-Za-z0-9]{13}![\w.]{90,120}(?![\w.])/y,
  },
];
