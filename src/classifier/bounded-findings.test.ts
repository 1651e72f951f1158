import { describe, expect, it } from 'vitest';
import type { Category, Level } from '../domain/label.ts';
import { boundedFindings, MAX_FINDINGS_PER_TEXT } from './bounded-findings.ts';
import type { SignalFinding } from './scan-text.ts';

const finding = (level: Level, ...categories: Category[]): SignalFinding => ({
  type: 'X',
  signal: 'x',
  level,
  categories,
  start: 0,
  end: 1,
});
const many = (count: number, ...of: Parameters<typeof finding>): SignalFinding[] =>
  Array.from({ length: count }, () => finding(...of));

describe('boundedFindings', () => {
  it('leaves a list alone that is short enough', () => {
    const findings = many(MAX_FINDINGS_PER_TEXT, 'internal');
    expect(boundedFindings(findings)).toBe(findings);
  });

  it('keeps the worst, wherever they stand', () => {
    const worst = many(500, 'restricted', 'payment');
    const kept = boundedFindings([...many(MAX_FINDINGS_PER_TEXT, 'internal', 'personal'), ...worst]);
    expect(kept.filter(({ level }) => level === 'restricted')).toHaveLength(500);
    expect(kept).toHaveLength(MAX_FINDINGS_PER_TEXT);
  });

  it('keeps one of every level and set of categories', () => {
    const kept = boundedFindings([
      finding('internal', 'source-code'),
      finding('internal', 'source-code', 'legal'),
      ...many(MAX_FINDINGS_PER_TEXT + 50, 'confidential', 'personal'),
      finding('public', 'financial'),
      finding('internal', 'source-code'),
    ]);
    expect(kept.slice(MAX_FINDINGS_PER_TEXT)).toEqual([
      finding('internal', 'source-code'),
      finding('internal', 'source-code', 'legal'),
      finding('public', 'financial'),
    ]);
  });
});
