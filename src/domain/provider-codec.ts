import type { Deployment } from './deployment.ts';
import type { HealthProbe } from './health-probe.ts';
import type { ModelRequest, WireFormat } from './model-request.ts';
import type { ModelResponse } from './model-response.ts';
import type { StreamPart } from './stream-part.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/** A request as an upstream wants it. The host comes from the deployment, never from here or from the caller. */
export interface EncodedRequest {
  /** The shape it is written in, which its answer will have. */
  readonly format: WireFormat;
  /** Path below the provider's URL, for instance `/chat/completions`. */
  readonly path: string;
  /** The path stands beside the version of the API and not below it: a `/v1` that ends the provider's URL is left out. */
  readonly isUnversioned?: true;
  /** Headers beside the credentials and the content type. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Names of request fields that this upstream cannot be told and that were dropped, for the record. */
  readonly dropped: readonly string[];
}

/** What a codec needs of this installation and may not make up itself. */
export interface EncodingAids {
  /**
   * Stands for the caller's name of its own end user, wherever one leaves: the same name gives the same text, from
   * which nobody without this installation's secret can find the name. At most 64 characters.
   */
  pseudonym(endUserId: string): string;
  /**
   * Whether Demarc itself wants to know how sure the model is of its words. A codec whose servers can tell asks them,
   * also where the caller did not; every other one does nothing.
   */
  readonly asksLogprobs?: boolean | undefined;
}

/** Turns the bytes of one streamed answer into parts. One per attempt; keeps what is left over between chunks. */
export interface StreamDecoder {
  /** The parts that these bytes complete. After a `failure` part it returns nothing more. */
  push(chunk: Uint8Array): StreamPart[];
  /** The upstream closed: the last parts, with a `failure` when the stream was not complete. */
  end(): StreamPart[];
}

/** The answer of an upstream that did not accept the request. */
export interface RejectedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** At most 64 KiB. For reading codes and types only; its text is never shown, stored or logged. */
  readonly body: Uint8Array;
}

/** A shape that upstreams speak. Pure: no I/O, no clock. */
export interface ProviderCodec {
  /** The `type:` in the configuration, for instance `anthropic`. */
  readonly type: string;
  /** The shape in which it holds conversations: a caller's body of this shape is spliced instead of encoded anew. */
  readonly format: WireFormat;
  /**
   * Writes the request for `deployment`. To the same shape the source is spliced; to another it is encoded anew.
   * @throws DemarcError `unsupported_parameter` when the request cannot be said in this shape without changing its
   *   meaning.
   */
  encodeRequest(request: ModelRequest, deployment: Deployment, aids: EncodingAids): EncodedRequest;
  /** The headers that carry the credential. Called by the transport alone. */
  credentialHeaders(apiKey: string): Readonly<Record<string, string>>;
  /** Reads the whole answer to a request of this shape; a body that is none (HTML, an error object) is a failure. */
  decodeResponse(body: Uint8Array, format: WireFormat): ModelResponse | UpstreamFailure;
  createStreamDecoder(format: WireFormat): StreamDecoder;
  /** Reads an answer with a status of 300 or more. */
  mapError(response: RejectedResponse): UpstreamFailure;
  /** How to ask such a server for its health; undefined where there is no way. */
  readonly health?: HealthProbe | undefined;
}
