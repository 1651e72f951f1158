import { assertNever } from '../../domain/assert-never.ts';
import { type ChatMessage, textOf } from './chat-request.ts';
import type { TextEngine } from './text-engine.ts';

/** Texts by which the model begins another turn on its own; they end the answer. */
export const TURN_MARKERS = ['<|user|>', '<|system|>', '<|assistant|>'] as const;

interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/**
 * The tokens of a conversation in the model's own chat template (the GGUF's `tokenizer.chat_template`): each
 * turn is `<|role|>`, a line break, the text and the end-of-turn token; the answer's turn is left open. The
 * end-of-turn token is put in by id, so that text that spells it does not end a turn.
 */
export function renderPrompt(messages: readonly ChatMessage[], engine: TextEngine): number[] {
  const tokens: number[] = [];
  for (const message of messages) {
    const turn = toTurn(message);
    const lead = tokens.length === 0 ? '' : '\n';
    for (const token of engine.tokenize(`${lead}<|${turn.role}|>\n${turn.text}`)) tokens.push(token);
    tokens.push(engine.endOfTurnToken);
  }
  for (const token of engine.tokenize('\n<|assistant|>\n')) tokens.push(token);
  return tokens;
}

/** The template knows three roles; a tool's result is told as a user's turn, a call as the assistant's text. */
function toTurn(message: ChatMessage): Turn {
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', text: textOf(message.content) };
    case 'user':
      return { role: 'user', text: textOf(message.content) };
    case 'assistant': {
      const calls = (message.tool_calls ?? []).map(
        (call) => `[called ${call.function.name} with ${call.function.arguments}]`,
      );
      const text = textOf(message.content);
      return { role: 'assistant', text: [...(text === '' ? [] : [text]), ...calls].join('\n') };
    }
    case 'tool':
      return { role: 'user', text: `Result of the call: ${textOf(message.content)}` };
    default:
      return assertNever(message);
  }
}
