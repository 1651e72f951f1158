import type { DeploymentName } from '../domain/ids.ts';

/** Every first try earns a fifth of a retry, so that retries add at most 20 % to what an ailing upstream gets. */
const EARNED_PER_REQUEST = 0.2;
/** A deployment that was quiet may still retry a little at once. */
const SAVED_AT_MOST = 10;

export interface RetryBudget {
  /** Notes that a request was sent for the first time. */
  earn(deployment: DeploymentName): void;
  /** Takes one retry out of the budget; false when there is none left. */
  spend(deployment: DeploymentName): boolean;
}

export function createRetryBudget(): RetryBudget {
  const saved = new Map<DeploymentName, number>();
  const balance = (deployment: DeploymentName) => saved.get(deployment) ?? SAVED_AT_MOST;
  return {
    earn(deployment) {
      saved.set(deployment, Math.min(SAVED_AT_MOST, balance(deployment) + EARNED_PER_REQUEST));
    },
    spend(deployment) {
      if (balance(deployment) < 1) return false;
      saved.set(deployment, balance(deployment) - 1);
      return true;
    },
  };
}
