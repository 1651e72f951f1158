import type { Deployment } from '../domain/deployment.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { EncodedRequest, EncodingAids, ProviderCodec } from '../domain/provider-codec.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { type ClearedRequest, redeem } from './guard.ts';

/** What came back from an upstream. */
export type UpstreamAnswer =
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure }
  | { readonly kind: 'whole'; readonly response: ModelResponse }
  /** Batches are read from the network only as they are pulled; leaving the loop closes the connection. */
  | { readonly kind: 'stream'; readonly parts: AsyncIterable<readonly StreamPart[]> };

/** The door's use of `transport/`: encoded bytes for a deployment that was cleared. */
export interface Sender {
  send(message: {
    readonly deployment: Deployment;
    readonly codec: ProviderCodec;
    readonly encoded: EncodedRequest;
    readonly stream: boolean;
    readonly signal: AbortSignal;
  }): Promise<UpstreamAnswer>;
}

export interface Passage {
  readonly signal: AbortSignal;
  /**
   * Puts on record what is about to leave. Nothing is sent before the promise is fulfilled, and nothing at all
   * when it is rejected.
   */
  readonly record: (encoded: EncodedRequest) => Promise<void>;
  /** Whether log-probabilities are asked for, where the provider can give them. */
  readonly asksLogprobs?: boolean | undefined;
}

/** The one way out: takes nothing but a clearance, uses it up, and sends what was cleared to where it was cleared. */
export interface Door {
  /** @throws DemarcError `unsupported_parameter` when the request cannot be said to this provider. */
  open(cleared: ClearedRequest, passage: Passage): Promise<UpstreamAnswer>;
}

export interface DoorParts {
  readonly sender: Sender;
  readonly codecFor: (type: string) => ProviderCodec;
  readonly aids: EncodingAids;
}

export function createDoor({ sender, codecFor, aids }: DoorParts): Door {
  return {
    async open(cleared, { signal, record, asksLogprobs }) {
      redeem(cleared);
      const { classified, deployment } = cleared;
      const codec = codecFor(deployment.provider.type);
      const encoded = codec.encodeRequest(classified.request, deployment, {
        ...aidsFor(deployment, aids),
        asksLogprobs,
      });
      await record(encoded);
      if (signal.aborted)
        return { kind: 'failed', failure: { code: 'client_gone', cause: 'aborted-before-sending' } };
      return sender.send({ deployment, codec, encoded, stream: classified.request.stream, signal });
    },
  };
}

/** Another name at each provider, so that two of them cannot find out that they serve the same person. */
function aidsFor({ provider }: Deployment, aids: EncodingAids): Pick<EncodingAids, 'pseudonym'> {
  return { pseudonym: (endUserId) => aids.pseudonym(`${provider.name}\u0000${endUserId}`) };
}
