import { assertNever } from '../../domain/assert-never.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { type RawJson, type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { Usage } from '../../domain/usage.ts';
import { answerId } from '../answer-id.ts';
import type { AnswerContext, StreamEncoder } from '../dialect.ts';
import { mergeUsage } from '../merge-usage.ts';
import { errorEnvelope } from '../openai-error.ts';
import { encodeUsage } from '../openai-usage.ts';
import { serverSentEvent } from '../server-sent-event.ts';
import { encodeFinish } from './encode-finish.ts';

/** A call as the caller sees it: its place among the calls, and whether it has any arguments yet. */
interface OpenCall {
  readonly place: number;
  hasArguments: boolean;
}

/**
 * Writes an answer as `chat.completion.chunk` events. All carry one id, time and model; the first says the role, one
 * with an empty delta says why the answer ended, and usage follows it when the caller asked (every other chunk then
 * says `usage: null`). What this shape cannot say (signatures, redacted reasoning) is left out.
 */
export class ChatStreamEncoder implements StreamEncoder {
  readonly #context: AnswerContext;
  readonly #openCalls = new Map<number, OpenCall>();
  #head: string | undefined;
  #model: string | undefined;
  #calls = 0;
  #hasRefusalText = false;
  #usage: Usage | undefined;
  #state: 'waiting' | 'answering' | 'finished' | 'closed' = 'waiting';

  constructor(context: AnswerContext) {
    this.#context = context;
  }

  encode(parts: readonly StreamPart[]): string {
    let events = '';
    for (const part of parts) events += this.#encodePart(part);
    return events;
  }

  end(): string {
    if (this.#state === 'closed') return '';
    // A stream that was cut must not end as if it were whole: OpenAI's client would take it for a success.
    if (this.#state !== 'finished') return this.failure(new DemarcError('upstream_incomplete'));
    this.#state = 'closed';
    const usage = this.#context.includeStreamUsage
      ? this.#event({ choices: [], usage: encodeUsage(this.#usage) ?? null })
      : '';
    return `${usage}data: [DONE]\n\n`;
  }

  failure(error: DemarcError): string {
    if (this.#state === 'closed') return '';
    this.#state = 'closed';
    return serverSentEvent(errorEnvelope(error));
  }

  heartbeat(): string {
    return ': keep-alive\n\n';
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
      case 'block-end':
      case 'reasoning-signature':
      case 'redacted-reasoning':
        return '';
      case 'failure':
        throw new Error('a failure is written by failure(), not encode()');
      default:
        return this.#state === 'finished' || this.#state === 'closed'
          ? ''
          : this.#open() + this.#answer(part);
    }
  }

  /** The role, once, before the first thing the model says. */
  #open(): string {
    if (this.#state === 'answering') return '';
    this.#state = 'answering';
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
    this.#state = 'finished';
    const reason = encodeFinish(finish, { toolCalls: this.#calls, hasRefusalText: this.#hasRefusalText });
    return events + this.#chunk({ index: 0, delta: {}, logprobs: null, finish_reason: reason });
  }

  #delta(delta: WritableJson, logprobs?: RawJson): string {
    return this.#chunk({ index: 0, delta, logprobs: logprobs ?? null, finish_reason: null });
  }

  #chunk(choice: WritableJson): string {
    return this.#event({ choices: [choice], usage: this.#context.includeStreamUsage ? null : undefined });
  }

  /** The members that all chunks share are written once. */
  #event(members: { readonly [name: string]: WritableJson }): string {
    this.#head ??= writeJson({
      id: answerId('chatcmpl-', this.#context.requestId),
      object: 'chat.completion.chunk',
      created: this.#context.createdS,
      model: this.#model ?? this.#context.requestedModel,
    }).slice(0, -1);
    return serverSentEvent(`${this.#head},${writeJson(members).slice(1)}`);
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
