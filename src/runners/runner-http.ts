import { type Placement, type Provider } from '../domain/deployment.ts';
import type { Clock } from '../domain/world.ts';
import { textIn } from './read-json.ts';
import { RunnerError } from './runner-error.ts';

/** The part of `fetch` that the management of models needs. */
export type RunnerFetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'POST';
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    readonly headers: Record<string, string>;
    readonly body?: string;
  },
) => Promise<Response>;

export interface RunnerHttpOptions {
  readonly fetch: RunnerFetch;
  readonly clock: Pick<Clock, 'after'>;
  /** The headers that carry a provider's credential. */
  readonly credentialsOf: (provider: Provider) => Readonly<Record<string, string>>;
  /** Longest silence of a runner, in milliseconds. Default 10 s, and 5 min while it fetches a model. */
  readonly silenceMs?: number;
}

/** Speaks to one runner of the operator's own. Carries names of models and nothing else. */
export interface RunnerHttp {
  get(path: string): Promise<unknown>;
  post(path: string, body: Readonly<Record<string, string>>): Promise<unknown>;
  /** The objects of an answer in newline-delimited JSON, as they come. */
  postForLines(
    path: string,
    body: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncIterable<unknown>;
}

const OURS: readonly Placement[] = ['on-premises', 'own-cloud'];
const SILENCE_MS = 10_000;
/** A runner says nothing while it verifies tens of gigabytes. */
const LINE_SILENCE_MS = 300_000;
/** A list of a thousand models has less than a megabyte; whatever is larger is something else. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_LINE_CHARACTERS = 64 * 1024;

/**
 * The one door to the runners: it dials the address of a provider that the configuration places on the operator's own
 * machines, and follows no redirect.
 * @throws RunnerError `not-ours` for every other provider.
 */
export function createRunnerHttp(provider: Provider, options: RunnerHttpOptions): RunnerHttp {
  const { name, endpoint, destination } = provider;
  if (endpoint.kind !== 'url') {
    throw new RunnerError('not-ours', `${name} is the starter model, which Demarc fetches and runs itself`);
  }
  if (!OURS.includes(destination.placement)) {
    throw new RunnerError(
      'not-ours',
      `${name} is no runner of yours: models are managed on providers placed on-premises or own-cloud`,
    );
  }
  const base = baseOf(endpoint.url);
  const ask = async (path: string, body: string | undefined, watch: Watch): Promise<Response> => {
    const response = await dial(base, path, { body, watch, provider, options });
    if (response.status !== 200) throw await refusal(name, response, watch);
    return response;
  };
  const whole = async (path: string, body?: string): Promise<unknown> => {
    const watch = startWatch(options, options.silenceMs ?? SILENCE_MS);
    try {
      return parse(name, await readBounded(name, await ask(path, body, watch), watch));
    } catch (error) {
      throw explained(name, error);
    } finally {
      watch.end();
    }
  };
  return {
    get: (path) => whole(path),
    post: (path, body) => whole(path, JSON.stringify(body)),
    async *postForLines(path, body, signal) {
      const watch = startWatch(options, options.silenceMs ?? LINE_SILENCE_MS, signal);
      try {
        const response = await ask(path, JSON.stringify(body), watch);
        for await (const line of linesOf(name, response, watch)) yield parse(name, line);
      } catch (error) {
        throw signal.aborted ? interrupted(error) : explained(name, error);
      } finally {
        watch.end();
      }
    },
  };
}

/** The root below which the runner's own API and its `/v1` stand. */
function baseOf(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/(?:v1\/?)?$/, '')}`;
}

interface Dialling {
  readonly body: string | undefined;
  readonly watch: Watch;
  readonly provider: Provider;
  readonly options: RunnerHttpOptions;
}

function dial(base: string, path: string, { body, watch, provider, options }: Dialling): Promise<Response> {
  const headers = { accept: 'application/json', ...options.credentialsOf(provider) };
  const common = { redirect: 'manual', signal: watch.signal } as const;
  return body === undefined
    ? options.fetch(base + path, { ...common, method: 'GET', headers })
    : options.fetch(base + path, {
        ...common,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
}

/** Ends a conversation in which the runner has been silent for too long, or that nobody waits for any more. */
interface Watch {
  readonly signal: AbortSignal;
  /** The runner said something. */
  heard(): void;
  end(): void;
}

function startWatch({ clock }: RunnerHttpOptions, silenceMs: number, outer?: AbortSignal): Watch {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let cancel = clock.after(silenceMs, abort);
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted === true) abort();
  return {
    signal: controller.signal,
    heard() {
      cancel();
      cancel = clock.after(silenceMs, abort);
    },
    end() {
      cancel();
      outer?.removeEventListener('abort', abort);
      abort();
    },
  };
}

async function* chunksOf(response: Response, watch: Watch): AsyncIterable<Uint8Array> {
  for await (const chunk of response.body ?? []) {
    watch.heard();
    yield chunk;
  }
}

async function readBounded(name: string, response: Response, watch: Watch): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(response, watch)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw unreadable(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function* linesOf(name: string, response: Response, watch: Watch): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of chunksOf(response, watch)) {
    const lines = (held + decoder.decode(chunk, { stream: true })).split('\n');
    held = lines.pop() ?? '';
    if (held.length > MAX_LINE_CHARACTERS) throw unreadable(name);
    yield* lines.filter((line) => line.trim() !== '');
  }
  held += decoder.decode();
  if (held.trim() !== '') yield held;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(name);
  }
}

function unreadable(name: string): RunnerError {
  return new RunnerError(
    'unreadable',
    `${name} answered in a way that cannot be read: is its type the right one, and its address that of the runner?`,
  );
}

async function refusal(name: string, response: Response, watch: Watch): Promise<RunnerError> {
  const { status } = response;
  if (status === 401 || status === 403) {
    return new RunnerError('rejected', `${name} refused its credentials (${status}): check its apiKey`);
  }
  const kind = status === 404 ? 'not-found' : 'rejected';
  const text = await readBounded(name, response, watch).catch(() => '');
  return new RunnerError(kind, `${name} answered ${status}${saying(text)}`);
}

/** What the runner says of its own management, shortened; a page of a proxy says nothing. */
function saying(text: string): string {
  try {
    const said = textIn(JSON.parse(text), 'error');
    return said === undefined ? '' : `: ${said.slice(0, 200)}`;
  } catch {
    return '';
  }
}

function explained(name: string, error: unknown): RunnerError {
  if (error instanceof RunnerError) return error;
  return new RunnerError(
    'unreachable',
    `${name} cannot be reached, or stopped answering: does it run?`,
    error,
  );
}

function interrupted(cause: unknown): RunnerError {
  return new RunnerError('interrupted', 'interrupted: the same command goes on where it stopped', cause);
}
