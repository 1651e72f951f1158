import type { ModelRequest } from '../domain/model-request.ts';
import type { ComplexityReason, WorkEstimate } from '../domain/work.ts';
import { recogniseTask } from './recognise-task.ts';
import { estimateRequestTokens } from './request-tokens.ts';
import { scoreComplexity } from './score-complexity.ts';
import { workFeatures } from './work-features.ts';

export const BUILT_IN_SCORER = 'features-1';
const MAX_REASONS = 5;

/**
 * How hard a request is and what it asks for, by simple features that anyone can check. Pure. Public prompts teach
 * little about one's own traffic: this is the start, until outcomes of one's own calibrate it.
 */
export function estimateWork(request: ModelRequest): WorkEstimate {
  const inputTokens = estimateRequestTokens(request);
  if (request.operation === 'embeddings') return { ...EMBEDDING, inputTokens };
  const features = workFeatures(request);
  const task = isGap(request) ? 'code' : recogniseTask(features);
  const { thousandths, reasons } = scoreComplexity(features, task, inputTokens);
  return {
    complexityThousandths: thousandths,
    task,
    reasons: strongest(reasons),
    inputTokens,
    scorer: BUILT_IN_SCORER,
  };
}

/** A vector is made of any text alike, so that no text finds its way to another maker for being harder. */
const EMBEDDING: Omit<WorkEstimate, 'inputTokens'> = {
  complexityThousandths: 0,
  task: 'embed',
  reasons: [],
  scorer: BUILT_IN_SCORER,
};

/** Editors alone ask for what stands between two texts. */
function isGap(request: ModelRequest): boolean {
  return request.operation === 'completion' && request.suffix !== undefined;
}

function strongest(reasons: readonly ComplexityReason[]): ComplexityReason[] {
  return [...reasons].sort((a, b) => Math.abs(b.thousandths) - Math.abs(a.thousandths)).slice(0, MAX_REASONS);
}
