import type { DocumentReading, UnreadPart } from './document-reading.ts';
import type { Finding } from './finding.ts';
import type { DeploymentName } from './ids.ts';
import type { Injection } from './injection.ts';
import { isLabel, type Label, type Level } from './label.ts';

/** Why the label is as high as it is, apart from findings. */
export type LabelReason =
  | { readonly kind: 'floor' }
  | { readonly kind: 'declared' }
  | { readonly kind: 'key' }
  /** Things that the operator says mean more together. */
  | { readonly kind: 'combination'; readonly all: readonly string[]; readonly level: Level }
  /** Content that no signal can read (an image, a file): highest level. */
  | { readonly kind: 'unreadable'; readonly pointer: string }
  /** A document that was read inside, with its size and with what of it could not be read; never its text. */
  | {
      readonly kind: 'document';
      readonly pointer: string;
      readonly format: DocumentReading['format'];
      readonly pages: number;
      readonly characters: number;
      readonly unread: readonly UnreadPart[];
    }
  /** A picture that was shown to the operator's own reader; when it was read, it counts as `level` at least. */
  | {
      readonly kind: 'picture';
      readonly pointer: string;
      readonly deployment: DeploymentName;
      readonly result: 'read' | 'unread';
      readonly level: Level;
    }
  /** The operator's own model looked for what detectors do not know; `unread` where it gave no answer. */
  | {
      readonly kind: 'detector';
      readonly deployment: DeploymentName;
      readonly result: 'read' | 'partly' | 'unread';
      readonly findings: number;
    }
  /** Content that no signal can read, which the operator let count as less than the highest, by name. */
  | { readonly kind: 'granted'; readonly grant: string; readonly level: Level }
  /** A signal threw, hung or used up its time: highest level. */
  | { readonly kind: 'signal-failed'; readonly signal: string; readonly how: 'threw' | 'timed-out' };

/** The result of looking at every leaf of one request. */
export interface Classification {
  readonly label: Label;
  /** At most {@link MAX_FINDINGS}; the label counts those left out as well. */
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  /** The worst attempt to take the model over, if there is one. */
  readonly injection?: Injection | undefined;
  readonly reasons: readonly LabelReason[];
  /** Names the signals and their version, so that a later change of detectors can be told from a change of data. */
  readonly classifierVersion: string;
}

export const MAX_FINDINGS = 64;

/** Whether a value can be taken for the result of looking at a request, whatever its type says. */
export function isClassification(value: unknown): value is Classification {
  if (typeof value !== 'object' || value === null) return false;
  const { label, findings, findingsLeftOut, reasons, classifierVersion } = value as Record<string, unknown>;
  return (
    isLabel(label) &&
    Array.isArray(findings) &&
    typeof findingsLeftOut === 'number' &&
    Array.isArray(reasons) &&
    typeof classifierVersion === 'string'
  );
}
