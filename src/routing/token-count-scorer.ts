import { estimateWork } from './estimate-work.ts';
import type { Scorer } from './scorer.ts';

export const TOKEN_COUNT_SCORER = 'token-count-1';

/** The length alone. @param thousandthsOf the complexity, 0 to 1000, of so many input tokens. */
export function createTokenCountScorer(thousandthsOf: (inputTokens: number) => number): Scorer {
  return {
    score(request) {
      const work = estimateWork(request);
      // Vectors must not find their way to another maker for being of a longer text.
      if (request.operation === 'embeddings') return work;
      const thousandths = thousandthsOf(work.inputTokens);
      const reasons = [{ text: `${work.inputTokens} input tokens`, thousandths }];
      return { ...work, complexityThousandths: thousandths, scorer: TOKEN_COUNT_SCORER, reasons };
    },
  };
}
