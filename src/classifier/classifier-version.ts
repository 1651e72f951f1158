import { createHash } from 'node:crypto';
import type { OperatorTerms } from './operator-terms.ts';
import type { Signal } from './signal.ts';

/** Names the signals, their versions and the operator's terms: equal versions label equal content alike. */
export function classifierVersionOf(signals: readonly Signal[], terms: OperatorTerms): string {
  const hash = createHash('sha256');
  for (const { name, version } of signals) hash.update(`${name}@${version}\n`);
  hash.update(JSON.stringify(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))));
  return `signals-2.${hash.digest('hex').slice(0, 12)}`;
}
