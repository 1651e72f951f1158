import type { HealthProbe, ProbeAnswer, ProbeReading } from '../domain/health-probe.ts';
import { readErrorBody } from './error-evidence.ts';

/** A server that says by the status of one address whether it can serve. */
export function healthPath(
  path: string,
  { fromRoot, headers }: Pick<HealthProbe, 'fromRoot' | 'headers'>,
): HealthProbe {
  return { paths: [path], fromRoot, headers, read: ([answer]) => readStatus(answer) };
}

/**
 * What a status says of a server's health. An address that is not there says nothing against it: somebody answers,
 * and whether models are served is seen when one is asked.
 */
export function readStatus(answer: ProbeAnswer | undefined): ProbeReading {
  const { status, body } = answer ?? { status: 0, body: new Uint8Array() };
  if ((status >= 200 && status < 300) || status === 404 || status === 405)
    return { state: 'ready', isLoaded: undefined };
  // llama.cpp answers so, at every address, while it reads the model from disk (tools/server/README.md, `/health`).
  if (status === 503 && readErrorBody(body, status).message.includes('loading model'))
    return { state: 'loading' };
  return { state: 'ill', cause: `http-${status}` };
}
