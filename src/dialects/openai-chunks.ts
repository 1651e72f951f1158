import { DemarcError } from '../domain/error-catalogue.ts';
import { type WritableJson, writeJson } from '../domain/json/write-json.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { Usage } from '../domain/usage.ts';
import { answerId } from './answer-id.ts';
import type { AnswerContext } from './dialect.ts';
import { mergeUsage } from './merge-usage.ts';
import { errorEnvelope } from './openai-error.ts';
import { encodeUsage } from './openai-usage.ts';
import { serverSentEvent } from './server-sent-event.ts';

/** How chunks of one shape call themselves. */
export interface ChunkKind {
  readonly idPrefix: string;
  readonly object: string;
}

/**
 * What every stream in OpenAI's shapes has in common: one id, time and model for all chunks, `usage: null` in each and
 * the usage behind the last where the caller asked for it, and an end that only a whole answer gets.
 */
export class OpenAiChunks {
  readonly #context: AnswerContext;
  readonly #kind: ChunkKind;
  #head: string | undefined;
  #model: string | undefined;
  #usage: Usage | undefined;
  #isFinished = false;
  #isClosed = false;

  constructor(context: AnswerContext, kind: ChunkKind) {
    this.#context = context;
    this.#kind = kind;
  }

  /** The model has said why it ends: nothing follows but the usage. */
  get isFinished(): boolean {
    return this.#isFinished || this.#isClosed;
  }

  noteStart({ model }: StreamPart & { type: 'start' }): void {
    this.#model ??= model;
  }

  noteUsage({ usage }: StreamPart & { type: 'usage' }): void {
    this.#usage = mergeUsage(this.#usage, usage);
  }

  chunk(choice: WritableJson): string {
    return this.#event({ choices: [choice], usage: this.#context.includeStreamUsage ? null : undefined });
  }

  lastChunk(choice: WritableJson): string {
    this.#isFinished = true;
    return this.chunk(choice);
  }

  end(): string {
    if (this.#isClosed) return '';
    // A stream that was cut must not end as if it were whole: OpenAI's client would take it for a success.
    if (!this.#isFinished) return this.failure(new DemarcError('upstream_incomplete'));
    this.#isClosed = true;
    const usage = this.#context.includeStreamUsage
      ? this.#event({ choices: [], usage: encodeUsage(this.#usage) ?? null })
      : '';
    return `${usage}data: [DONE]\n\n`;
  }

  failure(error: DemarcError): string {
    if (this.#isClosed) return '';
    this.#isClosed = true;
    return serverSentEvent(errorEnvelope(error));
  }

  heartbeat(): string {
    return ': keep-alive\n\n';
  }

  /** The members that all chunks share are written once. */
  #event(members: { readonly [name: string]: WritableJson }): string {
    this.#head ??= writeJson({
      id: answerId(this.#kind.idPrefix, this.#context.requestId),
      object: this.#kind.object,
      created: this.#context.createdS,
      model: this.#model ?? this.#context.requestedModel,
    }).slice(0, -1);
    return serverSentEvent(`${this.#head},${writeJson(members).slice(1)}`);
  }
}
