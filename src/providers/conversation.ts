import type {
  FilePart,
  ImagePart,
  Message,
  RefusalPart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

export type AssistantPart = TextPart | ImagePart | FilePart | ToolCallPart | RefusalPart;
export type UserPart = TextPart | ImagePart | FilePart;

export type Turn =
  | { readonly role: 'assistant'; readonly parts: readonly AssistantPart[] }
  /** `results` answer the calls of the assistant turn just before, one each and in their order. */
  | {
      readonly role: 'user';
      readonly results: readonly ToolResultPart[];
      readonly parts: readonly UserPart[];
    };

/** A request's messages in the order that every shape accepts: system texts first, then turns that alternate. */
export interface Conversation {
  readonly system: readonly TextPart[];
  readonly turns: readonly Turn[];
  /** Reasoning of earlier answers was left out: it is signed for, or only of use to, the model that made it. */
  readonly hasDroppedReasoning: boolean;
}

const NO_RESULT = 'The tool call was not completed; there is no result.';

/**
 * Brings messages into the form that both shapes can say. System messages are hoisted to the front, since Anthropic
 * has one place for them and many local templates know no other. Neighbours of one role become one turn with their
 * parts apart. Empty texts go, since Anthropic refuses them. A call without a result (an agent that was stopped)
 * gets one that says so, since both shapes refuse a dangling call.
 *
 * @throws DemarcError `unsupported_parameter` for a part that only the caller's own shape knows.
 */
export function toConversation(messages: readonly Message[]): Conversation {
  const system: TextPart[] = [];
  const turns: OpenTurn[] = [];
  let hasDroppedReasoning = false;
  for (const message of messages) {
    for (const part of message.parts) {
      if (part.type === 'unknown') {
        throw unsupportedParameter(
          'messages',
          'a message holds content that the model chosen cannot be sent',
        );
      }
      if (part.type === 'text' && part.text === '') continue;
      if (part.type === 'reasoning') hasDroppedReasoning = true;
      else if (message.role !== 'system') turnFor(turns, message.role === 'assistant').parts.push(part);
      else if (part.type === 'text') system.push(part);
      else throw unsupportedParameter('messages', 'a system message may hold text only');
    }
  }
  return { system, turns: settleCalls(turns), hasDroppedReasoning };
}

type KnownPart = AssistantPart | ToolResultPart;

interface OpenTurn {
  readonly isAssistant: boolean;
  readonly parts: KnownPart[];
}

function turnFor(turns: OpenTurn[], isAssistant: boolean): OpenTurn {
  const last = turns.at(-1);
  if (last?.isAssistant === isAssistant) return last;
  const turn: OpenTurn = { isAssistant, parts: [] };
  turns.push(turn);
  return turn;
}

function settleCalls(turns: readonly OpenTurn[]): Turn[] {
  const settled: Turn[] = [];
  let calls: readonly ToolCallPart[] = [];
  for (const turn of turns) {
    if (turn.isAssistant) {
      const parts = turn.parts.filter((part) => part.type !== 'tool-result');
      calls = parts.filter((part) => part.type === 'tool-call');
      settled.push({ role: 'assistant', parts });
    } else {
      settled.push(userTurn(turn.parts, calls));
      calls = [];
    }
  }
  if (calls.length > 0) settled.push(userTurn([], calls));
  return settled;
}

/** Results in the order of the calls; one that answers no call stays, for the upstream to refuse. */
function userTurn(parts: readonly KnownPart[], calls: readonly ToolCallPart[]): Turn {
  const open = parts.filter((part) => part.type === 'tool-result');
  const results = calls.map((call): ToolResultPart => {
    const at = open.findIndex((result) => result.toolCallId === call.id);
    return open.splice(at, at < 0 ? 0 : 1)[0] ?? missingResult(call);
  });
  return {
    role: 'user',
    results: [...results, ...open],
    parts: parts.filter((part) => part.type === 'text' || part.type === 'image' || part.type === 'file'),
  };
}

function missingResult(call: ToolCallPart): ToolResultPart {
  return {
    type: 'tool-result',
    toolCallId: call.id,
    content: [{ type: 'text', text: NO_RESULT }],
    isError: true,
  };
}
