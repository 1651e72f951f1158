import type { AttemptOutcome, AttemptPurpose } from '../domain/decision-record.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { FinishReason, ModelResponse } from '../domain/model-response.ts';
import { nanoDollars } from '../domain/money.ts';
import { isContent, type StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { Usage } from '../domain/usage.ts';
import type { AttemptResult } from './attempt-machine.ts';
import type { AttemptSubject } from './attempt-subject.ts';
import type { Ending, Place } from './dispatch/dispatcher.ts';
import type { Cost, GatewayServices } from './gateway-services.ts';
import { operationName } from './telemetry.ts';
import { UsageTracker } from './usage-tracker.ts';

/** Failures before the upstream began to work, for which nobody is billed. */
const NEVER_BEGAN: ReadonlySet<ErrorCode> = new Set([
  'upstream_unreachable',
  'upstream_tls',
  'upstream_blocked',
  'no_cleared_destination',
  'unsupported_parameter',
  'starting',
]);

/** The cause of an attempt that was given up because another answered first. */
const LOST = 'hedge-lost';

const FREE: Cost = { nano: nanoDollars(0n), basis: 'unknown' };

interface ObservedTerms {
  readonly deployment: Deployment;
  readonly purpose?: AttemptPurpose | undefined;
  readonly isHedge?: boolean | undefined;
  readonly onBegun?: (() => void) | undefined;
}

/** Watches one attempt and enters its outcome in the request's list, once, however it ends. */
export class AttemptObservation {
  readonly number: number;
  readonly #deployment: Deployment;
  readonly #isHedge: boolean;
  readonly #subject: AttemptSubject;
  readonly #purpose: AttemptPurpose | undefined;
  readonly #onBegun: (() => void) | undefined;
  readonly #services: Pick<GatewayServices, 'world' | 'costOf' | 'estimateTokens' | 'telemetry'>;
  readonly #startedMs: number;
  readonly #usage: UsageTracker;
  #firstTokenMs: number | undefined;
  #dropped: readonly string[] = [];
  #settled = false;
  #place: Place | undefined;
  #placedMs: number | undefined;
  #finish: FinishReason | undefined;
  #cleaning: string | undefined;

  constructor(
    subject: AttemptSubject,
    { deployment, purpose, isHedge = false, onBegun }: ObservedTerms,
    services: Pick<GatewayServices, 'world' | 'costOf' | 'estimateTokens' | 'telemetry'>,
  ) {
    this.number = subject.attempts.begin();
    this.#isHedge = isHedge;
    this.#subject = subject;
    this.#purpose = purpose;
    this.#onBegun = onBegun;
    this.#deployment = deployment;
    this.#services = services;
    this.#startedMs = services.world.clock.monotonicMs();
    this.#usage = new UsageTracker(services.estimateTokens);
  }

  /** The attempt holds this place at its deployment until it is settled. */
  hold(place: Place): void {
    this.#place = place;
    this.#placedMs = this.#elapsedMs();
  }

  /** What is sent was cleaned before. */
  cleaned(cleaning: string): void {
    this.#cleaning = cleaning;
  }

  sent(dropped: readonly string[]): void {
    this.#dropped = dropped;
  }

  see(parts: readonly StreamPart[]): void {
    for (const part of parts) if (part.type === 'finish') this.#finish = part.finish.reason;
    this.#usage.see(parts);
    if (this.#firstTokenMs !== undefined || !parts.some(isContent)) return;
    this.#firstTokenMs = this.#elapsedMs();
    this.#onBegun?.();
  }

  answeredWhole(response: ModelResponse): void {
    this.#usage.seeWhole(response);
    this.#finish = response.finish.reason;
    this.settle({ type: 'complete' });
  }

  /** It came whole and is not what was asked for; it is paid for all the same. */
  answeredWrong(response: ModelResponse, failure: UpstreamFailure): void {
    this.#usage.seeWhole(response);
    const usage = this.#usage.settle(true, this.#subject.work.inputTokens);
    this.#enter('failed', failure, usage, this.#services.costOf(this.#deployment, usage, this.#elapsedMs()));
  }

  notCleared(): void {
    this.#enter('not-cleared', { code: 'no_cleared_destination', cause: 'not-cleared' }, undefined, FREE);
  }

  /** Not a byte was written: the caller left (no failure), or the deployment had no place for it. */
  neverSent(failure?: UpstreamFailure): void {
    this.#enter(failure === undefined ? 'aborted' : 'failed', failure, undefined, FREE);
  }

  settle(result: AttemptResult): void {
    const failure = 'failure' in result ? result.failure : undefined;
    if (failure !== undefined && (NEVER_BEGAN.has(failure.code) || (failure.status ?? 0) >= 300)) {
      this.#enter('failed', failure, undefined, FREE);
      return;
    }
    const usage = this.#usage.settle(result.type === 'complete', this.#subject.work.inputTokens);
    const cost = this.#services.costOf(this.#deployment, usage, this.#elapsedMs());
    const ending = result.type === 'complete' ? 'answered' : result.type === 'aborted' ? 'aborted' : 'failed';
    this.#enter(ending, failure, usage, cost);
  }

  #enter(
    result: AttemptOutcome['result'],
    failure: UpstreamFailure | undefined,
    usage: Usage | undefined,
    cost: Cost,
  ): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#place?.leave(this.#healthAfter(result, failure));
    const durationMs = this.#elapsedMs();
    const cause = failure?.cause ?? (result === 'aborted' && this.#hasLost ? LOST : undefined);
    this.#subject.attempts.end({
      attempt: this.number,
      ...(this.#purpose === undefined ? {} : { purpose: this.#purpose }),
      deployment: this.#deployment.name,
      provider: this.#deployment.provider.name,
      placement: this.#deployment.provider.destination.placement,
      result,
      cause: cause ?? null,
      status: failure?.status ?? null,
      durationMs: Math.round(durationMs),
      firstTokenMs: this.#firstTokenMs === undefined ? null : Math.round(this.#firstTokenMs),
      usage: usage ?? null,
      costNano: cost.nano?.toString() ?? null,
      costBasis: cost.basis,
      dropped: this.#dropped,
      ...(this.#isHedge ? { isHedge: true } : {}),
      ...(this.#place?.isCold === true ? { isColdStart: true } : {}),
      ...(this.#cleaning === undefined ? {} : { cleaned: this.#cleaning }),
    });
    this.#services.telemetry.attemptSettled({
      request: this.#subject.requestId,
      traceparent: this.#subject.exchange.headers['traceparent'],
      operation: operationName(this.#subject.classified.request.operation),
      attempt: this.number,
      deployment: this.#deployment.name,
      model: this.#deployment.model,
      providerType: this.#deployment.provider.type,
      placement: this.#deployment.provider.destination.placement,
      result,
      error: failure?.code,
      cause,
      durationMs,
      firstTokenMs: this.#firstTokenMs,
      queueWaitMs: this.#placedMs,
      finish: this.#finish,
      usage,
      costNano: cost.nano,
      costBasis: cost.basis,
      isHedge: this.#isHedge,
      isColdStart: this.#place?.isCold ?? false,
    });
  }

  /**
   * A deployment that nobody said to serve what was asked may answer as it likes: that tells nothing of how it serves
   * others, for whom it must stay open. That it cannot be reached tells the same of all.
   */
  #healthAfter(result: AttemptOutcome['result'], failure: UpstreamFailure | undefined): Ending {
    const { operation } = this.#subject.classified.request;
    const isTrial = operation !== 'chat' && this.#deployment.capabilities[operation] !== true;
    if (isTrial && failure !== undefined && !OUT_OF_REACH.has(failure.code)) return 'unknown';
    return healthOf(result, failure);
  }

  /** Given up although the caller is still there: another attempt answered first. */
  get #hasLost(): boolean {
    return !this.#subject.exchange.signal.aborted;
  }

  #elapsedMs(): number {
    return this.#services.world.clock.monotonicMs() - this.#startedMs;
  }
}

/** Faults by which a deployment did not even answer. */
const OUT_OF_REACH: ReadonlySet<ErrorCode> = new Set([
  'upstream_load_failed',
  'upstream_unreachable',
  'upstream_tls',
  'upstream_blocked',
  'upstream_timeout',
]);

/** Faults that lie in the request or its caller, and say nothing of the deployment's health. */
const NOT_ITS_FAULT: ReadonlySet<ErrorCode> = new Set([
  'upstream_rejected',
  'context_length_exceeded',
  'unsupported_parameter',
  'rate_limited',
  'client_gone',
  'starting',
]);

/**
 * What an attempt tells of its deployment. A plain 500 tells nothing: runners answer so to a bad schema or template, and
 * one caller's requests must not close a deployment to all others.
 */
function healthOf(result: AttemptOutcome['result'], failure: UpstreamFailure | undefined): Ending {
  if (result === 'answered') return 'succeeded';
  if (result !== 'failed' || failure === undefined) return 'unknown';
  if (failure.code === 'upstream_load_failed') return 'failed';
  return NOT_ITS_FAULT.has(failure.code) || failure.status === 500 ? 'unknown' : 'failed';
}
