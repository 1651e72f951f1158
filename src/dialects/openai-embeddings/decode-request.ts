import type { JsonDocument } from '../../domain/json/json-node.ts';
import {
  type EmbeddingsInput,
  type EmbeddingsRequest,
  VECTOR_ENCODINGS,
} from '../../domain/model-request.ts';
import { Field } from '../field.ts';

/**
 * Reads an Embeddings request.
 * @throws DemarcError `invalid_request` or `unsupported_parameter` whose `param` names the field.
 */
export function decodeRequest(document: JsonDocument): EmbeddingsRequest {
  const body = Field.ofBody(document);
  const stream = body.member('stream');
  if (stream.optionalBoolean() === true) throw stream.unsupported('may only be false: vectors come whole');
  return {
    operation: 'embeddings',
    requestedModel: body.member('model').name(),
    input: decodeInput(body.member('input')),
    dimensions: body.member('dimensions').optionalInteger(1),
    encoding: body.member('encoding_format').optionalOneOf(VECTOR_ENCODINGS) ?? 'float',
    endUserId: body.member('user').optionalText(),
    stream: false,
    includeStreamUsage: false,
    source: { format: 'openai-embeddings', document },
  };
}

const ALLOWED = 'a non-empty string, or an array of strings, of token numbers or of arrays of these';

/** One text or several; one list of token numbers or several. Never both. */
function decodeInput(input: Field): EmbeddingsInput {
  if (input.node?.kind === 'string') return { kind: 'texts', texts: [input.name()] };
  if (input.node?.kind !== 'array') throw input.mustBe(ALLOWED);
  const items = input.items();
  switch (items[0]?.node?.kind) {
    case 'string':
      return { kind: 'texts', texts: items.map((item) => item.name()) };
    case 'number':
      return { kind: 'token-ids', lengths: [tokenCount(input)] };
    case 'array':
      return { kind: 'token-ids', lengths: items.map(tokenCount) };
    default:
      throw input.mustBe(ALLOWED);
  }
}

function tokenCount(list: Field): number {
  if (list.node?.kind !== 'array' || list.node.items.length === 0) {
    throw list.mustBe('a non-empty array of token numbers');
  }
  if (!list.node.items.every((item) => item.kind === 'number' && /^[0-9]{1,10}$/.test(item.raw))) {
    throw list.mustBe('an array of token numbers');
  }
  return list.node.items.length;
}
