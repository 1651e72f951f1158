import type { DocumentLimits, DocumentReading } from '../../domain/document-reading.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readPlainText } from './plain-text.ts';

/** A file as a request carries it. */
export interface DocumentFile {
  /** As the caller says, in lower case. */
  readonly mediaType: string;
  /** Base64. */
  readonly data: string;
}

/** A caller that gives no type says this. */
const ANY_TYPE = 'application/octet-stream';
const PDF_TYPES: ReadonlySet<string> = new Set(['application/pdf', 'application/x-pdf', ANY_TYPE]);
/** Types whose bytes are the text itself. Of others (RTF, HTML) a reader shows something else than the bytes. */
const TEXT_TYPE =
  /^(?:text\/(?:plain|markdown|csv|tab-separated-values|x-[a-z0-9.+-]+)|application\/(?:json|x-ndjson|yaml))$/;
const PDF_HEAD = '%PDF-';
/** Where readers of PDF still look for the head of a file. */
const PDF_HEAD_WITHIN = 1_024;

/**
 * Reads a document that is text or has a text layer. By its bytes and by its type: where the two do not agree,
 * somebody else may read another document than the one that was looked at.
 */
export function readDocument({ mediaType, data }: DocumentFile, limits: DocumentLimits): DocumentReading {
  if (data.length > Math.ceil(limits.maxBytes / 3) * 4) return unread('too-large');
  const bytes = decodeBase64(data);
  if (bytes === undefined) return unread('malformed');
  const headAt = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_HEAD_WITHIN)).indexOf(
    PDF_HEAD,
  );
  if (headAt === 0 && PDF_TYPES.has(mediaType)) return readPdf(bytes, limits);
  if (headAt >= 0 || !(TEXT_TYPE.test(mediaType) || mediaType === ANY_TYPE)) return unread('other');
  return readPlainText(bytes, limits);
}

function unread(what: 'too-large' | 'malformed' | 'other'): DocumentReading {
  return { format: 'unknown', pages: 0, texts: [], unread: [{ what, page: undefined }] };
}

/** Canonical base64 alone, in lines or not: of anything else, two decoders make two files. */
function decodeBase64(data: string): Uint8Array | undefined {
  const bytes = Buffer.from(data, 'base64');
  return bytes.toString('base64') === data.replace(/[\r\n]/g, '') ? bytes : undefined;
}
