import { createHmac } from 'node:crypto';
import { createClassifier } from '../classifier/classify.ts';
import type { OperatorTerms } from '../classifier/operator-terms.ts';
import { createScanPool } from '../classifier/worker/scan-pool.ts';
import type { Configuration } from '../config/configuration.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import { DEFAULT_GATEWAY_LIMITS, type DecisionServices } from '../pipeline/gateway-services.ts';
import { policySnapshot } from '../pipeline/policy-version.ts';
import { tokenCountThousandths } from '../policy/scorer-choice.ts';
import { featuresScorer } from '../routing/features-scorer.ts';
import { createModelScorer } from '../routing/model-scorer.ts';
import type { Scorer } from '../routing/scorer.ts';
import { createTokenCountScorer } from '../routing/token-count-scorer.ts';
import { endUserPseudonym } from './end-user-pseudonym.ts';

export interface DecisionOptions {
  readonly configuration: Configuration;
  readonly world: World;
  readonly log: Log;
  /** The built worker that reads long texts; without one they are read in this thread. */
  readonly classifierWorker: URL | undefined;
  /** Keys the commitments to what was asked. 32 secret bytes. */
  readonly commitmentKey: Uint8Array;
  /** Keys the names under which callers' end users are on record. 32 secret bytes. */
  readonly pseudonymKey: Uint8Array;
}

export interface ClosableDecisionServices extends DecisionServices {
  /** Ends the threads that read long texts. */
  close(): Promise<void>;
}

/** Wires what labels and decides: the classifier with the operator's terms, the scorer, the policy. */
export function createDecisionServices(options: DecisionOptions): ClosableDecisionServices {
  const { configuration, world, log, classifierWorker, commitmentKey, pseudonymKey } = options;
  const { floor, budgetMs } = configuration.classification;
  const terms = termsOf(configuration);
  const pool =
    classifierWorker === undefined
      ? undefined
      : createScanPool({ entry: classifierWorker, terms, clock: world.clock });
  const classifier = createClassifier({
    clock: world.clock,
    cacheSecret: world.randomBytes(32),
    floor,
    terms,
    budgetMs,
    ...(pool === undefined ? {} : { pool }),
  });
  const policy = policySnapshot(configuration.policy, configuration.deployments);
  return {
    world,
    log,
    limits: { ...DEFAULT_GATEWAY_LIMITS, maxBodyBytes: configuration.server.maxBodyBytes },
    classify: ({ unreadable, ...input }) =>
      classifier.classify({ ...input, unreadable: unreadable.map((pointer) => ({ pointer })) }),
    scorer: scorerFor(configuration, world),
    grantFor: ({ keyName }) =>
      configuration.classification.grants.find(({ keys }) => keys === undefined || keys.includes(keyName)),
    policy: () => policy,
    commit(request, bytes) {
      const ownKey = createHmac('sha256', commitmentKey).update(request).digest();
      return `hmac-sha256:${createHmac('sha256', ownKey).update(bytes).digest('hex')}`;
    },
    nameEndUser: (tenant, endUserId) => endUserPseudonym(pseudonymKey, tenant, endUserId),
    close: () => pool?.close() ?? Promise.resolve(),
  };
}

/** The configuration's terms in the classifier's own spelling: `/pattern/` for patterns. */
function termsOf({ classification }: Configuration): OperatorTerms {
  const terms: Partial<Record<keyof OperatorTerms, string[]>> = {};
  for (const term of classification.terms) {
    const text = term.kind === 'plain' ? term.text : `/${term.pattern}/${term.ignoreCase ? 'i' : ''}`;
    (terms[term.level] ??= []).push(text);
  }
  return terms;
}

/** How hard work is judged: by its features, by its length alone, or by a model that is asked. */
function scorerFor({ scorer }: Configuration, { clock }: World): Scorer {
  switch (scorer.kind) {
    case 'features':
      return featuresScorer;
    case 'token-count':
      return createTokenCountScorer((tokens) => tokenCountThousandths(tokens, scorer.thresholdTokens));
    case 'deployment':
      return createModelScorer({ ...scorer, clock });
    default:
      return assertNever(scorer);
  }
}
