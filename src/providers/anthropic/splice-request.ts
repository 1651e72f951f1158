import type { Deployment } from '../../domain/deployment.ts';
import { itemsOf, type JsonNode, type JsonObject, memberOf, stringOf } from '../../domain/json/json-node.ts';
import { type Edit, setMembers, splice } from '../../domain/json/splice.ts';
import type { ChatRequest } from '../../domain/model-request.ts';
import type { EncodingAids } from '../../domain/provider-codec.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import { pseudonymousMembers } from '../pseudonymous-members.ts';
import { removeItems } from '../remove-items.ts';

/** In the metadata. */
const END_USER_FIELDS: ReadonlySet<string> = new Set(['user_id']);

/** The caller's own body with only the fields rewritten that are ours; every other byte as it came. */
export function spliceRequest(request: ChatRequest, deployment: Deployment, aids: EncodingAids): string {
  const { document } = request.source;
  const { root } = document;
  if (root.kind !== 'object') throw new Error('the source of a request is not an object');
  const members: Record<string, string | undefined> = { model: JSON.stringify(deployment.model) };
  const isStreamed = memberOf(root, 'stream');
  if ((isStreamed?.kind === 'literal' && isStreamed.value === true) !== request.stream) {
    members['stream'] = String(request.stream);
  }
  return splice(document.text, [
    ...setMembers(root, members),
    ...endUser(memberOf(root, 'metadata'), aids),
    ...unsignedThinking(root),
  ]);
}

function endUser(metadata: JsonNode | undefined, aids: EncodingAids): Edit[] {
  if (metadata?.kind !== 'object') return [];
  return setMembers(metadata, pseudonymousMembers(metadata, END_USER_FIELDS, aids));
}

/** Takes out thinking without a signature of Anthropic's; a message that held nothing else goes with it. */
function unsignedThinking(root: JsonObject): Edit[] {
  const messages = memberOf(root, 'messages');
  if (messages?.kind !== 'array') return [];
  const edits: Edit[] = [];
  const emptied = new Set<number>();
  for (const [index, message] of messages.items.entries()) {
    const content = memberOf(message, 'content');
    if (content?.kind !== 'array' || stringOf(memberOf(message, 'role')) !== 'assistant') continue;
    const unsigned = new Set(itemsOf(content).flatMap((block, at) => (isUnsigned(block) ? [at] : [])));
    if (unsigned.size > 0 && unsigned.size === content.items.length) emptied.add(index);
    else edits.push(...removeItems(content, unsigned));
  }
  return [...edits, ...removeItems(messages, emptied)];
}

function isUnsigned(block: JsonNode): boolean {
  if (stringOf(memberOf(block, 'type')) !== 'thinking') return false;
  const signature = stringOf(memberOf(block, 'signature')) ?? '';
  return signature === '' || signature === UNSIGNED;
}
