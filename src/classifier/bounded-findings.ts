import { compareLevels } from '../domain/label.ts';
import type { SignalFinding } from './scan-text.ts';

/** Findings of one long text past this many say nothing new about where to look. */
export const MAX_FINDINGS_PER_TEXT = 10_000;

/**
 * The worst of the findings, and of the rest one for each level and set of categories that would be missing: what is
 * left out leaves the label as it is, in whatever order the signals spoke.
 */
export function boundedFindings(findings: readonly SignalFinding[]): readonly SignalFinding[] {
  if (findings.length <= MAX_FINDINGS_PER_TEXT) return findings;
  const worstFirst = [...findings].sort((a, b) => compareLevels(b.level, a.level));
  const kept = worstFirst.slice(0, MAX_FINDINGS_PER_TEXT);
  const labels = new Set(kept.map(labelOf));
  for (const finding of worstFirst.slice(MAX_FINDINGS_PER_TEXT)) {
    const label = labelOf(finding);
    if (labels.has(label)) continue;
    labels.add(label);
    kept.push(finding);
  }
  return kept;
}

function labelOf({ type, level, categories, scoreThousandths }: SignalFinding): string {
  // What has a score is not part of the label, and counts beside it.
  return [scoreThousandths === undefined ? '' : type, level, ...[...categories].sort()].join(' ');
}
