import type { ServerResponse } from 'node:http';
import type { HttpRoute } from './http-server.ts';
import { sendAnswer } from './send-answer.ts';

/** Why the gateway should get no traffic at this moment; undefined when it should. */
export type Readiness = () => string | undefined | Promise<string | undefined>;

/** `/healthz` answers while the process lives; `/readyz` while it can record, and thus serve. */
export function healthRoutes(
  readiness: Readiness,
  warnings: () => readonly string[] = () => [],
): HttpRoute[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: (_request, response) => send(response, 200, { status: 'ok' }),
    },
    {
      method: 'GET',
      path: '/readyz',
      handle: (_request, response) => answerReadiness(readiness, warnings, response),
    },
  ];
}

async function answerReadiness(
  readiness: Readiness,
  warnings: () => readonly string[],
  response: ServerResponse,
): Promise<void> {
  const reason = await readiness();
  const told = warnings();
  if (reason === undefined)
    send(response, 200, { status: 'ready', ...(told.length === 0 ? {} : { warnings: told }) });
  else send(response, 503, { status: 'not ready', reason });
}

function send(
  response: ServerResponse,
  status: number,
  body: Record<string, string | readonly string[]>,
): void {
  sendAnswer(response, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  });
}
