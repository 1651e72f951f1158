import type { OperatorTerms } from '../classifier/operator-terms.ts';
import type { Configuration } from '../config/configuration.ts';

/** The configuration's terms in the classifier's own spelling: `/pattern/` for patterns. */
export function termsOf({ classification }: Pick<Configuration, 'classification'>): OperatorTerms {
  const terms: Partial<Record<keyof OperatorTerms, string[]>> = {};
  for (const term of classification.terms) {
    const text = term.kind === 'plain' ? term.text : `/${term.pattern}/${term.ignoreCase ? 'i' : ''}`;
    (terms[term.level] ??= []).push(text);
  }
  return terms;
}
