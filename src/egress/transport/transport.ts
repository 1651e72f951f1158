import { lookup } from 'node:dns/promises';
import type { ProbeReading } from '../../domain/health-probe.ts';
import type { Clock } from '../../domain/world.ts';
import type { ResolveName } from './checked-lookup.ts';
import { type ConnectionAttempt, createConnectionPools } from './connection-pool.ts';
import { type Exchange, exchange, type Message } from './exchange.ts';
import { type Probe, probe } from './probe.ts';
import { DEFAULT_TRANSPORT_LIMITS, type TransportLimits } from './transport-limits.ts';

export interface TransportOptions {
  readonly clock: Clock;
  /** Refuse every address outside one's own network, whatever the configuration says. */
  readonly airGapped: boolean;
  readonly limits?: Partial<TransportLimits> | undefined;
  /** How names are resolved; the system's resolver unless told otherwise. */
  readonly resolve?: ResolveName | undefined;
  /** Certificates (PEM) trusted instead of the system's, for a house with its own authority. */
  readonly certificateAuthorities?: readonly string[] | undefined;
}

/** The only opener of connections to deployments. Knows nothing of labels: it is handed what the guard cleared. */
export interface Transport {
  /** @throws only for faults of ours: a path or header that a codec must not write. */
  send(message: Message): Promise<Exchange>;
  /** Looks at a deployment's health, on a connection of its own. Carries no content; undefined where nobody can look. */
  probe(look: Probe): Promise<ProbeReading | undefined>;
  /** Sockets to upstreams that are open or being opened. */
  openConnections(): number;
  /** Tells of every connection before its first packet; returns a function that ends the telling. */
  onConnect(listener: (attempt: ConnectionAttempt) => void): () => void;
  /** Destroys all connections. What is under way and what comes later fails with `shutting_down`. */
  close(): Promise<void>;
}

/** Creates the transport. Opens nothing until a message is sent. */
export function createTransport(options: TransportOptions): Transport {
  const { clock, airGapped, certificateAuthorities } = options;
  const limits = { ...DEFAULT_TRANSPORT_LIMITS, ...options.limits };
  const listeners = new Set<(attempt: ConnectionAttempt) => void>();
  const pools = createConnectionPools({
    clock,
    airGapped,
    limits,
    certificateAuthorities,
    resolve: options.resolve ?? ((name) => lookup(name, { all: true })),
    onAttempt: (attempt) => {
      for (const listener of listeners) listener(attempt);
    },
  });
  let isClosed = false;
  return {
    async send(message) {
      if (isClosed) return { kind: 'failed', failure: { code: 'shutting_down', cause: 'transport-closed' } };
      return exchange(message, { pool: pools.poolFor(message.deployment), clock, limits });
    },
    async probe(look) {
      if (isClosed) return undefined;
      const pool = pools.openPool(look.deployment);
      try {
        return await probe(look, { pool, clock });
      } finally {
        await pool.destroy();
      }
    },
    openConnections: () => pools.openConnections(),
    onConnect(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      return pools.close();
    },
  };
}
