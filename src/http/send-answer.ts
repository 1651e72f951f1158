import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeSoon } from './close-soon.ts';

export interface WholeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * Sends a whole answer. One that comes before the whole request did is the last on its connection, and the rest of
 * the request is not read: nobody waits for it, and it may be as long as its sender likes.
 */
export function sendAnswer(response: ServerResponse, { status, headers, body }: WholeAnswer): void {
  const { req: request, socket } = response;
  const isReceived = request.complete || !announcesBody(request);
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(isReceived ? {} : { connection: 'close' }),
  });
  if (isReceived || socket === null) {
    // Without a socket it waits behind an earlier answer, or the client has gone; Node closes after it.
    response.end(body);
    return;
  }
  // Complete by its length and yet not ended: Node would read on through a request whose answer has ended.
  request.pause();
  response.flushHeaders();
  response.write(body);
  closeSoon(socket);
}

/** While its headers are handled, a request without a body is not marked as complete yet. */
export function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
