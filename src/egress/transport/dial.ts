import { connect as connectTcp, isIP, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import type { Clock } from '../../domain/world.ts';
import { type AddressRule, addressRefusal } from './address-rule.ts';
import { checkedLookup, type ResolveName } from './checked-lookup.ts';
import { ConnectFailure } from './connect-failure.ts';

export interface DialOptions {
  readonly clock: Clock;
  readonly rule: AddressRule;
  readonly resolve: ResolveName;
  /** Until the connection stands, name lookup and TLS handshake included. */
  readonly connectMs: number;
  /** Path of a local socket to dial instead of host and port. */
  readonly socketPath: string | undefined;
  /** Certificates (PEM) trusted instead of the system's; undefined keeps the system's. */
  readonly certificateAuthorities: readonly string[] | undefined;
  /** Told of every address before the first packet goes there. */
  readonly onAttempt: (address: string) => void;
  /** Told of every socket as it is made. */
  readonly onSocket: (socket: Socket) => void;
}

/** Bytes a socket reads ahead; with the feed's own, what a paused stream may hold. */
const SOCKET_READ_AHEAD_BYTES = 32 * 1024;

/** Opens a connection for undici and returns its socket while it connects; nothing when it was refused. */
export type Dial = (target: buildConnector.Options, callback: buildConnector.Callback) => Socket | undefined;

/** Makes the function that opens connections: checked addresses, our clock, certificates always verified. */
export function createDial(options: DialOptions): Dial {
  const memory: SessionMemory = { session: undefined };
  return (target, callback) => {
    const host = target.hostname;
    if (options.socketPath === undefined && isIP(host) !== 0) {
      const refusal = addressRefusal(host, 'literal', options.rule);
      if (refusal !== undefined) {
        callback(refusal, null);
        return undefined;
      }
    }
    const socket = openSocket(target, options, memory);
    options.onSocket(socket);
    reportOnce(socket, target.protocol === 'https:' ? 'secureConnect' : 'connect', options, callback);
    return socket;
  };
}

/** The last TLS session, so that a new connection to the same server costs a round trip less. */
interface SessionMemory {
  session: Buffer | undefined;
}

/** `highWaterMark` reaches the socket's stream, though the types do not say so. */
type Place = TcpNetConnectOpts & { readonly highWaterMark: number };

function openSocket(target: buildConnector.Options, options: DialOptions, memory: SessionMemory): Socket {
  const { socketPath, onAttempt } = options;
  if (socketPath !== undefined) {
    onAttempt(socketPath);
    return connectTcp({ path: socketPath });
  }
  const isTls = target.protocol === 'https:';
  const place: Place = {
    host: target.hostname,
    port: Number(target.port) || (isTls ? 443 : 80),
    lookup: checkedLookup(options.resolve, options.rule),
    autoSelectFamily: true,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 60_000,
    highWaterMark: SOCKET_READ_AHEAD_BYTES,
  };
  const socket = isTls ? connectSecurely(place, target.hostname, options, memory) : connectTcp(place);
  // Emitted for each address just before its first packet, several times when a name has several addresses.
  socket.on('connectionAttempt', (address: string, port: number) =>
    onAttempt(isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`),
  );
  return socket;
}

function connectSecurely(
  place: Place,
  hostname: string,
  { certificateAuthorities }: DialOptions,
  memory: SessionMemory,
): Socket {
  const socket = connectTls({
    ...place,
    // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would otherwise turn it off.
    rejectUnauthorized: true,
    // Server names are never addresses (RFC 6066 §3); the certificate is then checked against `host`.
    servername: isIP(hostname) === 0 ? hostname : '',
    ALPNProtocols: ['http/1.1'],
    ...(memory.session === undefined ? {} : { session: memory.session }),
    ...(certificateAuthorities === undefined ? {} : { ca: [...certificateAuthorities] }),
  });
  socket.on('session', (session) => {
    memory.session = session;
  });
  return socket;
}

function reportOnce(
  socket: Socket,
  connected: 'connect' | 'secureConnect',
  { clock, connectMs }: DialOptions,
  callback: buildConnector.Callback,
): void {
  let isReported = false;
  const cancelTimeout = clock.after(connectMs, () =>
    socket.destroy(new ConnectFailure({ code: 'upstream_unreachable', cause: 'connect-timeout' })),
  );
  const report = (error: Error | undefined) => {
    if (isReported) return;
    isReported = true;
    cancelTimeout();
    if (error === undefined) callback(null, socket);
    else callback(error, null);
  };
  socket.once(connected, () => report(undefined));
  socket.on('error', report);
  socket.once('close', () =>
    report(new ConnectFailure({ code: 'upstream_unreachable', cause: 'connection-reset' })),
  );
}
