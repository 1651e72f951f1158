import type { FakeAnswer, FakeRequestBody } from './script.ts';

/** How one vendor writes answers, events and errors. */
export interface Shape {
  /** The end of the path that takes a request for an answer. */
  readonly path: string;
  whole(answer: FakeAnswer, request: FakeRequestBody): string;
  /** Every event of a stream in order, framed, the terminator last. */
  events(answer: FakeAnswer, request: FakeRequestBody): string[];
  error(status: number, code: string | undefined, message: string): string;
  /** An error that arrives as an event of a stream. */
  errorEvent(message: string): string;
  /** A well-formed event that means content, for endless streams. */
  contentEvent(text: string): string;
  models(): string;
}

/** Cuts a text into at most `count` pieces by code points, so that no surrogate pair is torn. */
export function pieces(text: string, count = 3): string[] {
  const points = Array.from(text);
  const size = Math.max(1, Math.ceil(points.length / count));
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).join(''),
  );
}

export const DEFAULT_USAGE = { inputTokens: 11, outputTokens: 7 };

/** One server-sent event; Anthropic names its events, OpenAI does not. */
export function frame(data: string, event?: string): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n\n`;
}
