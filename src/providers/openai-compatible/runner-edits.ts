import { itemsOf, type JsonObject, memberOf, stringOf } from '../../domain/json/json-node.ts';
import type { Edit } from '../../domain/json/splice.ts';
import type { ChatTraits } from './chat-traits.ts';
import { ANY_OBJECT, onlyToolRequired } from './encode-tools.ts';

/**
 * What must be said in other words to a server that does not know OpenAI's, as {@link setMembers} takes it.
 * @throws DemarcError `unsupported_parameter` where there are no words that mean the same.
 */
export function membersForRunner(root: JsonObject, traits: ChatTraits): Record<string, string> {
  const members: Record<string, string> = {};
  if (!traits.takesNamedToolChoice && memberOf(root, 'tool_choice')?.kind === 'object') {
    const toolCount = itemsOf(memberOf(root, 'tools')).length;
    members['tool_choice'] = JSON.stringify(onlyToolRequired(toolCount));
  }
  const format = memberOf(root, 'response_format');
  if (!traits.takesJsonObject && stringOf(memberOf(format, 'type')) === 'json_object') {
    members['response_format'] = ANY_OBJECT;
  }
  return members;
}

/** The edits that make `developer` messages `system` ones, which OpenAI itself treats alike. */
export function developerRoles(root: JsonObject, traits: ChatTraits): Edit[] {
  if (traits.takesDeveloperRole) return [];
  return itemsOf(memberOf(root, 'messages')).flatMap((message) => {
    const role = memberOf(message, 'role');
    return role !== undefined && stringOf(role) === 'developer'
      ? [{ start: role.start, end: role.end, text: '"system"' }]
      : [];
  });
}
