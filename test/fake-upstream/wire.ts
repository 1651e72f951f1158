import { once } from 'node:events';
import type { Socket } from 'node:net';

/**
 * The sending half of a raw connection. A real HTTP server would not let itself be made to break the protocol;
 * this one writes whatever it is told and says whether the client is still there.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #onBytes: (count: number) => void;
  #hasHungUp = false;

  constructor(socket: Socket, onBytes: (count: number) => void) {
    this.#socket = socket;
    this.#onBytes = onBytes;
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  /** Whether this side ended the connection. */
  get hasHungUp(): boolean {
    return this.#hasHungUp;
  }

  /** Writes and, when the client does not read, waits until it does or is gone. */
  async send(bytes: string | Uint8Array): Promise<void> {
    if (!this.isOpen) return;
    this.#onBytes(Buffer.byteLength(bytes));
    if (this.#socket.write(bytes)) return;
    const isOver = new AbortController();
    const { signal } = isOver;
    const settled = [once(this.#socket, 'drain', { signal }), once(this.#socket, 'close', { signal })];
    await Promise.race(settled).catch(() => undefined);
    // The one that lost would listen for as long as the connection lasts.
    isOver.abort();
  }

  /** A complete response with a length. */
  respond(
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array,
  ): Promise<void> {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    return this.send(
      Buffer.concat([Buffer.from(head(status, { ...headers, ...length })), Buffer.from(body)]),
    );
  }

  startStream(): Promise<void> {
    return this.send(
      head(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'transfer-encoding': 'chunked',
        'x-request-id': 'req-fake-1',
      }),
    );
  }

  chunk(bytes: string | Uint8Array): Promise<void> {
    const size = Buffer.byteLength(bytes).toString(16);
    return this.send(Buffer.concat([Buffer.from(`${size}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]));
  }

  endStream(): Promise<void> {
    return this.send('0\r\n\r\n');
  }

  /** Ends with RST, not FIN. */
  reset(): void {
    this.#hasHungUp = true;
    this.#socket.resetAndDestroy();
  }

  end(): void {
    this.#hasHungUp = true;
    this.#socket.end();
  }

  /** Sleeps, waking early when the client is gone. */
  async pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0 || !this.isOpen) return;
    const gone = new AbortController();
    const timer = setTimeout(() => gone.abort(), milliseconds);
    await once(this.#socket, 'close', { signal: gone.signal }).catch(() => undefined);
    clearTimeout(timer);
  }

  /** Waits for the client to be gone; one that left by a reset is gone too. */
  async untilGone(): Promise<void> {
    if (!this.#socket.destroyed) await once(this.#socket, 'close').catch(() => undefined);
  }
}

/** A response head; the reason phrase is of no interest to anyone. */
export function head(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Fake\r\n${lines.join('')}\r\n`;
}
