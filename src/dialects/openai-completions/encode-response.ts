import { writeJson } from '../../domain/json/write-json.ts';
import type { ModelResponse } from '../../domain/model-response.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext } from '../dialect.ts';
import { encodeUsage } from '../openai-usage.ts';
import { encodeFinish } from './encode-finish.ts';
import { OBJECT } from './schema.ts';

/** Writes a whole answer as a `text_completion`. */
export function encodeResponse(response: ModelResponse, context: AnswerContext): string {
  const text = response.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return writeJson({
    id: answerId('cmpl-', context.requestId),
    object: OBJECT,
    created: context.createdS,
    model: response.model ?? context.requestedModel,
    choices: [
      {
        text,
        index: 0,
        logprobs: response.logprobs ?? null,
        finish_reason: encodeFinish(response.finish),
      },
    ],
    usage: encodeUsage(response.usage),
  });
}
