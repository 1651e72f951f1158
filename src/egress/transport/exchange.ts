import type { AttemptTimeouts, Deployment } from '../../domain/deployment.ts';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { EncodedRequest, ProviderCodec } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import type { ClientPool } from './client-pool.ts';
import { readBody, readErrorBody } from './read-body.ts';
import { requestHeaders } from './request-headers.ts';
import { requestTarget } from './request-target.ts';
import { openResponseFeed, type ResponseFeed, type ResponseTimeouts } from './response-feed.ts';
import { headRefusal, isEncoded, type ResponseHead, withEvidence } from './response-head.ts';
import { streamParts } from './stream-parts.ts';
import type { TransportLimits } from './transport-limits.ts';
import { withoutSecret } from './without-secret.ts';

/** What became of one request to one deployment. */
export type Exchange =
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure }
  | { readonly kind: 'whole'; readonly response: ModelResponse }
  /** A failure from here on is the last part. Each pull reads the network; leaving early closes the connection. */
  | { readonly kind: 'stream'; readonly parts: AsyncIterable<readonly StreamPart[]> };

/** A request that is encoded, cleared and ready to leave. */
export interface Message {
  readonly deployment: Deployment;
  readonly codec: ProviderCodec;
  readonly encoded: EncodedRequest;
  /** Whether the encoded request asks for a streamed answer. */
  readonly stream: boolean;
  /** Aborting destroys the socket at once. */
  readonly signal: AbortSignal;
}

export interface ExchangeTools {
  readonly pool: ClientPool;
  readonly clock: Clock;
  readonly limits: TransportLimits;
}

/**
 * Sends one message and reads its answer. A stream is handed over as soon as its head is there.
 *
 * @throws only for faults of ours: a path or header that a codec must not write.
 */
export async function exchange(message: Message, tools: ExchangeTools): Promise<Exchange> {
  const { deployment, codec, encoded, stream, signal } = message;
  const { endpoint, apiKey } = deployment.provider;
  const target = requestTarget(endpoint, encoded);
  const headers = requestHeaders({
    codec,
    headers: encoded.headers,
    apiKey,
    accept: stream ? 'text/event-stream' : 'application/json',
  });
  if (headers === undefined) return failed({ code: 'upstream_auth', cause: 'credential-not-sendable' });
  const feed = openResponseFeed({
    ...tools,
    request: {
      ...target,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: encoded.body,
    },
    timeouts: timeoutsFor(deployment.timeouts, stream),
    readAheadBytes: tools.limits.readAheadBytes,
    signal,
  });
  const head = await feed.head();
  if ('cause' in head) return failed(withoutSecret(head, apiKey));
  const finishFailure = (failure: UpstreamFailure) => withoutSecret(withEvidence(failure, head), apiKey);
  return readAnswer({ message, tools, feed, head, finishFailure });
}

interface OpenAnswer {
  readonly message: Message;
  readonly tools: ExchangeTools;
  readonly feed: ResponseFeed;
  readonly head: ResponseHead;
  readonly finishFailure: (failure: UpstreamFailure) => UpstreamFailure;
}

async function readAnswer(open: OpenAnswer): Promise<Exchange> {
  const { message, tools, feed, head, finishFailure } = open;
  if (head.status >= 400) return failed(finishFailure(await readRejection(open)));
  const refusal = headRefusal(head);
  if (refusal !== undefined) {
    feed.destroy();
    return failed(finishFailure(refusal));
  }
  if (message.stream) {
    const decoder = message.codec.createStreamDecoder(message.encoded.format);
    return { kind: 'stream', parts: streamParts({ ...tools, feed, decoder, finishFailure }) };
  }
  const answer = await readWhole(open);
  return 'cause' in answer ? failed(finishFailure(answer)) : { kind: 'whole', response: answer };
}

async function readRejection({ message, tools, feed, head }: OpenAnswer): Promise<UpstreamFailure> {
  if (isEncoded(head)) {
    feed.destroy();
    return message.codec.mapError({ ...head, body: new Uint8Array() });
  }
  const body = await readErrorBody(feed, tools.limits, () => tools.clock.monotonicMs());
  if (message.signal.aborted) return { code: 'client_gone', cause: 'aborted' };
  return message.codec.mapError({ ...head, body });
}

async function readWhole({
  message,
  tools,
  feed,
  head,
}: OpenAnswer): Promise<ModelResponse | UpstreamFailure> {
  const body = await readBody(feed, head, tools.limits.maxBodyBytes);
  if (body.kind === 'failed') return body.failure;
  if (body.bytes.length === 0) return { code: 'upstream_protocol', cause: 'empty-body' };
  return message.codec.decodeResponse(body.bytes, message.encoded.format);
}

function failed(failure: UpstreamFailure): Exchange {
  return { kind: 'failed', failure };
}

/** An answer that is not streamed sends its first byte when it is complete: only the total can bound it. */
function timeoutsFor({ firstTokenMs, idleMs, totalMs }: AttemptTimeouts, stream: boolean): ResponseTimeouts {
  return { firstByteMs: stream ? firstTokenMs : undefined, idleMs, totalMs };
}
