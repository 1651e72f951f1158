import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  memberOf,
  sourceOf,
  stringOf,
} from '../../domain/json/json-node.ts';
import type { ModelResponse, OutputPart } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import { unreadableBody } from '../unreadable-body.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { mapErrorObject } from './map-error.ts';
import { mapFinishReason } from './map-finish-reason.ts';
import { mapUsage, mergeCounts } from './map-usage.ts';

/** Reads a `message` (Anthropic API reference, "Messages"); what is none is a failure. */
export function decodeResponse(body: Uint8Array): ModelResponse | UpstreamFailure {
  const document = parseUpstreamJson(body);
  if (document === undefined) return unreadableBody(body);
  const { root } = document;
  if (memberOf(root, 'content')?.kind !== 'array') {
    const evidence = readErrorObject(root);
    return evidence === undefined
      ? { code: 'upstream_protocol', cause: 'wrong-shape' }
      : mapErrorObject(evidence);
  }
  const parts: OutputPart[] = [];
  for (const block of itemsOf(memberOf(root, 'content'))) {
    const part = readBlock(document, block);
    if (part === 'broken') return { code: 'upstream_protocol', cause: 'tool-call-without-name' };
    if (part !== undefined) parts.push(part);
  }
  const hasToolCalls = parts.some((part) => part.type === 'tool-call');
  return {
    id: stringOf(memberOf(root, 'id')),
    model: stringOf(memberOf(root, 'model')),
    parts,
    finish: mapFinishReason(
      stringOf(memberOf(root, 'stop_reason')),
      stringOf(memberOf(root, 'stop_sequence')),
      hasToolCalls,
    ),
    usage: mapUsage(mergeCounts({}, memberOf(root, 'usage'))),
  };
}

/** Undefined for a block that only Anthropic's own tools make (searches, code execution) and we cannot express. */
function readBlock(document: JsonDocument, block: JsonNode): OutputPart | 'broken' | undefined {
  const textOf = (name: string) => stringOf(memberOf(block, name)) ?? '';
  switch (stringOf(memberOf(block, 'type'))) {
    case 'text':
      return { type: 'text', text: textOf('text') };
    case 'thinking': {
      const signature = textOf('signature');
      return { type: 'reasoning', text: textOf('thinking'), ...(signature === '' ? {} : { signature }) };
    }
    case 'redacted_thinking':
      return { type: 'redacted-reasoning', data: textOf('data') };
    case 'tool_use': {
      const input = memberOf(block, 'input');
      const [id, name] = [textOf('id'), textOf('name')];
      if (id === '' || name === '') return 'broken';
      return {
        type: 'tool-call',
        id,
        name,
        argumentsJson: input === undefined ? '{}' : sourceOf(document, input),
      };
    }
    default:
      return undefined;
  }
}
