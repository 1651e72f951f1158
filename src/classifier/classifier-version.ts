import { createHash } from 'node:crypto';
import { type LabelMapping, NO_MAPPING } from '../domain/label-mapping.ts';
import type { OperatorTerms } from './operator-terms.ts';
import type { Signal } from './signal.ts';

/** Names the signals, their versions, the operator's terms and mapping: equal versions label equal content alike. */
export function classifierVersionOf(
  signals: readonly Signal[],
  terms: OperatorTerms,
  { levels, combinations }: LabelMapping = NO_MAPPING,
): string {
  const hash = createHash('sha256');
  for (const { name, version } of signals) hash.update(`${name}@${version}\n`);
  hash.update(JSON.stringify(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))));
  if (levels.size > 0 || combinations.length > 0) {
    const sorted = [...levels].sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(JSON.stringify([sorted, combinations]));
  }
  return `signals-2.${hash.digest('hex').slice(0, 12)}`;
}
