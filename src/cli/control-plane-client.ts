import { CliFailure } from './cli-failure.ts';
import type { CostStory } from './cost-story.ts';
import type { DecisionStory, Explanation, KeyStory } from './decision-story.ts';
import { EXIT } from './exit-codes.ts';

/** The control plane, as the commands use it. Every method throws CliFailure with the server's own words. */
export interface ControlPlaneClient {
  decision(id: string): Promise<DecisionStory>;
  /** @param declared headers in which a caller would say what the text is. */
  explain(text: string, declared: Readonly<Record<string, string>>): Promise<Explanation>;
  costs(question: CostQuery): Promise<CostStory>;
  keys(): Promise<readonly KeyStory[]>;
  createKey(key: NewKey): Promise<{ readonly key: KeyStory; readonly token: string }>;
  revokeKey(id: string): Promise<KeyStory>;
  readPayload(id: string): Promise<string>;
  /** False when it was erased before. */
  erasePayload(id: string): Promise<boolean>;
}

export interface CostQuery {
  readonly by: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly frontier?: string | undefined;
}

export interface NewKey {
  readonly name: string;
  readonly role?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly maxOutboundLevel?: string | undefined;
  readonly seesLabels?: boolean | undefined;
  readonly residency?: string | undefined;
  readonly expiresInDays?: number | undefined;
}

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** The server is gone although its file says otherwise; there may be another way. */
export class ServerGoneError extends Error {
  constructor(cause: unknown) {
    super('the server does not answer', { cause });
    this.name = 'ServerGoneError';
  }
}

const TIMEOUT_MS = 30_000;

/**
 * The one place from which the command line calls a server. It calls this machine and no other, so that whoever
 * writes the control file cannot send the token elsewhere, and follows no redirect.
 */
export function createControlPlaneClient(options: ClientOptions): ControlPlaneClient {
  assertLoopback(options.url);
  const call = (method: string, path: string, more: Pick<Call, 'body' | 'headers'> = {}): Promise<unknown> =>
    send(options, { method, path, ...more });
  return {
    decision: async (id) => (await call('GET', `/decisions/${encodeURIComponent(id)}`)) as DecisionStory,
    explain: async (text, declared) =>
      (await call('POST', '/explain', { body: { text }, headers: declared })) as Explanation,
    costs: async (question) =>
      (await call('GET', `/costs?${queryOf({ ...question }).toString()}`)) as CostStory,
    keys: async () => ((await call('GET', '/keys')) as { keys: KeyStory[] }).keys,
    createKey: async (key) =>
      (await call('POST', '/keys', { body: key })) as { key: KeyStory; token: string },
    readPayload: async (id) =>
      ((await call('GET', `/decisions/${encodeURIComponent(id)}/payload`)) as { body: string }).body,
    erasePayload: async (id) =>
      ((await call('DELETE', `/decisions/${encodeURIComponent(id)}/payload`)) as { erased: boolean }).erased,
    revokeKey: async (id) => (await call('DELETE', `/keys/${encodeURIComponent(id)}`)) as KeyStory,
  };
}

function queryOf(members: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) if (value !== undefined) query.set(name, value);
  return query;
}

function assertLoopback(url: string): void {
  const { protocol, hostname } = new URL(url);
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
  if (protocol !== 'http:' || !isLoopback) {
    throw new CliFailure(
      EXIT.configuration,
      'the server that runs on this data folder listens at no loopback address, and its token goes nowhere else; ' +
        'call its control plane with an admin key, or let it listen on 0.0.0.0 or 127.0.0.1',
    );
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(
  { url, token, fetch }: ClientOptions,
  { method, path, body, headers }: Call,
): Promise<unknown> {
  const request = new Request(new URL(`/demarc/v1${path}`, url), {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...headers,
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (isConnectionRefused(error)) throw new ServerGoneError(error);
    throw new CliFailure(EXIT.temporary, 'the running server does not answer', error);
  }
  const answer = await readAnswer(response);
  if (!response.ok) throw failureOf(response.status, answer);
  return answer;
}

async function readAnswer(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new CliFailure(EXIT.temporary, `the server answered ${response.status} and no JSON`, error);
  }
}

function failureOf(status: number, answer: unknown): CliFailure {
  const { error } = (answer ?? {}) as { error?: { code?: unknown; message?: unknown; param?: unknown } };
  const message = typeof error?.message === 'string' ? error.message : `the server answered ${status}`;
  const param = typeof error?.param === 'string' ? `${error.param}: ` : '';
  return new CliFailure(exitCodeOf(status), `${param}${message}`);
}

function exitCodeOf(status: number): number {
  if (status === 401 || status === 403) return EXIT.noPermission;
  if (status === 503 || status === 504) return EXIT.temporary;
  return status >= 500 ? EXIT.internal : EXIT.no;
}

function isConnectionRefused(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown; errors?: readonly { code?: unknown }[] } }).cause;
  const codes = [cause?.code, ...(cause?.errors ?? []).map(({ code }) => code)];
  return codes.includes('ECONNREFUSED');
}
