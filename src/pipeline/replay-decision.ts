import type { Decision } from '../domain/decision.ts';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { parsePolicyText } from '../policy/parse-policy-text.ts';
import { canonicalFields } from './canonical-fields.ts';
import { planDecision } from './plan-decision.ts';
import { policyView } from './policy-version.ts';

export interface Replay {
  /** Whether the recorded facts under the recorded policy give the recorded decision, to the letter. */
  readonly identical: boolean;
  /** The decision as computed now. */
  readonly decision: Decision;
}

/**
 * Computes a recorded decision again from nothing but the record and the text of the policy it names.
 * @throws Error when the text is not the policy of that hash.
 */
export function replayDecision(record: DecisionRecord, policyText: string): Replay {
  const policy = policyView(parsePolicyText(policyText, record.policy));
  const decision = planDecision(policy, record.facts);
  const recorded: Decision = { route: record.route, candidates: record.candidates, plan: record.plan };
  return { identical: sameRecord(decision, recorded), decision };
}

function sameRecord(a: Decision, b: Decision): boolean {
  return sortedText(canonicalFields(a)) === sortedText(canonicalFields(b));
}

/** JSON text with the keys of every object in order, so that equal values are equal text. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
