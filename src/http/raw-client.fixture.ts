import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** For tests: a client that writes the bytes it likes, and may leave or stop reading when it likes. */
export class RawClient {
  readonly #socket: Socket;
  received = '';
  isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => (this.received += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => (this.isClosed = true));
  }

  static open(server: Server): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(portOf(server), '127.0.0.1', () => resolve(new RawClient(socket)));
      socket.once('error', reject);
    });
  }

  /** Opens a connection and writes. */
  static async say(server: Server, bytes: string | Buffer): Promise<RawClient> {
    const client = await RawClient.open(server);
    client.send(bytes);
    return client;
  }

  send(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  leave(): void {
    this.#socket.destroy();
  }

  reset(): void {
    this.#socket.resetAndDestroy();
  }

  /** Bytes that the operating systems of both sides took. */
  get sentBytes(): number {
    return this.#socket.bytesWritten - this.#socket.writableLength;
  }

  get statuses(): number[] {
    return [...this.received.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
  }

  /** The JSON after the last header section. */
  get json(): unknown {
    return JSON.parse(this.received.slice(this.received.lastIndexOf('\r\n\r\n')));
  }

  /** Once a whole answer with a stated length is here. */
  async answered(): Promise<this> {
    await eventually(() => {
      const start = this.received.lastIndexOf('HTTP/1.1 ');
      const end = this.received.indexOf('\r\n\r\n', start);
      const length = /^content-length: (\d+)/im.exec(this.received.slice(start))?.[1];
      return start >= 0 && end >= 0 && this.received.length >= end + 4 + Number(length ?? Infinity);
    });
    return this;
  }

  async closed(): Promise<this> {
    await eventually(() => this.isClosed);
    return this;
  }
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** How many connections the server holds. */
export function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
}

/** Waits until the server has let go of every connection. */
export async function allClosed(server: Server): Promise<void> {
  for (let round = 0; (await connectionsOf(server)) > 0; round += 1) {
    if (round > 300) throw new Error('a connection is held open');
    await passed(10);
  }
}

/** Waits until it is so. Fails after three seconds. */
export async function eventually(isSo: () => boolean, timeoutMs = 3_000): Promise<void> {
  const startMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startMs > timeoutMs) throw new Error(`never came true: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function passed(durationMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** A request as bytes. */
export function bytesOf(line: string, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
