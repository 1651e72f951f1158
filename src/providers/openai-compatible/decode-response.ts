import { itemsOf, type JsonDocument, type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import { unreadableBody } from '../unreadable-body.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { makeCallId } from './call-id.ts';
import {
  argumentsText,
  contentText,
  firstChoice,
  logprobsOf,
  reasoningText,
  refusalText,
  wordOf,
} from './chat-message.ts';
import type { ChatTraits } from './chat-traits.ts';
import { mapErrorObject } from './map-error.ts';
import { isBrokenFinish, mapFinishReason } from './map-finish-reason.ts';
import { mapUsage } from './map-usage.ts';
import { ThinkTags } from './think-tags.ts';

/**
 * Reads a `chat.completion` (OpenAI API reference, "The chat completion object"). What is none (a web page, an error
 * object, an object without choices, JSON that is too deep) is a failure.
 */
export function decodeResponse(body: Uint8Array, traits: ChatTraits): ModelResponse | UpstreamFailure {
  const document = parseUpstreamJson(body);
  if (document === undefined) return unreadableBody(body);
  const choice = firstChoice(document.root);
  const message = memberOf(choice, 'message');
  if (choice === undefined || message?.kind !== 'object') {
    const evidence = readErrorObject(document.root);
    return evidence === undefined
      ? { code: 'upstream_protocol', cause: 'wrong-shape' }
      : mapErrorObject(evidence);
  }
  const reason = wordOf(choice, 'finish_reason');
  if (reason !== undefined && isBrokenFinish(reason))
    return { code: 'upstream_error', cause: 'broken-finish' };
  return response({ document, choice, message, reason, traits });
}

interface Decoded {
  readonly document: JsonDocument;
  readonly choice: JsonNode;
  readonly message: JsonNode;
  readonly reason: string | undefined;
  readonly traits: ChatTraits;
}

function response({ document, choice, message, reason, traits }: Decoded): ModelResponse | UpstreamFailure {
  const { root } = document;
  const id = wordOf(root, 'id');
  const calls = toolCalls(document, message, id);
  if (calls === undefined) return { code: 'upstream_protocol', cause: 'tool-call-without-name' };
  const refusal = refusalText(message);
  const parts: OutputPart[] = [...spoken(message, traits)];
  if (refusal !== '') parts.push({ type: 'refusal', text: refusal });
  parts.push(...calls);
  const logprobs = logprobsOf(document, choice);
  return {
    id,
    model: wordOf(root, 'model'),
    parts,
    // Without a reason the body is still whole: its length was declared.
    finish: mapFinishReason(reason ?? '', {
      hasToolCalls: calls.length > 0,
      hasRefusal: refusal !== '',
      stopSequence: wordOf(choice, 'stop_reason'),
    }),
    usage: mapUsage(memberOf(root, 'usage')),
    ...(logprobs === undefined ? {} : { logprobs }),
  };
}

/** Reasoning and text, in the order in which a model makes them. */
function spoken(message: JsonNode, traits: ChatTraits): OutputPart[] {
  const reasoning = reasoningText(message);
  const content = contentText(message);
  if (reasoning !== '' || !traits.readsThinkTags) {
    return [
      ...(reasoning === '' ? [] : [{ type: 'reasoning', text: reasoning } as const]),
      ...(content === '' ? [] : [{ type: 'text', text: content } as const]),
    ];
  }
  const tags = new ThinkTags();
  return [...tags.push(content), ...tags.end()].map(({ kind, text }) => ({ type: kind, text }));
}

/** Undefined when a call does not name its tool. */
function toolCalls(
  document: JsonDocument,
  message: JsonNode,
  answerId: string | undefined,
): Extract<OutputPart, { type: 'tool-call' }>[] | undefined {
  const legacy = memberOf(message, 'function_call');
  const listed = itemsOf(memberOf(message, 'tool_calls')).map((call) => ({
    id: wordOf(call, 'id'),
    called: memberOf(call, 'function'),
  }));
  // The call of the API before tools; a server that sends both means the same call.
  const sources =
    listed.length === 0 && legacy?.kind === 'object' ? [{ id: undefined, called: legacy }] : listed;
  const calls: Extract<OutputPart, { type: 'tool-call' }>[] = [];
  for (const [index, { id, called }] of sources.entries()) {
    const name = wordOf(called, 'name');
    if (name === undefined) return undefined;
    const argumentsJson = argumentsText(document, called) || '{}';
    calls.push({ type: 'tool-call', id: id ?? makeCallId(answerId, index, name), name, argumentsJson });
  }
  return calls;
}
