import type { Unread } from '../../../domain/document-reading.ts';

/** Thrown where reading cannot go on; what was read before it stays read. */
export class PdfFault extends Error {
  readonly what: Unread;

  constructor(what: Unread) {
    super(what);
    this.name = 'PdfFault';
    this.what = what;
  }
}
