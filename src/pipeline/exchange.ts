/**
 * One call of a client, as the pipeline sees it: what the HTTP edge offers, and what a test can play without a
 * socket. The pipeline answers it exactly once, either whole or as a stream.
 */
export interface Exchange {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  /** @throws DemarcError `request_too_large`, `request_timeout`, `unsupported_media_type` or `client_gone`. */
  readBody(maxBytes: number): Promise<Uint8Array>;
  respond(head: AnswerHead, body: string): Promise<void>;
  openStream(head: AnswerHead): ByteSink;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The open body of a streamed answer. */
export interface ByteSink {
  /**
   * Fulfilled once the client's side has room for more, which is what pauses the upstream of a stalled reader.
   * Rejects with DemarcError `client_gone` when the client left or did not read for too long.
   */
  write(text: string): Promise<void>;
  end(): void;
}
