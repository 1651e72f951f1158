import type { RawJson } from '../../domain/json/write-json.ts';
import type { StreamDecoder } from '../../domain/provider-codec.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import { type ChatCall, type ChatObject, type ReadObject } from './chat-object.ts';
import { mapFinishReason } from './map-finish-reason.ts';
import { type NdjsonLine, NdjsonReader, type NdjsonResult } from './ndjson-reader.ts';

/**
 * Reads the objects of a streamed answer, one on each line. A whole answer from a server that did not stream is a
 * stream of one line.
 */
export function createOllamaStreamDecoder(read: ReadObject): StreamDecoder {
  return new ObjectLines(read);
}

class ObjectLines implements StreamDecoder {
  readonly #readObject: ReadObject;
  readonly #reader = new NdjsonReader();
  #isStarted = false;
  #isOver = false;
  #open: 'text' | 'reasoning' | undefined;
  #callCount = 0;

  constructor(read: ReadObject) {
    this.#readObject = read;
  }

  push(chunk: Uint8Array): StreamPart[] {
    return this.#isOver ? [] : this.#read(this.#reader.push(chunk));
  }

  end(): StreamPart[] {
    if (this.#isOver) return [];
    const parts = this.#read(this.#reader.end());
    if (this.#isOver) return parts;
    const cause = this.#isStarted ? 'no-terminator' : 'empty-stream';
    return [...parts, ...this.#fail({ code: 'upstream_incomplete', cause })];
  }

  #read({ lines, fault }: NdjsonResult): StreamPart[] {
    const parts: StreamPart[] = [];
    for (const line of lines) {
      parts.push(...this.#line(line));
      if (this.#isOver) return parts;
    }
    if (fault === undefined) return parts;
    const code = fault === 'line-too-long' ? 'upstream_too_large' : 'upstream_protocol';
    return [...parts, ...this.#fail({ code, cause: fault })];
  }

  #line({ text, isUnterminated }: NdjsonLine): StreamPart[] {
    const document = parseUpstreamJson(text);
    if (document === undefined) {
      if (text.startsWith('<')) return this.#fail({ code: 'upstream_protocol', cause: 'html' });
      return isUnterminated
        ? this.#fail({ code: 'upstream_incomplete', cause: 'cut-event' })
        : this.#fail({ code: 'upstream_protocol', cause: 'bad-json-line' });
    }
    const piece = this.#readObject(document, this.#callCount);
    return 'cause' in piece ? this.#fail(piece) : this.#piece(piece);
  }

  #piece(piece: ChatObject): StreamPart[] {
    const parts: StreamPart[] = [];
    if (!this.#isStarted) parts.push({ type: 'start', id: undefined, model: piece.model });
    this.#isStarted = true;
    parts.push(...this.#say('reasoning', piece.reasoning), ...this.#say('text', piece.text, piece.logprobs));
    for (const call of piece.calls) parts.push(...this.#call(call));
    if (!piece.isDone) return parts;
    parts.push(...this.#closeBlock());
    if (piece.usage !== undefined) parts.push({ type: 'usage', usage: piece.usage });
    this.#isOver = true;
    return [...parts, { type: 'finish', finish: mapFinishReason(piece.reason, this.#callCount > 0) }];
  }

  #say(kind: 'text' | 'reasoning', text: string, logprobs?: RawJson): StreamPart[] {
    if (text === '') return [];
    const closed = this.#open === kind ? [] : this.#closeBlock();
    this.#open = kind;
    return [...closed, { type: `${kind}-delta`, text, ...(logprobs === undefined ? {} : { logprobs }) }];
  }

  /** Calls come whole. */
  #call({ id, name, argumentsJson }: ChatCall): StreamPart[] {
    const index = this.#callCount;
    this.#callCount += 1;
    return [
      ...this.#closeBlock(),
      { type: 'tool-call-start', index, id, name },
      { type: 'tool-call-delta', index, argumentsDelta: argumentsJson },
      { type: 'tool-call-end', index },
    ];
  }

  #closeBlock(): StreamPart[] {
    if (this.#open === undefined) return [];
    this.#open = undefined;
    return [{ type: 'block-end' }];
  }

  #fail(failure: UpstreamFailure): StreamPart[] {
    this.#isOver = true;
    return [{ type: 'failure', failure }];
  }
}
