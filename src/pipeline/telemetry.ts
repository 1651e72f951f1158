import type { AttemptOutcome, OutcomeKind } from '../domain/decision-record.ts';
import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { RequestId } from '../domain/ids.ts';
import type { Level } from '../domain/label.ts';
import type { Operation } from '../domain/model-request.ts';
import type { FinishReason } from '../domain/model-response.ts';
import type { NanoDollars } from '../domain/money.ts';
import type { Usage } from '../domain/usage.ts';
import type { Task } from '../domain/work.ts';

/**
 * What the pipeline tells whoever watches it: names, numbers and codes, never content and never who asked. Nobody
 * waits for it, and whatever receives it never throws: watching must not change what happens to a request.
 */
export interface Telemetry {
  /** A request has its plan, which may be empty. */
  requestDecided(event: RequestDecided): void;
  /** An attempt ended, however it ended. Told once, before the end of its request. */
  attemptSettled(event: AttemptSettled): void;
  /** A decided request ended. Told once. */
  requestSettled(event: RequestSettled): void;
  /** A call ended before there was a decision: a bad key, a body that is no request. */
  requestRejected(event: RequestRejected): void;
  /** A model that was being loaded became ready: a cold start. */
  modelLoaded(event: ModelLoaded): void;
}

/** What is asked of a model, in the words of the OpenTelemetry conventions (`gen_ai.operation.name`). */
export type OperationName = 'chat' | 'text_completion' | 'embeddings';

export function operationName(operation: Operation): OperationName {
  return operation === 'completion' ? 'text_completion' : operation;
}

export interface RequestDecided {
  readonly dialect: string;
  /** The name of the rule that chose. */
  readonly rule: string;
  /** Deployments in the plan; zero is a refusal. */
  readonly planned: number;
  /** From the first byte of the call to the decision. */
  readonly durationMs: number;
}

export interface AttemptSettled {
  readonly request: RequestId;
  /** The caller's `traceparent` header as it came, unchecked; it goes nowhere but to the trace. */
  readonly traceparent: string | undefined;
  readonly operation: OperationName;
  /** From 1. */
  readonly attempt: number;
  readonly deployment: string;
  /** The model's name at the provider, as configured. */
  readonly model: string;
  /** Which wire format was spoken, for instance `openai-compatible`. */
  readonly providerType: string;
  readonly placement: string;
  readonly result: AttemptOutcome['result'];
  /** The catalogue's code; undefined unless it failed. */
  readonly error: ErrorCode | undefined;
  /** Short machine word for what went wrong. */
  readonly cause: string | undefined;
  readonly durationMs: number;
  readonly firstTokenMs: number | undefined;
  /** Time spent waiting for a place at the deployment, where there is a queue. */
  readonly queueWaitMs: number | undefined;
  readonly finish: FinishReason | undefined;
  /** Undefined is unknown. */
  readonly usage: Usage | undefined;
  /** Undefined is unknown. */
  readonly costNano: NanoDollars | undefined;
  readonly costBasis: AttemptOutcome['costBasis'];
  /** It was begun beside another that had not answered yet. */
  readonly isHedge?: boolean | undefined;
  /** It found the model not in memory. */
  readonly isColdStart?: boolean | undefined;
}

export interface RequestSettled {
  readonly request: RequestId;
  /** As {@link AttemptSettled.traceparent}. */
  readonly traceparent: string | undefined;
  readonly operation: OperationName;
  readonly dialect: string;
  /** What the caller asked for, in the caller's own words. */
  readonly requestedModel: string;
  readonly stream: boolean;
  readonly outcome: OutcomeKind;
  /** What the caller saw, or would have seen. */
  readonly status: number;
  readonly error: ErrorCode | undefined;
  readonly level: Level;
  readonly task: Task;
  readonly attempts: number;
  readonly durationMs: number;
}

export interface RequestRejected {
  readonly dialect: string;
  readonly error: ErrorCode;
}

export interface ModelLoaded {
  readonly deployment: string;
  readonly durationMs: number;
}

/** Readings taken when somebody looks. One that is missing, or undefined at the moment, is unknown and not shown. */
export interface TelemetryGauges {
  /** Requests being worked on. */
  readonly openRequests?: (() => number | undefined) | undefined;
  /** Those of them whose answer is a stream that has begun. */
  readonly openStreams?: (() => number | undefined) | undefined;
  /** By anchor of the audit log: how long it has been without a newer state that there is. */
  readonly anchorLagS?: (() => ReadonlyMap<string, number>) | undefined;
  /** Sockets to upstreams, open or being opened. */
  readonly upstreamConnections?: (() => number | undefined) | undefined;
  /** Requests waiting for a place, by deployment. */
  readonly queueDepth?: (() => ReadonlyMap<string, number>) | undefined;
  /** What is known of each deployment's health, for instance `ready`. */
  readonly deploymentHealth?: (() => ReadonlyMap<string, string>) | undefined;
  /** Age in seconds of the oldest record that is not durable yet; zero when there is none. */
  readonly auditLagS?: (() => number | undefined) | undefined;
  readonly isAuditAccepting?: (() => boolean) | undefined;
  /** Seconds since the durable state was last signed. */
  readonly checkpointAgeS?: (() => number | undefined | Promise<number | undefined>) | undefined;
  /** Durable records that the database does not hold yet. */
  readonly projectionLagRecords?: (() => number | undefined) | undefined;
  /** For instance `loading` or `ready`; undefined where there is no starter model. */
  readonly starterPhase?: (() => string | undefined) | undefined;
}

/** For tests, and for whoever decides without a server: nobody watches. */
export const NO_TELEMETRY: Telemetry = {
  requestDecided: () => {},
  attemptSettled: () => {},
  requestSettled: () => {},
  requestRejected: () => {},
  modelLoaded: () => {},
};
