import type { RequestId } from '../domain/ids.ts';

/** The id of an answer in a dialect's own spelling, from which the request can be told: `req_X` gives `msg_X`. */
export function answerId(prefix: string, requestId: RequestId): string {
  return prefix + requestId.slice(requestId.indexOf('_') + 1);
}
