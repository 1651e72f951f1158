import type { WireFormat } from '../domain/model-request.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { ProviderCodec } from '../domain/provider-codec.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import type { Behaviour } from './world-plan.ts';

/** What a destination was sent. */
export interface Received {
  readonly codec: ProviderCodec;
  /** The shape in which it was asked and is answered. */
  readonly format: WireFormat;
  readonly body: string;
  readonly stream: boolean;
}

/** Waits until the schedule lets it go on. */
export type Turn = () => Promise<void>;

/**
 * Answers as a destination of this shape would, well or badly, through the codec that reads real answers. One that
 * echoes sends back all it was sent, as model servers do in their errors.
 */
export async function fakeAnswer(
  behaviour: Behaviour,
  received: Received,
  turn: Turn,
): Promise<UpstreamAnswer> {
  await turn();
  const { codec, stream } = received;
  switch (behaviour) {
    case 'unreachable':
      return { kind: 'failed', failure: { code: 'upstream_unreachable', cause: 'connection-refused' } };
    case 'timed-out':
      return { kind: 'failed', failure: { code: 'upstream_timeout', cause: 'first-token-timeout' } };
    case 'reject-echoing':
      return rejected(codec, 400, received.body);
    case 'fail-echoing':
      return rejected(codec, 500, received.body);
    case 'unauthorised':
      return rejected(codec, 401, received.body);
    case 'rate-limited':
      return rejected(codec, 429, received.body);
    case 'overloaded':
      return rejected(codec, 503, received.body);
    default:
      return stream
        ? { kind: 'stream', parts: streamOf(chunksOf(behaviour, received), received, turn) }
        : wholeOf(behaviour, received);
  }
}

function rejected(codec: ProviderCodec, status: number, body: string): UpstreamAnswer {
  const message = `cannot do that: ${body}`;
  const text = JSON.stringify({
    type: 'error',
    error: { type: 'invalid_request_error', message, code: message },
  });
  return { kind: 'failed', failure: codec.mapError({ status, headers: {}, body: Buffer.from(text) }) };
}

interface Said {
  readonly text: string;
  /** Texts that were asked to be embedded. */
  readonly inputs: number;
  readonly callsTool: boolean;
  readonly finish: 'stop' | 'length' | 'tool';
}

function said(behaviour: Behaviour, body: string): Said {
  return { ...saying(behaviour, body), inputs: inputsOf(body) };
}

function inputsOf(body: string): number {
  const { input } = JSON.parse(body) as { input?: unknown };
  return Array.isArray(input) ? input.length : 1;
}

function saying(behaviour: Behaviour, body: string): Omit<Said, 'inputs'> {
  switch (behaviour) {
    case 'echo':
      return { text: `you said ${body}`, callsTool: false, finish: 'stop' };
    case 'call-tool':
      return { text: '', callsTool: true, finish: 'tool' };
    case 'empty':
      return { text: '', callsTool: false, finish: 'stop' };
    case 'refuse':
      return { text: 'I cannot help with that.', callsTool: false, finish: 'stop' };
    case 'cut-at-limit':
      return { text: 'and so on and so', callsTool: false, finish: 'length' };
    default:
      return { text: 'This is an answer.', callsTool: false, finish: 'stop' };
  }
}

function wholeOf(behaviour: Behaviour, { codec, format, body }: Received): UpstreamAnswer {
  const text =
    behaviour === 'garbage'
      ? `<html>${body}</html>`
      : behaviour === 'error-within'
        ? JSON.stringify({ error: { message: body } })
        : behaviour === 'break-off'
          ? wholeText(format, said('answer', body)).slice(0, 40)
          : wholeText(format, said(behaviour, body));
  const answer: ModelResponse | { readonly cause: string } = codec.decodeResponse(Buffer.from(text), format);
  return 'cause' in answer
    ? {
        kind: 'failed',
        failure: answer as Extract<typeof answer, { cause: string }> & { code: 'upstream_protocol' },
      }
    : { kind: 'whole', response: answer };
}

function wholeText(format: WireFormat, { text, inputs, callsTool, finish }: Said): string {
  const call = { name: 'look_up', arguments: { what: 'all' } };
  switch (format) {
    case 'anthropic-messages':
      return JSON.stringify({
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: callsTool
          ? [{ type: 'tool_use', id: 'toolu_9', name: call.name, input: call.arguments }]
          : [{ type: 'text', text }],
        stop_reason: { stop: 'end_turn', length: 'max_tokens', tool: 'tool_use' }[finish],
        stop_sequence: null,
        usage: { input_tokens: 9, output_tokens: 5 },
      });
    case 'ollama-chat':
      return `${JSON.stringify({
        model: 'm',
        message: {
          role: 'assistant',
          content: text,
          ...(callsTool ? { tool_calls: [{ function: call }] } : {}),
        },
        done: true,
        done_reason: finish === 'length' ? 'length' : 'stop',
        prompt_eval_count: 9,
        eval_count: 5,
      })}\n`;
    case 'ollama-generate':
      return `${JSON.stringify({ model: 'm', response: text, done: true, done_reason: finish === 'length' ? 'length' : 'stop', prompt_eval_count: 9, eval_count: 5 })}\n`;
    case 'ollama-embed':
      return JSON.stringify({
        model: 'm',
        embeddings: Array.from({ length: inputs }, () => VECTOR),
        prompt_eval_count: 9,
      });
    case 'openai-embeddings':
      return JSON.stringify({
        object: 'list',
        model: 'm',
        data: Array.from({ length: inputs }, (_, index) => ({
          object: 'embedding',
          index,
          embedding: VECTOR,
        })),
        usage: { prompt_tokens: 9, total_tokens: 9 },
      });
    case 'openai-completions':
      return JSON.stringify(textCompletion(text, finish === 'length' ? 'length' : 'stop'));
    case 'llama-cpp-infill':
      return JSON.stringify(infill(text, { isLast: true, isCut: finish === 'length' }));
    default:
      return JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [
          {
            index: 0,
            message: {
              role: 'assistant',
              content: callsTool ? null : text,
              ...(callsTool
                ? {
                    tool_calls: [
                      { id: 'call_9', type: 'function', function: { ...call, arguments: '{"what":"all"}' } },
                    ],
                  }
                : {}),
            },
            finish_reason: { stop: 'stop', length: 'length', tool: 'tool_calls' }[finish],
          },
        ],
        usage: { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14 },
      });
  }
}

const VECTOR = [0.25, -0.5, 0.125];

function textCompletion(text: string, finish: 'stop' | 'length' | null): object {
  const choice = { index: 0, text, logprobs: null, finish_reason: finish };
  const usage = { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14 };
  return {
    id: 'cmpl-1',
    object: 'text_completion',
    created: 1,
    model: 'm',
    choices: [choice],
    ...(finish === null ? {} : { usage }),
  };
}

function infill(content: string, { isLast, isCut }: { isLast: boolean; isCut: boolean }): object {
  const end = { stop_type: isCut ? 'limit' : 'eos', tokens_evaluated: 9, tokens_predicted: 5 };
  return { content, stop: isLast, ...(isLast ? end : {}) };
}

/** The pieces in which the bytes of a stream arrive; one that breaks off lacks its end. */
function chunksOf(behaviour: Behaviour, { format, body }: Received): string[] {
  if (behaviour === 'garbage') return [`<html>${body}`, '</html>'];
  const events = eventsOf(format, said(behaviour === 'break-off' ? 'echo' : behaviour, body));
  if (behaviour === 'break-off') return events.slice(0, Math.max(1, events.length - 2));
  if (behaviour !== 'error-within') return events;
  const error = JSON.stringify({ type: 'error', error: { type: 'api_error', message: body } });
  return [
    ...events.slice(0, 2),
    format.startsWith('ollama-')
      ? `${JSON.stringify({ error: body })}\n`
      : `event: error\ndata: ${error}\n\n`,
  ];
}

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
const named = (value: { readonly type: string }): string => `event: ${value.type}\n${data(value)}`;

function eventsOf(format: WireFormat, spoken: Said): string[] {
  const { text, callsTool, finish } = spoken;
  switch (format) {
    case 'anthropic-messages': {
      const block = callsTool
        ? { type: 'tool_use', id: 'toolu_9', name: 'look_up', input: {} }
        : { type: 'text', text: '' };
      const delta = callsTool
        ? { type: 'input_json_delta', partial_json: '{"what":"all"}' }
        : { type: 'text_delta', text };
      const reason = { stop: 'end_turn', length: 'max_tokens', tool: 'tool_use' }[finish];
      const message = {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: [],
        usage: { input_tokens: 9, output_tokens: 1 },
      };
      return [
        named({ type: 'message_start', message } as { type: string }),
        named({ type: 'content_block_start', index: 0, content_block: block } as { type: string }),
        named({ type: 'content_block_delta', index: 0, delta } as { type: string }),
        named({ type: 'content_block_stop', index: 0 } as { type: string }),
        named({ type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 5 } } as {
          type: string;
        }),
        named({ type: 'message_stop' }),
      ];
    }
    case 'openai-completions': {
      const end = finish === 'length' ? 'length' : 'stop';
      return [data(textCompletion(text, null)), data(textCompletion('', end)), 'data: [DONE]\n\n'];
    }
    case 'llama-cpp-infill':
      return [
        data(infill(text, { isLast: false, isCut: false })),
        data(infill('', { isLast: true, isCut: finish === 'length' })),
      ];
    case 'ollama-generate':
      return [
        `${JSON.stringify({ model: 'm', response: text, done: false })}\n`,
        wholeText(format, { ...spoken, text: '' }),
      ];
    case 'ollama-chat': {
      const { message, ...rest } = JSON.parse(wholeText(format, spoken)) as { message: object };
      return [
        `${JSON.stringify({ model: 'm', message, done: false })}\n`,
        `${JSON.stringify({ ...rest, message: { role: 'assistant', content: '' } })}\n`,
      ];
    }
    default: {
      const chunk = (delta: object, reason: string | null = null) =>
        data({
          id: 'chatcmpl-1',
          object: 'chat.completion.chunk',
          created: 1,
          model: 'm',
          choices: [{ index: 0, delta, finish_reason: reason }],
        });
      const call = {
        index: 0,
        id: 'call_9',
        type: 'function',
        function: { name: 'look_up', arguments: '{"what":"all"}' },
      };
      return [
        chunk({ role: 'assistant', content: '' }),
        chunk(callsTool ? { tool_calls: [call] } : { content: text }),
        chunk({}, { stop: 'stop', length: 'length', tool: 'tool_calls' }[finish]),
        'data: [DONE]\n\n',
      ];
    }
  }
}

async function* streamOf(
  chunks: readonly string[],
  { codec, format }: Received,
  turn: Turn,
): AsyncGenerator<readonly StreamPart[]> {
  const decoder = codec.createStreamDecoder(format);
  for (const chunk of chunks) {
    await turn();
    const parts = decoder.push(Buffer.from(chunk));
    if (parts.length > 0) yield parts;
    if (parts.some(({ type }) => type === 'failure')) return;
  }
  await turn();
  const rest = decoder.end();
  if (rest.length > 0) yield rest;
}
