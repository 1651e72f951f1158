import { EVIDENCE_PATTERNS, EVIDENCE_WORDS } from '../injection/collect-evidence.ts';
import { findEmbeddedInstruction, INSTRUCTION_PATTERNS } from '../injection/embedded-instruction.ts';
import { REPORTED } from '../injection/evidence-weights.ts';
import { scoreInjection } from '../injection/score-injection.ts';
import type { RawFinding, Signal } from '../signal.ts';

/**
 * Attempts to take the model over: by what is said (a jailbreak), or in what was brought in, where an instruction
 * counts for standing there. They say nothing about how sensitive a text is, so they raise no label.
 */
export const injection: Signal = {
  name: 'injection',
  version: '1',
  words: EVIDENCE_WORDS,
  readsAllData: true,
  patterns: [...EVIDENCE_PATTERNS, ...INSTRUCTION_PATTERNS],
  detect: (text, { hits, provenance }) => {
    const said = scoreInjection(text, hits);
    if (provenance === 'said') return said === undefined ? [] : found('JAILBREAK', said);
    const embedded = findEmbeddedInstruction(text);
    const worst = (embedded?.score ?? 0) > (said?.score ?? 0) ? embedded : said;
    return worst === undefined ? [] : found('PROMPT_INJECTION', worst);
  },
};

function found(
  type: string,
  {
    score,
    span,
  }: { readonly score: number; readonly span: { readonly start: number; readonly end: number } },
): RawFinding[] {
  if (score < REPORTED) return [];
  const { start, end } = span;
  return [{ type, level: 'public', categories: [], start, end, scoreThousandths: Math.round(score * 1000) }];
}
