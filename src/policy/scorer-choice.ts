import type { DeploymentName } from '../domain/ids.ts';

/** What says how hard a request is. */
export type ScorerChoice =
  /** Features of the text that anyone can check. */
  | { readonly kind: 'features' }
  /** The length alone: `thresholdTokens` input tokens or more count as hard. */
  | { readonly kind: 'token-count'; readonly thresholdTokens: number }
  /** A cheap model on the premises is asked; it sees the request, so the law holds for it as for any other. */
  | { readonly kind: 'deployment'; readonly deployment: DeploymentName; readonly timeoutMs: number };

/** Where the threshold lies on the scale of the token count, in thousandths. */
export const TOKEN_COUNT_THRESHOLD_THOUSANDTHS = 500;

/**
 * The complexity of a request by its length, 0 to 1000: 500 at the threshold, 1000 at twice as much, so that
 * `complexity >= threshold` in a rule says exactly `inputTokens >= thresholdTokens`.
 */
export function tokenCountThousandths(inputTokens: number, thresholdTokens: number): number {
  return Math.min(1_000, Math.floor((inputTokens * TOKEN_COUNT_THRESHOLD_THOUSANDTHS) / thresholdTokens));
}
