import type { z } from 'zod';
import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { type ScorerChoice, TOKEN_COUNT_THRESHOLD_THOUSANDTHS } from '../policy/scorer-choice.ts';
import { checkDeployment, type RoutingContext } from './check-deployment.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { routingSchema } from './schema.ts';

export interface Scoring {
  readonly scorer: ScorerChoice;
  readonly thresholdThousandths: number;
}

const SCORER_PATH = ['routing', 'scorer', 'deployment'];
const DEFAULT_THRESHOLD = 0.6;
const DEFAULT_THRESHOLD_TOKENS = 2_000;
const MAX_THRESHOLD_TOKENS = 1_000_000_000;

/** Reads `scorer` and `threshold`, which is a complexity from 0 to 1, or a number of tokens for `token-count`. */
export function readScorer(
  { scorer, threshold }: Pick<z.output<typeof routingSchema>, 'scorer' | 'threshold'>,
  context: RoutingContext,
): Scoring {
  if (scorer === 'token-count') {
    const thresholdTokens = threshold ?? DEFAULT_THRESHOLD_TOKENS;
    checkTokens(thresholdTokens, context.problems);
    return {
      scorer: { kind: 'token-count', thresholdTokens },
      thresholdThousandths: TOKEN_COUNT_THRESHOLD_THOUSANDTHS,
    };
  }
  const thresholdThousandths = readComplexity(threshold ?? DEFAULT_THRESHOLD, context.problems);
  if (scorer === 'features') return { scorer: { kind: 'features' }, thresholdThousandths };
  const { deployment, timeoutMs } = scorer;
  checkDeployment(deployment, SCORER_PATH, context);
  return {
    scorer: { kind: 'deployment', deployment: deployment as DeploymentName, timeoutMs },
    thresholdThousandths,
  };
}

/**
 * Reports a scorer that lies off the premises, since every request would leave before anybody knew where it may go; and
 * one that holds no conversations, since a conversation is what it is asked for.
 */
export function checkScorerDeployment(
  scorer: ScorerChoice,
  deployments: ReadonlyMap<DeploymentName, Deployment>,
  problems: ProblemCollector,
): void {
  if (scorer.kind !== 'deployment') return;
  const deployment = deployments.get(scorer.deployment);
  if (deployment === undefined) return;
  const { destination } = deployment.provider;
  if (leavesPremises(destination)) {
    problems.add(
      SCORER_PATH,
      `must be on the premises, because it is asked before the law has placed a request; this one is placed ${destination.placement}`,
    );
  }
  if (deployment.capabilities.chat === false) {
    problems.add(SCORER_PATH, 'must serve chat, because it is asked in words; see its `serves`');
  }
}

function checkTokens(threshold: number, problems: ProblemCollector): void {
  if (Number.isInteger(threshold) && threshold >= 1 && threshold <= MAX_THRESHOLD_TOKENS) return;
  problems.add(
    ['routing', 'threshold'],
    'must be a whole number of tokens, 1 or more, since the scorer is token-count; for instance 2000',
  );
}

function readComplexity(threshold: number, problems: ProblemCollector): number {
  const thousandths = Math.round(threshold * 1_000);
  if (threshold > 1) problems.add(['routing', 'threshold'], 'must be at most 1');
  else if (thousandths / 1_000 !== threshold) {
    problems.add(['routing', 'threshold'], 'must have at most three decimals');
  }
  return thousandths;
}
