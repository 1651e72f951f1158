import { createHmac } from 'node:crypto';
import { createClassifier } from '../classifier/classify.ts';
import { createTextClassifier } from '../classifier/classify-text.ts';
import { askDetector, DETECTOR_SIGNAL } from '../classifier/detector-model/ask-detector.ts';
import { createDocumentReader } from '../classifier/worker/document-reader.ts';
import { createScanPool } from '../classifier/worker/scan-pool.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Log } from '../domain/log.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import type { World } from '../domain/world.ts';
import { DEFAULT_GATEWAY_LIMITS, type DecisionServices } from '../pipeline/gateway-services.ts';
import { policySnapshot } from '../pipeline/policy-version.ts';
import { endUserPseudonym } from './end-user-pseudonym.ts';
import { termsOf } from './terms-of.ts';
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
  /** The same detectors, floor and terms for a text without a request around it. */
  readonly classifyText: TextClassifier['classify'];
  /** Ends the threads that read long texts. */
  close(): Promise<void>;
}

/** Wires what labels and decides: the classifier with the operator's terms, the scorer, the policy. */
export function createDecisionServices(options: DecisionOptions): ClosableDecisionServices {
  const { configuration, world, log, classifierWorker, commitmentKey, pseudonymKey } = options;
  const { floor, budgetMs, documents, mapping } = configuration.classification;
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
    mapping,
    budgetMs,
    ...(pool === undefined ? {} : { pool }),
  });
  // Made when it is first asked for: most gateways never are.
  let texts: TextClassifier | undefined;
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
    classifyText(text, given) {
      texts ??= createTextClassifier({ clock: world.clock, floor, terms, mapping, budgetMs, pool });
      return texts.classify(text, given);
    },
    pictureReader: readerOf(configuration),
    detector: detectorOf(configuration),
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

function detectorOf({ classification, deployments }: Configuration): DecisionServices['detector'] {
  const { detector, mapping } = classification;
  const { deployment, timeoutMs, maxCharacters, required } = detector;
  if (deployment === undefined || !deployments.has(deployment)) return undefined;
  return {
    deployment,
    isRequired: required,
    signal: DETECTOR_SIGNAL,
    detect: (document, ask) => askDetector(document, ask, { deployment, timeoutMs, maxCharacters, mapping }),
  };
}

function readerOf({ classification, deployments }: Configuration): DecisionServices['pictureReader'] {
  const { reader } = classification;
  const deployment = reader && deployments.get(reader.deployment);
  return reader && deployment && { ...reader, deployment };
}
