import type { AttemptRecord } from '../domain/decision-record.ts';
import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { EncodedRequest } from '../domain/provider-codec.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import { type ClearedRequest, clear } from '../egress/guard.ts';
import { AttemptObservation } from './attempt-observation.ts';
import { canonicalFields } from './canonical-fields.ts';
import { commitStream } from './commit-stream.ts';
import type { CommittedStream } from './committed-stream.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Recorded } from './stages.ts';

export type AttemptedOnce =
  | { readonly kind: 'whole'; readonly response: ModelResponse }
  | { readonly kind: 'stream'; readonly stream: CommittedStream }
  | { readonly kind: 'replaceable'; readonly failure: UpstreamFailure; readonly error?: DemarcError }
  | { readonly kind: 'aborted' };

export interface AttemptTerms {
  readonly deployment: Deployment;
  /** Whether another deployment could take the request instead: then nobody waits in line for this one. */
  readonly hasNext: boolean;
  /** Whether it runs beside another that has not answered yet. */
  readonly isHedge?: boolean | undefined;
  /** How much longer it may wait for a model that is being loaded; the deployment's own limit unless given. */
  readonly loadWaitMs?: number | undefined;
  /** The caller went away, or another attempt answered first. */
  readonly signal: AbortSignal;
}

/**
 * One attempt at one deployment: cleared, given a place, recorded, sent, and read up to the point where the caller would see
 * something of it.
 * @throws DemarcError `audit_unavailable` when the attempt cannot be recorded.
 */
export async function attemptOnce(
  recorded: Recorded,
  terms: AttemptTerms,
  services: GatewayServices,
): Promise<AttemptedOnce> {
  const { deployment, signal } = terms;
  const observation = new AttemptObservation(recorded, terms, services);
  const clearance = clear({
    classified: recorded.classified,
    deployment,
    sender: recorded.facts.principal,
    law: recorded.policy.law,
    needs: recorded.facts.needs,
  });
  if (clearance.kind === 'refused') {
    observation.notCleared();
    return { kind: 'replaceable', failure: { code: 'no_cleared_destination', cause: 'not-cleared' } };
  }
  const notReady = services.notReady(deployment);
  if (notReady !== undefined) return replaceable(observation, notReady);
  const place = await services.dispatcher.enter(deployment, { ...terms, priority: recorded.priority });
  if ('cause' in place) return turnedAway(place, observation, signal);
  observation.hold(place);
  const answer = await pass(clearance.request, { recorded, observation, signal }, services);
  return read(answer, observation, signal);
}

interface Passing {
  readonly recorded: Recorded;
  readonly observation: AttemptObservation;
  readonly signal: AbortSignal;
}

async function pass(
  cleared: ClearedRequest,
  { recorded, observation, signal }: Passing,
  services: GatewayServices,
): Promise<UpstreamAnswer | DemarcError> {
  try {
    return await services.door.open(cleared, {
      signal,
      record: (encoded) => {
        observation.sent(encoded.dropped);
        return recordAttempt(recorded, cleared.deployment, observation.number, encoded, services);
      },
    });
  } catch (error) {
    if (error instanceof DemarcError && error.code === 'unsupported_parameter') return error;
    observation.settle({ type: 'replaceable', failure: { code: 'upstream_unreachable', cause: 'not-sent' } });
    throw error;
  }
}

/**
 * Before a byte leaves the premises, that it does is durable on record; so is the decision about restricted data
 * wherever it goes. For the rest it is enough that the decision is durable before the answer begins.
 */
async function recordAttempt(
  recorded: Recorded,
  deployment: Deployment,
  attempt: number,
  encoded: EncodedRequest,
  services: Pick<GatewayServices, 'audit' | 'commit'>,
): Promise<void> {
  const { destination } = deployment.provider;
  if (!leavesPremises(destination)) {
    if (recorded.facts.label.level === 'restricted') await recorded.recorded.durable;
    return;
  }
  const record: AttemptRecord = {
    attempt,
    deployment: deployment.name,
    provider: deployment.provider.name,
    placement: destination.placement,
    region: destination.region ?? null,
    level: recorded.facts.label.level,
    egressCommitment: services.commit(recorded.requestId, encoded.body),
    bytes: Buffer.byteLength(encoded.body),
  };
  await services.audit.append({
    type: 'attempt',
    tenant: recorded.principal.tenant,
    request: recorded.requestId,
    actor: recorded.principal.keyId,
    fields: canonicalFields(record),
  }).durable;
}

async function read(
  answer: UpstreamAnswer | DemarcError,
  observation: AttemptObservation,
  signal: AbortSignal,
): Promise<AttemptedOnce> {
  if (answer instanceof DemarcError) {
    return { ...replaceable(observation, { code: answer.code, cause: 'cannot-be-said' }), error: answer };
  }
  switch (answer.kind) {
    case 'whole':
      observation.answeredWhole(answer.response);
      return { kind: 'whole', response: answer.response };
    case 'failed':
      if (!signal.aborted) return replaceable(observation, answer.failure);
      if (answer.failure.cause === 'aborted-before-sending') observation.neverSent();
      observation.settle({ type: 'aborted' });
      return { kind: 'aborted' };
    case 'stream': {
      const commitment = await commitStream(answer.parts, observation, signal);
      if (commitment.kind === 'stream') return commitment;
      if ('failure' in commitment.result) return { kind: 'replaceable', failure: commitment.result.failure };
      return { kind: 'aborted' };
    }
  }
}

function turnedAway(
  failure: UpstreamFailure,
  observation: AttemptObservation,
  { aborted }: AbortSignal,
): AttemptedOnce {
  observation.neverSent(aborted ? undefined : failure);
  return aborted ? { kind: 'aborted' } : { kind: 'replaceable', failure };
}

function replaceable(
  observation: AttemptObservation,
  failure: UpstreamFailure,
): { kind: 'replaceable'; failure: UpstreamFailure } {
  observation.settle({ type: 'replaceable', failure });
  return { kind: 'replaceable', failure };
}
