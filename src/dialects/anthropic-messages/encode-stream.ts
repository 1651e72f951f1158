import { assertNever } from '../../domain/assert-never.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { Usage } from '../../domain/usage.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext, StreamEncoder } from '../dialect.ts';
import { mergeUsage } from '../merge-usage.ts';
import { serverSentEvent } from '../server-sent-event.ts';
import { ContentBlocks } from './content-blocks.ts';
import { errorEnvelope } from './encode-error.ts';
import { encodeFinish } from './encode-finish.ts';
import { encodeUsage } from './encode-usage.ts';

/**
 * Writes an answer as Messages events: message_start, the blocks one after the other, message_delta, message_stop.
 * Every event has its type as name and in its data, since the official client drops events without a name.
 *
 * Arguments of a call that are not valid JSON are passed on as the model wrote them; the caller's parser will say so.
 */
export class MessagesStreamEncoder implements StreamEncoder {
  readonly #context: AnswerContext;
  readonly #blocks = new ContentBlocks();
  #model: string | undefined;
  #usage: Usage | undefined;
  #finish: Finish | undefined;
  #isStarted = false;
  #isClosed = false;

  constructor(context: AnswerContext) {
    this.#context = context;
  }

  encode(parts: readonly StreamPart[]): string {
    let events = '';
    for (const part of parts) events += this.#encodePart(part);
    return events;
  }

  /** Usage may come after `finish`, so the closing events are written here. */
  end(): string {
    if (this.#isClosed) return '';
    // A stream that was cut must not end as if it were whole.
    if (this.#finish === undefined) return this.failure(new DemarcError('upstream_incomplete'));
    this.#isClosed = true;
    const delta = { ...encodeFinish(this.#finish, this.#blocks.callsBegun) };
    return event('message_delta', { delta, usage: this.#encodeUsage() }) + event('message_stop', {});
  }

  failure(error: DemarcError): string {
    if (this.#isClosed) return '';
    this.#isClosed = true;
    return serverSentEvent(errorEnvelope(error, this.#context.requestId), 'error');
  }

  heartbeat(): string {
    return event('ping', {});
  }

  #encodePart(part: StreamPart): string {
    switch (part.type) {
      case 'start':
        this.#model ??= part.model;
        return '';
      case 'usage':
        this.#usage = mergeUsage(this.#usage, part.usage);
        return '';
      case 'ping':
        return '';
      case 'failure':
        throw new Error('a failure is written by failure(), not encode()');
      default:
        if (this.#isClosed || this.#finish !== undefined) return '';
        this.#take(part);
        return this.#open() + this.#blocks.flush();
    }
  }

  #take(part: BlockPart): void {
    switch (part.type) {
      case 'text-delta':
        return this.#blocks.text('text', part.text);
      case 'refusal-delta':
        return this.#blocks.text('refusal', part.text);
      case 'reasoning-delta':
        return this.#blocks.thinking(part.text);
      case 'reasoning-signature':
        return this.#blocks.sign(part.signature);
      case 'redacted-reasoning':
        return this.#blocks.redactedThinking(part.data);
      case 'block-end':
        return this.#blocks.endBlock();
      case 'tool-call-start':
        return this.#blocks.beginCall(part.index, part.id, part.name);
      case 'tool-call-delta':
        return this.#blocks.continueCall(part.index, part.argumentsDelta);
      case 'tool-call-end':
        return this.#blocks.endCall(part.index);
      case 'finish':
        this.#finish = part.finish;
        return this.#blocks.endAll();
      default:
        return assertNever(part);
    }
  }

  /** Held back until the model says something: by then its name, and often the real count of input, is known. */
  #open(): string {
    if (this.#isStarted) return '';
    this.#isStarted = true;
    return event('message_start', {
      message: {
        id: answerId('msg_', this.#context.requestId),
        type: 'message',
        role: 'assistant',
        model: this.#model ?? this.#context.requestedModel,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: this.#encodeUsage({ outputCharacters: 0 }),
      },
    });
  }

  /** Counts that the upstream did not give are estimated: what it read by the context, what it said by its length. */
  #encodeUsage({ outputCharacters } = { outputCharacters: this.#blocks.characters }): WritableJson {
    return encodeUsage(this.#usage, {
      inputTokens: this.#context.estimatedInputTokens,
      outputCharacters,
    });
  }
}

type BlockPart = Exclude<StreamPart, { type: 'start' | 'usage' | 'ping' | 'failure' }>;

function event(type: string, members: { readonly [name: string]: WritableJson }): string {
  return serverSentEvent(writeJson({ type, ...members }), type);
}
