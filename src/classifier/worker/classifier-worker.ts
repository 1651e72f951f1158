import { parentPort, workerData } from 'node:worker_threads';
import { BUILT_IN_SIGNALS } from '../built-in-signals.ts';
import { operatorTerms } from '../operator-terms.ts';
import { createScanner } from '../scan-text.ts';
import type { ScanAnswer, ScanJob, ScanWorkerData } from './scan-pool.ts';

// The entry of a worker thread: started by `createScanPool`, bundled by itself. It has no clock: the pool stops it
// when the time is up.
const port = parentPort;
if (port === null) throw new Error('the classifier worker must be started as a worker thread');
const terms = operatorTerms((workerData as ScanWorkerData).terms);
const scanner = createScanner(terms === undefined ? BUILT_IN_SIGNALS : [...BUILT_IN_SIGNALS, terms]);

port.on('message', (job: ScanJob) => {
  const { findings, failures } = scanner.scan(job.text, () => false);
  const answer: ScanAnswer = { id: job.id, findings, failures };
  port.postMessage(answer);
});
