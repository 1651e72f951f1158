import type { DecisionHistory } from '../domain/decision-history.ts';
import type { DecisionProjection } from './decision-projection.ts';

/**
 * The history as the log tells it at the moment of asking: whoever holds the id of an answer can ask for it at once,
 * though the tables follow the log a moment later. When they cannot be brought up to date, what they hold is told.
 */
export function currentHistory(
  history: DecisionHistory,
  projection: Pick<DecisionProjection, 'flush'>,
): DecisionHistory {
  const catchUp = () => projection.flush().catch(() => undefined);
  return {
    async list(filter) {
      await catchUp();
      return history.list(filter);
    },
    async find(tenant, id) {
      const found = await history.find(tenant, id);
      if (found?.outcome !== undefined) return found;
      await catchUp();
      return history.find(tenant, id);
    },
  };
}
