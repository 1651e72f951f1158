import type { Leaf } from './json/leaves.ts';

/** Why a part of a document could not be read as text. */
export const UNREAD = [
  /** A picture, or pages that are pictures. */
  'picture',
  /** Lines and curves, of which letters could be made. */
  'drawing',
  /** Letters whose font does not say which they are. */
  'font',
  /** A file within the file, or one that it points to. */
  'attachment',
  /** A form in XFA. */
  'form',
  'script',
  /** What an older version of the file said still stands in it. */
  'earlier-version',
  'encrypted',
  'malformed',
  /** More bytes, pages, characters or instructions than are read. */
  'too-large',
  'too-slow',
  /** Anything else that nobody here reads. */
  'other',
] as const;
export type Unread = (typeof UNREAD)[number];

/** Something that was left unread. */
export interface UnreadPart {
  readonly what: Unread;
  /** From 1; undefined where it stands on no page, or nobody knows on which. */
  readonly page: number | undefined;
}

export interface DocumentText {
  /** From 1; undefined for what stands on no page: the title, the outline, fields of a form. */
  readonly page: number | undefined;
  readonly text: string;
  /** The same text again, in another order and without its line ends. */
  readonly isRepetition?: true;
}

/** What could be read of a document. Nothing unread means that every part of it was read as text. */
export interface DocumentReading {
  readonly format: 'pdf' | 'text' | 'picture' | 'unknown';
  /** Pages that were read. */
  readonly pages: number;
  readonly texts: readonly DocumentText[];
  readonly unread: readonly UnreadPart[];
}

/** A document and where it stands in the request: the leaf that holds its data. */
export interface PlacedReading {
  readonly leaf: Leaf;
  readonly reading: DocumentReading;
}

/** The bounds of reading one document. */
export interface DocumentLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Text that is taken out, in UTF-16 code units. */
  readonly maxCharacters: number;
}

/** Parts that are listed; more of them say nothing new. */
export const MAX_UNREAD_PARTS = 8;
