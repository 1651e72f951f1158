import type { ClassifiedRequest } from '../domain/classified-request.ts';
import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import { AttemptList } from './attempt-list.ts';
import { attemptOnce } from './attempt-once.ts';
import type { AttemptSubject } from './attempt-subject.ts';
import { NO_CLEANINGS } from './cleaned-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { principalFacts } from './principal-facts.ts';
import type { Understood } from './stages.ts';
import { transcriptionOf } from './transcription.ts';

/** The operator's reader of pictures, on behalf of one request, and what showing it pictures came to. */
export interface AskedReader {
  /** Shows it a picture. Undefined when it was not read, for whatever reason. */
  readonly ask: (question: ClassifiedRequest) => Promise<string | undefined>;
  /** In the order they were made; they are part of what the request costs. */
  readonly attempts: AttemptList;
}

/**
 * How the pictures of one request are shown to the reader: each is an attempt like any other, cleared, recorded and sent by
 * the one door, and only on the premises. The time is that of all pictures together and begins with the first.
 */
export function createAskReader(understood: Understood, services: GatewayServices): AskedReader | undefined {
  const { pictureReader } = services;
  if (pictureReader === undefined) return undefined;
  const { deployment, timeoutMs } = pictureReader;
  const { clock } = services.world;
  const attempts = new AttemptList();
  let deadlineMs: number | undefined;
  const ask = async (question: ClassifiedRequest): Promise<string | undefined> => {
    deadlineMs ??= clock.monotonicMs() + timeoutMs;
    const timeUp = new AbortController();
    const cancel = clock.after(Math.max(0, deadlineMs - clock.monotonicMs()), () => timeUp.abort());
    const signal = AbortSignal.any([understood.exchange.signal, timeUp.signal]);
    try {
      return await show(question, { deployment, understood, attempts, signal }, services);
    } catch (fault) {
      // What could not be asked is not read; the picture then counts as the worst.
      services.log.error('reader-failed', { name: fault instanceof Error ? fault.name : typeof fault });
      return undefined;
    } finally {
      cancel();
    }
  };
  return { ask, attempts };
}

interface Showing {
  readonly deployment: Deployment;
  readonly understood: Understood;
  readonly attempts: AttemptList;
  readonly signal: AbortSignal;
}

async function show(
  question: ClassifiedRequest,
  { deployment, understood, attempts, signal }: Showing,
  services: GatewayServices,
): Promise<string | undefined> {
  // The configuration refuses such a reader; nobody's word is taken for it.
  if (leavesPremises(deployment.provider.destination)) return undefined;
  const { requestId, principal, priority, exchange } = understood;
  const { inputTokens } = await services.scorer.score(question.request);
  const subject: AttemptSubject = {
    requestId,
    principal,
    priority,
    exchange: { headers: exchange.headers, signal },
    classified: question,
    facts: {
      label: question.classification.label,
      needs: ['images'],
      principal: principalFacts(principal),
    },
    policy: services.policy(),
    work: { inputTokens },
    recorded: undefined,
    cleanings: NO_CLEANINGS,
    attempts,
  };
  const terms = { deployment, hasNext: false, purpose: 'reading', signal } as const;
  const attempted = await attemptOnce(subject, terms, services);
  return attempted.kind === 'whole' ? transcriptionOf(attempted.response) : undefined;
}
