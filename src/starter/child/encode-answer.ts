import type { ChatAnswer } from './answer-chat.ts';

/** What every object of one answer repeats. */
export interface AnswerHead {
  readonly id: string;
  readonly model: string;
  /** Seconds since the Unix epoch. */
  readonly created: number;
}

export function encodeCompletion(head: AnswerHead, answer: ChatAnswer): object {
  return {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: answer.toolCalls.length > 0 ? null : answer.text,
          ...(answer.toolCalls.length > 0 && { tool_calls: answer.toolCalls }),
        },
        logprobs: null,
        finish_reason: answer.finishReason,
      },
    ],
    usage: encodeUsage(answer),
  };
}

export function encodeDelta(head: AnswerHead, delta: object, finishReason: string | null): object {
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  };
}

/** The chunk before `[DONE]` that `stream_options.include_usage` asks for. */
export function encodeUsageChunk(head: AnswerHead, answer: ChatAnswer): object {
  return { ...head, object: 'chat.completion.chunk', choices: [], usage: encodeUsage(answer) };
}

/** The calls of an answer as one delta: they are known only when they are complete. */
export function toolCallsDelta(answer: ChatAnswer): object {
  return { tool_calls: answer.toolCalls.map((call, index) => ({ index, ...call })) };
}

function encodeUsage(answer: ChatAnswer): object {
  return {
    prompt_tokens: answer.inputTokens,
    completion_tokens: answer.outputTokens,
    total_tokens: answer.inputTokens + answer.outputTokens,
  };
}
