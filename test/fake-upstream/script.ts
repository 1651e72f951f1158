/** Which vendor's wire a fake speaks. */
export type FakeShape = 'openai' | 'anthropic';

export interface FakeUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

export interface FakeToolCall {
  readonly id?: string;
  readonly name: string;
  /** JSON text; the empty text is a call without arguments, as models write it. */
  readonly arguments: string;
}

/** A well-behaved answer. Sent whole or as a stream, as the request asks. */
export interface FakeAnswer {
  /** For structured output, JSON text. */
  readonly text?: string;
  readonly reasoning?: string;
  /** What embeddings are answered with; one for each input, made of its place, unless given. */
  readonly vectors?: readonly (readonly number[])[];
  readonly refusal?: string;
  readonly toolCalls?: readonly FakeToolCall[];
  readonly finish?: 'stop' | 'length' | 'tool-calls' | 'refusal' | 'content-filter';
  /** The log-probability of every token, for whoever asks for it; each piece of text is one token. */
  readonly logprob?: number;
  /** The model named in the answer; the one asked for unless given. */
  readonly model?: string;
  /** `'none'` leaves usage out, as some servers do. */
  readonly usage?: FakeUsage | 'none';
  /** Into how many pieces a stream cuts each text. Default 3. */
  readonly chunks?: number;
  /** Silence before the first byte and between two events of a stream. Default 0. */
  readonly delayMs?: number;
  readonly firstByteDelayMs?: number;
}

/** An answer that is no answer. `chunks` counts events of a stream that are sent before the trouble. */
export type FakeMisbehaviour =
  | {
      readonly misbehave: 'status';
      readonly status: number;
      readonly retryAfterS?: number;
      /** The vendor's machine word for the error, for instance `context_length_exceeded`. */
      readonly errorCode?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly misbehave: 'redirect'; readonly location: string; readonly status?: number }
  | { readonly misbehave: 'drip'; readonly intervalMs: number }
  | { readonly misbehave: 'short-body' | 'gzip' | 'json-though-stream'; readonly answer?: FakeAnswer }
  | {
      readonly misbehave:
        | 'reset-after-n-chunks'
        | 'stall-after-n-chunks'
        | 'end-without-terminator'
        | 'bad-json-line'
        | 'invalid-utf8'
        | 'error-event-mid-stream'
        | 'endless-line'
        | 'endless-events';
      readonly chunks?: number;
      readonly answer?: FakeAnswer;
    }
  | {
      readonly misbehave: 'data-after-done' | 'split-utf8-bytes' | 'stay-open';
      readonly answer?: FakeAnswer;
    }
  /** The second comes so much later, on the same connection; at once unless said. */
  | {
      readonly misbehave: 'unsolicited-second-response';
      readonly answer?: FakeAnswer;
      readonly delayMs?: number;
    }
  | { readonly misbehave: 'raw'; readonly bytes: string | Uint8Array; readonly close?: boolean }
  | {
      readonly misbehave:
        | 'reset-before-response'
        | 'never-answer'
        | 'html-200'
        | 'empty-200'
        | 'no-content-204'
        | 'error-object-200'
        | 'garbage-bytes'
        | 'half-head'
        | 'huge-headers'
        | 'switching-protocols-101'
        | 'early-hints-103'
        | 'length-and-chunked'
        | 'bad-chunk-size'
        | 'endless-body'
        | 'endless-error-body';
    };

export type FakeReply = FakeAnswer | FakeMisbehaviour;

/** A request as the fake received it. */
export interface ReceivedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Names in lower case; a repeated one keeps its last value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body read as JSON; undefined when it is none. */
  readonly body: FakeRequestBody | undefined;
  readonly atMs: number;
  readonly connectionId: number;
}

/** The members of a request that the fakes look at; tests read others through the index. */
export interface FakeRequestBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly [name: string]: unknown;
}

/** What to answer: the same each time, or worked out from the request (a nonce to echo, say). */
export type FakeScript = FakeReply | ((request: ReceivedRequest) => FakeReply | Promise<FakeReply>);
