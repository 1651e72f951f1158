import type { DemarcError } from '../domain/error-catalogue.ts';
import type { RequestId } from '../domain/ids.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import type { ModelRequest, VectorEncoding, WireFormat } from '../domain/model-request.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { ListedModel } from './listed-model.ts';
import type { PlaceOf } from './place-shapes.ts';

/** What an answer needs to know of its request to be written. */
export interface AnswerContext {
  readonly requestId: RequestId;
  /** The model name the caller asked for: what the answer's `model` says, unless the upstream's is wanted. */
  readonly requestedModel: string;
  /** Unix seconds at which the answer began; for shapes that carry it. */
  readonly createdS: number;
  readonly includeStreamUsage: boolean;
  /** Estimated input tokens, for shapes whose first event must carry a count. */
  readonly estimatedInputTokens: number;
  /** The configured name of the model that answered, for answers that must remember their maker; known once it is whole. */
  readonly servedModel?: string | undefined;
  /** How the caller wants vectors written. */
  readonly vectorEncoding?: VectorEncoding | undefined;
}

export interface EncodedError {
  readonly status: number;
  /** JSON text in the dialect's own error shape. */
  readonly body: string;
}

/** Turns the parts of one streamed answer into the dialect's server-sent events. */
export interface StreamEncoder {
  /** The bytes for these parts, possibly none. A `failure` part is not for it: see {@link failure}. */
  encode(parts: readonly StreamPart[]): string;
  /** What ends a complete stream, after `finish` was encoded. */
  end(): string;
  /** What ends a stream that broke: the dialect's error event and no sign of a clean end. */
  failure(error: DemarcError): string;
  /** Keeps a waiting client from giving up; carries nothing. */
  heartbeat(): string;
}

/** A shape that clients speak. Pure: no I/O, no clock. */
export interface Dialect {
  readonly name: string;
  /** The shape of its request bodies, for providers that speak the same. */
  readonly format: WireFormat;
  /** The path it answers `POST` on, for instance `/v1/chat/completions`. */
  readonly path: string;
  /** Reads a request. @throws DemarcError `invalid_request` or `unsupported_parameter` whose `param` names the field. */
  decodeRequest(document: JsonDocument): ModelRequest;
  /** Where each leaf of such a request stands: who speaks there, or what brought it in. */
  placesOf(document: JsonDocument): PlaceOf;
  /** Writes a whole answer as JSON text. */
  encodeResponse(response: ModelResponse, context: AnswerContext): string;
  createStreamEncoder(context: AnswerContext): StreamEncoder;
  encodeError(error: DemarcError, requestId: RequestId): EncodedError;
  /** The list behind `GET /v1/models`, as JSON text. */
  encodeModels(models: readonly ListedModel[]): string;
  /** One entry of that list, for `GET /v1/models/{name}`. */
  encodeModel(model: ListedModel): string;
}
