import { type Destination, OWN_PLACEMENTS } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { HoldLimits } from './attempt-machine.ts';
import { judgeDeployment } from './plan-decision.ts';
import type { Recorded } from './stages.ts';

/** What has to be done differently from the start, because the answer may be escalated. */
export interface Foresight {
  /** For a streamed answer that is held back until it was looked at. */
  readonly hold: HoldLimits | undefined;
  /** Whether a model of one's own is asked how sure it is of its words. */
  readonly readsConfidence: boolean;
}

/**
 * About 8,000 tokens with their log-probabilities, 250,000 without: an answer beyond that is a long one, and whoever
 * asked for it as a stream has waited long enough.
 */
const HOLD_LIMITS: HoldLimits = { maxParts: 32_768, maxCharacters: 1_048_576 };

const NOTHING: Foresight = { hold: undefined, readsConfidence: false };

/**
 * What the rules could want with the answer of `deployment`, as far as the law lets anybody else have the request: an
 * answer that nobody may better is neither held back nor measured.
 */
export function foreseeEscalation(
  { policy, facts }: Pick<Recorded, 'policy' | 'facts'>,
  deployment: DeploymentName,
): Foresight {
  const possible = policy.escalations
    .possible(facts)
    .filter(
      ({ to, clean }) => to !== deployment && judgeDeployment(policy, facts, to, clean).kind === 'cleared',
    );
  if (possible.length === 0) return NOTHING;
  return {
    hold: facts.stream ? HOLD_LIMITS : undefined,
    readsConfidence: possible.some((rule) => rule.readsConfidence),
  };
}

/** Whether the models of this destination are one's own to question. A vendor is asked what the caller asked. */
export function isOwned({ placement }: Destination): boolean {
  return OWN_PLACEMENTS.includes(placement);
}
