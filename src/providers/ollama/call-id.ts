import { createHash } from 'node:crypto';

/**
 * An id for a call that came without one, as older servers send them. Made of when the object with the call was
 * written and of the call's place in the answer, so that decoding the same answer twice gives the same id.
 */
export function makeCallId(createdAt: string, index: number, name: string): string {
  const seed = `${createdAt}\n${index}\n${name}`;
  return `call_${createHash('sha256').update(seed, 'utf8').digest('hex').slice(0, 24)}`;
}
