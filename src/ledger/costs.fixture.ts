import type { AccountedAttempt, AccountedRequest } from '../domain/accounted-request.ts';
import type { Deployment, DeploymentPricing, Placement } from '../domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../domain/ids.ts';
import type { PriceLookup } from './prices.ts';

export const NO_PRICES: PriceLookup = () => undefined;

export const HARDWARE: DeploymentPricing = { kind: 'hardware', perHour: 600_000_000n };
/** Three dollars a million tokens in, fifteen out, thirty cents from the cache. */
export const STATED: Extract<DeploymentPricing, { kind: 'tokens' }> = {
  kind: 'tokens',
  inputPerMillion: 3_000_000_000n,
  outputPerMillion: 15_000_000_000n,
  cachedInputPerMillion: 300_000_000n,
  cacheWritePerMillion: undefined,
  longContext: [],
};

export function deployment(name: string, placement: Placement, pricing: DeploymentPricing): Deployment {
  return {
    name: name as DeploymentName,
    provider: {
      name: `${name}-provider` as ProviderName,
      type: 'openai-compatible',
      endpoint: { kind: 'url', url: new URL('http://127.0.0.1:1/v1') },
      apiKey: undefined,
      destination: {
        placement,
        region: undefined,
        retention: undefined,
        agreements: [],
        certifications: [],
        clearance: 'restricted',
        except: [],
      },
    },
    model: `${name}-model`,
    capabilities: {
      tools: undefined,
      images: undefined,
      structuredOutput: undefined,
      contextTokens: undefined,
      maxOutputTokens: undefined,
    },
    timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
    pricing,
  };
}

/** 1,000 tokens in, 200 out, six seconds of a machine at sixty cents an hour: a tenth of a cent. */
export function insideAttempt(change: Partial<AccountedAttempt> = {}): AccountedAttempt {
  return {
    deployment: 'everyday',
    placement: 'on-premises',
    result: 'answered',
    usage: { inputTokens: 1_000, outputTokens: 200, source: 'upstream' },
    durationMs: 6_000,
    costNano: 1_000_000n,
    costBasis: 'hardware',
    ...change,
  };
}

/** The same tokens at the frontier: 1,000 × 3,000 + 200 × 15,000 nano-dollars. */
export function outsideAttempt(change: Partial<AccountedAttempt> = {}): AccountedAttempt {
  return {
    ...insideAttempt(),
    deployment: 'frontier',
    placement: 'api',
    durationMs: 900,
    costNano: 6_000_000n,
    costBasis: 'stated',
    ...change,
  };
}

export function request(
  attempts: readonly AccountedAttempt[],
  change: Partial<AccountedRequest> = {},
): AccountedRequest {
  return {
    id: 'req_1',
    at: '2026-11-19T12:00:00.000Z',
    keyId: 'key_1',
    operation: 'chat',
    task: 'draft',
    level: 'internal',
    attempts,
    ...change,
  };
}
