import { createSocket } from 'node:dgram';
import { connect, isIPv6, type Socket } from 'node:net';
import { connect as connectOverTls } from 'node:tls';
import { AnchorError } from './anchor-target.ts';
import { connectionFailure } from './connection-failure.ts';

export interface SyslogPeer {
  readonly transport: 'tls' | 'tcp' | 'udp';
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
}

export interface TlsMaterial {
  /** Authorities to trust instead of the system's, as PEM. */
  readonly authorities?: string | undefined;
  /** What we show to a daemon that asks who we are, as PEM. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

export interface StreamOptions {
  readonly tls: TlsMaterial;
  readonly timeoutMs: number;
}

/**
 * Writes a frame over a connection of its own, and ends it. Fulfilled once the peer, too, has closed it in order: it
 * has then read to the end, as far as can be seen. A reset, or no end within the time, counts as not taken.
 */
export function sendStream(
  peer: SyslogPeer,
  frame: string,
  { tls, timeoutMs }: StreamOptions,
): Promise<void> {
  const { host, port } = peer;
  return new Promise((resolve, reject) => {
    const socket = open(peer, tls);
    let isSent = false;
    const timer = setTimeout(() => socket.destroy(silence(host, isSent)), timeoutMs);
    socket.on('finish', () => {
      isSent = true;
    });
    socket.on('error', (error) => reject(connectionFailure(`${host}:${port}`, error)));
    // Both ends are closed: after an error, which was told then, or in order.
    socket.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    // What it says, if anything, is no receipt; without reading it the end would not come.
    socket.resume();
    socket.end(frame);
  });
}

function open({ transport, host, port }: SyslogPeer, tls: TlsMaterial): Socket {
  if (transport !== 'tls') return connect({ host, port });
  const { authorities, certificate, key } = tls;
  return connectOverTls({
    host,
    port,
    minVersion: 'TLSv1.2',
    ...(authorities === undefined ? {} : { ca: authorities }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
  });
}

function silence(host: string, isSent: boolean): AnchorError {
  return new AnchorError(
    isSent
      ? `the syslog at ${host} did not close the connection: nobody knows whether it read the anchor`
      : `the syslog at ${host} did not answer in time`,
  );
}

/** Sends a datagram. Fulfilled once it is on its way; nobody says whether it arrived. */
export function sendDatagram({ host, port }: SyslogPeer, message: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    const fail = (error: unknown) => reject(connectionFailure(`${host}:${port}`, error));
    socket.on('error', fail);
    socket.send(message, port, host, (error) => {
      socket.close();
      if (error === null) resolve();
      else fail(error);
    });
  });
}
