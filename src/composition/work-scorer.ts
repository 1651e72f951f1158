import type { Configuration } from '../config/configuration.ts';
import type { DecisionServices } from '../pipeline/gateway-services.ts';
import { tokenCountThousandths } from '../policy/scorer-choice.ts';
import { estimateWork } from '../routing/estimate-work.ts';

/** How hard work is judged: by its features, or by its length alone. */
export function scorerFor({ scorer }: Pick<Configuration, 'scorer'>): DecisionServices['estimateWork'] {
  if (scorer.kind !== 'token-count') return estimateWork;
  return (request) => {
    const work = estimateWork(request);
    // Vectors must not find their way to another maker for being of a longer text.
    if (request.operation === 'embeddings') return work;
    const thousandths = tokenCountThousandths(work.inputTokens, scorer.thresholdTokens);
    const reasons = [{ text: `${work.inputTokens} input tokens`, thousandths }];
    return { ...work, complexityThousandths: thousandths, scorer: 'token-count-1', reasons };
  };
}
