import type { Configuration } from '../config/configuration.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Clock } from '../domain/world.ts';
import { tokenCountThousandths } from '../policy/scorer-choice.ts';
import { featuresScorer } from '../routing/features-scorer.ts';
import { createModelScorer } from '../routing/model-scorer.ts';
import type { Scorer } from '../routing/scorer.ts';
import { createTokenCountScorer } from '../routing/token-count-scorer.ts';

/** How hard work is judged: by its features, by its length alone, or by a model that is asked. */
export function scorerFor(
  { scorer }: Pick<Configuration, 'scorer'>,
  { clock }: { readonly clock: Pick<Clock, 'monotonicMs'> },
): Scorer {
  switch (scorer.kind) {
    case 'features':
      return featuresScorer;
    case 'token-count':
      return createTokenCountScorer((tokens) => tokenCountThousandths(tokens, scorer.thresholdTokens));
    case 'deployment':
      return createModelScorer({ ...scorer, clock });
    default:
      return assertNever(scorer);
  }
}
