import type { DocumentLimits, DocumentReading } from '../../domain/document-reading.ts';

/** Control characters are of no text; tabs, line ends and form feeds are. */
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/;
/** A stretch this long without a space was not written by a person: encoded data. */
const ENCODED = /[A-Za-z0-9+/_=-]{256}/;

/** Reads bytes that are text in UTF-8. */
export function readPlainText(bytes: Uint8Array, limits: DocumentLimits): DocumentReading {
  const text = decode(bytes);
  if (text === undefined || CONTROL.test(text)) return left('other', 'unknown');
  if (text.length > limits.maxCharacters) return left('too-large', 'text');
  const texts = text.trim() === '' ? [] : [{ page: undefined, text }];
  const unread = ENCODED.test(text) ? [{ what: 'other', page: undefined } as const] : [];
  return { format: 'text', pages: 0, texts, unread };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function left(what: 'other' | 'too-large', format: 'text' | 'unknown'): DocumentReading {
  return { format, pages: 0, texts: [], unread: [{ what, page: undefined }] };
}
