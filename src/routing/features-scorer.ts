import { estimateWork } from './estimate-work.ts';
import type { Scorer } from './scorer.ts';

/** Features of the text that anyone can check; costs nothing. */
export const featuresScorer: Scorer = { score: estimateWork };
