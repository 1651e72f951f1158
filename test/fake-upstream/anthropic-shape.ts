import type { FakeAnswer, FakeRequestBody } from './script.ts';
import { DEFAULT_USAGE, frame, pieces, type Shape } from './shape.ts';

const STOP_REASON = {
  stop: 'end_turn',
  length: 'max_tokens',
  'tool-calls': 'tool_use',
  refusal: 'refusal',
  'content-filter': 'refusal',
} as const;

const ERROR_TYPE: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

const ID = 'msg_fake0001';

/** The wire of Anthropic's messages. */
export const anthropicShape: Shape = {
  path: '/messages',

  whole(answer, request) {
    return JSON.stringify({
      ...message(answer, request),
      content: blocks(answer).map(({ block }) => block),
      stop_reason: stopReason(answer),
      usage: usage(answer),
    });
  },

  events(answer, request) {
    const start = {
      ...message(answer, request),
      content: [],
      stop_reason: null,
      usage: { ...usage(answer), output_tokens: 1 },
    };
    return [
      event({ type: 'message_start', message: start }),
      event({ type: 'ping' }),
      ...blocks(answer).flatMap(({ opening, deltas }, index) => [
        event({ type: 'content_block_start', index, content_block: opening }),
        ...deltas.map((delta) => event({ type: 'content_block_delta', index, delta })),
        event({ type: 'content_block_stop', index }),
      ]),
      event({
        type: 'message_delta',
        delta: { stop_reason: stopReason(answer), stop_sequence: null },
        usage: usage(answer),
      }),
      event({ type: 'message_stop' }),
    ];
  },

  error: (status, code, text) =>
    JSON.stringify({
      type: 'error',
      error: { type: code ?? ERROR_TYPE[status] ?? 'api_error', message: text },
      request_id: 'req_fake0001',
    }),

  errorEvent: (text) => event({ type: 'error', error: { type: 'overloaded_error', message: text } }),

  contentEvent: (text) =>
    event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),

  models: () =>
    JSON.stringify({
      data: [{ type: 'model', id: 'fake-model', display_name: 'Fake', created_at: '2026-01-01T00:00:00Z' }],
      has_more: false,
      first_id: 'fake-model',
      last_id: 'fake-model',
    }),
};

function event(data: { readonly type: string; readonly [name: string]: unknown }): string {
  return frame(JSON.stringify(data), data.type);
}

interface Block {
  /** As it stands in a whole answer. */
  readonly block: object;
  /** As `content_block_start` opens it. */
  readonly opening: object;
  readonly deltas: readonly object[];
}

function blocks(answer: FakeAnswer): Block[] {
  const { reasoning, toolCalls = [], chunks } = answer;
  const text = answer.text ?? answer.refusal;
  const found: Block[] = [];
  if (reasoning !== undefined)
    found.push({
      block: { type: 'thinking', thinking: reasoning, signature: 'c2lnbmF0dXJl' },
      opening: { type: 'thinking', thinking: '', signature: '' },
      deltas: [
        ...pieces(reasoning, chunks).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature: 'c2lnbmF0dXJl' },
      ],
    });
  if (text !== undefined)
    found.push({
      block: { type: 'text', text },
      opening: { type: 'text', text: '' },
      deltas: pieces(text, chunks).map((piece) => ({ type: 'text_delta', text: piece })),
    });
  for (const [index, call] of toolCalls.entries()) {
    const name = { type: 'tool_use', id: call.id ?? `toolu_fake${index}`, name: call.name };
    const input: unknown = call.arguments === '' ? {} : JSON.parse(call.arguments);
    found.push({
      block: { ...name, input },
      opening: { ...name, input: {} },
      deltas: ['', ...pieces(call.arguments, chunks)].map((piece) => ({
        type: 'input_json_delta',
        partial_json: piece,
      })),
    });
  }
  return found;
}

function message(answer: FakeAnswer, request: FakeRequestBody) {
  return {
    id: ID,
    type: 'message',
    role: 'assistant',
    model: answer.model ?? request.model ?? 'fake-model',
    stop_sequence: null,
  };
}

function stopReason({ finish, toolCalls, refusal }: FakeAnswer): string {
  if (finish !== undefined) return STOP_REASON[finish];
  if (refusal !== undefined) return STOP_REASON.refusal;
  return STOP_REASON[toolCalls === undefined || toolCalls.length === 0 ? 'stop' : 'tool-calls'];
}

/** Anthropic counts cached input beside `input_tokens`, not within it. */
function usage(answer: FakeAnswer): object {
  if (answer.usage === 'none') return {};
  const given = { cachedInputTokens: 0, ...(answer.usage ?? DEFAULT_USAGE) };
  return {
    input_tokens: given.inputTokens - given.cachedInputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: given.cachedInputTokens,
    output_tokens: given.outputTokens,
  };
}
