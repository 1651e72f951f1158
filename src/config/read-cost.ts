import type { z } from 'zod';
import type { DeploymentPricing, Provider } from '../domain/deployment.ts';
import { parseDollars } from '../ledger/dollars.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { costSchema } from './schema.ts';

interface Where {
  readonly path: PolicyPath;
  readonly problems: ProblemCollector;
}

/** Where the cost of a deployment comes from. Amounts are decimal dollars and become exact nano-dollars. */
export function readCost(
  written: z.output<typeof costSchema> | undefined,
  provider: Provider,
  where: Where,
): DeploymentPricing {
  if (written === undefined) return defaultPricing(provider);
  const perHour = amount(written.gpuHour, 'gpuHour', where);
  const input = amount(written.input, 'input', where);
  const output = amount(written.output, 'output', where);
  const cachedInput = amount(written.cachedInput, 'cachedInput', where);
  const hasTokens =
    written.input !== undefined || written.output !== undefined || written.cachedInput !== undefined;
  if (written.gpuHour !== undefined) {
    if (hasTokens)
      where.problems.add(where.path, 'give either gpuHour or prices per token, not both', { at: 'key' });
    return perHour === undefined ? { kind: 'unknown' } : { kind: 'hardware', perHour };
  }
  if (written.input === undefined || written.output === undefined) {
    where.problems.add(where.path, 'needs gpuHour, or both input and output', { at: 'key' });
  }
  if (input === undefined || output === undefined) return { kind: 'unknown' };
  return {
    kind: 'tokens',
    inputPerMillion: input,
    outputPerMillion: output,
    cachedInputPerMillion: cachedInput,
  };
}

// A runner's models have no list price, even where a vendor sells the same weights.
function defaultPricing({ destination, endpoint }: Provider): DeploymentPricing {
  const isOwned = destination.placement === 'on-premises' || endpoint.kind === 'socket';
  return { kind: isOwned ? 'unknown' : 'catalogue' };
}

function amount(
  written: number | string | undefined,
  key: string,
  { path, problems }: Where,
): bigint | undefined {
  if (written === undefined) return undefined;
  const nano = parseDollars(written);
  if (nano === undefined) {
    problems.add([...path, key], 'must be an amount in dollars, zero or more, with at most nine decimals');
  }
  return nano;
}
