import { createHash } from 'node:crypto';

/**
 * An id for a call that came without one. Made of the answer's id and the call's place in it, so that decoding the
 * same answer twice gives the same id and two answers of one conversation do not share theirs.
 */
export function makeCallId(answerId: string | undefined, index: number, name: string): string {
  const seed = `${answerId ?? ''}\n${index}\n${name}`;
  return `call_${createHash('sha256').update(seed, 'utf8').digest('hex').slice(0, 24)}`;
}
