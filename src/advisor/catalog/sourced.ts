/** Where a figure stands. A figure without a source is left out of a catalogue, never guessed. */
export interface Source {
  /** A page that can be opened, https. */
  readonly url: string;
  /** For instance `NVIDIA H100 datasheet`. */
  readonly title: string;
  /** The day it was read, `2026-11-20`. */
  readonly readOn: string;
  /** The value in the words of the page. */
  readonly quote: string;
}

/** A value with where it stands. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly source: Source;
}
