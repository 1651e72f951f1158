import type { TextSpan } from '../text-span.ts';
import { type Candidate, candidatesAt, isThere } from './collect-evidence.ts';
import { BIAS, CHANCE_WEIGHT, REACHED_ODDS, WEIGHT } from './evidence-weights.ts';
import { EVIDENCE } from './phrase-family.ts';

/** Evidence of one kind counts by the logarithm of how often it stands there, up to this often. */
const MAX_COUNT = 4;
const GROWTH = Float64Array.from({ length: MAX_COUNT + 1 }, (_, count) => Math.log2(1 + count));
/** Evidence further apart than this is not added up: whoever writes a book says everything somewhere. */
const WINDOW = 4_000;
/** The heaviest kinds are looked for first: without them most texts cannot reach the score any more. */
const WEIGHTS_LOOKED_FOR = [1, 0];

export interface InjectionScore {
  /** 0 to 1. */
  readonly score: number;
  /** Around the evidence of the highest score. */
  readonly span: TextSpan;
}

/**
 * How much the text reads like an attempt to change what a model was told; undefined where the score cannot be
 * reported.
 */
export function scoreInjection(text: string, hits: readonly number[]): InjectionScore | undefined {
  const candidates = candidatesAt(text, hits);
  if (text.length <= WINDOW && !isReached(text, candidates)) return undefined;
  let found: readonly Candidate[] = candidates.reverse();
  for (const least of WEIGHTS_LOOKED_FOR) {
    if (text.length > WINDOW) found = thoseInReach(found);
    found = found.filter((candidate) => CHANCE_WEIGHT[candidate.kind]! < least || isThere(text, candidate));
  }
  return found.length === 0 ? undefined : scoreOf(found);
}

/** Whether the evidence of a text that is one window could reach the score; looks no further than it takes to tell. */
function isReached(text: string, candidates: readonly Candidate[]): boolean {
  COUNTS.fill(0);
  let odds = BIAS;
  for (let index = 0; index < candidates.length; index += 1)
    odds += changeBy(candidates[index]!.kind, 1, CHANCE_WEIGHT);
  let most = Number.POSITIVE_INFINITY;
  for (let stage = 0; stage < WEIGHTS_LOOKED_FOR.length; stage += 1) {
    if (odds < REACHED_ODDS) return false;
    const least = WEIGHTS_LOOKED_FOR[stage]!;
    for (let index = 0; index < candidates.length; index += 1) {
      const candidate = candidates[index]!;
      const weight = CHANCE_WEIGHT[candidate.kind]!;
      if (weight < least || weight >= most || isThere(text, candidate)) continue;
      odds += changeBy(candidate.kind, -1, CHANCE_WEIGHT);
      if (odds < REACHED_ODDS) return false;
    }
    most = least;
  }
  return true;
}

/** How often each kind of evidence stands in the window; one at a time is looked at. */
const COUNTS = new Int32Array(EVIDENCE.length);

/** By how much the log-odds change where one piece of evidence comes into the window or, with -1, leaves it. */
function changeBy(kind: number, by: 1 | -1, weights: Float64Array): number {
  const before = COUNTS[kind]!;
  const after = before + by;
  COUNTS[kind] = after;
  return weights[kind]! * (growthOf(after) - growthOf(before));
}

function growthOf(count: number): number {
  return GROWTH[count < MAX_COUNT ? count : MAX_COUNT]!;
}

/** The candidates in a window that could reach the score, were all of it there. */
function thoseInReach(candidates: readonly Candidate[]): readonly Candidate[] {
  COUNTS.fill(0);
  let odds = BIAS;
  const reached: Candidate[] = [];
  let taken = 0;
  let first = 0;
  for (let last = 0; last < candidates.length; last += 1) {
    odds += changeBy(candidates[last]!.kind, 1, CHANCE_WEIGHT);
    for (; candidates[last]!.start - candidates[first]!.start > WINDOW; first += 1)
      odds += changeBy(candidates[first]!.kind, -1, CHANCE_WEIGHT);
    if (odds < REACHED_ODDS) continue;
    for (taken = Math.max(taken, first); taken <= last; taken += 1) reached.push(candidates[taken]!);
  }
  return reached;
}

/** Of evidence that stands there, ascending. */
function scoreOf(found: readonly Candidate[]): InjectionScore {
  COUNTS.fill(0);
  let odds = BIAS;
  let best = Number.NEGATIVE_INFINITY;
  let bestFirst = 0;
  let bestLast = 0;
  let first = 0;
  for (let last = 0; last < found.length; last += 1) {
    odds += changeBy(found[last]!.kind, 1, WEIGHT);
    while (found[last]!.end - found[first]!.start > WINDOW && first < last) {
      odds += changeBy(found[first]!.kind, -1, WEIGHT);
      first += 1;
    }
    if (odds > best) {
      best = odds;
      bestFirst = first;
      bestLast = last;
    }
  }
  let end = 0;
  for (let index = bestFirst; index <= bestLast; index += 1) end = Math.max(end, found[index]!.end);
  return { score: 1 / (1 + Math.exp(-best)), span: { start: found[bestFirst]!.start, end } };
}
