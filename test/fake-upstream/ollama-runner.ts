import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeVector } from './embeddings-shape.ts';

/** A model as a fake Ollama has it, or as its registry offers it. */
export interface FakeModel {
  /** 64 hexadecimal digits; made of the name unless given. */
  readonly digest?: string;
  readonly contextTokens?: number;
  /** It is in memory, and reads this many tokens. */
  readonly loadedContextTokens?: number;
  readonly remoteHost?: string;
  readonly capabilities?: readonly string[];
}

export interface FakeOllamaOptions {
  readonly models?: Readonly<Record<string, FakeModel>>;
  /** What can be pulled. */
  readonly registry?: Readonly<Record<string, FakeModel>>;
  /** Answers a path in its own way; true when it did. */
  readonly misbehave?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Bytes of each of the two parts of a model, sent in steps of a quarter. */
  readonly partBytes?: number;
  /** Waits this long between two steps of a pull. */
  readonly stepMs?: number;
}

export interface FakeOllama {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** `METHOD /path body`, in order. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  /** How many pulls their client left before the end. */
  abandonedPulls(): number;
  close(): Promise<void>;
}

export const DIGEST_A = 'a'.repeat(64);
export const DIGEST_B = 'b'.repeat(64);

/** An Ollama on loopback that has models, shows them and pulls them from a registry of its own. */
export async function startFakeOllama(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
  const models = new Map(Object.entries(options.models ?? {}));
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const parts = new Set<string>();
  let abandoned = 0;

  const pull = async (model: string, response: ServerResponse): Promise<void> => {
    const say = (line: object) => response.write(`${JSON.stringify(line)}\n`);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    say({ status: 'pulling manifest' });
    const offered = options.registry?.[model];
    if (offered === undefined) {
      say({ error: 'pull model manifest: file does not exist' });
      response.end();
      return;
    }
    const total = options.partBytes ?? 400;
    for (const part of ['1', '2']) {
      const digest = `sha256:${part.repeat(64)}`;
      const status = `pulling ${part.repeat(12)}`;
      // What came before an interruption is kept.
      if (!parts.has(digest)) {
        say({ status, digest, total });
        for (const quarter of [1, 2, 3, 4]) {
          await new Promise((resolve) => setTimeout(resolve, options.stepMs ?? 0));
          if (response.destroyed) {
            abandoned += 1;
            return;
          }
          say({ status, digest, total, completed: (total / 4) * quarter });
        }
        parts.add(digest);
      }
      say({ status, digest, total, completed: total });
    }
    for (const status of ['verifying sha256 digest', 'writing manifest']) say({ status });
    models.set(model.includes(':') ? model : `${model}:latest`, offered);
    say({ status: 'success' });
    response.end();
  };

  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const route = `${request.method} ${request.url}`;
      asked.push(body === '' ? route : `${route} ${body}`);
      headers.push(request.headers);
      if (options.misbehave?.(request, response) === true) return;
      const send = (status: number, answer: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      const asks = (body === '' ? {} : JSON.parse(body)) as {
        readonly model?: string;
        readonly stream?: boolean;
      };
      const name = asks.model ?? '';
      switch (route) {
        case 'GET /api/tags':
          send(200, { models: [...models].map(([model, described]) => tag(model, described)) });
          break;
        case 'GET /api/ps':
          send(200, { models: [...models].flatMap(([model, described]) => loaded(model, described)) });
          break;
        case 'POST /api/show': {
          const described = models.get(name) ?? models.get(`${name}:latest`);
          if (described === undefined) send(404, { error: `model '${name}' not found` });
          else send(200, shown(described));
          break;
        }
        case 'POST /api/embed': {
          const { input = [] } = JSON.parse(body) as { readonly input?: readonly string[] };
          const embeddings = input.map((_, index) => fakeVector(index));
          send(200, { model: name, embeddings, prompt_eval_count: 5 });
          break;
        }
        case 'POST /api/generate':
          generate(asks, response);
          break;
        case 'POST /api/pull':
          await pull(name, response);
          break;
        default:
          response.writeHead(404).end('404 page not found');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    headers,
    abandonedPulls: () => abandoned,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the fake goes on with, in two pieces where it is asked to stream. */
export const GENERATED = ['return ', 'a + b'] as const;

function generate(
  { model, stream = true }: { readonly model?: string; readonly stream?: boolean },
  response: ServerResponse,
): void {
  const counts = { done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 4 };
  const said = (text: string) => ({ model, created_at: '2026-08-01T08:06:48.639712648Z', response: text });
  response.writeHead(200, { 'content-type': stream ? 'application/x-ndjson' : 'application/json' });
  const objects = stream
    ? [...GENERATED.map((text) => ({ ...said(text), done: false })), { ...said(''), ...counts }]
    : [{ ...said(GENERATED.join('')), ...counts }];
  response.end(objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const DETAILS = { format: 'gguf', family: 'qwen3', parameter_size: '8.2B', quantization_level: 'Q4_K_M' };

function tag(model: string, { digest = DIGEST_A, remoteHost, contextTokens }: FakeModel): object {
  return {
    name: model,
    model,
    modified_at: '2026-08-01T08:06:48.639712648-07:00',
    size: 5_225_388_164,
    digest,
    details: contextTokens === undefined ? DETAILS : { ...DETAILS, context_length: contextTokens },
    ...(remoteHost === undefined ? {} : { remote_host: remoteHost, remote_model: model }),
  };
}

function loaded(model: string, described: FakeModel): object[] {
  if (described.loadedContextTokens === undefined) return [];
  return [
    {
      ...tag(model, described),
      expires_at: '2026-08-01T14:38:31.83753-07:00',
      size_vram: 5_137_025_024,
      context_length: described.loadedContextTokens,
    },
  ];
}

function shown({
  contextTokens = 40_960,
  remoteHost,
  capabilities = ['completion', 'tools'],
}: FakeModel): object {
  return {
    license: '                                 Apache License\n                           Version 2.0\n',
    details: DETAILS,
    model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': contextTokens },
    capabilities,
    ...(remoteHost === undefined ? {} : { remote_host: remoteHost }),
  };
}
