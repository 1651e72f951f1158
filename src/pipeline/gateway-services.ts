import type { ClassificationWatch } from '../classifier/classify.ts';
import type { Detection } from '../classifier/detector-model/ask-detector.ts';
import type { IssuedText } from '../classifier/request/issued-text.ts';
import type { AuditTrail } from '../domain/audit-entry.ts';
import type { Classification } from '../domain/classification.ts';
import type { Deployment } from '../domain/deployment.ts';
import type { DocumentReading, PlacedReading } from '../domain/document-reading.ts';
import type { DeploymentName, KeyId, RequestId, TenantId } from '../domain/ids.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import type { JsonPath } from '../domain/json/leaves.ts';
import type { Label, Level } from '../domain/label.ts';
import type { Log } from '../domain/log.ts';
import type { ModelCall } from '../domain/model-call.ts';
import type { NanoDollars } from '../domain/money.ts';
import type { PayloadOwner, PayloadReference } from '../domain/payload.ts';
import type { Place } from '../domain/place.ts';
import type { Principal } from '../domain/principal.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import type { Usage } from '../domain/usage.ts';
import type { World } from '../domain/world.ts';
import type { Door } from '../egress/door.ts';
import type { Scorer } from '../routing/scorer.ts';
import type { Dispatcher } from './dispatch/dispatcher.ts';
import type { OutcomeRecorder } from './outcome-recorder.ts';
import type { PolicySnapshot } from './policy-view.ts';
import type { RejectionRecorder } from './rejection-recorder.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { Telemetry } from './telemetry.ts';

/** What the classify stage asks to have looked at. */
export interface ClassificationInput {
  readonly tenant: TenantId;
  readonly caller: KeyId;
  readonly document: JsonDocument;
  /** Where each leaf of it stands, as its dialect knows. */
  readonly placeOf: (path: JsonPath | undefined) => Place;
  /** JSON Pointers of leaves that no signal can read. */
  readonly unreadable: readonly string[];
  /** What was read of the files of the request, each at the leaf that holds its data. */
  readonly documents: readonly PlacedReading[];
  /** Whether those are passed over without a word, because the operator granted it; else they mean the highest level. */
  readonly isUnreadableGranted: boolean;
  /** What the caller and its key declare; it can raise the label, never lower it. */
  readonly declared: Label | undefined;
  /** Is told of every finding, also of those that no record has room for. */
  readonly watch?: ClassificationWatch | undefined;
  /** What the gateway itself put into the document, where it was cleaned before it is looked at again. */
  readonly issued?: IssuedText | undefined;
}

/** The operator's own model that says what pictures show. */
export interface PictureReader {
  /** On the premises, and allowed to see everything: nobody knows yet what it will be shown. */
  readonly deployment: Deployment;
  /** What a picture that was read counts as at least: a transcription can miss something, or be deceived. */
  readonly readLevel: Level;
  /** Time for all pictures of one request. */
  readonly timeoutMs: number;
  /** Pictures of one request that it is shown; further ones stay unread. */
  readonly maxPictures: number;
}

/** An exception that the operator made by name. */
export interface UnreadableGrant {
  readonly name: string;
  readonly unreadable: Level;
}

export interface Cost {
  /** Undefined is unknown. */
  readonly nano: NanoDollars | undefined;
  readonly basis: 'catalogue' | 'stated' | 'hardware' | 'unknown';
}

export interface GatewayLimits {
  readonly maxBodyBytes: number;
  /** A streaming caller that has waited this long without a byte gets a sign of life. */
  readonly heartbeatMs: number;
  /** Retries of one deployment within one request. */
  readonly maxRetries: number;
}

export const DEFAULT_GATEWAY_LIMITS: GatewayLimits = {
  maxBodyBytes: 32 * 1024 * 1024,
  heartbeatMs: 10_000,
  maxRetries: 2,
};

/** The operator's own model that adds to what detectors find. */
export interface DetectorModel {
  readonly deployment: DeploymentName;
  /** Whether a request counts as the worst when the model gives no answer. */
  readonly isRequired: boolean;
  /** Names it among signals. */
  readonly signal: string;
  readonly detect: (document: JsonDocument, ask: ModelCall) => Promise<Detection>;
}

/** What it takes to decide, and no more: nothing here can send or record anything. */
export interface DecisionServices {
  readonly world: World;
  readonly log: Log;
  readonly limits: GatewayLimits;
  readonly classify: (input: ClassificationInput) => Promise<Classification>;
  /** Reads a file (base64, with the type that the caller names) inside the gateway. Never rejects. */
  readonly readDocument: (
    file: { readonly mediaType: string; readonly data: string },
    caller: KeyId,
  ) => Promise<DocumentReading>;
  readonly pictureReader: PictureReader | undefined;
  /** A model that looks for what detectors do not know. */
  readonly detector?: DetectorModel | undefined;
  /** What says how hard a request is. */
  readonly scorer: Scorer;
  /** The exception, if any, by which this key's pictures and files count as less than the highest level. */
  readonly grantFor: (principal: Principal) => UnreadableGrant | undefined;
  /** The policy in force at this moment. */
  readonly policy: () => PolicySnapshot;
  /**
   * Keyed commitment to bytes of one request. Proves later, to whoever has the key, that these were the bytes; tells
   * nobody else anything, not even that two requests were the same.
   */
  readonly commit: (request: RequestId, bytes: Uint8Array | string) => string;
  /** The keyed name under which a caller's end user is on record; tells nobody without the key who it is. */
  readonly nameEndUser: (tenant: TenantId, endUserId: string) => string;
  /** Keys the surrogates of one caller's requests, so that the same original has the same one in all of them. */
  readonly surrogateKey: (tenant: TenantId, caller: KeyId) => Uint8Array;
}

/** Where the bodies of requests are kept. */
export interface BodyKeeper {
  keep(owner: Omit<PayloadOwner, 'log'>, body: string): PayloadReference;
  /** Erases what was kept for a request that could not be put on record. */
  forget(reference: PayloadReference): void;
}

/** Everything the stages reach for. The composition root fills it in; a test fills in what it wants to watch. */
export interface GatewayServices extends DecisionServices {
  readonly authenticate: (
    authorization: string | undefined,
    apiKey: string | undefined,
  ) => Principal | undefined;
  readonly estimateTokens: (text: string) => number;
  readonly audit: AuditTrail;
  readonly telemetry: Telemetry;
  readonly door: Door;
  readonly dispatcher: Dispatcher;
  readonly retryBudget: RetryBudget;
  /** Keeps bodies encrypted; undefined keeps none, which is the default. */
  readonly bodies?: BodyKeeper | undefined;
  readonly outcomes: OutcomeRecorder;
  readonly rejections: RejectionRecorder;
  /** Why a deployment cannot take a request at this moment, for instance because it is still starting. */
  readonly notReady: (deployment: Deployment) => UpstreamFailure | undefined;
  readonly costOf: (deployment: Deployment, usage: Usage | undefined, durationMs: number) => Cost;
}
