import type { Clock } from '../domain/world.ts';
import { isCloudModel } from './cloud-model.ts';
import type { ProviderTypeName } from './provider-types.ts';

/** A model server that answered on this machine. */
export interface FoundRunner {
  /** For instance `ollama`. */
  readonly name: string;
  readonly type: ProviderTypeName;
  /** Its API, `/v1` included. */
  readonly url: URL;
  /** Names of the chat models that run here, in its own order; empty where it offers cloud models only. */
  readonly models: readonly string[];
  /** How many chat models it offers that run elsewhere and were left out. */
  readonly cloudModelCount: number;
}

/** The part of `fetch` that a probe needs. */
export type ProbeFetch = (
  url: string,
  init: {
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    readonly headers: Record<string, string>;
  },
) => Promise<Response>;

export interface DiscoveryOptions {
  readonly fetch: ProbeFetch;
  readonly clock: Pick<Clock, 'after'>;
  /** For one answer, in milliseconds; a server on this machine that needs longer is not ready. Default 300. */
  readonly timeoutMs?: number;
  /** Ports to ask instead of the usual ones, for tests. */
  readonly ports?: readonly RunnerPort[];
}

export interface RunnerPort {
  readonly name: string;
  readonly type: ProviderTypeName;
  readonly port: number;
}

/** Where model servers listen unless told otherwise. */
const USUAL_PORTS: readonly RunnerPort[] = [
  { name: 'ollama', type: 'ollama', port: 11_434 },
  { name: 'vllm', type: 'vllm', port: 8_000 },
  { name: 'llama.cpp', type: 'llama.cpp', port: 8_080 },
  { name: 'lm-studio', type: 'lm-studio', port: 1_234 },
];

const TIMEOUT_MS = 300;
/** A list of models is small; whatever is larger is something else. */
const MAX_ANSWER_BYTES = 1_048_576;
const MAX_MODELS = 50;
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Asks the usual ports of 127.0.0.1, all at once, for their list of models. Contacts nothing else, follows no
 * redirect and sends no credential. Whatever does not answer with a list of models is not a runner. Models that a
 * runner merely hands on to somebody else's machine are left out.
 */
export async function discoverRunners(options: DiscoveryOptions): Promise<FoundRunner[]> {
  const probes = (options.ports ?? USUAL_PORTS).map((port) => probe(port, options));
  return (await Promise.all(probes)).filter((found) => found !== undefined);
}

async function probe(
  { name, type, port }: RunnerPort,
  { fetch, clock, timeoutMs = TIMEOUT_MS }: DiscoveryOptions,
): Promise<FoundRunner | undefined> {
  const url = new URL(`http://127.0.0.1:${port}/v1`);
  const controller = new AbortController();
  const cancel = clock.after(timeoutMs, () => controller.abort());
  const ask = (path: string) =>
    fetch(`${url.origin}${path}`, {
      redirect: 'manual',
      signal: controller.signal,
      headers: { accept: 'application/json' },
    });
  try {
    const [names, elsewhere] = await Promise.all([
      ask('/v1/models').then(modelNames),
      type === 'ollama' ? ask('/api/tags').then(namesOfRemoteModels) : NO_NAMES,
    ]);
    if (names.length === 0) return undefined;
    const models = names.filter((model) => !isCloudModel(model) && !elsewhere.has(model));
    const cloudModelCount = names.length - models.length;
    return { name, type, url, models: models.slice(0, MAX_MODELS), cloudModelCount };
  } catch {
    // Nobody there, too slow, or not HTTP: no runner, and nothing to report.
    return undefined;
  } finally {
    cancel();
    controller.abort();
  }
}

async function readBounded(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('too much for a list of models');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

// The answer of `GET /v1/models`: { data: [{ id: "qwen3:8b" }] }.
async function modelNames(response: Response): Promise<string[]> {
  if (response.status !== 200) return [];
  const names = listIn(await readBounded(response), 'data').flatMap((entry) => {
    const id = textIn(entry, 'id');
    return id !== undefined && isChatModel(id) ? [id] : [];
  });
  return [...new Set(names)];
}

/**
 * The names in Ollama's own list, `GET /api/tags`, whose models run elsewhere: a cloud model that was copied or built
 * upon may be called anything, and only `remote_host` and `remote_model` tell. An Ollama whose list cannot be read is
 * not trusted; a server that has no such list is no Ollama.
 */
async function namesOfRemoteModels(response: Response): Promise<ReadonlySet<string>> {
  if (response.status === 404) return NO_NAMES;
  if (response.status !== 200) throw new Error('no list of models');
  const remote = listIn(await readBounded(response), 'models').filter(
    (entry) => (textIn(entry, 'remote_host') ?? '') !== '' || (textIn(entry, 'remote_model') ?? '') !== '',
  );
  return new Set(remote.flatMap((entry) => [textIn(entry, 'name') ?? '', textIn(entry, 'model') ?? '']));
}

function listIn(answer: unknown, key: string): readonly unknown[] {
  const list = valueIn(answer, key);
  if (!Array.isArray(list)) throw new Error('not a list of models');
  return list;
}

function textIn(entry: unknown, key: string): string | undefined {
  const value = valueIn(entry, key);
  return typeof value === 'string' ? value : undefined;
}

function valueIn(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return new Map<string, unknown>(Object.entries(holder)).get(key);
}

// Runners list embedding models beside the others; those cannot answer.
function isChatModel(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id) && !/embed|rerank/i.test(id);
}
