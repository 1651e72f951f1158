import { INJECTION_TYPES } from '../domain/injection.ts';
import type { InjectionVerdict } from '../domain/text-report.ts';
import type { SignalFinding } from './scan-text.ts';

/** What the findings of one text say of orders to a model in it: the worst of them. */
export function injectionVerdict(findings: readonly SignalFinding[]): InjectionVerdict {
  const attempts = findings.filter(({ type }) => INJECTION_TYPES[type] !== undefined);
  if (attempts.length === 0) return { score: 0, label: 'none' };
  const worst = Math.max(...attempts.map(({ scoreThousandths = 1_000 }) => scoreThousandths));
  const isInData = attempts.some(({ type }) => INJECTION_TYPES[type] === 'prompt-injection');
  return { score: worst / 1_000, label: isInData ? 'prompt-injection' : 'jailbreak' };
}
