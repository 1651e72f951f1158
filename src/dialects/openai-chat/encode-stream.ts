import { assertNever } from '../../domain/assert-never.ts';
import type { DemarcError } from '../../domain/error-catalogue.ts';
import type { RawJson, WritableJson } from '../../domain/json/write-json.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { AnswerContext, StreamEncoder } from '../dialect.ts';
import { OpenAiChunks } from '../openai-chunks.ts';
import { encodeFinish } from './encode-finish.ts';

/** A call as the caller sees it: its place among the calls, and whether it has any arguments yet. */
interface OpenCall {
  readonly place: number;
  hasArguments: boolean;
}

/**
 * Writes an answer as `chat.completion.chunk` events: the first says the role, one with an empty delta says why the
 * answer ended. What this shape cannot say (signatures, redacted reasoning) is left out.
 */
export class ChatStreamEncoder implements StreamEncoder {
  readonly #chunks: OpenAiChunks;
  readonly #openCalls = new Map<number, OpenCall>();
  #calls = 0;
  #hasRefusalText = false;
  #isOpen = false;

  constructor(context: AnswerContext) {
    this.#chunks = new OpenAiChunks(context, { idPrefix: 'chatcmpl-', object: 'chat.completion.chunk' });
  }

  encode(parts: readonly StreamPart[]): string {
    let events = '';
    for (const part of parts) events += this.#encodePart(part);
    return events;
  }

  end(): string {
    return this.#chunks.end();
  }

  failure(error: DemarcError): string {
    return this.#chunks.failure(error);
  }

  heartbeat(): string {
    return this.#chunks.heartbeat();
  }

  #encodePart(part: StreamPart): string {
    switch (part.type) {
      case 'start':
        this.#chunks.noteStart(part);
        return '';
      case 'usage':
        this.#chunks.noteUsage(part);
        return '';
      case 'ping':
      case 'block-end':
      case 'reasoning-signature':
      case 'redacted-reasoning':
        return '';
      case 'failure':
        throw new Error('a failure is written by failure(), not encode()');
      default:
        return this.#chunks.isFinished ? '' : this.#open() + this.#answer(part);
    }
  }

  /** The role, once, before the first thing the model says. */
  #open(): string {
    if (this.#isOpen) return '';
    this.#isOpen = true;
    return this.#delta({ role: 'assistant', content: '', refusal: null });
  }

  #answer(part: AnsweringPart): string {
    switch (part.type) {
      case 'text-delta':
        if (part.text === '' && part.logprobs === undefined) return '';
        return this.#delta({ content: part.text }, part.logprobs);
      case 'reasoning-delta':
        return part.text === '' ? '' : this.#delta({ reasoning_content: part.text });
      case 'refusal-delta':
        if (part.text === '') return '';
        this.#hasRefusalText = true;
        return this.#delta({ refusal: part.text });
      case 'tool-call-start':
        return this.#startCall(part);
      case 'tool-call-delta':
        return this.#continueCall(part.index, part.argumentsDelta);
      case 'tool-call-end':
        return this.#endCall(part.index);
      case 'finish':
        return this.#finish(part.finish);
      default:
        return assertNever(part);
    }
  }

  /** Calls are numbered from 0 as they come: an upstream's own numbers may have gaps, and clients index by them. */
  #startCall({ index, id, name }: StreamPart & { type: 'tool-call-start' }): string {
    // A number used again without an end begins another call.
    const former = this.#endCall(index);
    const place = this.#calls;
    this.#calls += 1;
    this.#openCalls.set(index, { place, hasArguments: false });
    const call = { index: place, id, type: 'function', function: { name, arguments: '' } };
    return former + this.#delta({ tool_calls: [call] });
  }

  #continueCall(index: number, argumentsDelta: string): string {
    const call = this.#openCalls.get(index);
    if (call === undefined || argumentsDelta === '') return '';
    call.hasArguments = true;
    return this.#delta({ tool_calls: [{ index: call.place, function: { arguments: argumentsDelta } }] });
  }

  /** A call without arguments has `{}`: clients parse what they collected, and nothing is not JSON. */
  #endCall(index: number): string {
    const call = this.#openCalls.get(index);
    const event = call === undefined || call.hasArguments ? '' : this.#continueCall(index, '{}');
    this.#openCalls.delete(index);
    return event;
  }

  #finish(finish: Finish): string {
    let events = '';
    for (const index of this.#openCalls.keys()) events += this.#endCall(index);
    const reason = encodeFinish(finish, { toolCalls: this.#calls, hasRefusalText: this.#hasRefusalText });
    return events + this.#chunks.lastChunk({ index: 0, delta: {}, logprobs: null, finish_reason: reason });
  }

  #delta(delta: WritableJson, logprobs?: RawJson): string {
    return this.#chunks.chunk({ index: 0, delta, logprobs: logprobs ?? null, finish_reason: null });
  }
}

type AnsweringPart = Extract<
  StreamPart,
  {
    type:
      | 'text-delta'
      | 'reasoning-delta'
      | 'refusal-delta'
      | 'tool-call-start'
      | 'tool-call-delta'
      | 'tool-call-end'
      | 'finish';
  }
>;
