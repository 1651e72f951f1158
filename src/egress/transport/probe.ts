import type { Deployment } from '../../domain/deployment.ts';
import type { HealthProbe, ProbeAnswer, ProbeReading } from '../../domain/health-probe.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Clock } from '../../domain/world.ts';
import type { ClientPool } from './client-pool.ts';
import { readBody } from './read-body.ts';
import { requestHeaders } from './request-headers.ts';
import { requestTarget } from './request-target.ts';
import { openResponseFeed } from './response-feed.ts';

/** A look at a deployment's health. There is no place in it for anything of a request. */
export interface Probe {
  readonly deployment: Deployment;
  readonly codec: ProviderCodec;
  /** For the whole look, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface ProbeTools {
  /** Of its own: a look must not wait behind the requests whose server it looks at. */
  readonly pool: ClientPool;
  readonly clock: Clock;
}

/** A list of a thousand models has less; whatever is larger is something else. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** Asks what the codec says is asked, with GET, and has it read the answers. Undefined where there is no way to ask. */
export async function probe(look: Probe, tools: ProbeTools): Promise<ProbeReading | undefined> {
  const { codec, deployment } = look;
  if (codec.health === undefined) return undefined;
  const answers: ProbeAnswer[] = [];
  for (const path of codec.health.paths) {
    const answer = await ask(path, codec.health, { look, tools });
    if ('cause' in answer) return { state: 'ill', cause: answer.cause };
    answers.push(answer);
  }
  return codec.health.read(answers, { model: deployment.model, digest: deployment.digest });
}

async function ask(
  path: string,
  { fromRoot, headers: more = {} }: HealthProbe,
  { look, tools }: { readonly look: Probe; readonly tools: ProbeTools },
): Promise<ProbeAnswer | UpstreamFailure> {
  const { deployment, codec, timeoutMs, signal } = look;
  const { endpoint, apiKey } = deployment.provider;
  const headers = requestHeaders({ codec, headers: more, apiKey, accept: 'application/json' });
  if (headers === undefined) return { code: 'upstream_auth', cause: 'credential-not-sendable' };
  const feed = openResponseFeed({
    ...tools,
    request: {
      ...requestTarget(endpoint, { path, ...(fromRoot ? { isUnversioned: true } : {}) }),
      method: 'GET',
      headers,
    },
    timeouts: { firstByteMs: undefined, idleMs: timeoutMs, totalMs: timeoutMs },
    readAheadBytes: MAX_ANSWER_BYTES,
    signal,
  });
  const head = await feed.head();
  if ('cause' in head) return head;
  const body = await readBody(feed, head, MAX_ANSWER_BYTES);
  return body.kind === 'failed' ? body.failure : { status: head.status, body: body.bytes };
}
