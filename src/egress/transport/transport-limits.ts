/** What one upstream may cost in memory, connections and patience. */
export interface TransportLimits {
  /** Connections to one deployment at a time; more requests wait their turn. */
  readonly maxConnections: number;
  /** Bytes of a response head. Vendors stay below 8 KiB. */
  readonly maxHeaderBytes: number;
  /** Bytes of a whole answer. */
  readonly maxBodyBytes: number;
  /** Bytes of an error's body that are looked at; the rest is not read. */
  readonly maxErrorBodyBytes: number;
  /** How long the body of an error is waited for once its status is known. */
  readonly errorBodyMs: number;
  /** Bytes of a streamed answer: at about 200 bytes an event, 300,000 tokens. */
  readonly maxStreamBytes: number;
  /** Bytes read ahead of the consumer before the network is paused. */
  readonly readAheadBytes: number;
  /** How long the end of the response is waited for once the answer itself is complete. */
  readonly afterFinishMs: number;
  /** Bytes without meaning that are let pass behind a complete answer before the connection is dropped. */
  readonly maxBytesAfterFinish: number;
}

export const DEFAULT_TRANSPORT_LIMITS: TransportLimits = {
  maxConnections: 4_096,
  maxHeaderBytes: 32 * 1024,
  maxBodyBytes: 32 * 1024 * 1024,
  maxErrorBodyBytes: 64 * 1024,
  errorBodyMs: 5_000,
  maxStreamBytes: 64 * 1024 * 1024,
  readAheadBytes: 32 * 1024,
  afterFinishMs: 2_000,
  maxBytesAfterFinish: 4 * 1024,
};
