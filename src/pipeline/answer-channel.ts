import type { AnswerContext, StreamEncoder } from '../dialects/dialect.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import { errorHeaders, STREAM_HEADERS } from './answer-headers.ts';
import type { ByteSink } from './exchange.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Received, Recorded } from './stages.ts';

/**
 * The caller's end of one request. Knows whether anything was said yet, and so how an error can still be told:
 * as a response of its own, or as the dialect's last event of a stream.
 */
export class AnswerChannel {
  readonly #received: Received;
  readonly #services: Pick<GatewayServices, 'world' | 'limits'>;
  #sink: ByteSink | undefined;
  #encoder: StreamEncoder | undefined;
  #cancelHeartbeat: () => void = () => {};
  #isClosed = false;

  constructor(received: Received, services: Pick<GatewayServices, 'world' | 'limits'>) {
    this.#received = received;
    this.#services = services;
  }

  /** From now on a streaming caller that hears nothing for a while gets the dialect's sign of life. */
  keepAlive(recorded: Recorded, headers: Readonly<Record<string, string>>): void {
    if (!recorded.request.stream) return;
    this.#cancelHeartbeat = this.#services.world.clock.after(this.#services.limits.heartbeatMs, () => {
      // A record that cannot be written is reported by the stage that waits for it; a heartbeat then stays unsent.
      void recorded.recorded.durable.then(
        () => this.#beat(recorded, headers),
        () => {},
      );
    });
  }

  async #beat(recorded: Recorded, headers: Readonly<Record<string, string>>): Promise<void> {
    if (this.#isClosed) return;
    const { sink, encoder } = this.#open(recorded, headers);
    this.keepAlive(recorded, headers);
    await sink.write(encoder.heartbeat()).catch(() => {});
  }

  async respond(headers: Readonly<Record<string, string>>, body: string): Promise<void> {
    this.#close();
    await this.#received.exchange.respond({ status: 200, headers }, body);
  }

  /** Writes parts; waits while the caller's side is full. */
  async write(
    recorded: Recorded,
    headers: Readonly<Record<string, string>>,
    parts: readonly StreamPart[],
  ): Promise<void> {
    const { sink, encoder } = this.#open(recorded, headers);
    this.#cancelHeartbeat();
    const text = encoder.encode(parts);
    if (text !== '') await sink.write(text);
    this.keepAlive(recorded, headers);
  }

  async end(recorded: Recorded, headers: Readonly<Record<string, string>>): Promise<void> {
    const { sink, encoder } = this.#open(recorded, headers);
    this.#close();
    await sink.write(encoder.end());
    sink.end();
  }

  /** Tells the caller what went wrong, in whichever way is still open. Does nothing after the answer was complete. */
  async fail(error: DemarcError, headers: Readonly<Record<string, string>>): Promise<void> {
    if (this.#isClosed) return;
    this.#close();
    const { exchange, dialect, requestId } = this.#received;
    if (exchange.signal.aborted) return;
    if (this.#sink !== undefined && this.#encoder !== undefined) {
      await this.#sink.write(this.#encoder.failure(error)).catch(() => {});
      this.#sink.end();
      return;
    }
    const encoded = dialect.encodeError(error, requestId);
    await exchange
      .respond({ status: encoded.status, headers: { ...headers, ...errorHeaders(error) } }, encoded.body)
      .catch(() => {});
  }

  #open(
    recorded: Recorded,
    headers: Readonly<Record<string, string>>,
  ): { sink: ByteSink; encoder: StreamEncoder } {
    this.#encoder ??= this.#received.dialect.createStreamEncoder(answerContext(recorded));
    this.#sink ??= this.#received.exchange.openStream({
      status: 200,
      headers: { ...headers, ...STREAM_HEADERS },
    });
    return { sink: this.#sink, encoder: this.#encoder };
  }

  #close(): void {
    this.#isClosed = true;
    this.#cancelHeartbeat();
  }
}

/** What a dialect needs to know of the request to write its answer. */
export function answerContext({ requestId, request, createdS, work }: Recorded): AnswerContext {
  return {
    requestId,
    requestedModel: request.requestedModel,
    createdS,
    includeStreamUsage: request.includeStreamUsage,
    estimatedInputTokens: work.inputTokens,
    vectorEncoding: request.operation === 'embeddings' ? request.encoding : undefined,
  };
}
