import { assertNever } from '../../domain/assert-never.ts';
import type { Message, MessagePart, ToolCallPart } from '../../domain/model-request.ts';
import type { Field } from '../field.ts';
import { decodeContent, decodeToolContent } from './decode-content.ts';
import { ROLES } from './schema.ts';

export function decodeMessages(field: Field): Message[] {
  const messages = field.items();
  if (messages.length === 0) throw field.mustBe('an array of at least one message');
  const legacyCalls = new LegacyCalls();
  return messages.map((message) => decodeMessage(message, legacyCalls));
}

/**
 * The older `function_call` carries no id, and a `function` message names the function whose result it is. Ids are
 * made from the position, so that the same history has the same ids each time it is sent.
 */
class LegacyCalls {
  readonly #idsByName = new Map<string, string>();
  #made = 0;

  begin(name: string): string {
    const id = `call_legacy_${this.#made}`;
    this.#made += 1;
    this.#idsByName.set(name, id);
    return id;
  }

  idOf(name: string): string {
    return this.#idsByName.get(name) ?? this.begin(name);
  }
}

function decodeMessage(message: Field, legacyCalls: LegacyCalls): Message {
  const role = message.object().member('role').oneOf(ROLES);
  const content = message.member('content');
  switch (role) {
    case 'system':
    case 'developer':
      return { role: 'system', parts: decodeContent(content) };
    case 'user':
      return { role: 'user', parts: decodeContent(content) };
    case 'assistant':
      return { role: 'assistant', parts: decodeAssistant(message, legacyCalls) };
    case 'tool':
      return toolResult(message.member('tool_call_id').name(), content);
    case 'function':
      return toolResult(legacyCalls.idOf(message.member('name').name()), content);
    default:
      return assertNever(role);
  }
}

function toolResult(toolCallId: string, content: Field): Message {
  return {
    role: 'tool',
    parts: [{ type: 'tool-result', toolCallId, content: decodeToolContent(content), isError: false }],
  };
}

/** Reasoning comes first and calls come last, whatever the order of the members: so a model writes them. */
function decodeAssistant(message: Field, legacyCalls: LegacyCalls): MessagePart[] {
  const content = message.member('content');
  const refusal = message.member('refusal').optionalText() ?? '';
  const audio = message.member('audio');
  return [
    ...decodeReasoning(message),
    ...(content.isAbsent ? [] : decodeContent(content)),
    ...(refusal === '' ? [] : [{ type: 'refusal' as const, text: refusal }]),
    ...(audio.isAbsent ? [] : [{ type: 'unknown' as const, name: 'audio', node: audio.object().node! }]),
    ...message.member('tool_calls').items().map(decodeToolCall),
    ...decodeLegacyCall(message.member('function_call'), legacyCalls),
  ];
}

/** DeepSeek, vLLM and this gateway say `reasoning_content`, others `reasoning`; neither is in OpenAI's own reference. */
function decodeReasoning(message: Field): MessagePart[] {
  for (const name of ['reasoning_content', 'reasoning']) {
    const { node } = message.member(name);
    if (node?.kind === 'string' && node.value !== '') return [{ type: 'reasoning', text: node.value }];
  }
  return [];
}

function decodeToolCall(call: Field): ToolCallPart {
  const type = call.object().member('type');
  if (!type.isAbsent && type.text() !== 'function') {
    throw type.unsupported('must be "function": calls with free-text input are not supported');
  }
  const described = call.member('function').object();
  return {
    type: 'tool-call',
    id: call.member('id').name(),
    name: described.member('name').name(),
    argumentsJson: decodeArguments(described),
  };
}

function decodeLegacyCall(call: Field, legacyCalls: LegacyCalls): ToolCallPart[] {
  if (call.isAbsent) return [];
  const name = call.object().member('name').name();
  const argumentsJson = decodeArguments(call);
  return [{ type: 'tool-call', id: legacyCalls.begin(name), name, argumentsJson }];
}

function decodeArguments(call: Field): string {
  const text = call.member('arguments').optionalText() ?? '';
  return text === '' ? '{}' : text;
}
