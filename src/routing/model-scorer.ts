import type { DeploymentName } from '../domain/ids.ts';
import type { ModelReply } from '../domain/model-call.ts';
import type { Judgement, WorkEstimate } from '../domain/work.ts';
import type { Clock } from '../domain/world.ts';
import {
  COMPLEXITY_INSTRUCTIONS,
  COMPLEXITY_MAX_OUTPUT_TOKENS,
  complexityQuestion,
  readComplexity,
} from './complexity-prompt.ts';
import { estimateWork } from './estimate-work.ts';
import type { Scorer } from './scorer.ts';

export const MODEL_SCORER = 'deployment-1';

export interface ModelScorerOptions {
  readonly deployment: DeploymentName;
  readonly timeoutMs: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

/** After so many questions in a row without an answer the model is left alone for a while: each had a caller waiting. */
const SILENT_QUESTIONS = 3;
const REST_MS = 30_000;

/**
 * Asks a model on the premises. Where it may not see the request, does not answer in time, or answers nonsense, the
 * features of the text stand in, and the record says so.
 */
export function createModelScorer({ deployment, timeoutMs, clock }: ModelScorerOptions): Scorer {
  let silent = 0;
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  const note = ({ kind }: ModelReply): void => {
    if (kind === 'answered') silent = 0;
    if (kind !== 'timed-out' && kind !== 'failed') return;
    silent += 1;
    if (silent >= SILENT_QUESTIONS) restsUntilMs = clock.monotonicMs() + REST_MS;
  };
  return {
    async score(request, ask) {
      const work = estimateWork(request);
      const without = (result: Judgement['result']): WorkEstimate => ({
        ...work,
        judgement: { deployment, result },
      });
      if (ask === undefined || request.operation === 'embeddings') return without('not-asked');
      if (clock.monotonicMs() < restsUntilMs) return without('resting');
      const reply = await ask({
        deployment,
        instructions: COMPLEXITY_INSTRUCTIONS,
        text: complexityQuestion(request, work.inputTokens),
        maxOutputTokens: COMPLEXITY_MAX_OUTPUT_TOKENS,
        timeoutMs,
      });
      note(reply);
      if (reply.kind !== 'answered') return without(reply.kind);
      const thousandths = readComplexity(reply.text);
      if (thousandths === undefined) return without('unreadable');
      return {
        ...without('scored'),
        complexityThousandths: thousandths,
        scorer: MODEL_SCORER,
        reasons: [{ text: `${deployment} puts it at ${thousandths / 10} of 100`, thousandths }],
      };
    },
  };
}
