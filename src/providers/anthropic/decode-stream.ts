import {
  type JsonDocument,
  type JsonNode,
  memberOf,
  sourceOf,
  stringOf,
} from '../../domain/json/json-node.ts';
import type { StreamDecoder } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { readErrorObject } from '../error-evidence.ts';
import type { SseEvent } from '../sse-reader.ts';
import { createStreamDecoder, type EventDecoder } from '../stream-decoder.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { decodeResponse } from './decode-response.ts';
import { mapErrorObject } from './map-error.ts';
import { mapFinishReason } from './map-finish-reason.ts';
import { type AnthropicCounts, mapUsage, mergeCounts } from './map-usage.ts';

/** Reads the events of a streamed message (Anthropic documentation, "Streaming messages"). */
export function createMessageStreamDecoder(): StreamDecoder {
  return createStreamDecoder({ events: new MessageEvents(), decodeResponse });
}

type Block =
  | { readonly kind: 'text'; hasText: boolean }
  | { readonly kind: 'thinking'; hasText: boolean; signature: string }
  | { readonly kind: 'tool-call'; readonly index: number; readonly input: string; hasArguments: boolean }
  /** Of a type that only Anthropic's own tools make: skipped with all its deltas. */
  | { readonly kind: 'other' };

/** More blocks than this in one answer are a fault of the upstream. */
const MAX_BLOCKS = 10_000;

class MessageEvents implements EventDecoder {
  readonly #blocks = new Map<string, Block>();
  #counts: AnthropicCounts = {};
  #isStarted = false;
  #isDone = false;
  #hasFinalCounts = false;
  #blockCount = 0;
  #callCount = 0;
  #stopReason: string | undefined;
  #stopSequence: string | undefined;

  event(event: SseEvent): StreamPart[] {
    if (this.#isDone) return [];
    const document = parseUpstreamJson(event.data);
    if (document === undefined) {
      return event.isUnterminated
        ? this.#fail({ code: 'upstream_incomplete', cause: 'cut-event' })
        : this.#fail({ code: 'upstream_protocol', cause: 'bad-json-line' });
    }
    const { root } = document;
    switch (stringOf(memberOf(root, 'type')) ?? event.name) {
      case 'message_start':
        return this.#start(memberOf(root, 'message'));
      case 'content_block_start':
        return this.#openBlock(document, indexOf(root), memberOf(root, 'content_block'));
      case 'content_block_delta':
        return this.#delta(this.#blocks.get(indexOf(root)), memberOf(root, 'delta'));
      case 'content_block_stop':
        return this.#closeBlock(indexOf(root));
      case 'message_delta':
        return this.#messageDelta(root);
      case 'message_stop':
        return this.#complete();
      case 'ping':
        return [{ type: 'ping' }];
      default: {
        // An `error` event, or a bare error object of a proxy; other event types are new to us and skipped.
        const evidence = readErrorObject(root);
        return evidence === undefined ? [] : this.#fail(mapErrorObject(evidence));
      }
    }
  }

  end(): StreamPart[] {
    if (this.#isDone) return [];
    const cause = this.#isStarted ? 'no-terminator' : 'empty-stream';
    return this.#fail({ code: 'upstream_incomplete', cause });
  }

  #start(message: JsonNode | undefined): StreamPart[] {
    if (this.#isStarted) return [];
    this.#isStarted = true;
    // The output count here is of the few tokens made so far and would look like a total if no other came.
    this.#counts = { ...mergeCounts({}, memberOf(message, 'usage')), output: undefined };
    return [
      { type: 'start', id: stringOf(memberOf(message, 'id')), model: stringOf(memberOf(message, 'model')) },
      ...this.#usageParts(),
    ];
  }

  #openBlock(document: JsonDocument, index: string, block: JsonNode | undefined): StreamPart[] {
    this.#blockCount += 1;
    if (this.#blockCount > MAX_BLOCKS) {
      return this.#fail({ code: 'upstream_protocol', cause: 'too-many-blocks' });
    }
    const started = this.#isStarted ? [] : this.#start(undefined);
    const textOf = (name: string) => stringOf(memberOf(block, name)) ?? '';
    // A block that was never closed ends where the next begins.
    const closed = [...started, ...this.#closeAll()];
    switch (stringOf(memberOf(block, 'type'))) {
      case 'text': {
        const text: Block = { kind: 'text', hasText: false };
        this.#blocks.set(index, text);
        return [...closed, ...spokenDelta(text, textOf('text'))];
      }
      case 'thinking': {
        const thinking: Block = { kind: 'thinking', hasText: false, signature: textOf('signature') };
        this.#blocks.set(index, thinking);
        return [...closed, ...spokenDelta(thinking, textOf('thinking'))];
      }
      case 'redacted_thinking':
        this.#blocks.set(index, { kind: 'other' });
        return [...closed, { type: 'redacted-reasoning', data: textOf('data') }];
      case 'tool_use': {
        const [id, name] = [textOf('id'), textOf('name')];
        if (id === '' || name === '') {
          return [...closed, ...this.#fail({ code: 'upstream_protocol', cause: 'tool-call-without-name' })];
        }
        const input = memberOf(block, 'input');
        this.#blocks.set(index, {
          kind: 'tool-call',
          index: this.#callCount,
          input: input === undefined ? '{}' : sourceOf(document, input),
          hasArguments: false,
        });
        this.#callCount += 1;
        return [...closed, { type: 'tool-call-start', index: this.#callCount - 1, id, name }];
      }
      default:
        this.#blocks.set(index, { kind: 'other' });
        return closed;
    }
  }

  #delta(block: Block | undefined, delta: JsonNode | undefined): StreamPart[] {
    const textOf = (name: string) => stringOf(memberOf(delta, name)) ?? '';
    if (block === undefined) return this.#fail({ code: 'upstream_protocol', cause: 'delta-without-block' });
    switch (block.kind) {
      case 'text':
        return spokenDelta(block, textOf('text'));
      case 'thinking':
        block.signature = textOf('signature') || block.signature;
        return spokenDelta(block, textOf('thinking'));
      case 'tool-call': {
        const argumentsDelta = textOf('partial_json');
        if (argumentsDelta === '') return [];
        block.hasArguments = true;
        return [{ type: 'tool-call-delta', index: block.index, argumentsDelta }];
      }
      case 'other':
        return [];
    }
  }

  #closeBlock(index: string): StreamPart[] {
    const block = this.#blocks.get(index);
    this.#blocks.delete(index);
    switch (block?.kind) {
      case 'text':
        return block.hasText ? [{ type: 'block-end' }] : [];
      case 'thinking':
        return endThinking(block);
      case 'tool-call':
        return [
          // Some servers give the whole input at the start of the block and no deltas.
          ...(block.hasArguments
            ? []
            : [{ type: 'tool-call-delta', index: block.index, argumentsDelta: block.input } as const]),
          { type: 'tool-call-end', index: block.index },
        ];
      case 'other':
      case undefined:
        return [];
    }
  }

  #closeAll(): StreamPart[] {
    return [...this.#blocks.keys()].flatMap((index) => this.#closeBlock(index));
  }

  #messageDelta(root: JsonNode): StreamPart[] {
    const delta = memberOf(root, 'delta');
    this.#stopReason = stringOf(memberOf(delta, 'stop_reason')) ?? this.#stopReason;
    this.#stopSequence = stringOf(memberOf(delta, 'stop_sequence')) ?? this.#stopSequence;
    this.#counts = mergeCounts(this.#counts, memberOf(root, 'usage'));
    this.#hasFinalCounts = true;
    return [];
  }

  #complete(): StreamPart[] {
    if (!this.#isStarted) return this.#fail({ code: 'upstream_incomplete', cause: 'empty-stream' });
    this.#isDone = true;
    const finish = mapFinishReason(this.#stopReason, this.#stopSequence, this.#callCount > 0);
    return [...this.#closeAll(), ...this.#usageParts(), { type: 'finish', finish }];
  }

  #usageParts(): StreamPart[] {
    const usage = mapUsage(this.#counts);
    return usage === undefined ? [] : [{ type: 'usage', usage }];
  }

  /** What the upstream last reported is still charged. */
  #fail(failure: UpstreamFailure): StreamPart[] {
    this.#isDone = true;
    return [...(this.#hasFinalCounts ? this.#usageParts() : []), { type: 'failure', failure }];
  }
}

/** A missing index is taken as one block at a time. */
function indexOf(root: JsonNode): string {
  const index = memberOf(root, 'index');
  return index?.kind === 'number' ? index.raw : '';
}

/** Thinking may be withheld and signed all the same: the signature then needs an empty block to stand in. */
function endThinking({ hasText, signature }: Extract<Block, { kind: 'thinking' }>): StreamPart[] {
  if (signature === '') return hasText ? [{ type: 'block-end' }] : [];
  return [
    ...(hasText ? [] : [{ type: 'reasoning-delta', text: '' } as const]),
    { type: 'reasoning-signature', signature },
    { type: 'block-end' },
  ];
}

function spokenDelta(block: Extract<Block, { kind: 'text' | 'thinking' }>, text: string): StreamPart[] {
  if (text === '') return [];
  block.hasText = true;
  return [{ type: block.kind === 'text' ? 'text-delta' : 'reasoning-delta', text }];
}
