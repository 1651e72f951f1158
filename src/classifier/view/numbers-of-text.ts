import type { TextSpan } from '../text-span.ts';

/** Digits further apart than this belong to different numbers. */
const MAX_DIGIT_GAP = 3;
export const MIN_DIGITS = 5;
/** How far a stretch reaches beyond its digits, for the letters of an identity such as `RSSMRA85T10A562S`. */
const MARGIN = 14;

/** Stretches around five or more digits that stand close together, of the runs of digits in a text of `length`. */
export function numbersOf(digitRuns: readonly number[], length: number): readonly TextSpan[] {
  const stretches: { start: number; end: number }[] = [];
  for (let run = 0; run < digitRuns.length; ) {
    const first = digitRuns[run]!;
    let last = digitRuns[run + 1]!;
    let count = last - first;
    for (run += 2; run < digitRuns.length && digitRuns[run]! - last <= MAX_DIGIT_GAP; run += 2) {
      count += digitRuns[run + 1]! - digitRuns[run]!;
      last = digitRuns[run + 1]!;
    }
    if (count < MIN_DIGITS) continue;
    const start = Math.max(0, first - MARGIN);
    const end = Math.min(length, last + MARGIN);
    const before = stretches[stretches.length - 1];
    if (before !== undefined && start <= before.end) before.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}
