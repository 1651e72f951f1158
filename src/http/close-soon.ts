import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long a peer has to read the last words: closing at once would reset a connection that still sends. */
const LINGER_MS = 1_500;

/**
 * Says the last words on a socket, reads nothing more from it and closes it shortly after. Node takes its own
 * listener for errors off a socket that it hands over (`upgrade`, `connect`); without one a reset ends the process.
 */
export function closeSoon(socket: Duplex, lastWords?: string): void {
  socket.on('error', () => socket.destroy());
  socket.pause();
  socket.end(lastWords);
  // Nothing is read, so this is the time since the last byte the peer took.
  if (socket instanceof Socket) socket.setTimeout(LINGER_MS, () => socket.destroy());
  else socket.once('finish', () => socket.destroy());
}
