import { openaiShape } from './openai-shape.ts';
import type { FakeAnswer } from './script.ts';
import { DEFAULT_USAGE, frame, pieces, type Shape } from './shape.ts';

/** The wire of llama.cpp's `/infill`, whose last object repeats the prompt. */
export const infillShape: Shape = {
  ...openaiShape,
  path: '/infill',
  whole: (answer, request) => JSON.stringify({ ...last(answer, request), content: answer.text ?? '' }),
  events: (answer, request) => [
    ...pieces(answer.text ?? '', answer.chunks).map((content) =>
      frame(JSON.stringify({ index: 0, content, tokens: [1], stop: false, id_slot: -1 })),
    ),
    frame(JSON.stringify(last(answer, request))),
  ],
  contentEvent: (content) => frame(JSON.stringify({ index: 0, content, tokens: [1], stop: false })),
};

function last(answer: FakeAnswer, request: object) {
  const given = answer.usage === undefined || answer.usage === 'none' ? DEFAULT_USAGE : answer.usage;
  return {
    index: 0,
    content: '',
    tokens: [],
    id_slot: 0,
    stop: true,
    model: answer.model ?? 'fake-model',
    tokens_predicted: given.outputTokens,
    tokens_evaluated: given.inputTokens,
    generation_settings: {},
    prompt: JSON.stringify(request),
    truncated: false,
    stop_type: answer.finish === 'length' ? 'limit' : 'eos',
    stopping_word: '',
  };
}
