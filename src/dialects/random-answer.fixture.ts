import fc from 'fast-check';
import type { RequestId } from '../domain/ids.ts';
import type { FinishReason, ModelResponse, OutputPart } from '../domain/model-response.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { Usage } from '../domain/usage.ts';
import type { AnswerContext, StreamEncoder } from './dialect.ts';

/** One answer said twice: whole, and as the parts of a stream. */
export interface Answer {
  readonly response: ModelResponse;
  readonly parts: readonly StreamPart[];
}

export const CONTEXT: AnswerContext = {
  requestId: 'req_01890000-0000-7000-8000-000000000001' as RequestId,
  requestedModel: 'asked-for',
  createdS: 1_800_000_000,
  includeStreamUsage: true,
  estimatedInputTokens: 77,
};

/** Everything a stream encoder writes for a complete answer. */
export function encodeAll(encoder: StreamEncoder, parts: readonly StreamPart[]): string {
  return encoder.encode(parts) + encoder.end();
}

interface Block {
  readonly output: readonly OutputPart[];
  readonly parts: readonly StreamPart[];
}

// Any 16-bit unit: halves of surrogate pairs, line breaks and text that looks like events included.
const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', '"', '\n', '\r', '\\', '\u2028', '\ud83d', '\ude00', 'é') },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
);
const chunk = fc.oneof(
  fc.string({ unit, minLength: 0, maxLength: 8 }),
  fc.constantFrom('', '\n\ndata: [DONE]\n\n', '\n\nevent: message_stop\ndata: {}\n\n', '</tool_call>'),
);
const chunks = fc
  .array(chunk, { minLength: 1, maxLength: 4 })
  .filter((list) => list.some((text) => text !== ''));

const textBlock = chunks.map(
  (list): Block => ({
    output: [{ type: 'text', text: list.join('') }],
    parts: [...list.map((text) => ({ type: 'text-delta' as const, text })), { type: 'block-end' }],
  }),
);

const refusalBlock = chunks.map(
  (list): Block => ({
    output: [{ type: 'refusal', text: list.join('') }],
    parts: [...list.map((text) => ({ type: 'refusal-delta' as const, text })), { type: 'block-end' }],
  }),
);

const reasoningBlock = fc.tuple(chunks, fc.option(fc.constant('c2ln'), { nil: undefined })).map(
  ([list, signature]): Block => ({
    output: [{ type: 'reasoning', text: list.join(''), signature }],
    parts: [
      ...list.map((text) => ({ type: 'reasoning-delta' as const, text })),
      ...(signature === undefined ? [] : [{ type: 'reasoning-signature' as const, signature }]),
      { type: 'block-end' },
    ],
  }),
);

const redactedBlock = fc.constant<Block>({
  output: [{ type: 'redacted-reasoning', data: 'b3BhcXVl' }],
  parts: [{ type: 'redacted-reasoning', data: 'b3BhcXVl' }],
});

/** JSON objects whose bytes a re-encoding would change, and one that is not there at all. */
const argumentsJson = fc.oneof(
  fc.constantFrom(
    '',
    '{}',
    '{"id":9007199254740993}',
    '{ "spaced" : [ 1 , 2.50 ] }',
    '{"escaped":"\\u00e9\\ud83d\\ude00\\/"}',
    '{"text":"\\n\\ndata: x"}',
  ),
  fc
    .dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }))
    .map((value) => JSON.stringify(value)),
);

const call = fc.record({
  argumentsJson,
  cuts: fc.array(fc.nat(40), { maxLength: 4 }),
  name: fc.constantFrom('look_up', 'save', '__proto__'),
});
type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

/** One to three calls at once, whose fragments interleave. */
const callsBlock = fc
  .tuple(fc.array(call, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 30 }), fc.nat(5))
  .map(([calls, schedule, firstIndex]) => interleave(calls, schedule, firstIndex));

function interleave(calls: readonly Call[], schedule: readonly number[], firstIndex: number): Block {
  const lanes = calls.map((each, order) => lane(each, firstIndex + order * 2));
  const parts: StreamPart[] = lanes.map((steps) => steps.shift()!);
  for (const turn of schedule) {
    const step = lanes[turn % lanes.length]!.shift();
    if (step !== undefined) parts.push(step);
  }
  const output = calls.map((each, order) => ({
    type: 'tool-call' as const,
    id: `call_${firstIndex + order * 2}`,
    name: each.name,
    argumentsJson: each.argumentsJson === '' ? '{}' : each.argumentsJson,
  }));
  return { output, parts: [...parts, ...lanes.flat()] };
}

function lane({ argumentsJson, cuts, name }: Call, index: number): StreamPart[] {
  const at = [
    ...new Set([0, ...cuts.map((cut) => Math.min(cut, argumentsJson.length)), argumentsJson.length]),
  ];
  at.sort((a, b) => a - b);
  const deltas = at.slice(1).map((end, order) => argumentsJson.slice(at[order], end));
  return [
    { type: 'tool-call-start', index, id: `call_${index}`, name },
    ...deltas.map((argumentsDelta) => ({ type: 'tool-call-delta' as const, index, argumentsDelta })),
    { type: 'tool-call-end', index },
  ];
}

const count = fc.option(fc.nat(1000), { nil: undefined });
const usage = fc.record({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  source: fc.constant('upstream' as const),
}) satisfies fc.Arbitrary<Usage>;

const REASONS: readonly FinishReason[] = [
  'stop',
  'stop-sequence',
  'length',
  'tool-calls',
  'refusal',
  'content-filter',
  'context-exceeded',
  'pause',
  'unknown',
];

/** Random answers of every kind of block, with usage before the end, after it, or not at all. */
export const answers: fc.Arbitrary<Answer> = fc
  .record({
    blocks: fc.array(fc.oneof(textBlock, reasoningBlock, redactedBlock, refusalBlock, callsBlock), {
      maxLength: 5,
    }),
    reason: fc.constantFrom(...REASONS),
    usage: fc.option(usage, { nil: undefined }),
    isUsageLate: fc.boolean(),
    model: fc.option(fc.constant('upstream-model'), { nil: undefined }),
  })
  .map(({ blocks, reason, usage, isUsageLate, model }) => {
    const usageParts: StreamPart[] = usage === undefined ? [] : [{ type: 'usage', usage }];
    return {
      response: {
        id: 'up_1',
        model,
        parts: blocks.flatMap(({ output }) => output),
        finish: { reason },
        usage,
      },
      parts: [
        { type: 'start', id: 'up_1', model },
        { type: 'ping' },
        ...blocks.flatMap(({ parts }) => parts),
        ...(isUsageLate ? [] : usageParts),
        { type: 'finish', finish: { reason } },
        ...(isUsageLate ? usageParts : []),
      ],
    };
  });
