import { createScanner } from './scan-text.ts';
import type { Signal } from './signal.ts';

/** What one signal says of a text, as `TYPE text` lines in order; for specifications of detectors. */
export function findingsOf(signal: Signal, text: string): string[] {
  const { findings, failures, pending } = createScanner([signal]).scan(text, () => false);
  if (failures.length > 0 || pending.length > 0)
    throw new Error(`${signal.name} failed on a text of a specification`);
  return [...findings]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

export function typesOf(signal: Signal, text: string): string[] {
  return [...new Set(findingsOf(signal, text).map((line) => line.slice(0, line.indexOf(' '))))];
}
