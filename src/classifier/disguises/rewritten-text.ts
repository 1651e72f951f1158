/** A text rewritten to what a reader takes it for, with the way back to the original offsets. */
export interface RewrittenText {
  readonly text: string;
  /** Maps a span of the rewritten text to the span of the original it came from. */
  readonly toOriginal: (span: { start: number; end: number }) => { start: number; end: number };
}
