import { parseCheckpoint } from '../checkpoint.ts';

/** The log that a signed state speaks of: the last part of its origin, for instance `log_01a1…`. */
export function logOf(note: string): string {
  const { origin } = parseCheckpoint(note);
  return origin.slice(origin.lastIndexOf('/') + 1);
}
