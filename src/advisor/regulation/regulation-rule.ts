import type { Source } from '../catalog/sourced.ts';
import type { RegulationFacts } from './regulation-facts.ts';

export const REGULATIONS = ['gdpr', 'hipaa', 'pci-dss', 'sox', 'itar', 'ai-act'] as const;
export type RegulationName = (typeof REGULATIONS)[number];

/** Whether a configuration does what is asked; `not-knowable` where no configuration could tell. */
export type RegulationVerdict = 'met' | 'not-met' | 'not-knowable';

export interface Judgement {
  readonly verdict: RegulationVerdict;
  /** In a sentence: why. */
  readonly because: string;
  /** Where in the configuration it stands, for instance `providers.openai.agreements`; empty where nowhere. */
  readonly by: readonly string[];
  /** What to do; undefined where nothing is left. */
  readonly todo: string | undefined;
}

/** One thing that a regulation asks of a deployment, and how a configuration is held against it. */
export interface RegulationRule {
  /** For instance `gdpr-28-3`. */
  readonly id: string;
  readonly regulation: RegulationName;
  /** For instance `Art. 28(3)`. */
  readonly place: string;
  readonly asks: string;
  readonly source: Source;
  readonly judge: (facts: RegulationFacts) => Judgement;
}

export interface RegulationItem extends Omit<RegulationRule, 'judge'>, Judgement {}

export function met(because: string, by: readonly string[]): Judgement {
  return { verdict: 'met', because, by, todo: undefined };
}

export function notMet(because: string, by: readonly string[], todo: string): Judgement {
  return { verdict: 'not-met', because, by, todo };
}

export function notKnowable(because: string, todo: string): Judgement {
  return { verdict: 'not-knowable', because, by: [], todo };
}

/** Where a regulation was read, and in which words. */
export function readAt(url: string, title: string, quote: string): Source {
  return { url, title, quote, readOn: '2026-11-20' };
}
