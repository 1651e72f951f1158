import type { z } from 'zod';
import type { DeploymentPricing, Provider } from '../domain/deployment.ts';
import type { LongContextRates, TokenRates } from '../domain/model-price.ts';
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
  written: WrittenCost | undefined,
  provider: Provider,
  where: Where,
): DeploymentPricing {
  if (written === undefined) return defaultPricing(provider);
  const perHour = amount(written.gpuHour, 'gpuHour', where);
  const rates = readRates(written, where);
  const longContext = readLongContext(written.longContext, where);
  const hasTokens = Object.keys(written).some((key) => key !== 'gpuHour');
  if (written.gpuHour !== undefined) {
    if (hasTokens)
      where.problems.add(where.path, 'give either gpuHour or prices per token, not both', { at: 'key' });
    return perHour === undefined ? { kind: 'unknown' } : { kind: 'hardware', perHour };
  }
  if (written.input === undefined || written.output === undefined) {
    where.problems.add(where.path, 'needs gpuHour, or both input and output', { at: 'key' });
  }
  return rates === undefined || longContext === undefined
    ? { kind: 'unknown' }
    : { kind: 'tokens', ...rates, longContext };
}

type WrittenCost = z.output<typeof costSchema>;

function readRates(
  { input, output, cachedInput, cacheWrite }: Omit<WrittenCost, 'gpuHour' | 'longContext'>,
  where: Where,
): TokenRates | undefined {
  const inputPerMillion = amount(input, 'input', where);
  const outputPerMillion = amount(output, 'output', where);
  const cachedInputPerMillion = amount(cachedInput, 'cachedInput', where);
  const cacheWritePerMillion = amount(cacheWrite, 'cacheWrite', where);
  if (inputPerMillion === undefined || outputPerMillion === undefined) return undefined;
  return { inputPerMillion, outputPerMillion, cachedInputPerMillion, cacheWritePerMillion };
}

/** Undefined where a rate cannot be read: then what a long request costs is not known. */
function readLongContext(
  written: WrittenCost['longContext'],
  { path, problems }: Where,
): readonly LongContextRates[] | undefined {
  if (written === undefined) return [];
  const rates = readRates(written, { path: [...path, 'longContext'], problems });
  return rates && [{ ...rates, aboveInputTokens: written.aboveInputTokens }];
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
