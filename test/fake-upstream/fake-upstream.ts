import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { JSON_HEADERS, sendAnswer } from './answer.ts';
import { anthropicShape } from './anthropic-shape.ts';
import { completionsShape } from './completions-shape.ts';
import { embeddingsShape } from './embeddings-shape.ts';
import { infillShape } from './infill-shape.ts';
import { misbehave } from './misbehave.ts';
import { openaiShape } from './openai-shape.ts';
import { receiveRequests } from './receive-requests.ts';
import type { FakeReply, FakeRequestBody, FakeScript, FakeShape, ReceivedRequest } from './script.ts';
import type { Shape } from './shape.ts';
import { Wire } from './wire.ts';

export interface FakeUpstreamOptions {
  readonly shape: FakeShape;
  /** What it answers until told otherwise. Default: a short fixed text. */
  readonly script?: FakeScript;
  /** Listen on a local socket instead of a port. */
  readonly socketPath?: string;
  /** Speak TLS with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A client's connection. Times are of the monotonic clock, in milliseconds. */
export interface FakeConnection {
  readonly id: number;
  readonly openedAtMs: number;
  readonly closedAtMs: number | undefined;
}

/** A model server on loopback that answers as told and remembers everything. */
export interface FakeUpstream {
  /** `http://127.0.0.1:<port>`; of no use for a local socket. */
  readonly origin: string;
  /** The origin with `/v1`, as providers' URLs are written. */
  readonly url: string;
  readonly port: number;
  /** What was sent to the model; whoever only looked is among `looks`. */
  readonly requests: readonly ReceivedRequest[];
  /** Everything that was asked with GET. */
  readonly looks: readonly ReceivedRequest[];
  readonly connections: readonly FakeConnection[];
  /** Connections that the client closed before its answer was complete. */
  readonly closedEarly: readonly { readonly connectionId: number; readonly atMs: number }[];
  /** Bytes handed to the kernel for clients: stands still when they do not read. */
  bytesSent(): number;
  /** What to answer from now on. */
  reply(script: FakeScript): void;
  /** What to answer once each, in order, before returning to `reply`. */
  replyNext(...scripts: readonly FakeScript[]): void;
  /** With which status, and body, whoever looks is answered from now on; undefined is a list of models again. */
  replyToLooks(answer: { readonly status: number; readonly body: string } | 'never' | undefined): void;
  /** Forgets requests, looks, connections that are closed and early closings. */
  forget(): void;
  /** Destroys every connection and stops listening. */
  close(): Promise<void>;
}

/** What each vendor's wire answers, by the end of the path; the first is taken for whatever is not found. */
const SHAPES: Readonly<Record<FakeShape, readonly [Shape, ...Shape[]]>> = {
  openai: [openaiShape, completionsShape, embeddingsShape, infillShape],
  anthropic: [anthropicShape],
};

export const DEFAULT_FAKE_TEXT = 'This is a fake answer.';

/** Starts a fake on a free port of 127.0.0.1. */
export async function startFakeUpstream(options: FakeUpstreamOptions): Promise<FakeUpstream> {
  const fake = new RunningFake(options);
  await fake.listen();
  return fake;
}

/** Listens and hangs up at once on a port that is then free: connecting to it is refused. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

class RunningFake implements FakeUpstream {
  readonly requests: ReceivedRequest[] = [];
  readonly looks: ReceivedRequest[] = [];
  readonly connections: { id: number; openedAtMs: number; closedAtMs: number | undefined }[] = [];
  readonly closedEarly: { connectionId: number; atMs: number }[] = [];
  readonly #options: FakeUpstreamOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #script: FakeScript;
  #toLooks: Parameters<FakeUpstream['replyToLooks']>[0];
  #next: FakeScript[] = [];
  #bytesSent = 0;
  #connectionCount = 0;
  #isClosing = false;

  constructor(options: FakeUpstreamOptions) {
    this.#options = options;
    this.#script = options.script ?? { text: DEFAULT_FAKE_TEXT };
    const onSocket = (socket: Socket) => void this.#serve(socket);
    this.#server =
      options.tls === undefined ? createServer(onSocket) : createTlsServer(options.tls, onSocket);
  }

  get port(): number {
    return portOf(this.#server);
  }

  get origin(): string {
    return `${this.#options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.origin}/v1`;
  }

  async listen(): Promise<void> {
    const { socketPath } = this.#options;
    if (socketPath === undefined) this.#server.listen(0, '127.0.0.1');
    else this.#server.listen(socketPath);
    await once(this.#server, 'listening');
  }

  bytesSent(): number {
    return this.#bytesSent;
  }

  reply(script: FakeScript): void {
    this.#script = script;
    this.#next = [];
  }

  replyNext(...scripts: readonly FakeScript[]): void {
    this.#next.push(...scripts);
  }

  replyToLooks(answer: Parameters<FakeUpstream['replyToLooks']>[0]): void {
    this.#toLooks = answer;
  }

  forget(): void {
    this.requests.length = 0;
    this.looks.length = 0;
    this.closedEarly.length = 0;
    const open = this.connections.filter(({ closedAtMs }) => closedAtMs === undefined);
    this.connections.splice(0, this.connections.length, ...open);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const socket of this.#sockets) socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(socket: Socket): Promise<void> {
    this.#connectionCount += 1;
    const record: (typeof this.connections)[number] = {
      id: this.#connectionCount,
      openedAtMs: performance.now(),
      closedAtMs: undefined,
    };
    this.connections.push(record);
    this.#sockets.add(socket);
    const wire = new Wire(socket, (count) => {
      this.#bytesSent += count;
    });
    let isAnswering = false;
    socket.on('close', () => {
      record.closedAtMs = performance.now();
      this.#sockets.delete(socket);
    });
    // A client that goes sends FIN or RST; either way the answer in hand is in vain.
    const onGone = () => {
      if (isAnswering && !wire.hasHungUp && !this.#isClosing)
        this.closedEarly.push({ connectionId: record.id, atMs: performance.now() });
      isAnswering = false;
      socket.destroy();
    };
    for (const event of ['error', 'end', 'close']) socket.on(event, onGone);
    for await (const raw of receiveRequests(socket)) {
      const request = { ...raw, body: parse(raw.text), atMs: performance.now(), connectionId: record.id };
      (request.method === 'GET' ? this.looks : this.requests).push(request);
      isAnswering = true;
      await this.#answer(wire, request);
      isAnswering = false;
    }
  }

  async #answer(wire: Wire, request: ReceivedRequest): Promise<void> {
    const shapes = SHAPES[this.#options.shape];
    const path = request.path.split('?')[0] ?? '';
    const found = shapes.find((each) => path.endsWith(each.path));
    const shape = found ?? shapes[0];
    const toLooks = request.method === 'GET' ? this.#toLooks : undefined;
    if (toLooks === 'never') return wire.untilGone();
    if (toLooks !== undefined) return wire.respond(toLooks.status, JSON_HEADERS, toLooks.body);
    if (request.method === 'GET' && /\/(?:models|health)$/.test(path))
      return wire.respond(200, JSON_HEADERS, shape.models());
    if (request.method !== 'POST' || found === undefined)
      return wire.respond(404, JSON_HEADERS, shape.error(404, undefined, 'no such path'));
    const script = this.#next.shift() ?? this.#script;
    const reply: FakeReply = typeof script === 'function' ? await script(request) : script;
    if ('misbehave' in reply) return misbehave({ wire, shape, request }, reply);
    return sendAnswer(wire, shape, request, reply);
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}

function parse(text: string): FakeRequestBody | undefined {
  try {
    return JSON.parse(text) as FakeRequestBody;
  } catch {
    return undefined;
  }
}
