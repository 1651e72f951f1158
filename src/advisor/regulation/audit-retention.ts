import type { RegulationFacts } from './regulation-facts.ts';
import { type Judgement, met, notMet } from './regulation-rule.ts';

/** Holds the time that records are kept against the least that a regulation asks. */
export function keptFor({ audit }: RegulationFacts, leastDays: number, inWords: string): Judgement {
  const { retainDays } = audit;
  const path = ['audit.retainDays'];
  if (retainDays === undefined) return met('Records are kept until you prune them.', path);
  if (retainDays >= leastDays)
    return met(`Records are kept for ${retainDays} days, which is ${inWords} or more.`, path);
  return notMet(
    `Records are pruned after ${retainDays} days, before ${inWords} are over.`,
    path,
    `Set audit.retainDays to ${leastDays} or more, or leave it out.`,
  );
}

/** Whether somebody outside would notice that records were rewritten. */
export function anchored({ audit }: RegulationFacts): Judgement {
  const path = ['audit.anchors'];
  if (audit.anchors > 0) {
    return met(
      'Records are chained and signed, and signed states lie in other hands, so that a change shows.',
      path,
    );
  }
  return notMet(
    'Records are chained and signed, but no state of them lies in other hands: whoever has the machine and its key can write them anew.',
    path,
    'Name at least one place under audit.anchors that is not in the same hands.',
  );
}
