import type { AuditProof } from '../../domain/audit-answer.ts';
import type { CanonicalValue } from '../../domain/audit-entry.ts';
import { LEVELS } from '../../domain/label.ts';
import { isObject } from '../canonical-line.ts';

/** Larger than any proof: a thousand records of 64 KiB and their paths. */
export const MAX_PROOF_BYTES = 128 * 1024 * 1024;

/** Reads the form of a proof; what it says may be believed only once it was checked. Undefined when it is none. */
export function readProof(text: string): AuditProof | undefined {
  const value = parse(text);
  return isObject(value) && hasFormOfProof(value) ? value : undefined;
}

type Members = Readonly<Record<string, CanonicalValue>>;

function hasFormOfProof(value: Members): value is Members & AuditProof {
  const { format, question, found, checkpoint, keyChanges, firstSequence, size, root } = value;
  const { selection, records, isComplete } = value;
  return (
    format === 'demarc-audit-proof/1' &&
    isQuestion(question) &&
    isObject(found) &&
    typeof checkpoint === 'string' &&
    isTexts(keyChanges) &&
    isCount(firstSequence) &&
    isCount(size) &&
    typeof root === 'string' &&
    isObject(selection) &&
    isCount(selection['count']) &&
    typeof selection['root'] === 'string' &&
    Array.isArray(records) &&
    records.every(isRecord) &&
    typeof isComplete === 'boolean'
  );
}

function parse(text: string): CanonicalValue | undefined {
  try {
    return JSON.parse(text) as CanonicalValue;
  } catch {
    return undefined;
  }
}

function isQuestion(value: CanonicalValue | undefined): boolean {
  if (!isObject(value)) return false;
  const { ask, period, tenant, destination, level, request, subject } = value;
  if (!isObject(period) || !isTextOrNull(period['from']) || !isTextOrNull(period['to'])) return false;
  if (!isTextOrNull(tenant)) return false;
  switch (ask) {
    case 'sent':
      return typeof destination === 'string';
    case 'nothing-above':
      return (LEVELS as readonly unknown[]).includes(level);
    case 'readers':
      return typeof request === 'string';
    case 'policies':
      return true;
    case 'subject':
      return isObject(subject) && typeof subject['kind'] === 'string' && typeof subject['id'] === 'string';
    default:
      return false;
  }
}

function isRecord(value: CanonicalValue): boolean {
  return (
    isObject(value) &&
    isCount(value['sequence']) &&
    typeof value['line'] === 'string' &&
    isTexts(value['path'])
  );
}

function isTexts(value: CanonicalValue | undefined): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTextOrNull(value: CanonicalValue | undefined): boolean {
  return value === null || typeof value === 'string';
}

function isCount(value: CanonicalValue | undefined): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
