import type { Message, MessagePart, ToolResultPart } from '../../domain/model-request.ts';
import type { Field } from '../field.ts';
import { decodeContent } from './decode-content.ts';
import { ROLES } from './schema.ts';

export function decodeMessages(field: Field): Message[] {
  const messages = field.items();
  if (messages.length === 0) throw field.mustBe('an array of at least one message');
  return messages.flatMap(decodeMessage);
}

/**
 * A user turn may carry results of tools, which are a message of their own here. They come first: Anthropic demands
 * that results follow directly on the calls they answer.
 */
function decodeMessage(message: Field): Message[] {
  const role = message.object().member('role').oneOf(ROLES);
  const parts = decodeContent(message.member('content'));
  const results = parts.filter(isToolResult);
  if (results.length === 0) return [{ role, parts }];
  if (role !== 'user')
    throw message.member('content').mustBe('without tool_result blocks unless the role is "user"');
  const rest = parts.filter((part) => !isToolResult(part));
  const resultMessage: Message = { role: 'tool', parts: results };
  return rest.length === 0 ? [resultMessage] : [resultMessage, { role, parts: rest }];
}

function isToolResult(part: MessagePart): part is ToolResultPart {
  return part.type === 'tool-result';
}
