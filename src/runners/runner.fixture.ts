import type { Deployment, Placement, Provider } from '../domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../domain/ids.ts';
import { Secret } from '../domain/secret.ts';
import type { ManagedDeployment } from './doubts.ts';
import type { RunnerFetch, RunnerHttpOptions } from './runner-http.ts';

/** A provider at an address of this machine. */
export function sampleProvider(
  origin: string,
  change: {
    readonly name?: string;
    readonly type?: string;
    readonly placement?: Placement;
    readonly path?: string;
    readonly apiKey?: string;
  } = {},
): Provider {
  return {
    name: (change.name ?? 'house') as ProviderName,
    type: change.type ?? 'ollama',
    endpoint: { kind: 'url', url: new URL(`${origin}${change.path ?? ''}`) },
    apiKey: change.apiKey === undefined ? undefined : new Secret(change.apiKey),
    destination: {
      placement: change.placement ?? 'on-premises',
      region: undefined,
      retention: undefined,
      agreements: [],
      certifications: [],
      clearance: 'restricted',
      except: [],
    },
  };
}

export function sampleManaged(
  name: string,
  provider: Provider,
  model: string,
  notes: { readonly digest?: string; readonly contextTokens?: number } = {},
): ManagedDeployment {
  const deployment: Deployment = {
    name: name as DeploymentName,
    provider,
    model,
    capabilities: {
      tools: undefined,
      images: undefined,
      structuredOutput: undefined,
      contextTokens: notes.contextTokens,
      maxOutputTokens: undefined,
    },
    timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
    pricing: { kind: 'unknown' },
  };
  return { deployment, digest: notes.digest };
}

/** The platform's own fetch and timers, for runners on loopback. */
export function loopback(change: Partial<RunnerHttpOptions> = {}): RunnerHttpOptions {
  return {
    fetch: (url, init) => globalThis.fetch(url, init),
    clock: {
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    credentialsOf: (provider) =>
      provider.apiKey === undefined ? {} : { authorization: `Bearer ${provider.apiKey.reveal()}` },
    ...change,
  };
}

/** Answers each path with the JSON given for it, and everything else with 404. */
export function scripted(
  answers: Readonly<Record<string, unknown>>,
  asked: string[] = [],
): RunnerHttpOptions {
  const fetch: RunnerFetch = (url) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    const answer = answers[pathname];
    return Promise.resolve(
      answer === undefined ? new Response('not found', { status: 404 }) : Response.json(answer),
    );
  };
  return loopback({ fetch });
}
