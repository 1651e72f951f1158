import { createHmac } from 'node:crypto';
import { createClassifier } from '../classifier/classify.ts';
import type { OperatorTerms } from '../classifier/operator-terms.ts';
import { createDocumentReader } from '../classifier/worker/document-reader.ts';
import { createScanPool } from '../classifier/worker/scan-pool.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import { DEFAULT_GATEWAY_LIMITS, type DecisionServices } from '../pipeline/gateway-services.ts';
import { policySnapshot } from '../pipeline/policy-version.ts';
import { endUserPseudonym } from './end-user-pseudonym.ts';
import { scorerFor } from './work-scorer.ts';

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
  const { floor, budgetMs, documents } = configuration.classification;
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
  const reader = createDocumentReader({
    entry: classifierWorker,
    clock: world.clock,
    limits: documents,
    budgetMs: documents.budgetMs,
  });
  const policy = policySnapshot(configuration.policy, configuration.deployments);
  return {
    world,
    log,
    limits: { ...DEFAULT_GATEWAY_LIMITS, maxBodyBytes: configuration.server.maxBodyBytes },
    classify: ({ unreadable, ...input }) =>
      classifier.classify({ ...input, unreadable: unreadable.map((pointer) => ({ pointer })) }),
    pictureReader: readerOf(configuration),
    readDocument: (file, caller) => reader.read(file, caller),
    scorer: scorerFor(configuration, world),
    grantFor: ({ keyName }) =>
      configuration.classification.grants.find(({ keys }) => keys === undefined || keys.includes(keyName)),
    policy: () => policy,
    commit(request, bytes) {
      const ownKey = createHmac('sha256', commitmentKey).update(request).digest();
      return `hmac-sha256:${createHmac('sha256', ownKey).update(bytes).digest('hex')}`;
    },
    surrogateKey: (tenant, caller) =>
      // Neither providers nor end users have names that begin so.
      createHmac('sha256', pseudonymKey).update(`\u0000surrogates\u0000${tenant}\u0000${caller}`).digest(),
    nameEndUser: (tenant, endUserId) => endUserPseudonym(pseudonymKey, tenant, endUserId),
    close: async () => {
      await Promise.all([pool?.close(), reader.close()]);
    },
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

function readerOf({ classification, deployments }: Configuration): DecisionServices['pictureReader'] {
  const { reader } = classification;
  const deployment = reader && deployments.get(reader.deployment);
  return reader && deployment && { ...reader, deployment };
}
