import { openaiShape } from './openai-shape.ts';
import type { FakeRequestBody } from './script.ts';
import { DEFAULT_USAGE, type Shape } from './shape.ts';

const DIMENSIONS = 3;

/** The vector that a fake makes of the input at this place; every number is one that 32 bits hold. */
export function fakeVector(index: number, dimensions = DIMENSIONS): number[] {
  return Array.from({ length: dimensions }, (_, at) => (at === 0 ? index : at % 2 === 0 ? -0.5 : 0.125));
}

/** The wire of OpenAI's embeddings, base64 where it is asked for; the last vector comes first, as the index allows. */
export const embeddingsShape: Shape = {
  ...openaiShape,
  path: '/embeddings',
  whole(answer, request) {
    const vectors =
      answer.vectors ?? inputsOf(request).map((_, index) => fakeVector(index, dimensionsOf(request)));
    const encode = request['encoding_format'] === 'base64' ? toBase64 : (vector: readonly number[]) => vector;
    const data = vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) }));
    const given = answer.usage === undefined || answer.usage === 'none' ? DEFAULT_USAGE : answer.usage;
    return JSON.stringify({
      object: 'list',
      data: data.reverse(),
      model: answer.model ?? request.model ?? 'fake-model',
      ...(answer.usage === 'none'
        ? {}
        : { usage: { prompt_tokens: given.inputTokens, total_tokens: given.inputTokens } }),
    });
  },
  events: () => {
    throw new Error('embeddings are not streamed');
  },
};

function inputsOf({ input }: FakeRequestBody): readonly unknown[] {
  return Array.isArray(input) && typeof input[0] !== 'number' ? input : [input];
}

function dimensionsOf({ dimensions }: FakeRequestBody): number | undefined {
  return typeof dimensions === 'number' ? dimensions : undefined;
}

function toBase64(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString('base64');
}
