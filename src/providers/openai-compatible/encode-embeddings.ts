import type { Deployment } from '../../domain/deployment.ts';
import { setMembers, splice } from '../../domain/json/splice.ts';
import type { EmbeddingsRequest } from '../../domain/model-request.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';
import { assertWithinTerms } from '../assert-within-terms.ts';
import { pseudonymousMembers } from '../pseudonymous-members.ts';
import { unsupportedOperation } from '../unsupported-operation.ts';
import { type ChatEncoding, END_USER_FIELDS } from './splice-request.ts';

/** Writes a request for `/embeddings` (OpenAI API reference, "Create embeddings"): the caller's own body. */
export function encodeEmbeddings(
  request: EmbeddingsRequest,
  deployment: Deployment,
  { traits, aids }: ChatEncoding,
): EncodedRequest {
  if (!traits.takesEmbeddings) throw unsupportedOperation(request.operation);
  assertWithinTerms(request, deployment);
  const { text, root } = request.source.document;
  if (root.kind !== 'object') throw new Error('the source of a request is not an object');
  const members = {
    model: JSON.stringify(deployment.model),
    stream: undefined,
    ...pseudonymousMembers(root, END_USER_FIELDS, aids),
  };
  return {
    format: 'openai-embeddings',
    path: '/embeddings',
    headers: {},
    body: splice(text, setMembers(root, members)),
    dropped: [],
  };
}
