import type { JsonDocument } from '../../domain/json/json-node.ts';
import type { CompletionRequest } from '../../domain/model-request.ts';
import { Field } from '../field.ts';
import { decodeIncludeUsage, decodeSampling, decodeStop } from '../openai-sampling.ts';

/**
 * Reads a Completions request: a text that goes on, or with `suffix` one whose gap is to be filled.
 * @throws DemarcError `invalid_request` or `unsupported_parameter` whose `param` names the field.
 */
export function decodeRequest(document: JsonDocument): CompletionRequest {
  const body = Field.ofBody(document);
  const requestedModel = body.member('model').name();
  refuseSeveralTexts(body);
  const suffix = body.member('suffix').optionalText();
  return {
    operation: 'completion',
    requestedModel,
    prompt: decodePrompt(body.member('prompt')),
    // Editors send an empty one at the end of a file: there is no gap then.
    suffix: suffix === '' ? undefined : suffix,
    maxOutputTokens: body.member('max_tokens').optionalInteger(1),
    stopSequences: decodeStop(body.member('stop')),
    sampling: decodeSampling(body),
    logprobs: body.member('logprobs').optionalInteger(0),
    endUserId: body.member('user').optionalText(),
    stream: body.member('stream').optionalBoolean() ?? false,
    includeStreamUsage: decodeIncludeUsage(body.member('stream_options')),
    source: { format: 'openai-completions', document },
  };
}

function refuseSeveralTexts(body: Field): void {
  for (const name of ['n', 'best_of']) {
    const count = body.member(name);
    if ((count.optionalInteger(1) ?? 1) > 1) {
      throw count.unsupported('may only be 1; send the request once for each text you want');
    }
  }
  const echo = body.member('echo');
  if (echo.optionalBoolean() === true) {
    throw echo.unsupported('may only be false; put the prompt before the answer yourself');
  }
}

/** One text, also as the only one of a list. The numbers of tokens mean one thing to one model and nothing to others. */
function decodePrompt(prompt: Field): string {
  if (prompt.node?.kind !== 'array') return textOf(prompt);
  const [first, ...more] = prompt.items();
  if (first === undefined) throw prompt.mustBe('a string');
  if (first.node?.kind === 'number' || first.node?.kind === 'array') {
    throw prompt.unsupported('must be text; the numbers of tokens are not supported');
  }
  if (more.length > 0) throw prompt.unsupported('may hold one text only; send one request for each');
  return textOf(first);
}

function textOf(field: Field): string {
  if (field.node?.kind !== 'string') throw field.mustBe('a string');
  return field.node.value;
}
