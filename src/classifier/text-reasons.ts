import { compareLevels, type Level } from '../domain/label.ts';
import type { SignalFailure } from './scan-text.ts';

/** What makes a text the worst whatever was found in it. */
export interface Unread {
  readonly isEncoded: boolean;
  readonly failures: readonly SignalFailure[];
}

/** Why a level is as high as it is, apart from findings, in words; none where findings alone made it. */
export function textReasons(level: Level, floor: Level, { isEncoded, failures }: Unread): readonly string[] {
  const reasons = failures.map(
    ({ signal, how }) =>
      `the detector ${signal} ${how === 'threw' ? 'failed' : 'was not done in time'}, so the text counts as the worst`,
  );
  if (isEncoded)
    reasons.push('it looks like encoded data, which no detector can read, so it counts as the worst');
  if (compareLevels(floor, level) > 0) reasons.unshift(`the floor is ${floor}: nothing is labelled below it`);
  return [...new Set(reasons)];
}
