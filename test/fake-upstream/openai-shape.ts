import type { FakeAnswer, FakeRequestBody, FakeToolCall } from './script.ts';
import { DEFAULT_USAGE, frame, pieces, type Shape } from './shape.ts';

const FINISH = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  refusal: 'stop',
  'content-filter': 'content_filter',
} as const;

const ID = 'chatcmpl-fake0001';
const CREATED = 1_780_000_000;

/** The wire of OpenAI's chat completions, with `reasoning_content` as vLLM and others write it. */
export const openaiShape: Shape = {
  path: '/chat/completions',

  whole(answer, request) {
    const { text, reasoning, refusal, toolCalls = [] } = answer;
    const message = {
      role: 'assistant',
      content: text ?? null,
      refusal: refusal ?? null,
      ...(reasoning === undefined ? {} : { reasoning_content: reasoning }),
      ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(toolCall) }),
    };
    const logprobs = logprobsOf(answer, request, text ?? '');
    const choice = { index: 0, message, logprobs, finish_reason: finishReason(answer) };
    return JSON.stringify({
      id: ID,
      object: 'chat.completion',
      created: CREATED,
      model: modelOf(answer, request),
      choices: [choice],
      ...(answer.usage === 'none' ? {} : { usage: usage(answer) }),
    });
  },

  events(answer, request) {
    const chunk = (choices: readonly object[], rest: object = {}) =>
      frame(
        JSON.stringify({
          id: ID,
          object: 'chat.completion.chunk',
          created: CREATED,
          model: modelOf(answer, request),
          choices,
          ...rest,
        }),
      );
    const includesUsage = request.stream_options?.include_usage === true && answer.usage !== 'none';
    const rest = includesUsage ? { usage: null } : {};
    const delta = (content: object, finish: string | null = null) => {
      const token = 'content' in content && typeof content.content === 'string' ? content.content : '';
      const logprobs = logprobsOf(answer, request, token);
      return chunk([{ index: 0, delta: content, logprobs, finish_reason: finish }], rest);
    };
    return [
      delta({ role: 'assistant', content: '', refusal: null }),
      ...deltas(answer).map((content) => delta(content)),
      delta({}, finishReason(answer)),
      ...(includesUsage ? [chunk([], { usage: usage(answer) })] : []),
      frame('[DONE]'),
    ];
  },

  error: (status, code, message) =>
    JSON.stringify({
      error: {
        message,
        type: status === 429 ? 'requests' : status >= 500 ? 'server_error' : 'invalid_request_error',
        param: null,
        code: code ?? null,
      },
    }),

  errorEvent: (message) =>
    frame(JSON.stringify({ error: { message, type: 'server_error', param: null, code: null } })),

  contentEvent: (text) =>
    frame(
      JSON.stringify({
        id: ID,
        object: 'chat.completion.chunk',
        created: CREATED,
        model: 'fake-model',
        choices: [{ index: 0, delta: { content: text }, logprobs: null, finish_reason: null }],
      }),
    ),

  models: () =>
    JSON.stringify({
      object: 'list',
      data: [{ id: 'fake-model', object: 'model', created: CREATED, owned_by: 'fake' }],
    }),
};

function deltas(answer: FakeAnswer): object[] {
  const { text, reasoning, refusal, toolCalls = [], chunks } = answer;
  return [
    ...pieces(reasoning ?? '', chunks).map((piece) => ({ reasoning_content: piece })),
    ...pieces(text ?? '', chunks).map((piece) => ({ content: piece })),
    ...pieces(refusal ?? '', chunks).map((piece) => ({ refusal: piece })),
    ...toolCalls.map((call, index) => ({
      tool_calls: [
        {
          index,
          id: toolCallId(call, index),
          type: 'function',
          function: { name: call.name, arguments: '' },
        },
      ],
    })),
    // Arguments of parallel calls interleave, as the wire allows.
    ...toolCalls.flatMap((call, index) =>
      pieces(call.arguments, chunks).map((piece) => ({
        tool_calls: [{ index, function: { arguments: piece } }],
      })),
    ),
  ];
}

function logprobsOf({ logprob }: FakeAnswer, request: FakeRequestBody, token: string): object | null {
  if (logprob === undefined || request['logprobs'] !== true || token === '') return null;
  return { content: [{ token, logprob, bytes: null, top_logprobs: [] }], refusal: null };
}

function toolCall(call: FakeToolCall, index: number) {
  return {
    id: toolCallId(call, index),
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  };
}

function toolCallId(call: FakeToolCall, index: number): string {
  return call.id ?? `call_fake${index}`;
}

function finishReason({ finish, toolCalls }: FakeAnswer): string {
  return FINISH[finish ?? (toolCalls === undefined || toolCalls.length === 0 ? 'stop' : 'tool-calls')];
}

function modelOf(answer: FakeAnswer, request: FakeRequestBody): string {
  return answer.model ?? request.model ?? 'fake-model';
}

function usage(answer: FakeAnswer) {
  const given = answer.usage === undefined || answer.usage === 'none' ? DEFAULT_USAGE : answer.usage;
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = { ...UNKNOWN, ...given };
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedInputTokens === undefined
      ? {}
      : { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
    ...(reasoningTokens === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}

const UNKNOWN = { cachedInputTokens: undefined, reasoningTokens: undefined };
