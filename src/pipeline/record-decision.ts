import type { DecisionRecord } from '../domain/decision-record.ts';
import { publicPointer } from '../domain/json/public-pointer.ts';
import { canonicalFields } from './canonical-fields.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Decided, Recorded } from './stages.ts';

/**
 * Puts the decision with its whole plan on record. From here on the request has exactly one outcome to come.
 * @throws DemarcError `audit_unavailable`: what cannot be recorded is not served.
 */
export function recordDecision(decided: Decided, services: Pick<GatewayServices, 'audit'>): Recorded {
  const recorded = services.audit.append({
    type: 'decision',
    tenant: decided.principal.tenant,
    request: decided.requestId,
    actor: decided.principal.keyId,
    fields: canonicalFields(describeDecision(decided)),
  });
  // Whoever needs the record awaits it; until then its failure is nobody's unhandled rejection.
  recorded.durable.catch(() => {});
  return { ...decided, recorded, attempts: [] };
}

/** What the record says. Free of content: pointers lose the keys that the caller made up. */
export function describeDecision({
  dialect,
  facts,
  decision,
  classified,
  work,
  policy,
  commitment,
}: Decided): DecisionRecord {
  const { classification } = classified;
  return {
    dialect: dialect.name,
    facts,
    reasons: classification.reasons.map((reason) =>
      reason.kind === 'unreadable' ? { ...reason, pointer: publicPointer(reason.pointer) } : reason,
    ),
    findings: classification.findings.map((finding) => ({
      ...finding,
      pointer: publicPointer(finding.pointer),
    })),
    findingsLeftOut: classification.findingsLeftOut,
    classifier: classification.classifierVersion,
    workReasons: work.reasons,
    scorer: work.scorer,
    policy: policy.hash,
    route: decision.route,
    candidates: decision.candidates,
    plan: decision.plan,
    commitment,
  };
}
