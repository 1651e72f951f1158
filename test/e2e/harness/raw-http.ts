import { connect, type Socket } from 'node:net';
import { eventually } from './eventually.ts';
import { ADMIN_KEY } from './two-places.ts';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Writes bytes that no HTTP client would send and reads until the server has answered and closed. */
export async function sendRaw(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const socket = openSocket(url);
  const chunks: Buffer[] = [];
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(bytes);
  const text = () => Buffer.concat(chunks).toString('utf8');
  await Promise.race([closed, eventually(() => isComplete(text()), 'a complete answer')]);
  socket.destroy();
  return parseAnswer(text());
}

export function openSocket(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // A server may reset what it refuses; what it said before is what counts.
  socket.on('error', () => {});
  return socket;
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  /** A line for each header, names as they should stand. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A request as HTTP text, with a host, a key and a length unless the headers name their own. */
export function rawRequest({ method = 'POST', path, headers = [], body = '' }: RawRequest): Buffer {
  const given = headers.map((line) => line.toLowerCase().split(':')[0]);
  const usual = [
    'Host: 127.0.0.1',
    `Authorization: Bearer ${ADMIN_KEY}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ].filter((line) => !given.includes(line.toLowerCase().split(':')[0]));
  const head = `${method} ${path} HTTP/1.1\r\n${[...usual, ...headers].join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  return length !== undefined && Buffer.byteLength(text.slice(end + 4)) >= Number(length);
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: text.slice(end + 4),
  };
}
