import { type AccountedAttempt, isCostEstimated } from '../domain/accounted-request.ts';
import type { CostAmounts } from '../domain/cost-summary.ts';

export const NO_AMOUNTS: CostAmounts = {
  requests: 0,
  answered: 0,
  attempts: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  estimatedTokens: 0,
  attemptsWithoutTokens: 0,
  costNano: 0n,
  estimatedNano: 0n,
  attemptsWithoutCost: 0,
  frontierNano: 0n,
};

/** One attempt by itself; whose request it is does not count here. */
export function amountsOf(attempt: AccountedAttempt): CostAmounts {
  const { usage, costNano } = attempt;
  const inputTokens = usage?.inputTokens ?? 0;
  const outputTokens = usage?.outputTokens ?? 0;
  const isUncounted =
    usage === undefined
      ? costNano === undefined
      : usage.inputTokens === undefined || usage.outputTokens === undefined;
  return {
    ...NO_AMOUNTS,
    attempts: 1,
    inputTokens,
    cachedInputTokens: Math.min(usage?.cachedInputTokens ?? 0, inputTokens),
    outputTokens,
    estimatedTokens: usage?.source === 'estimated' ? inputTokens + outputTokens : 0,
    attemptsWithoutTokens: isUncounted ? 1 : 0,
    costNano: costNano ?? 0n,
    estimatedNano: isCostEstimated(attempt) ? (costNano ?? 0n) : 0n,
    attemptsWithoutCost: costNano === undefined ? 1 : 0,
  };
}
