import { openaiShape } from './openai-shape.ts';
import type { FakeAnswer, FakeRequestBody } from './script.ts';
import { DEFAULT_USAGE, frame, pieces, type Shape } from './shape.ts';

const ID = 'cmpl-fake0001';
const CREATED = 1_780_000_000;

/** The wire of OpenAI's completions. */
export const completionsShape: Shape = {
  ...openaiShape,
  path: '/completions',

  whole: (answer, request) =>
    JSON.stringify({
      ...head(answer, request),
      choices: [choice(answer.text ?? '', finishReason(answer))],
      ...(answer.usage === 'none' ? {} : { usage: usage(answer) }),
    }),

  events(answer, request) {
    const includesUsage = request.stream_options?.include_usage === true && answer.usage !== 'none';
    const chunk = (choices: readonly object[], rest: object = includesUsage ? { usage: null } : {}) =>
      frame(JSON.stringify({ ...head(answer, request), choices, ...rest }));
    return [
      ...pieces(answer.text ?? '', answer.chunks).map((text) => chunk([choice(text, null)])),
      chunk([choice('', finishReason(answer))]),
      ...(includesUsage ? [chunk([], { usage: usage(answer) })] : []),
      frame('[DONE]'),
    ];
  },

  contentEvent: (text) => frame(JSON.stringify({ ...head({}, {}), choices: [choice(text, null)] })),
};

function head(answer: FakeAnswer, request: FakeRequestBody) {
  const model = answer.model ?? request.model ?? 'fake-model';
  return { id: ID, object: 'text_completion', created: CREATED, model };
}

function choice(text: string, finish: string | null) {
  return { text, index: 0, logprobs: null, finish_reason: finish };
}

function finishReason({ finish }: FakeAnswer): string {
  return finish === 'length' ? 'length' : 'stop';
}

function usage(answer: FakeAnswer) {
  const given = answer.usage === undefined || answer.usage === 'none' ? DEFAULT_USAGE : answer.usage;
  const { inputTokens, outputTokens } = given;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}
