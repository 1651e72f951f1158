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
  /** Names of the models that run here and answer, in its own order; empty where it offers none. */
  readonly models: readonly string[];
  /** Names of the models that make vectors and answer nothing. */
  readonly embeddingModels?: readonly string[] | undefined;
  /** What Ollama says that its models can do, by name; one of which it says nothing is not in it. */
  readonly abilities?: ReadonlyMap<string, readonly string[]> | undefined;
  /** How many models it offers that run elsewhere and were left out. */
  readonly cloudModelCount: number;
}

/** The part of `fetch` that a probe needs. */
export type ProbeFetch = (
  url: string,
  init: {
    readonly method?: 'POST';
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    readonly headers: Record<string, string>;
    readonly body?: string;
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
const NO_ABILITIES: ReadonlyMap<string, readonly string[]> = new Map();
const NO_TAGS: Tags = { elsewhere: new Set(), abilities: NO_ABILITIES };

/** What Ollama's own list says of its models. */
interface Tags {
  /** Names of models that run elsewhere. */
  readonly elsewhere: ReadonlySet<string>;
  readonly abilities: ReadonlyMap<string, readonly string[]>;
}

/**
 * Asks the usual ports of 127.0.0.1, all at once, for their list of models. Contacts nothing else, follows no
 * redirect and sends no credential. Whatever does not answer with a list of models is not a runner. Models that a
 * runner merely hands on to somebody else's machine are left out. Ollama tells what each model can do; of other runners'
 * models the name must do.
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
    const [names, tags] = await Promise.all([
      ask('/v1/models').then(modelNames),
      type === 'ollama' ? ask('/api/tags').then(readTags) : NO_TAGS,
    ]);
    if (names.length === 0) return undefined;
    const own = names.filter((model) => !isCloudModel(model) && !tags.elsewhere.has(model));
    const found = own.slice(0, MAX_MODELS);
    const abilities =
      type === 'ollama'
        ? await abilitiesOf(found, tags.abilities, { origin: url.origin, fetch, clock, timeoutMs })
        : NO_ABILITIES;
    const isMaker = (model: string) => makesOnlyVectors(model, abilities.get(model));
    return {
      name,
      type,
      url,
      models: found.filter((model) => !isMaker(model) && answers(abilities.get(model))),
      embeddingModels: found.filter(isMaker),
      abilities,
      cloudModelCount: names.length - own.length,
    };
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
    return id !== undefined && isUsable(id) ? [id] : [];
  });
  return [...new Set(names)];
}

/**
 * Ollama's own list, `GET /api/tags`. It alone tells which models run elsewhere: a cloud model that was copied or built
 * upon may be called anything, and only `remote_host` and `remote_model` tell. An Ollama whose list cannot be read is
 * not trusted; a server that has no such list is no Ollama.
 */
async function readTags(response: Response): Promise<Tags> {
  if (response.status === 404) return NO_TAGS;
  if (response.status !== 200) throw new Error('no list of models');
  const entries = listIn(await readBounded(response), 'models');
  const remote = entries.filter(
    (entry) => (textIn(entry, 'remote_host') ?? '') !== '' || (textIn(entry, 'remote_model') ?? '') !== '',
  );
  return {
    elsewhere: new Set(remote.flatMap(namesIn)),
    abilities: new Map(
      entries.flatMap((entry) => {
        const told = wordsIn(entry, 'capabilities');
        return told === undefined ? [] : namesIn(entry).map((name) => [name, told] as const);
      }),
    ),
  };
}

interface AbilityOptions extends Pick<DiscoveryOptions, 'fetch' | 'clock'> {
  readonly origin: string;
  readonly timeoutMs: number;
}

/**
 * What the list did not tell (Ollama before 0.30) is asked of each model, `POST /api/show`. One that does not answer
 * in time is a model of which nothing is known.
 */
async function abilitiesOf(
  models: readonly string[],
  listed: ReadonlyMap<string, readonly string[]>,
  { origin, fetch, clock, timeoutMs }: AbilityOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const controller = new AbortController();
  const cancel = clock.after(timeoutMs, () => controller.abort());
  const show = async (model: string): Promise<readonly string[] | undefined> => {
    try {
      const response = await fetch(`${origin}/api/show`, {
        method: 'POST',
        redirect: 'manual',
        signal: controller.signal,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ model }),
      });
      return response.status === 200 ? wordsIn(await readBounded(response), 'capabilities') : undefined;
    } catch {
      return undefined;
    }
  };
  try {
    const told = await Promise.all(
      models.map(async (model) => [model, listed.get(model) ?? (await show(model))] as const),
    );
    return new Map(told.flatMap(([model, words]) => (words === undefined ? [] : [[model, words] as const])));
  } finally {
    cancel();
    controller.abort();
  }
}

function namesIn(entry: unknown): string[] {
  return [textIn(entry, 'name') ?? '', textIn(entry, 'model') ?? ''];
}

/** A list of words; undefined where there is none, or an empty one, which says nothing. */
function wordsIn(entry: unknown, key: string): readonly string[] | undefined {
  const list = valueIn(entry, key);
  if (!Array.isArray(list)) return undefined;
  const words = list.filter((word) => typeof word === 'string');
  return words.length === 0 ? undefined : words;
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

// Runners list models that only order texts beside the others; those can be asked for nothing here.
function isUsable(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id) && !/rerank/i.test(id);
}

/** Whether a model writes, for all that is known: one that makes pictures, say, can be asked for nothing here. */
function answers(abilities: readonly string[] | undefined): boolean {
  return abilities === undefined || abilities.includes('completion');
}

/** Whether a model makes vectors and nothing else: by what its runner says, or else by its name. */
function makesOnlyVectors(model: string, abilities: readonly string[] | undefined): boolean {
  if (abilities === undefined) return /embed/i.test(model);
  return abilities.includes('embedding') && !abilities.includes('completion');
}
