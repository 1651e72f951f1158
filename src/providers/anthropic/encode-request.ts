import type { Deployment } from '../../domain/deployment.ts';
import { RawJson, type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, ModelRequest } from '../../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../../domain/provider-codec.ts';
import { assertWithinTerms } from '../assert-within-terms.ts';
import { type Turn, toConversation } from '../conversation.ts';
import { assertToolsArePortable } from '../tool-names.ts';
import { uncarriedFields } from '../uncarried-fields.ts';
import { unsupportedOperation } from '../unsupported-operation.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { encodeMessages, encodeSystem } from './encode-messages.ts';
import { encodeReasoning } from './encode-reasoning.ts';
import { encodeSampling } from './encode-sampling.ts';
import { encodeTools } from './encode-tools.ts';
import { generationOf } from './model-generation.ts';
import { spliceRequest } from './splice-request.ts';

const PATH = '/messages';
/** The version of the shape that this codec reads and writes; the only one since 2023. */
export const HEADERS = { 'anthropic-version': '2023-06-01' };

const COMMON = { format: 'anthropic-messages', path: PATH, headers: HEADERS } as const;

/** The shape demands a limit. Where none is known: what every Claude model since 4 accepts, in tokens. */
export const DEFAULT_MAX_TOKENS = 32_000;

/**
 * Writes a Messages request (Anthropic API reference, "Create a Message").
 * @throws DemarcError `unsupported_parameter` when the request cannot be said without changing its meaning.
 */
export function encodeRequest(
  request: ModelRequest,
  deployment: Deployment,
  aids: EncodingAids,
): EncodedRequest {
  if (request.operation !== 'chat') throw unsupportedOperation(request.operation);
  if (request.source.format === 'anthropic-messages') {
    assertWithinTerms(request, deployment);
    return { ...COMMON, body: spliceRequest(request, deployment, aids), dropped: [] };
  }
  const { body, dropped } = encodeAnew(request, deployment, aids);
  return { ...COMMON, body: writeJson(body), dropped };
}

function encodeAnew(
  request: ChatRequest,
  deployment: Deployment,
  aids: EncodingAids,
): { body: WritableJson; dropped: readonly string[] } {
  assertToolsArePortable(request);
  assertStopsAreSaid(request);
  const { system, turns, hasDroppedReasoning } = toConversation(request.messages);
  const systemBlocks = encodeSystem(system);
  const generation = generationOf(deployment.model);
  const maxTokens = maxTokensFor(request, deployment);
  const reasoning = encodeReasoning(request.reasoning, {
    generation,
    maxTokens,
    isToolForced: request.toolChoice?.type === 'required' || request.toolChoice?.type === 'tool',
    isMidToolUse: isMidToolUse(turns),
  });
  const mayBeSampled = generation.takesSampling && reasoning.thinking === undefined;
  const sampling = encodeSampling(request.sampling, mayBeSampled);
  const body = {
    model: deployment.model,
    max_tokens: maxTokens,
    system: systemBlocks.length === 0 ? undefined : systemBlocks,
    messages: encodeMessages(turns),
    stop_sequences: request.stopSequences.length === 0 ? undefined : request.stopSequences,
    ...sampling.fields,
    ...encodeTools(request),
    thinking: reasoning.thinking,
    output_config: outputConfig(reasoning.effort, request),
    metadata: request.endUserId === undefined ? undefined : { user_id: aids.pseudonym(request.endUserId) },
    stream: request.stream ? true : undefined,
  };
  return {
    body,
    dropped: [
      ...uncarriedFields(request),
      ...sampling.dropped,
      ...(reasoning.isDropped ? ['reasoning_effort'] : []),
      // The prompt itself must ask for JSON where OpenAI is told to write it, so the model still hears of it.
      ...(request.responseFormat?.type === 'json-object' ? ['response_format'] : []),
      ...(hasDroppedReasoning ? ['messages.reasoning'] : []),
    ],
  };
}

/** A limit above the model's own is refused, and means no more than the model's own. */
function maxTokensFor({ maxOutputTokens }: ChatRequest, { capabilities }: Deployment): number {
  const most = capabilities.maxOutputTokens;
  if (maxOutputTokens === undefined) return most ?? DEFAULT_MAX_TOKENS;
  return most === undefined ? maxOutputTokens : Math.min(maxOutputTokens, most);
}

/** Whether the model is to go on from results of tools that it called without a signed thought before. */
function isMidToolUse(turns: readonly Turn[]): boolean {
  const last = turns.at(-1);
  return last?.role === 'user' && last.results.length > 0;
}

/** The schema goes as written: a rewrite could change what it accepts. */
function outputConfig(effort: string | undefined, { responseFormat }: ChatRequest): WritableJson {
  const format =
    responseFormat?.type === 'json-schema'
      ? { type: 'json_schema', schema: new RawJson(responseFormat.schemaJson) }
      : undefined;
  return effort === undefined && format === undefined ? undefined : { effort, format };
}

function assertStopsAreSaid({ stopSequences }: ChatRequest): void {
  if (stopSequences.every((sequence) => sequence.trim() !== '')) return;
  throw unsupportedParameter('stop', 'the model chosen does not take stop sequences of white space alone');
}
