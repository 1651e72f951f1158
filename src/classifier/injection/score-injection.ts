import type { TextSpan } from '../text-span.ts';
import { type Chances, chancesOf, collectEvidence, isQuoted, QUOTED } from './collect-evidence.ts';
import { EVIDENCE, type Evidence } from './phrase-family.ts';

/**
 * What each kind of evidence adds, as log-odds. Set by hand: on prompts of other sources, weights fitted to the open
 * data raised false alarms and found hardly more.
 */
const WEIGHTS: Readonly<Record<Evidence, number>> = {
  override: 3.4,
  'set-aside-rules': 0.8,
  'forget-everything': 2.2,
  'new-instructions': 0.8,
  'from-now-on': 1,
  persona: 0.9,
  'act-as': 0.5,
  'in-character': 0.7,
  'no-restrictions': 1.4,
  amoral: 0.8,
  'jailbreak-name': 1.4,
  'mode-enabled': 1.2,
  'no-refusal': 1.3,
  'no-disclaimer': 1.2,
  'two-answers': 0.5,
  'forced-opening': 0.6,
  'vendor-policy': 0.6,
  'names-model': 0.5,
  'breaks-free': 0.7,
  'any-request': 0.4,
  'points-game': 1.2,
  threat: 1,
  'no-consequences': 1,
  'late-relative': 1.8,
  'prompt-extraction': 3.1,
  'asks-of-prompt': 0.6,
  'everything-above': 3.1,
  'text-above': 0.9,
  'secret-extraction': 1.4,
  authority: 1.3,
  delimiter: 1.7,
  'decode-and-follow': 2.8,
  cipher: 0.3,
  acknowledge: 0.6,
  obligation: 0.3,
  'you-are-ai': 0.4,
  'harmful-topic': 0.3,
  concealment: 0.6,
  exfiltration: 0.6,
  quoted: 0.4,
  'about-attacks': -1.2,
};
const WEIGHT = Float64Array.from(EVIDENCE.map((kind) => WEIGHTS[kind]));
/** What speaks against an attempt does not count before it is found. */
const CHANCE_WEIGHT = WEIGHT.map((weight) => Math.max(0, weight));
/** Scores below are no finding. */
export const REPORTED = 0.5;
const REPORTED_ODDS = Math.log(REPORTED / (1 - REPORTED));
/** More than adding in another order can make of a sum. */
const ROUNDING = 1e-6;
/** The log-odds of a text without any evidence. */
const BIAS = -3;
/** Evidence of one kind counts by the logarithm of how often it stands there, up to this often. */
const MAX_COUNT = 4;
const GROWTH = Float64Array.from({ length: MAX_COUNT + 1 }, (_, count) => Math.log2(1 + count));
/** Evidence further apart than this is not added up: whoever writes a book says everything somewhere. */
const WINDOW = 4_000;

export interface InjectionScore {
  /** 0 to 1. */
  readonly score: number;
  /** Around the evidence of the highest score. */
  readonly span: TextSpan;
}

/**
 * How much the text reads like an attempt to change what a model was told; undefined where the score cannot reach
 * {@link REPORTED}.
 */
export function scoreInjection(text: string, hits: readonly number[]): InjectionScore | undefined {
  const chances = chancesOf(text, hits);
  const worth = worthReading(text, chances);
  if (worth === undefined) return undefined;
  const found = collectEvidence(text, chances, (index) => worth[index] === 1);
  if (found.length === 0) return undefined;
  const counts = new Uint32Array(EVIDENCE.length);
  let odds = BIAS;
  let best = Number.NEGATIVE_INFINITY;
  let bestFirst = 0;
  let bestLast = 0;
  let first = 0;
  const change = (kind: number, by: 1 | -1): void => {
    const before = GROWTH[Math.min(MAX_COUNT, counts[kind]!)]!;
    counts[kind] = counts[kind]! + by;
    odds += WEIGHT[kind]! * (GROWTH[Math.min(MAX_COUNT, counts[kind])]! - before);
  };
  for (let last = 0; last < found.length; last += 1) {
    change(found[last]!.kind, 1);
    while (found[last]!.end - found[first]!.start > WINDOW && first < last) {
      change(found[first]!.kind, -1);
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

/**
 * Which hits stand in a window that could reach the score, were every pattern there to match; undefined where none
 * does. Most texts have too few to be worth a pattern.
 */
function worthReading(text: string, chances: Chances): Uint8Array | undefined {
  const { hits, uses } = chances;
  let worth: Uint8Array | undefined;
  let marked = 0;
  let first = 0;
  const counts = new Uint32Array(EVIDENCE.length);
  let odds = BIAS;
  for (let last = 0; last < hits.length; last += 1) {
    if (uses[last] === undefined) continue;
    odds += chanceOf(text, chances, last, counts, 1);
    for (; hits[last]! - hits[first]! > WINDOW; first += 1)
      odds += chanceOf(text, chances, first, counts, -1);
    if (odds < REPORTED_ODDS - ROUNDING) continue;
    worth ??= new Uint8Array(hits.length);
    // One window holds all.
    if (text.length <= WINDOW) return worth.fill(1);
    for (marked = Math.max(marked, first); marked <= last; marked += 1) worth[marked] = 1;
  }
  return worth;
}

/** By how much the odds change at most where one hit is added or, with -1, taken away. */
function chanceOf(
  text: string,
  { hits, uses, partners }: Chances,
  index: number,
  counts: Uint32Array,
  by: 1 | -1,
): number {
  const use = uses[index];
  if (use === undefined) return 0;
  const quoted = isQuoted(text, hits[index]!);
  let change = 0;
  for (const { kind: own, needs } of use.tried) {
    if ((needs & ~partners) !== 0) continue;
    const kind = quoted ? QUOTED : own;
    const before = counts[kind]!;
    counts[kind] = before + by;
    change +=
      CHANCE_WEIGHT[kind]! *
      (GROWTH[Math.min(MAX_COUNT, before + by)]! - GROWTH[Math.min(MAX_COUNT, before)]!);
  }
  return change;
}
