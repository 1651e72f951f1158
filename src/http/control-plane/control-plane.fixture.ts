import type { AccountedRequest } from '../../domain/accounted-request.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import type { StoredDecision } from '../../domain/decision-history.ts';
import type { Principal } from '../../domain/principal.ts';
import { Secret } from '../../domain/secret.ts';
import { reportCosts } from '../../ledger/report-costs.ts';
import { type ControlPlane, createControlPlane, type Peer } from './create-control-plane.ts';
import {
  createAccounts,
  createHistory,
  createKeys,
  createPayloads,
  createTrail,
  type FakeTrail,
} from './fake-ports.fixture.ts';
import { ROUTE_RULES } from './permissions.ts';
import type { AdviceQuestion, ClassifyTextInput, ControlPlanePorts, ExplainInput } from './ports.ts';
import { ADMIN, CALLER, OTHER_TENANT_ADMIN, SEEING_CALLER } from './principals.fixture.ts';
import { DECISION, DEPLOYMENT, FRONTIER } from './stories.fixture.ts';
import { ADVICE, auditAnswer, REPORT, regulationItem } from './told-answers.fixture.ts';

const PRINCIPALS: Readonly<Record<string, Principal>> = {
  'Bearer admin': ADMIN,
  'Bearer caller': CALLER,
  'Bearer seeing': SEEING_CALLER,
  'Bearer stranger': OTHER_TENANT_ADMIN,
};

export const CONTROL_TOKEN = 'control-token-of-this-start';

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
