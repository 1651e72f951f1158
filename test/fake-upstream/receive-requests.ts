import type { Socket } from 'node:net';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Reads the requests of one connection in turn: the next is taken up when the one before is answered. Knows bodies
 * with a length only, which is all that the clients under test send.
 */
export async function* receiveRequests(socket: Socket): AsyncGenerator<RawRequest, void> {
  const inbox = new Inbox(socket);
  while (true) {
    const headText = await inbox.takeThrough('\r\n\r\n');
    if (headText === undefined) return;
    const [requestLine = '', ...lines] = headText.trimEnd().split('\r\n');
    const [method = '', path = ''] = requestLine.split(' ');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const body = await inbox.take(Number(headers['content-length'] ?? 0));
    if (body === undefined) return;
    yield { method, path, headers, text: body.toString('utf8') };
  }
}

/** What has arrived and is not yet read. Never pauses the socket, so that a client's leaving is seen at once. */
class Inbox {
  #chunks: Buffer[] = [];
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#wake();
    });
    socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  async takeThrough(marker: string): Promise<string | undefined> {
    while (true) {
      const end = this.#joined().indexOf(marker);
      if (end >= 0) return (await this.take(end + marker.length))?.toString('latin1');
      if (!(await this.#more())) return undefined;
    }
  }

  async take(byteCount: number): Promise<Buffer | undefined> {
    while (this.#available() < byteCount) {
      if (!(await this.#more())) return undefined;
    }
    const all = this.#joined();
    this.#chunks = [all.subarray(byteCount)];
    return all.subarray(0, byteCount);
  }

  #available(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  #joined(): Buffer {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  async #more(): Promise<boolean> {
    if (this.#isClosed) return false;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return true;
  }
}
