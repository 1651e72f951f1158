import type { Clock } from '../../domain/world.ts';
import type { OperatorTerms } from '../operator-terms.ts';
import type { ScanOutcome } from '../scan-outcome.ts';
import type { Provenance } from '../view/text-view.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface ScanJob {
  readonly text: string;
  readonly provenance: Provenance;
}

/** Where long texts are read. */
export interface ScanPool {
  /** Reads a text in a worker. Never rejects: a text that is not read in time, or that ends its worker, has failed. */
  scan(text: string, timeoutMs: number, caller?: string, provenance?: Provenance): Promise<ScanOutcome>;
  close(): Promise<void>;
}

export interface ScanPoolOptions {
  /** The built worker, `dist/classifier-worker.js`. */
  readonly entry: URL;
  readonly terms: OperatorTerms;
  readonly clock: Clock;
  readonly size?: number;
  readonly maxWaiting?: number;
  readonly maxWaitMs?: number;
}

export function createScanPool({ terms, ...options }: ScanPoolOptions): ScanPool {
  const pool = createWorkerPool<ScanJob, ScanOutcome>({
    ...options,
    workerData: { terms },
    failed: (how) => ({ findings: [], failures: [{ signal: 'worker', how }] }),
  });
  return {
    scan: (text, timeoutMs, caller, provenance = 'said') => pool.run({ text, provenance }, timeoutMs, caller),
    close: () => pool.close(),
  };
}
