import type { Sampling } from '../domain/model-request.ts';
import type { Field } from './field.ts';

const TEMPERATURE = { min: 0, max: 2 };
const TOP_P = { min: 0, max: 1 };
const PENALTY = { min: -2, max: 2 };

/** OpenAI allows four sequences; local servers allow more, so the number is left to them. Empty ones stop nothing. */
export function decodeStop(stop: Field): string[] {
  if (stop.isAbsent) return [];
  const sequences = stop.node?.kind === 'string' ? [stop.text()] : stop.items().map((item) => item.text());
  return sequences.filter((sequence) => sequence !== '');
}

export function decodeSampling(body: Field): Sampling {
  return {
    temperature: body.member('temperature').optionalNumber(TEMPERATURE),
    topP: body.member('top_p').optionalNumber(TOP_P),
    seed: decodeSeed(body.member('seed')),
    presencePenalty: body.member('presence_penalty').optionalNumber(PENALTY),
    frequencyPenalty: body.member('frequency_penalty').optionalNumber(PENALTY),
  };
}

/** A seed beyond 2^53 stays in the source alone: a rounded one would be another seed. */
function decodeSeed(seed: Field): number | undefined {
  if (seed.isAbsent) return undefined;
  if (seed.node?.kind !== 'number' || !/^-?[0-9]{1,20}$/.test(seed.node.raw)) throw seed.mustBe('an integer');
  const value = Number(seed.node.raw);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** `stream_options`: whether the last event is to tell the usage. */
export function decodeIncludeUsage(options: Field): boolean {
  if (options.isAbsent) return false;
  return options.object().member('include_usage').optionalBoolean() ?? false;
}
