import { areFindings } from './raw-finding-shape.ts';
import type { SignalFailure, SignalFinding } from './scan-text.ts';

/** What was made of one text elsewhere. */
export interface ScanOutcome {
  readonly findings: readonly SignalFinding[];
  readonly failures: readonly SignalFailure[];
}

/** Whether what a worker answered is what the signals said of a text of `length`: findings and failures, each of a signal. */
export function isScanOutcome(value: unknown, length: number): value is ScanOutcome {
  if (typeof value !== 'object' || value === null) return false;
  const { findings, failures } = value as Record<string, unknown>;
  return (
    areFindings(findings, length) &&
    findings.every(isOfSignal) &&
    Array.isArray(failures) &&
    failures.every((failure) => isOfSignal(failure) && isHow(failure))
  );
}

function isOfSignal(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'signal' in value && typeof value.signal === 'string';
}

function isHow(failure: object): boolean {
  return 'how' in failure && (failure.how === 'threw' || failure.how === 'timed-out');
}
