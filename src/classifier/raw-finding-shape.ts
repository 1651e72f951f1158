import { isCategory, isLevel } from '../domain/label.ts';
import type { RawFinding } from './signal.ts';

const MAX_SCORE = 1_000;

/** Whether what a signal returned is a list of findings within a text of `length`; its type says so, a fault may not. */
export function areFindings(value: unknown, length: number): value is readonly RawFinding[] {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (!isFinding(item, length)) return false;
  return true;
}

function isFinding(value: unknown, length: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, level, categories, start, end, scoreThousandths } = value as Record<
    keyof RawFinding,
    unknown
  >;
  return (
    typeof type === 'string' &&
    type !== '' &&
    typeof level === 'string' &&
    isLevel(level) &&
    areCategories(categories) &&
    isOffset(start, length) &&
    isOffset(end, length) &&
    start <= end &&
    (scoreThousandths === undefined || isOffset(scoreThousandths, MAX_SCORE))
  );
}

function areCategories(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (const category of value) if (typeof category !== 'string' || !isCategory(category)) return false;
  return true;
}

function isOffset(value: unknown, length: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= length;
}
