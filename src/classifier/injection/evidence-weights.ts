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
/** By the index of the kind in {@link EVIDENCE}. */
export const WEIGHT = Float64Array.from(EVIDENCE.map((kind) => WEIGHTS[kind]));
/** What speaks against an attempt does not count before it is found. */
export const CHANCE_WEIGHT = WEIGHT.map((weight) => Math.max(0, weight));
/** The log-odds of a text without any evidence. */
export const BIAS = -3;
/** Scores below are no finding. */
export const REPORTED = 0.5;
/** More than adding in another order can make of a sum. */
const ROUNDING = 1e-6;
/** Log-odds below are not reported, in whatever order they were added up. */
export const REACHED_ODDS = Math.log(REPORTED / (1 - REPORTED)) - ROUNDING;
