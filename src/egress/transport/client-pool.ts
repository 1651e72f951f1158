import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import type { Clock } from '../../domain/world.ts';
import { ConnectFailure } from './connect-failure.ts';
import type { Dial } from './dial.ts';

/** A connection of one's own for one request. */
export interface Lease {
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
  /** The response ended as it should: the connection may serve another request. */
  release(): void;
  /** Destroys the socket at once, connected or still connecting. */
  destroy(): void;
}

/** Kept-alive connections to one deployment. */
export interface ClientPool {
  /** A rested connection, a new one, or, when all are taken, the next to become free. */
  lease(): Promise<Lease>;
  /** Ends the idle connections now and the others when they are done. */
  retire(): void;
  /** Destroys all connections; leases fail with `shutting_down`. */
  destroy(): Promise<void>;
}

export interface ClientPoolOptions {
  readonly clock: Clock;
  readonly origin: string;
  readonly dial: Dial;
  readonly maxConnections: number;
  readonly maxHeaderBytes: number;
}

/** A server may ask for a longer keep-alive than undici's four seconds, up to this. */
const MAX_KEEP_ALIVE_MS = 60_000;

/**
 * How long a connection is left alone after an answer. HTTP/1.1 tells answers apart by their order alone: a second one
 * that nobody asked for would be taken for the answer to whatever is asked next, and every answer behind it would go to
 * the wrong caller. On a connection at rest it is seen for what it is, and the connection is dropped. Longer than the 40 ms
 * for which an acknowledgement may be delayed, and with it what a server without TCP_NODELAY wrote next (RFC 896).
 */
export const REST_MS = 60;

/**
 * Creates a pool of undici clients of one connection each. Not undici's own `Pool`, because there an aborted request
 * goes back to the head of the queue and has a new connection opened for it before it is thrown away: an upstream
 * would see a second connection for every caller who hung up.
 */
export function createClientPool(options: ClientPoolOptions): ClientPool {
  return new LeasedClients(options);
}

interface Connection {
  readonly client: Client;
  socket: Socket | undefined;
}

interface Waiter {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (error: Error) => void;
}

class LeasedClients implements ClientPool {
  readonly #options: ClientPoolOptions;
  readonly #all = new Set<Connection>();
  /** Answered a moment ago, with what ends their rest. */
  readonly #resting = new Map<Connection, () => void>();
  /** The last used is taken first: the others' sockets may then grow old and close; undici dials anew when asked. */
  readonly #idle: Connection[] = [];
  readonly #waiters: Waiter[] = [];
  #isRetired = false;

  constructor(options: ClientPoolOptions) {
    this.#options = options;
  }

  lease(): Promise<Lease> {
    if (this.#isRetired) return Promise.reject(shutDown());
    const connection = this.#idle.pop();
    if (connection !== undefined) return Promise.resolve(this.#leaseOf(connection));
    if (this.#all.size < this.#options.maxConnections) return Promise.resolve(this.#leaseOf(this.#open()));
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  retire(): void {
    this.#isRetired = true;
    for (const { reject } of this.#waiters.splice(0)) reject(shutDown());
    for (const connection of [...this.#idle.splice(0), ...this.#resting.keys()]) void this.#end(connection);
  }

  async destroy(): Promise<void> {
    this.retire();
    await Promise.all([...this.#all].map((connection) => this.#end(connection)));
  }

  #open(): Connection {
    const { origin, dial, maxHeaderBytes } = this.#options;
    const client = new Client(origin, {
      pipelining: 1,
      maxHeaderSize: maxHeaderBytes,
      keepAliveMaxTimeout: MAX_KEEP_ALIVE_MS,
      allowH2: false,
      // Waiting is measured on our own clock, in the response feed.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (target, callback) => {
        connection.socket = dial(target, callback);
      },
    });
    const connection: Connection = { client, socket: undefined };
    this.#all.add(connection);
    return connection;
  }

  #leaseOf(connection: Connection): Lease {
    let isOver = false;
    const once = (action: () => void) => {
      if (isOver) return;
      isOver = true;
      action();
    };
    return {
      dispatch: (options, handler) => void connection.client.dispatch(options, handler),
      release: () => once(() => this.#takeBack(connection)),
      destroy: () => once(() => void this.#end(connection)),
    };
  }

  #takeBack(connection: Connection): void {
    if (this.#isRetired) return void this.#end(connection);
    const { clock } = this.#options;
    // In two halves: between them what has arrived is read, however late a busy process comes to its timers.
    const endRest = () => {
      this.#resting.delete(connection);
      this.#offer(connection);
    };
    const goOn = () => this.#resting.set(connection, clock.after(REST_MS / 2, endRest));
    this.#resting.set(connection, clock.after(REST_MS / 2, goOn));
  }

  #offer(connection: Connection): void {
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#idle.push(connection);
    else waiter.resolve(this.#leaseOf(connection));
  }

  async #end(connection: Connection): Promise<void> {
    if (!this.#all.delete(connection)) return;
    this.#resting.get(connection)?.();
    this.#resting.delete(connection);
    const isDestroyed = connection.client.destroy();
    // A client does not know the socket that it is still waiting for.
    connection.socket?.destroy();
    const waiter = this.#isRetired ? undefined : this.#waiters.shift();
    waiter?.resolve(this.#leaseOf(this.#open()));
    await isDestroyed;
  }
}

function shutDown(): ConnectFailure {
  return new ConnectFailure({ code: 'shutting_down', cause: 'transport-closed' });
}
