import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentReading } from '../../domain/document-reading.ts';
import { BUILT_IN_SIGNALS } from '../built-in-signals.ts';
import { readDocument } from '../documents/read-document.ts';
import { type OperatorTerms, operatorTerms } from '../operator-terms.ts';
import type { ScanOutcome } from '../scan-outcome.ts';
import { createScanner } from '../scan-text.ts';
import type { DocumentJob } from './document-reader.ts';
import type { ScanJob } from './scan-pool.ts';
import { type NumberedAnswer, type NumberedJob, READY } from './worker-pool.ts';

// The entry of a worker thread: started by a pool, bundled by itself. It has no clock: the pool stops it when the time
// is up.
const port = parentPort;
if (port === null) throw new Error('the classifier worker must be started as a worker thread');
const terms = operatorTerms((workerData as { readonly terms: OperatorTerms }).terms);
const scanner = createScanner(terms === undefined ? BUILT_IN_SIGNALS : [...BUILT_IN_SIGNALS, terms]);

// The threads that serve requests come first. Elsewhere than on Linux this would be said of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

port.on('message', ({ id, job }: NumberedJob<ScanJob | DocumentJob>) => {
  port.postMessage({ id, answer: answerTo(job) } satisfies NumberedAnswer<ScanOutcome | DocumentReading>);
});
port.postMessage(READY);

function answerTo(job: ScanJob | DocumentJob): ScanOutcome | DocumentReading {
  if ('document' in job) return readDocument(job.document, job.limits);
  const { findings, failures } = scanner.scan(job.text, () => false, job.provenance);
  return { findings, failures };
}
