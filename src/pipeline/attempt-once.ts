import type { Cleaning } from '../domain/cleaning.ts';
import type { AttemptPurpose, AttemptRecord } from '../domain/decision-record.ts';
import { type Deployment, leavesPremises } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { EncodedRequest } from '../domain/provider-codec.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import type { ClearedRequest } from '../egress/guard.ts';
import { AttemptObservation } from './attempt-observation.ts';
import type { AttemptSubject } from './attempt-subject.ts';
import { canonicalFields } from './canonical-fields.ts';
import { wrongVectors } from './check-vectors.ts';
import { type ClearedForm, clearForm } from './clear-form.ts';
import { commitStream } from './commit-stream.ts';
import type { CommittedStream } from './committed-stream.ts';
import { type Foresight, isOwned } from './foresee-escalation.ts';
import type { GatewayServices } from './gateway-services.ts';

export type AttemptedOnce =
  | { readonly kind: 'whole'; readonly response: ModelResponse }
  | {
      readonly kind: 'stream';
      readonly stream: CommittedStream;
      /** All there is to the answer, where it was complete before the caller saw any of it. */
      readonly whole?: readonly StreamPart[] | undefined;
    }
  | { readonly kind: 'replaceable'; readonly failure: UpstreamFailure; readonly error?: DemarcError }
  | { readonly kind: 'aborted' };

export interface AttemptTerms {
  readonly deployment: Deployment;
  /** Whether another deployment could take the request instead: then nobody waits in line for this one. */
  readonly hasNext: boolean;
  /** Undefined: to answer the caller, as the plan says. */
  readonly purpose?: AttemptPurpose | undefined;
  readonly foresight?: Foresight | undefined;
  /** What may be taken out of the request first, where the deployment may not see it as it is. */
  readonly cleaning?: Cleaning | undefined;
  /** Whether it runs beside another that has not answered yet. */
  readonly isHedge?: boolean | undefined;
  /** How much longer it may wait for a model that is being loaded; the deployment's own limit unless given. */
  readonly loadWaitMs?: number | undefined;
  /** The caller went away, or another attempt answered first. */
  readonly signal: AbortSignal;
  /** Told when there is the first content of the answer, also of one that is held back. */
  readonly onBegun?: (() => void) | undefined;
}

export type AttemptServices = Pick<
  GatewayServices,
  | 'audit'
  | 'commit'
  | 'costOf'
  | 'dispatcher'
  | 'door'
  | 'estimateTokens'
  | 'notReady'
  | 'telemetry'
  | 'world'
>;

/**
 * One attempt at one deployment: cleared, given a place, recorded, sent, and read up to the point where the caller would see
 * something of it.
 * @throws DemarcError `audit_unavailable` when the attempt cannot be recorded.
 */
export async function attemptOnce(
  subject: AttemptSubject,
  terms: AttemptTerms,
  services: AttemptServices,
): Promise<AttemptedOnce> {
  const { deployment, signal } = terms;
  const observation = new AttemptObservation(subject, terms, services);
  const form = clearForm(subject, terms);
  if (form === undefined) {
    observation.notCleared();
    return { kind: 'replaceable', failure: { code: 'no_cleared_destination', cause: 'not-cleared' } };
  }
  const notReady = services.notReady(deployment);
  if (notReady !== undefined) return replaceable(observation, notReady);
  const place = await services.dispatcher.enter(deployment, { ...terms, priority: subject.priority });
  if ('cause' in place) return turnedAway(place, signal, observation);
  observation.hold(place);
  if (form.cleaned !== undefined) observation.cleaned(form.cleaned.record.cleaning);
  const attempt: OpenAttempt = { subject, terms, form, observation };
  return read(restored(await pass(form.cleared, attempt, services), form), attempt);
}

/** An attempt that has a place. */
interface OpenAttempt {
  readonly subject: AttemptSubject;
  readonly terms: AttemptTerms;
  readonly form: ClearedForm;
  readonly observation: AttemptObservation;
}

async function pass(
  cleared: ClearedRequest,
  attempt: OpenAttempt,
  services: AttemptServices,
): Promise<UpstreamAnswer | DemarcError> {
  const { terms, observation } = attempt;
  const { foresight, deployment, signal } = terms;
  try {
    return await services.door.open(cleared, {
      signal,
      asksLogprobs: foresight?.readsConfidence === true && isOwned(deployment.provider.destination),
      record: (encoded) => {
        observation.sent(encoded.dropped);
        return recordAttempt(attempt, encoded, services);
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
 * wherever it goes, and about whatever is escalated. For the rest it is enough that the decision is durable before the
 * answer begins. Restricted data that goes anywhere before there is a decision has the attempt itself on record.
 */
async function recordAttempt(
  { subject, terms, form, observation }: OpenAttempt,
  encoded: EncodedRequest,
  services: Pick<GatewayServices, 'audit' | 'commit'>,
): Promise<void> {
  const { deployment, purpose } = terms;
  const { destination } = deployment.provider;
  const { level } = form.label;
  if (!leavesPremises(destination)) {
    if (level !== 'restricted' && purpose !== 'escalation') return;
    if (subject.recorded !== undefined) {
      await subject.recorded.durable;
      return;
    }
  }
  const record: AttemptRecord = {
    attempt: observation.number,
    ...(purpose === undefined ? {} : { purpose }),
    deployment: deployment.name,
    provider: deployment.provider.name,
    placement: destination.placement,
    region: destination.region ?? null,
    level,
    ...(form.cleaned === undefined ? {} : { cleaned: form.cleaned.record.cleaning }),
    egressCommitment: services.commit(subject.requestId, encoded.body),
    bytes: Buffer.byteLength(encoded.body),
  };
  await services.audit.append({
    type: 'attempt',
    tenant: subject.principal.tenant,
    request: subject.requestId,
    actor: subject.principal.keyId,
    fields: canonicalFields(record),
  }).durable;
}

/** What was taken out comes back before anybody looks at the answer; the caller's own, and only in this request. */
function restored(
  answer: UpstreamAnswer | DemarcError,
  { cleaned }: ClearedForm,
): UpstreamAnswer | DemarcError {
  const restorer = cleaned?.restorer;
  if (restorer === undefined || answer instanceof DemarcError) return answer;
  switch (answer.kind) {
    case 'failed':
      return answer;
    case 'whole':
      return { ...answer, response: restorer.whole(answer.response) };
    case 'stream':
      return { ...answer, parts: restorer.stream(answer.parts) };
  }
}

async function read(
  answer: UpstreamAnswer | DemarcError,
  { subject, terms, observation }: OpenAttempt,
): Promise<AttemptedOnce> {
  if (answer instanceof DemarcError) {
    return { ...replaceable(observation, { code: answer.code, cause: 'cannot-be-said' }), error: answer };
  }
  const { signal, foresight } = terms;
  switch (answer.kind) {
    case 'whole': {
      const wrong = wrongVectors(subject.classified.request, answer.response);
      if (wrong !== undefined) {
        observation.answeredWrong(answer.response, wrong.failure);
        return { kind: 'replaceable', ...wrong };
      }
      observation.answeredWhole(answer.response);
      return { kind: 'whole', response: answer.response };
    }
    case 'failed':
      if (!signal.aborted) return replaceable(observation, answer.failure);
      if (answer.failure.cause === 'aborted-before-sending') observation.neverSent();
      observation.settle({ type: 'aborted' });
      return { kind: 'aborted' };
    case 'stream': {
      const commitment = await commitStream(answer.parts, observation, {
        signal,
        hold: foresight?.hold,
      });
      if (commitment.kind === 'stream') return commitment;
      if ('failure' in commitment.result) return { kind: 'replaceable', failure: commitment.result.failure };
      return { kind: 'aborted' };
    }
  }
}

function turnedAway(
  failure: UpstreamFailure,
  { aborted }: AbortSignal,
  observation: AttemptObservation,
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
