import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  memberOf,
  sourceOf,
  stringOf,
} from '../../domain/json/json-node.ts';
import { RawJson } from '../../domain/json/write-json.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';
import { readErrorObject } from '../error-evidence.ts';
import { makeCallId } from './call-id.ts';
import { mapErrorObject } from './map-error.ts';
import { isBrokenFinish } from './map-finish-reason.ts';
import { mapUsage } from './map-usage.ts';

export interface ChatCall {
  readonly id: string;
  readonly name: string;
  readonly argumentsJson: string;
}

/** One object of `/api/chat` or `/api/generate`: a whole answer, or a piece of one with the counters in the last. */
export interface ChatObject {
  readonly model: string | undefined;
  readonly reasoning: string;
  readonly text: string;
  readonly calls: readonly ChatCall[];
  readonly isDone: boolean;
  readonly reason: string | undefined;
  readonly usage: Usage | undefined;
  /** Of the tokens of this object, in OpenAI's shape. */
  readonly logprobs: RawJson | undefined;
}

/** Reads one object of a shape; `callsBefore` is how many calls the answer held before it. */
export type ReadObject = (document: JsonDocument, callsBefore: number) => ChatObject | UpstreamFailure;

/**
 * Reads one object (Ollama, `api/types.go`, `ChatResponse`). An error, another object, and a "done" that only tells
 * of a model loaded or unloaded are failures.
 * @param callsBefore How many calls the answer held before this object.
 */
export function readChatObject(document: JsonDocument, callsBefore: number): ChatObject | UpstreamFailure {
  const { root } = document;
  const evidence = readErrorObject(root);
  if (evidence !== undefined) return mapErrorObject(evidence);
  const message = memberOf(root, 'message');
  const done = memberOf(root, 'done');
  const isDone = done?.kind === 'literal' && done.value === true;
  // The last object may come without a message.
  if (message?.kind !== 'object' && !isDone) return { code: 'upstream_protocol', cause: 'wrong-shape' };
  const reason = wordOf(root, 'done_reason');
  if (isDone && reason !== undefined && isBrokenFinish(reason)) {
    return { code: 'upstream_error', cause: 'broken-finish' };
  }
  const calls = readCalls(document, message, callsBefore);
  if (calls === undefined) return { code: 'upstream_protocol', cause: 'tool-call-without-name' };
  return {
    model: wordOf(root, 'model'),
    reasoning: stringOf(memberOf(message, 'thinking')) ?? '',
    text: stringOf(memberOf(message, 'content')) ?? '',
    calls,
    isDone,
    reason,
    usage: isDone ? mapUsage(root) : undefined,
    logprobs: readLogprobs(document),
  };
}

/** The list of Ollama's has OpenAI's members, and stands where OpenAI has an object around it. */
function readLogprobs(document: JsonDocument): RawJson | undefined {
  const list = memberOf(document.root, 'logprobs');
  return list?.kind === 'array' && list.items.length > 0
    ? new RawJson(`{"content":${sourceOf(document, list)}}`)
    : undefined;
}

/** More calls than this in one answer are a fault of the upstream. */
const MAX_CALLS = 1024;

/** Undefined when a call does not name its tool, or when there are absurdly many. */
function readCalls(
  document: JsonDocument,
  message: JsonNode | undefined,
  callsBefore: number,
): ChatCall[] | undefined {
  const calls: ChatCall[] = [];
  for (const node of itemsOf(memberOf(message, 'tool_calls'))) {
    const called = memberOf(node, 'function');
    const name = wordOf(called, 'name');
    const index = callsBefore + calls.length;
    if (name === undefined || index >= MAX_CALLS) return undefined;
    const createdAt = stringOf(memberOf(document.root, 'created_at')) ?? '';
    calls.push({
      id: wordOf(node, 'id') ?? makeCallId(createdAt, index, name),
      name,
      argumentsJson: argumentsText(document, called),
    });
  }
  return calls;
}

/** The arguments are an object here; they keep the bytes that the server wrote. */
function argumentsText(document: JsonDocument, called: JsonNode | undefined): string {
  const node = memberOf(called, 'arguments');
  if (node === undefined || (node.kind === 'literal' && node.value === null)) return '{}';
  return node.kind === 'string' ? node.value || '{}' : sourceOf(document, node);
}

function wordOf(node: JsonNode | undefined, name: string): string | undefined {
  const word = stringOf(memberOf(node, name));
  return word === '' ? undefined : word;
}
