import type { Socket } from 'node:net';
import type { Deployment } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import type { Clock } from '../../domain/world.ts';
import type { ResolveName } from './checked-lookup.ts';
import { type ClientPool, createClientPool } from './client-pool.ts';
import { createDial } from './dial.ts';
import { requestTarget } from './request-target.ts';
import type { TransportLimits } from './transport-limits.ts';

/** A connection that is about to be attempted. */
export interface ConnectionAttempt {
  readonly deployment: DeploymentName;
  /** `address:port`, `[address]:port` or the path of a local socket. */
  readonly address: string;
}

export interface ConnectionPoolsOptions {
  readonly clock: Clock;
  readonly airGapped: boolean;
  readonly limits: TransportLimits;
  readonly resolve: ResolveName;
  readonly certificateAuthorities: readonly string[] | undefined;
  readonly onAttempt: (attempt: ConnectionAttempt) => void;
}

/** One pool of kept-alive connections for each deployment, made when first asked for. */
export interface ConnectionPools {
  poolFor(deployment: Deployment): ClientPool;
  /** A pool of its own, for one look at the deployment's health; whoever asked destroys it. */
  openPool(deployment: Deployment): ClientPool;
  /** Sockets that are open or being opened. */
  openConnections(): number;
  /** Destroys every connection; exchanges under way fail. */
  close(): Promise<void>;
}

/** Creates the pools. Opens nothing. */
export function createConnectionPools(options: ConnectionPoolsOptions): ConnectionPools {
  const pools = new Map<DeploymentName, { readonly key: string; readonly pool: ClientPool }>();
  const retired = new Set<ClientPool>();
  const sockets = new Set<Socket>();
  const onSocket = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  return {
    poolFor(deployment) {
      const key = poolKey(deployment);
      const present = pools.get(deployment.name);
      if (present?.key === key) return present.pool;
      if (present !== undefined) {
        // The configuration changed under the name: what runs may end, nothing new starts there.
        present.pool.retire();
        retired.add(present.pool);
      }
      const pool = createPool(deployment, options, onSocket);
      pools.set(deployment.name, { key, pool });
      return pool;
    },
    openPool: (deployment) => createPool(deployment, options, onSocket),
    openConnections: () => sockets.size,
    async close() {
      const all = [...retired, ...[...pools.values()].map(({ pool }) => pool)];
      await Promise.all(all.map((pool) => pool.destroy()));
    },
  };
}

function createPool(
  deployment: Deployment,
  options: ConnectionPoolsOptions,
  onSocket: (socket: Socket) => void,
): ClientPool {
  const { endpoint, destination } = deployment.provider;
  const { clock, airGapped, limits, resolve, certificateAuthorities } = options;
  const dial = createDial({
    clock,
    rule: { placement: destination.placement, airGapped },
    resolve,
    connectMs: deployment.timeouts.connectMs,
    socketPath: endpoint.kind === 'socket' ? endpoint.path : undefined,
    certificateAuthorities,
    onAttempt: (address) => options.onAttempt({ deployment: deployment.name, address }),
    onSocket,
  });
  const { origin } = requestTarget(endpoint, { path: '/' });
  const { maxConnections, maxHeaderBytes } = limits;
  return createClientPool({ clock, origin, dial, maxConnections, maxHeaderBytes });
}

function poolKey({ provider, timeouts }: Deployment): string {
  const { endpoint, destination } = provider;
  const place = endpoint.kind === 'socket' ? endpoint.path : endpoint.url.origin;
  return JSON.stringify([endpoint.kind, place, destination.placement, timeouts.connectMs]);
}
