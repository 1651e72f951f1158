import type { InjectionVerdict, TextPlace } from '../domain/text-report.ts';
import type { SignalFinding } from './scan-text.ts';

const NONE: InjectionVerdict = { score: 0, label: 'none' };

/** What the findings of one text say of orders to a model in it. */
export function injectionVerdict(findings: readonly SignalFinding[], _place: TextPlace): InjectionVerdict {
  const isFound = (type: string): boolean => findings.some((finding) => finding.type === type);
  if (isFound('JAILBREAK')) return { score: 1, label: 'jailbreak' };
  if (isFound('PROMPT_INJECTION')) return { score: 1, label: 'injection' };
  return NONE;
}
