import type { Deployment } from '../../domain/deployment.ts';
import { type JsonDocument, type JsonObject, memberOf, stringOf } from '../../domain/json/json-node.ts';
import { type Edit, setMembers, splice } from '../../domain/json/splice.ts';
import type { ModelRequest } from '../../domain/model-request.ts';
import { hashEndUserId } from '../hash-end-user-id.ts';
import type { ChatTraits } from './chat-traits.ts';

/** Names of the caller's own user, present and former. */
const END_USER_FIELDS = ['user', 'safety_identifier'];

/** The caller's own body with only the fields rewritten that are ours; every other byte as it came. */
export function spliceRequest(request: ModelRequest, deployment: Deployment, traits: ChatTraits): string {
  const { document } = request.source;
  const { root } = document;
  if (root.kind !== 'object') throw new Error('the source of a request is not an object');
  const members: Record<string, string | undefined> = { model: JSON.stringify(deployment.model) };
  const isStreamed = memberOf(root, 'stream');
  if ((isStreamed?.kind === 'literal' && isStreamed.value === true) !== request.stream) {
    members['stream'] = String(request.stream);
  }
  if (traits.canStore && deployment.provider.destination.retention?.kind === 'none')
    members['store'] = 'false';
  Object.assign(members, outputLimit(document, traits));
  for (const field of END_USER_FIELDS) {
    const user = stringOf(memberOf(root, field));
    if (user !== undefined) members[field] = JSON.stringify(hashEndUserId(user));
  }
  return splice(document.text, [
    ...streamOptions(root, request.stream, members),
    ...setMembers(root, members),
  ]);
}

/** Ollama ignores the newer name, and with it the caller's limit: it is told by the older one. */
function outputLimit({ text, root }: JsonDocument, traits: ChatTraits): Record<string, string | undefined> {
  const newer = memberOf(root, 'max_completion_tokens');
  const isNeeded = traits.outputLimitField === 'max_tokens' && newer?.kind === 'number';
  if (!isNeeded || memberOf(root, 'max_tokens') !== undefined) return {};
  return { max_tokens: text.slice(newer.start, newer.end), max_completion_tokens: undefined };
}

/** Usage is always asked for; the other options stay the caller's. They are refused where nothing is streamed. */
function streamOptions(
  root: JsonObject,
  isStreamed: boolean,
  members: Record<string, string | undefined>,
): Edit[] {
  const options = memberOf(root, 'stream_options');
  if (isStreamed && options?.kind === 'object') return setMembers(options, { include_usage: 'true' });
  if (isStreamed) members['stream_options'] = '{"include_usage":true}';
  else if (options !== undefined) members['stream_options'] = undefined;
  return [];
}
