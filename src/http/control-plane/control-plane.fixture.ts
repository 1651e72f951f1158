import type { AccountedRequest } from '../../domain/accounted-request.ts';
import type { ApiKey, MintedKey } from '../../domain/api-key.ts';
import type { AuditFound, AuditReply, SentTotals } from '../../domain/audit-answer.ts';
import type { AuditEntry, AuditTrail } from '../../domain/audit-entry.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import type { StoredDecision } from '../../domain/decision-history.ts';
import type { DecisionRecord } from '../../domain/decision-record.ts';
import type { Deployment } from '../../domain/deployment.ts';
import {
  DEFAULT_TENANT,
  type DeploymentName,
  type KeyId,
  type LogId,
  type ProviderName,
} from '../../domain/ids.ts';
import type { Principal } from '../../domain/principal.ts';
import type { RegulationAdviceItem } from '../../domain/regulation-advice.ts';
import { Secret } from '../../domain/secret.ts';
import type { TextReport } from '../../domain/text-report.ts';
import { reportCosts } from '../../ledger/report-costs.ts';
import { type ControlPlane, createControlPlane, type Peer } from './create-control-plane.ts';
import { ROUTE_RULES } from './permissions.ts';
import type { AdviceQuestion, ClassifyTextInput, ControlPlanePorts, ExplainInput } from './ports.ts';

export const ADMIN: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_admin' as KeyId,
  keyName: 'admin',
  role: 'admin',
  allowedModels: undefined,
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};
export const CALLER: Principal = {
  ...ADMIN,
  keyId: 'key_caller' as KeyId,
  role: 'caller',
  seesLabels: false,
};
export const SEEING_CALLER: Principal = { ...CALLER, keyId: 'key_seeing' as KeyId, seesLabels: true };
export const OTHER_TENANT_ADMIN: Principal = { ...ADMIN, tenant: 'other' as Principal['tenant'] };

const PRINCIPALS: Readonly<Record<string, Principal>> = {
  'Bearer admin': ADMIN,
  'Bearer caller': CALLER,
  'Bearer seeing': SEEING_CALLER,
  'Bearer stranger': OTHER_TENANT_ADMIN,
};

export const CONTROL_TOKEN = 'control-token-of-this-start';

/** As much of a report as a route looks at. */
export const ADVICE = {
  v: 1,
  madeOn: '2026-11-20',
  recommendation: { approach: 'open', headline: 'Own.' },
  configuration: 'deployments: {}',
};

export const REPORT: TextReport = {
  level: 'restricted',
  categories: ['payment'],
  spans: [{ type: 'CREDIT_CARD', start: 5, end: 24 }],
  secrets: [],
  injection: { score: 0, label: 'none' },
  flags: ['pii'],
  findings: [
    {
      type: 'CREDIT_CARD',
      start: 5,
      end: 24,
      level: 'restricted',
      categories: ['payment'],
      signal: 'payment-card',
      reason: 'passes the Luhn check',
    },
  ],
  findingsLeftOut: 0,
  reasons: [],
  classifier: 'abc',
};

export interface FakeTrail extends AuditTrail {
  readonly entries: AuditEntry[];
  /** How the next records end. */
  behaviour: 'durable' | 'rejects' | 'throws' | 'hangs';
}

function createTrail(happened: string[]): FakeTrail {
  const trail: FakeTrail = {
    entries: [],
    behaviour: 'durable',
    append(entry) {
      if (trail.behaviour === 'throws') throw new Error('unwritable');
      trail.entries.push(entry);
      const sequence = trail.entries.length - 1;
      if (trail.behaviour === 'hangs') return { sequence, durable: new Promise(() => undefined) };
      if (trail.behaviour === 'rejects') return { sequence, durable: Promise.reject(new Error('disk')) };
      const { effect } = entry.fields;
      happened.push(`recorded ${typeof effect === 'string' ? effect : entry.type}`);
      return { sequence, durable: Promise.resolve() };
    },
  };
  return trail;
}

export interface Fixture {
  readonly plane: ControlPlane;
  readonly trail: FakeTrail;
  readonly keys: ApiKey[];
  /** In the order in which they happened. */
  readonly happened: string[];
  readonly explained: { principal: Principal; input: ExplainInput }[];
  readonly advised: AdviceQuestion[];
  readonly classified: { principal: Principal; input: ClassifyTextInput }[];
  readonly logged: string[];
  readonly decisions: StoredDecision[];
  /** What auditors asked. */
  readonly asked: { readonly question: AuditQuestion; readonly withProof: boolean }[];
  /** Settled requests, oldest first, as the accounts tell them. */
  readonly accounts: AccountedRequest[];
  ask(path: string, options?: AskOptions): Promise<{ status: number; body: Answer; headers: Headers }>;
}

export type Answer = Record<string, unknown> & {
  error?: { code: string; message: string; param?: string; retryable: boolean };
};

export interface AskOptions {
  readonly method?: string;
  readonly as?: 'admin' | 'caller' | 'seeing' | 'stranger' | 'nobody';
  readonly body?: string | object;
  readonly headers?: Record<string, string>;
  readonly peer?: Peer;
}

export function createFixture(change: Partial<ControlPlanePorts> = {}, rules = ROUTE_RULES): Fixture {
  const happened: string[] = [];
  const trail = createTrail(happened);
  const keys: ApiKey[] = [];
  const explained: Fixture['explained'] = [];
  const classified: Fixture['classified'] = [];
  const advised: Fixture['advised'] = [];
  const logged: string[] = [];
  const decisions: StoredDecision[] = [];
  const asked: Fixture['asked'] = [];
  const accounts: AccountedRequest[] = [];
  const note = (event: string, fields?: object): void =>
    void logged.push(`${event} ${JSON.stringify(fields)}`);
  const ports: ControlPlanePorts = {
    payloads: createPayloads(happened),
    clock: {
      wallMs: () => Date.UTC(2026, 10, 20),
      monotonicMs: () => 0,
      after: (delayMs, callback) => {
        // Two seconds pass at once where nothing else happens first.
        const timer = setTimeout(callback, delayMs / 100);
        return () => clearTimeout(timer);
      },
    },
    log: { info: note, warn: note, error: note },
    trail,
    authenticate: (authorization, apiKey) => PRINCIPALS[authorization ?? `Bearer ${apiKey}`],
    controlToken: new Secret(CONTROL_TOKEN),
    hostNames: ['gateway.example.com'],
    keys: createKeys(keys, happened),
    decisions: createHistory(decisions),
    costs: (question) =>
      reportCosts(question, {
        accounts: createAccounts(accounts),
        deployments: () => [DEPLOYMENT, FRONTIER],
        prices: () => undefined,
        clock: { wallMs: () => Date.UTC(2026, 10, 20) },
      }),
    advise: (question) => {
      advised.push(question);
      return Promise.resolve({ kind: 'advised', report: ADVICE });
    },
    explain: (principal, input) => {
      explained.push({ principal, input });
      const { commitment: _commitment, ...decision } = DECISION;
      return Promise.resolve(decision);
    },
    classifyText: (principal, input) => {
      classified.push({ principal, input });
      return Promise.resolve(REPORT);
    },
    replay: () => Promise.resolve({ identical: true }),
    deployments: () => [{ deployment: DEPLOYMENT, state: 'ready' }],
    regulation: ({ preset, regulation }) => ({
      preset,
      items: regulation === undefined ? [] : [regulationItem(regulation)],
      disclaimer: 'no advice',
    }),
    policy: () => ({ hash: 'abc', document: { v: 1 }, callableModels: ['auto'] }),
    askAuditor: (question, { withProof }) => {
      asked.push({ question, withProof });
      return Promise.resolve(auditAnswer(question, withProof));
    },
    nameEndUser: (tenant, endUserId) =>
      `eu_${Buffer.from(`${tenant} ${endUserId}`).toString('hex').slice(0, 32).padEnd(32, '0')}`,
    version: '0.1.0',
    ...change,
  };
  const plane = createControlPlane(ports, rules);
  return {
    plane,
    trail,
    keys,
    happened,
    explained,
    advised,
    classified,
    logged,
    decisions,
    asked,
    accounts,
    async ask(path, { method = 'GET', as = 'admin', body, headers = {}, peer } = {}) {
      const hasBody = body !== undefined;
      const request = new Request(`http://127.0.0.1:4141${path}`, {
        method,
        headers: {
          ...(as === 'nobody' ? {} : { authorization: `Bearer ${as}` }),
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(hasBody ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
      });
      const response = await plane.fetch(request, peer);
      const text = await response.text();
      const answer = (text === '' ? {} : JSON.parse(text)) as Answer;
      return { status: response.status, body: answer, headers: response.headers };
    },
  };
}

function createKeys(keys: ApiKey[], happened: string[]): ControlPlanePorts['keys'] {
  return {
    mint(specification): MintedKey {
      const id = `key_${keys.length + 1}` as KeyId;
      const key = { ...specification, id, createdAtMs: Date.UTC(2026, 10, 20), revokedAtMs: undefined };
      return { key, token: 'dmk_secret' };
    },
    insert({ key }) {
      happened.push(`inserted ${key.id}`);
      keys.push(key);
      return Promise.resolve();
    },
    revoke(tenant, id) {
      happened.push(`revoked ${id}`);
      const index = keys.findIndex((key) => key.id === id && key.tenant === tenant);
      const key = keys[index];
      if (key === undefined) return Promise.resolve(undefined);
      keys[index] = { ...key, revokedAtMs: Date.UTC(2026, 10, 21) };
      return Promise.resolve(keys[index]);
    },
    list: (tenant) => keys.filter((key) => key.tenant === tenant),
    find: (tenant, id) => keys.find((key) => key.id === id && key.tenant === tenant),
  };
}

/** Holds one body for whoever asks. */
function createPayloads(happened: string[]): NonNullable<ControlPlanePorts['payloads']> {
  return {
    keep: () => ({ ref: 'pay_1', commit: 'hmac' }),
    open: ({ request }, { ref }) => {
      happened.push(`opened ${ref} of ${request}`);
      return Promise.resolve('{"messages":[]}');
    },
    erase: (ref) => {
      happened.push(`erased ${ref}`);
      return Promise.resolve(true);
    },
    olderThan: () => Promise.resolve([]),
    settled: () => Promise.resolve(),
  };
}

function createHistory(decisions: StoredDecision[]): ControlPlanePorts['decisions'] {
  return {
    find: (tenant, id) => Promise.resolve(decisions.find((one) => one.id === id && one.tenant === tenant)),
    list: (filter) =>
      Promise.resolve(
        decisions
          .filter((one) => one.tenant === filter.tenant)
          .filter((one) => filter.keyId === undefined || one.decision.facts.principal.keyId === filter.keyId)
          .filter((one) => filter.level === undefined || one.decision.facts.label.level === filter.level)
          .filter((one) => filter.from === undefined || one.at >= filter.from)
          .filter((one) => filter.before === undefined || one.id < filter.before)
          .sort((a, b) => (a.id < b.id ? 1 : -1))
          .slice(0, filter.limit)
          .map(({ id, at, decision, outcome }) => ({
            id,
            at,
            keyId: decision.facts.principal.keyId,
            dialect: decision.dialect,
            level: decision.facts.label.level,
            task: decision.facts.task,
            complexityThousandths: decision.facts.complexityThousandths,
            requestedModel: decision.facts.requestedModel,
            rule: decision.route.rule,
            deployment: outcome?.deployment ?? undefined,
            placement: undefined,
            outcome: outcome?.outcome,
            status: outcome?.status ?? undefined,
            error: undefined,
            costNano: outcome?.costNano ?? undefined,
            durationMs: outcome?.durationMs,
          })),
      ),
  };
}

function createAccounts(accounts: readonly AccountedRequest[]) {
  return {
    async *read({ from, to }: { readonly from: string; readonly to: string }) {
      yield* accounts.filter(({ at }) => at >= from && at < to);
    },
    firstAt: () => Promise.resolve(accounts[0]?.at),
  };
}

const everyday = 'everyday' as DeploymentName;
const frontier = 'frontier' as DeploymentName;

/** A decision about a prompt with a card number in it. */
export const DECISION: DecisionRecord = {
  dialect: 'openai-chat',
  facts: {
    v: 1,
    tenant: DEFAULT_TENANT,
    label: { level: 'restricted', categories: ['payment'], residency: [] },
    complexityThousandths: 420,
    task: 'draft',
    inputTokens: 120,
    maxOutputTokens: undefined,
    messages: 1,
    needs: [],
    stream: false,
    requestedModel: 'auto',
    principal: {
      keyId: CALLER.keyId,
      keyName: 'caller',
      allowedModels: undefined,
      maxOutboundLevel: 'restricted',
    },
  },
  reasons: [{ kind: 'floor' }, { kind: 'unreadable', pointer: '/messages/0/content/1' }],
  findings: [
    {
      type: 'CREDIT_CARD',
      level: 'restricted',
      categories: ['payment'],
      signal: 'payment-card',
      pointer: '/messages/0/content',
      start: 10,
      end: 29,
    },
  ],
  findingsLeftOut: 2,
  classifier: 'built-in 1',
  workReasons: [{ text: '120 input tokens', thousandths: 40 }],
  scorer: 'features 1',
  policy: 'abc',
  route: { kind: 'rule', rule: 'hard work goes to the frontier', use: [frontier, everyday] },
  candidates: [
    {
      deployment: frontier,
      verdict: {
        kind: 'refused',
        refusals: [{ code: 'level', reason: 'may see up to internal; the request is restricted' }],
      },
    },
    { deployment: everyday, verdict: { kind: 'cleared' } },
  ],
  plan: [everyday],
  commitment: 'hmac',
};

export function storedDecision(change: Partial<StoredDecision> = {}): StoredDecision {
  return {
    id: 'req_1',
    tenant: DEFAULT_TENANT,
    log: 'log_1' as LogId,
    sequence: 4,
    at: '2026-11-20T00:00:00.000Z',
    decision: DECISION,
    attempts: [
      {
        attempt: 1,
        deployment: everyday,
        provider: 'house',
        placement: 'on-premises',
        region: null,
        level: 'restricted',
        egressCommitment: 'hmac',
        bytes: 300,
      },
    ],
    outcome: {
      outcome: 'answered',
      status: 200,
      error: null,
      deployment: everyday,
      attempts: [
        {
          attempt: 1,
          deployment: everyday,
          provider: 'house',
          placement: 'on-premises',
          result: 'answered',
          cause: null,
          status: 200,
          durationMs: 812,
          firstTokenMs: 90,
          usage: { inputTokens: 120, outputTokens: 30, source: 'upstream' },
          costNano: '125000',
          costBasis: 'stated',
          dropped: ['logit_bias'],
        },
      ],
      durationMs: 830,
      costNano: '125000',
    },
    ...change,
  };
}

const DEPLOYMENT: Deployment = {
  name: everyday,
  provider: {
    name: 'house' as ProviderName,
    type: 'ollama',
    endpoint: { kind: 'url' as const, url: new URL('http://user:hunter2@127.0.0.1:11434/hidden-path') },
    apiKey: new Secret('provider-key'),
    destination: {
      placement: 'on-premises' as const,
      region: undefined,
      retention: { kind: 'days' as const, days: 30 },
      agreements: ['dpa'],
      certifications: [],
      clearance: 'restricted' as const,
      except: [],
    },
  },
  model: 'qwen3:8b',
  capabilities: {
    tools: true,
    images: undefined,
    structuredOutput: undefined,
    contextTokens: 32_768,
    maxOutputTokens: undefined,
  },
  timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
  pricing: { kind: 'hardware' as const, perHour: 600_000_000n },
};

/** Three dollars a million tokens in, fifteen out. */
export const FRONTIER: Deployment = {
  ...DEPLOYMENT,
  name: frontier,
  provider: {
    ...DEPLOYMENT.provider,
    name: 'vendor' as ProviderName,
    destination: { ...DEPLOYMENT.provider.destination, placement: 'api' },
  },
  model: 'large',
  pricing: {
    kind: 'tokens',
    inputPerMillion: 3_000_000_000n,
    outputPerMillion: 15_000_000_000n,
    cachedInputPerMillion: 300_000_000n,
    cacheWritePerMillion: undefined,
    longContext: [],
  },
};

/** A request of the owned model: 1,000 tokens in, 200 out, six seconds of its machine. */
export function accountedRequest(change: Partial<AccountedRequest> = {}): AccountedRequest {
  return {
    id: 'req_1',
    at: '2026-11-19T12:00:00.000Z',
    keyId: CALLER.keyId,
    operation: 'chat',
    task: 'draft',
    level: 'internal',
    attempts: [
      {
        deployment: everyday,
        placement: 'on-premises',
        result: 'answered',
        usage: { inputTokens: 1_000, outputTokens: 200, source: 'upstream' },
        durationMs: 6_000,
        costNano: 1_000_000n,
        costBasis: 'hardware',
      },
    ],
    ...change,
  };
}

/** One of the rented model with the same tokens: $0.006. */
export function frontierRequest(change: Partial<AccountedRequest> = {}): AccountedRequest {
  return {
    ...accountedRequest(),
    attempts: [
      {
        deployment: frontier,
        placement: 'api',
        result: 'answered',
        usage: { inputTokens: 1_000, outputTokens: 200, source: 'upstream' },
        durationMs: 900,
        costNano: 6_000_000n,
        costBasis: 'stated',
      },
    ],
    ...change,
  };
}

const NO_TOTALS: SentTotals = {
  attempts: 0,
  byLevel: {
    public: { attempts: 0, bytes: 0 },
    internal: { attempts: 0, bytes: 0 },
    confidential: { attempts: 0, bytes: 0 },
    restricted: { attempts: 0, bytes: 0 },
  },
  results: { answered: 0, failed: 0, aborted: 0, unknown: 0 },
  destinations: [],
};

/** The answer of a log in which nothing happened. */
export function auditAnswer(question: AuditQuestion, withProof = false): AuditReply & { kind: 'answered' } {
  const found: AuditFound = { ask: 'sent', totals: NO_TOTALS, inDoubt: 0, rows: [] };
  const { size, root } = { size: 1, root: 'f'.repeat(64) };
  return {
    kind: 'answered',
    question,
    found,
    basis: {
      origin: 'demarc/log_1',
      keyId: '0badcafe',
      firstSequence: 0,
      size,
      root,
      anchored: null,
      begins: '2026-11-20T00:00:00.000Z',
      ends: '2026-11-20T00:00:00.000Z',
      records: { count: 0, first: null, last: null },
      notes: ['the log begins at 2026-11-20T00:00:00.000Z'],
    },
    proof: withProof
      ? {
          format: 'demarc-audit-proof/1',
          question,
          found,
          checkpoint: 'note',
          keyChanges: [],
          firstSequence: 0,
          size,
          root,
          selection: { count: 0, root },
          records: [],
          isComplete: true,
        }
      : undefined,
  };
}

function regulationItem(regulation: string): RegulationAdviceItem {
  return {
    id: `${regulation}-1`,
    regulation,
    place: 'Art. 1',
    asks: 'Something.',
    verdict: 'not-met',
    because: 'It is not there.',
    by: ['providers.vendor.agreements'],
    todo: undefined,
    source: { url: 'https://law.example/1', title: 'Law', readOn: '2026-11-20', quote: 'Something.' },
  };
}
