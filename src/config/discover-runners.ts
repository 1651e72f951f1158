import type { Clock } from '../domain/world.ts';
import type { ProviderTypeName } from './provider-types.ts';

/** A model server that answered on this machine. */
export interface FoundRunner {
  /** For instance `ollama`. */
  readonly name: string;
  readonly type: ProviderTypeName;
  /** Its API, `/v1` included. */
  readonly url: URL;
  /** Names of its chat models, in its own order; never empty. */
  readonly models: readonly string[];
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

/**
 * Asks the usual ports of 127.0.0.1, all at once, for their list of models. Contacts nothing else, follows no
 * redirect and sends no credential. Whatever does not answer with a list of models is not a runner.
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
  try {
    const response = await fetch(`${url.href}/models`, {
      redirect: 'manual',
      signal: controller.signal,
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200) return undefined;
    const models = modelNames(await readBounded(response));
    return models.length === 0 ? undefined : { name, type, url, models };
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
function modelNames(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('data' in answer) || !Array.isArray(answer.data))
    return [];
  const names = answer.data.flatMap((entry: unknown): string[] => {
    const isEntry = typeof entry === 'object' && entry !== null && 'id' in entry;
    return isEntry && typeof entry.id === 'string' && isChatModel(entry.id) ? [entry.id] : [];
  });
  return [...new Set(names)].slice(0, MAX_MODELS);
}

// Runners list embedding models beside the others; those cannot answer.
function isChatModel(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id) && !/embed|rerank/i.test(id);
}
