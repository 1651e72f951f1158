import type { Deployment } from '../domain/deployment.ts';
import type { DemarcError } from '../domain/error-catalogue.ts';
import { formatDollars } from '../domain/money.ts';
import { totalCost } from './settle.ts';
import type { Received, Recorded } from './stages.ts';

/** Tells proxies on the way to pass a stream on as it comes. */
export const STREAM_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** The request's id under the names that the vendors' clients and people look for. */
export function idHeaders({ requestId }: Received): Record<string, string> {
  return { 'x-request-id': requestId, 'request-id': requestId };
}

/** What every answer says of its decision; the label and the rule only to a key that may see them. */
export function decisionHeaders(recorded: Recorded, deployment?: Deployment): Record<string, string> {
  const { requestId, principal, facts, decision } = recorded;
  return {
    ...idHeaders(recorded),
    'x-demarc-decision': requestId,
    ...(deployment === undefined
      ? {}
      : {
          'x-demarc-deployment': headerText(deployment.name),
          'x-demarc-placement': deployment.provider.destination.placement,
        }),
    ...(principal.seesLabels
      ? { 'x-demarc-level': facts.label.level, 'x-demarc-rule': headerText(decision.route.rule) }
      : {}),
  };
}

/** What the attempts of an answer cost, where it is known. */
export function costHeader(recorded: Recorded): Record<string, string> {
  const cost = totalCost(recorded.attempts.outcomes);
  return cost === undefined ? {} : { 'x-demarc-cost-usd': formatDollars(cost) };
}

export function errorHeaders(error: DemarcError): Record<string, string> {
  return {
    'x-should-retry': String(error.retryable),
    ...(error.retryAfterS === undefined
      ? {}
      : { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfterS))) }),
  };
}

/** Names come from the operator's file and may hold any letters; a header holds printable ASCII. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
