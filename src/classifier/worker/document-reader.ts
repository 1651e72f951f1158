import type { DocumentLimits, DocumentReading } from '../../domain/document-reading.ts';
import type { Clock } from '../../domain/world.ts';
import { type DocumentFile, readDocument } from '../documents/read-document.ts';
import { createWorkerPool, type JobFailure } from './worker-pool.ts';

export interface DocumentJob {
  readonly document: DocumentFile;
  readonly limits: DocumentLimits;
}

/** Reads documents, away from the thread that serves. */
export interface DocumentReader {
  /** Never rejects: a document that takes too long, or ends its worker, is unread. */
  read(file: DocumentFile, caller: string): Promise<DocumentReading>;
  close(): Promise<void>;
}

export interface DocumentReaderOptions {
  /** The built worker; absent means in this thread, where only the limits bound the time. */
  readonly entry: URL | undefined;
  readonly clock: Clock;
  readonly limits: DocumentLimits;
  /** Time for one document, from its turn on; then its worker is stopped. */
  readonly budgetMs: number;
}

/** Memory of a worker, beside the data of the streams, which the reader itself bounds. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 256 };

export function createDocumentReader({
  entry,
  clock,
  limits,
  budgetMs,
}: DocumentReaderOptions): DocumentReader {
  if (entry === undefined) {
    return {
      read: (document) => Promise.resolve(readDocument(document, limits)),
      close: () => Promise.resolve(),
    };
  }
  const pool = createWorkerPool<DocumentJob, DocumentReading>({
    entry,
    clock,
    workerData: { terms: {} },
    failed: unread,
    resourceLimits: RESOURCE_LIMITS,
  });
  return {
    read: (document, caller) => pool.run({ document, limits }, budgetMs, caller),
    close: () => pool.close(),
  };
}

function unread(how: JobFailure): DocumentReading {
  const what = how === 'timed-out' ? 'too-slow' : 'malformed';
  return { format: 'unknown', pages: 0, texts: [], unread: [{ what, page: undefined }] };
}
