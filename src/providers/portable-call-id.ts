import { createHash } from 'node:crypto';

/** Anthropic's grammar for the id of a call, and the length that OpenAI accepts. */
const CALL_ID = /^[a-zA-Z0-9_-]{1,40}$/;

/**
 * An id of a tool call that every shape accepts: its own where that is one, else a hash of it. The same id gives the
 * same result at the call and at its result, and two ids never meet.
 */
export function portableCallId(id: string): string {
  if (CALL_ID.test(id)) return id;
  return `call_${createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 32)}`;
}
