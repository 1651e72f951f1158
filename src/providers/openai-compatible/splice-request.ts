import type { Deployment } from '../../domain/deployment.ts';
import { type JsonDocument, memberOf } from '../../domain/json/json-node.ts';
import { setMembers, splice } from '../../domain/json/splice.ts';
import type { ChatRequest } from '../../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../../domain/provider-codec.ts';
import { pseudonymousMembers } from '../pseudonymous-members.ts';
import { logprobMembers } from './ask-logprobs.ts';
import type { ChatTraits } from './chat-traits.ts';
import { developerRoles, membersForRunner } from './runner-edits.ts';
import { streamOptions } from './stream-options.ts';

/** How a request is written for a server of these traits. */
export interface ChatEncoding {
  readonly traits: ChatTraits;
  readonly aids: EncodingAids;
}

/** Names of the caller's own user, present and former, and the cache's key, which callers make of the same names. */
export const END_USER_FIELDS: ReadonlySet<string> = new Set([
  'user',
  'safety_identifier',
  'prompt_cache_key',
]);

/** Has OpenAI keep the cache for a day; without it an account under zero retention keeps none. */
const CACHE_RETENTION = 'prompt_cache_retention';

/** What has OpenAI keep content beyond the answer. */
export const KEEPING_FIELDS: readonly string[] = ['store', CACHE_RETENTION];

/** The caller's own body with only the fields rewritten that are ours; every other byte as it came. */
export function spliceRequest(
  request: ChatRequest,
  deployment: Deployment,
  encoding: ChatEncoding,
): Pick<EncodedRequest, 'body' | 'dropped'> {
  const { traits, aids } = encoding;
  const { document } = request.source;
  const { root } = document;
  if (root.kind !== 'object') throw new Error('the source of a request is not an object');
  const members: Record<string, string | undefined> = { model: JSON.stringify(deployment.model) };
  const isStreamed = memberOf(root, 'stream');
  if ((isStreamed?.kind === 'literal' && isStreamed.value === true) !== request.stream) {
    members['stream'] = String(request.stream);
  }
  const dropped: string[] = [];
  if (deployment.provider.destination.retention?.kind === 'none') {
    if (traits.canStore) members['store'] = 'false';
    if (memberOf(root, CACHE_RETENTION) !== undefined) {
      members[CACHE_RETENTION] = undefined;
      dropped.push(CACHE_RETENTION);
    }
  }
  for (const [name, value] of Object.entries(logprobMembers(request, encoding))) {
    members[name] = JSON.stringify(value);
  }
  Object.assign(
    members,
    outputLimit(document, traits),
    pseudonymousMembers(root, END_USER_FIELDS, aids),
    membersForRunner(root, traits),
  );
  const edits = [
    ...streamOptions(root, request.stream, members),
    ...setMembers(root, members),
    ...developerRoles(root, traits),
  ];
  return { body: splice(document.text, edits), dropped };
}

/** Ollama ignores the newer name, and with it the caller's limit: it is told by the older one. */
function outputLimit({ text, root }: JsonDocument, traits: ChatTraits): Record<string, string | undefined> {
  const newer = memberOf(root, 'max_completion_tokens');
  const isNeeded = traits.outputLimitField === 'max_tokens' && newer?.kind === 'number';
  if (!isNeeded || memberOf(root, 'max_tokens') !== undefined) return {};
  return { max_tokens: text.slice(newer.start, newer.end), max_completion_tokens: undefined };
}
