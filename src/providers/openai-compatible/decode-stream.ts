import { itemsOf, type JsonDocument, type JsonNode, memberOf } from '../../domain/json/json-node.ts';
import type { RawJson } from '../../domain/json/write-json.ts';
import type { StreamDecoder } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';
import { readErrorObject } from '../error-evidence.ts';
import type { SseEvent } from '../sse-reader.ts';
import { createStreamDecoder, type EventDecoder } from '../stream-decoder.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { contentText, firstChoice, logprobsOf, reasoningText, refusalText, wordOf } from './chat-message.ts';
import type { ChatTraits } from './chat-traits.ts';
import { decodeResponse } from './decode-response.ts';
import { mapErrorObject } from './map-error.ts';
import { isBrokenFinish, mapFinishReason } from './map-finish-reason.ts';
import { mapUsage } from './map-usage.ts';
import { ThinkTags } from './think-tags.ts';
import { type AssemblyFault, ToolCallAssembler } from './tool-call-assembler.ts';

/** Reads `chat.completion.chunk` events (OpenAI API reference, "The chat completion chunk object"). */
export function createChatStreamDecoder(traits: ChatTraits): StreamDecoder {
  return createStreamDecoder({
    events: new ChatEvents(traits),
    decodeResponse: (body) => decodeResponse(body, traits),
  });
}

type BlockKind = 'text' | 'reasoning' | 'refusal';

class ChatEvents implements EventDecoder {
  readonly #calls = new ToolCallAssembler();
  #tags: ThinkTags | undefined;
  #answerId: string | undefined;
  #isStarted = false;
  #isDone = false;
  #open: BlockKind | undefined;
  #hasRefusal = false;
  #stopSequence: string | undefined;
  #usage: Usage | undefined;
  /** The last `finish_reason`. Kept back until the stream ends: usage follows it, and some servers repeat it. */
  #reason: string | undefined;

  constructor(traits: ChatTraits) {
    this.#tags = traits.readsThinkTags ? new ThinkTags() : undefined;
  }

  event(event: SseEvent): StreamPart[] {
    if (this.#isDone) return [];
    if (event.data.trim() === '[DONE]') return this.#complete();
    const document = parseUpstreamJson(event.data);
    if (document === undefined) {
      return event.isUnterminated
        ? this.#fail({ code: 'upstream_incomplete', cause: 'cut-event' })
        : this.#fail({ code: 'upstream_protocol', cause: 'bad-json-line' });
    }
    const evidence = readErrorObject(document.root);
    if (evidence !== undefined) return this.#fail(mapErrorObject(evidence));
    return this.#chunk(document);
  }

  end(): StreamPart[] {
    if (this.#isDone) return [];
    // Servers exist that never send `[DONE]`; a finish reason says as much.
    if (this.#reason !== undefined) return this.#complete();
    const cause = this.#isStarted ? 'no-terminator' : 'empty-stream';
    return this.#fail({ code: 'upstream_incomplete', cause });
  }

  #chunk(document: JsonDocument): StreamPart[] {
    const { root } = document;
    // Each usage is of the whole answer so far: vLLM can send one with every chunk.
    const usage = mapUsage(memberOf(root, 'usage'));
    this.#usage = usage ?? this.#usage;
    const choice = firstChoice(root);
    if (choice === undefined) {
      // Usage without a choice is the last chunk there is: what is left is `[DONE]`, which some never send.
      return usage !== undefined && this.#reason !== undefined ? this.#complete() : [];
    }
    const parts: StreamPart[] = [...this.#start(root)];
    const delta = memberOf(choice, 'delta') ?? memberOf(choice, 'message');
    const spoken = [
      ...this.#reasoning(reasoningText(delta)),
      ...this.#content(contentText(delta), logprobsOf(document, choice)),
      ...this.#refusal(refusalText(delta)),
    ];
    const called = this.#toolCalls(document, delta);
    for (const step of [spoken, called]) {
      parts.push(...step);
      if (step.at(-1)?.type === 'failure') return parts;
    }
    const reason = wordOf(choice, 'finish_reason');
    if (reason !== undefined && isBrokenFinish(reason)) {
      return [...parts, ...this.#fail({ code: 'upstream_error', cause: 'broken-finish' })];
    }
    this.#reason = reason ?? this.#reason;
    this.#stopSequence = wordOf(choice, 'stop_reason') ?? this.#stopSequence;
    return parts;
  }

  #start(root: JsonNode): StreamPart[] {
    if (this.#isStarted) return [];
    this.#isStarted = true;
    this.#answerId = wordOf(root, 'id');
    return [{ type: 'start', id: this.#answerId, model: wordOf(root, 'model') }];
  }

  #reasoning(text: string): StreamPart[] {
    if (text === '') return [];
    // A server that separates the reasoning itself leaves no tags in the content.
    const held = this.#flushTags();
    this.#tags = undefined;
    return [...held, ...this.#say('reasoning', text)];
  }

  #content(content: string, logprobs: RawJson | undefined): StreamPart[] {
    // A token that ends inside a character has log-probabilities and no text yet.
    if (content === '') return logprobs && this.#open === 'text' ? this.#say('text', '', logprobs) : [];
    if (this.#tags === undefined) return this.#say('text', content, logprobs);
    let first: RawJson | undefined = logprobs;
    return this.#tags.push(content).flatMap(({ kind, text }) => {
      const parts = this.#say(kind, text, kind === 'text' ? first : undefined);
      if (kind === 'text') first = undefined;
      return parts;
    });
  }

  #refusal(text: string): StreamPart[] {
    if (text === '') return [];
    this.#hasRefusal = true;
    return this.#say('refusal', text);
  }

  #say(kind: BlockKind, text: string, logprobs?: RawJson): StreamPart[] {
    const closed = this.#open === kind ? [] : [...this.#closeBlock(), ...this.#settle(this.#calls.endAll())];
    this.#open = kind;
    switch (kind) {
      case 'text':
        return [...closed, { type: 'text-delta', text, ...(logprobs === undefined ? {} : { logprobs }) }];
      case 'reasoning':
        return [...closed, { type: 'reasoning-delta', text }];
      case 'refusal':
        return [...closed, { type: 'refusal-delta', text }];
    }
  }

  #toolCalls(document: JsonDocument, delta: JsonNode | undefined): StreamPart[] {
    const legacy = memberOf(delta, 'function_call');
    const fragments = itemsOf(memberOf(delta, 'tool_calls'));
    const all = fragments.length === 0 && legacy?.kind === 'object' ? [legacy] : fragments;
    if (all.length === 0) return [];
    const parts = [...this.#flushTags(), ...this.#closeBlock()];
    for (const fragment of all) {
      parts.push(...this.#settle(this.#calls.add(document, fragment, this.#answerId)));
      if (parts.at(-1)?.type === 'failure') break;
    }
    return parts;
  }

  #complete(): StreamPart[] {
    if (!this.#isStarted) return this.#fail({ code: 'upstream_incomplete', cause: 'empty-stream' });
    const parts = [...this.#flushTags(), ...this.#closeBlock(), ...this.#settle(this.#calls.endAll())];
    if (parts.at(-1)?.type === 'failure') return parts;
    this.#isDone = true;
    const finish = mapFinishReason(this.#reason ?? '', {
      hasToolCalls: this.#calls.hasCalls,
      hasRefusal: this.#hasRefusal,
      stopSequence: this.#stopSequence,
    });
    return [...parts, ...this.#usageParts(), { type: 'finish', finish }];
  }

  #flushTags(): StreamPart[] {
    return (this.#tags?.end() ?? []).flatMap(({ kind, text }) => this.#say(kind, text));
  }

  #closeBlock(): StreamPart[] {
    if (this.#open === undefined) return [];
    this.#open = undefined;
    return [{ type: 'block-end' }];
  }

  #settle(assembled: StreamPart[] | AssemblyFault): StreamPart[] {
    return 'fault' in assembled
      ? this.#fail({ code: 'upstream_protocol', cause: assembled.fault })
      : assembled;
  }

  #usageParts(): StreamPart[] {
    return this.#usage === undefined ? [] : [{ type: 'usage', usage: this.#usage }];
  }

  /** What was counted until then is still charged. */
  #fail(failure: UpstreamFailure): StreamPart[] {
    this.#isDone = true;
    return [...this.#usageParts(), { type: 'failure', failure }];
  }
}
