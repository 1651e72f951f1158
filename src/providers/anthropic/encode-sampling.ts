import type { WritableJson } from '../../domain/json/write-json.ts';
import type { Sampling } from '../../domain/model-request.ts';

export interface EncodedSampling {
  readonly fields: { readonly [name: string]: WritableJson };
  readonly dropped: readonly string[];
}

/** Anthropic's temperature ends at 1, where OpenAI's goes to 2. */
const MAX_TEMPERATURE = 1;

/**
 * Sampling as far as the model takes it. Together with thinking it is refused, and since Claude 4.1 `temperature`
 * and `top_p` exclude each other.
 */
export function encodeSampling(sampling: Sampling, isAccepted: boolean): EncodedSampling {
  const { temperature, topP, topK } = sampling;
  const given = { temperature, top_p: topP, top_k: topK };
  const dropped = [
    ...namesOf({ seed: sampling.seed }),
    ...namesOf({ presence_penalty: sampling.presencePenalty || undefined }),
    ...namesOf({ frequency_penalty: sampling.frequencyPenalty || undefined }),
  ];
  if (!isAccepted) return { fields: {}, dropped: [...dropped, ...namesOf(given)] };
  if (temperature !== undefined && temperature > MAX_TEMPERATURE) dropped.push('temperature above 1');
  if (temperature !== undefined && topP !== undefined) dropped.push('top_p');
  return {
    fields: {
      temperature: temperature === undefined ? undefined : Math.min(temperature, MAX_TEMPERATURE),
      top_p: temperature === undefined ? topP : undefined,
      top_k: topK,
    },
    dropped,
  };
}

function namesOf(fields: Readonly<Record<string, number | undefined>>): string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}
