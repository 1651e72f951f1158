import type { AccountedRequest } from '../../domain/accounted-request.ts';
import type { StoredDecision } from '../../domain/decision-history.ts';
import type { DecisionRecord } from '../../domain/decision-record.ts';
import type { Deployment } from '../../domain/deployment.ts';
import { DEFAULT_TENANT, type DeploymentName, type LogId, type ProviderName } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { CALLER } from './principals.fixture.ts';

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

export const DEPLOYMENT: Deployment = {
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
