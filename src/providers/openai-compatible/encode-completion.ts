import type { Deployment } from '../../domain/deployment.ts';
import { itemsOf, type JsonObject, memberOf, sourceOf } from '../../domain/json/json-node.ts';
import { setMembers, splice } from '../../domain/json/splice.ts';
import type { CompletionRequest } from '../../domain/model-request.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';
import { assertWithinTerms } from '../assert-within-terms.ts';
import { pseudonymousMembers } from '../pseudonymous-members.ts';
import { unsupportedOperation } from '../unsupported-operation.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { encodeInfill } from './encode-infill.ts';
import { type ChatEncoding, END_USER_FIELDS, KEEPING_FIELDS } from './splice-request.ts';
import { streamOptions } from './stream-options.ts';

/**
 * Writes a request for `/completions` (OpenAI API reference, "Create completion"): the caller's own body with only the
 * fields rewritten that are ours.
 * @throws DemarcError `unsupported_parameter` for a gap that this server cannot be told of.
 */
export function encodeCompletion(
  request: CompletionRequest,
  deployment: Deployment,
  encoding: ChatEncoding,
): EncodedRequest {
  const { traits, aids } = encoding;
  if (!traits.takesCompletions) throw unsupportedOperation(request.operation);
  assertWithinTerms(request, deployment);
  if (request.suffix !== undefined && traits.fillsGapsBy !== 'suffix') {
    if (traits.fillsGapsBy === 'infill') return encodeInfill(request);
    throw unsupportedParameter('suffix', 'the model chosen cannot fill a gap; leave `suffix` out');
  }
  const { document } = request.source;
  const { root } = document;
  if (root.kind !== 'object') throw new Error('the source of a request is not an object');
  const members: Record<string, string | undefined> = {
    model: JSON.stringify(deployment.model),
    // Servers refuse even the empty one, and `best_of` even where it is 1, which is all that it can be here.
    ...(request.suffix === undefined ? { suffix: undefined } : {}),
    best_of: undefined,
    ...pseudonymousMembers(root, END_USER_FIELDS, aids),
    ...onlyPrompt(root, (node) => sourceOf(document, node)),
  };
  const stream = memberOf(root, 'stream');
  if ((stream?.kind === 'literal' && stream.value === true) !== request.stream) {
    members['stream'] = String(request.stream);
  }
  if (deployment.provider.destination.retention?.kind === 'none') {
    for (const name of KEEPING_FIELDS) members[name] = undefined;
  }
  const edits = [...streamOptions(root, request.stream, members), ...setMembers(root, members)];
  return {
    format: 'openai-completions',
    path: '/completions',
    headers: {},
    body: splice(document.text, edits),
    dropped: [],
  };
}

/** A list of one text as that text: servers answer a list with a list, or not at all. */
function onlyPrompt(
  root: JsonObject,
  source: (node: Parameters<typeof sourceOf>[1]) => string,
): Record<string, string> {
  const [only] = itemsOf(memberOf(root, 'prompt'));
  return only === undefined ? {} : { prompt: source(only) };
}
