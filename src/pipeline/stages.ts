import type { Dialect } from '../dialects/dialect.ts';
import type { Appended } from '../domain/audit-entry.ts';
import type { ClassifiedRequest } from '../domain/classified-request.ts';
import type { Decision } from '../domain/decision.ts';
import type { AttemptOutcome, EscalationOutcome } from '../domain/decision-record.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { DemarcError } from '../domain/error-catalogue.ts';
import type { Facts } from '../domain/facts.ts';
import type { RequestId } from '../domain/ids.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import type { Label } from '../domain/label.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { Principal } from '../domain/principal.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { WorkEstimate } from '../domain/work.ts';
import type { AttemptList } from './attempt-list.ts';
import type { CleaningResult } from './cleaned-request.ts';
import type { CommittedStream } from './committed-stream.ts';
import type { Priority } from './dispatch/waiting-line.ts';
import type { Exchange } from './exchange.ts';
import type { PolicySnapshot } from './policy-view.ts';

/**
 * What is known of a request after each stage. A stage takes the type of the one before it and returns a wider
 * one, so that a story with a stage left out does not compile.
 */
export interface Received {
  readonly exchange: Exchange;
  readonly dialect: Dialect;
  readonly requestId: RequestId;
  /** Monotonic. */
  readonly startedMs: number;
  /** Unix seconds. */
  readonly createdS: number;
}

export interface Authenticated extends Received {
  readonly principal: Principal;
}

export interface Understood extends Authenticated {
  readonly document: JsonDocument;
  readonly request: ModelRequest;
  /** Keyed commitment to the body as it came. */
  readonly commitment: string;
  /** Under which the caller's end user is on record, where it named one. */
  readonly endUser: string | undefined;
  /** Who goes first where requests have to wait. */
  readonly priority: Priority;
  /** What the caller would rather be served by; not yet known to exist. */
  readonly prefer: string | undefined;
  /** What the caller says the work is. */
  readonly declaredTask: string | undefined;
  /** What the caller's headers and its key say of the data. */
  readonly declared: Label | undefined;
}

export interface Classified extends Understood {
  /** Attempts at the reader of pictures. */
  readonly shown: readonly AttemptOutcome[];
  readonly classified: ClassifiedRequest;
}

export interface Detected extends Classified {
  /** Attempts at models that were asked about the request before there was a plan; part of what it costs. */
  readonly askedBefore: readonly AttemptOutcome[];
}

export interface Estimated extends Detected {
  readonly work: WorkEstimate;
}

export interface Cleaned extends Estimated {
  /** What came of cleaning the request for those who may not see it as it is, by the name of the cleaning. */
  readonly cleanings: ReadonlyMap<string, CleaningResult>;
}

export interface Decided extends Cleaned {
  readonly policy: PolicySnapshot;
  readonly facts: Facts;
  readonly decision: Decision;
}

export interface Recorded extends Decided {
  /** The decision's place in the log. Its `durable` must be awaited before the first byte of an answer. */
  readonly recorded: Appended;
  /** Filled by the attempt stage, read by settle. */
  readonly attempts: AttemptList;
  readonly escalations: EscalationOutcome[];
}

/** How the attempts went. */
export type Attempted = Recorded & { readonly attempted: AttemptedResult };

export type AttemptedResult =
  | { readonly kind: 'whole'; readonly deployment: Deployment; readonly response: ModelResponse }
  | {
      readonly kind: 'stream';
      readonly deployment: Deployment;
      readonly stream: CommittedStream;
      /** All there is to the answer, where it was complete before the caller saw any of it. */
      readonly whole?: readonly StreamPart[] | undefined;
    }
  /** The policy found nobody who may serve it; nothing was sent. */
  | { readonly kind: 'refused'; readonly error: DemarcError }
  | { readonly kind: 'failed'; readonly error: DemarcError }
  | { readonly kind: 'aborted'; readonly error: DemarcError };

/** How the caller was answered. */
export interface Answered {
  readonly outcome: 'answered' | 'refused' | 'failed' | 'aborted';
  /** What the caller saw, or would have seen had it stayed. */
  readonly status: number;
  readonly error?: DemarcError | undefined;
  /** Who answered, where somebody did. */
  readonly deployment?: Deployment | undefined;
}
