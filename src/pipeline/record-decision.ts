import type { Appended } from '../domain/audit-entry.ts';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { publicPointer } from '../domain/json/public-pointer.ts';
import { type PayloadReference, payloadLabel } from '../domain/payload.ts';
import { AttemptList } from './attempt-list.ts';
import { canonicalFields } from './canonical-fields.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Decided, Recorded } from './stages.ts';

/**
 * Puts the decision with its whole plan on record. From here on the request has exactly one outcome to come.
 * @throws DemarcError `audit_unavailable`: what cannot be recorded is not served.
 */
export function recordDecision(
  decided: Decided,
  services: Pick<GatewayServices, 'audit' | 'telemetry' | 'world' | 'bodies'>,
): Recorded {
  const pay = keepBody(decided, services);
  const recorded = append(decided, pay, services);
  services.telemetry.requestDecided({
    dialect: decided.dialect.name,
    rule: decided.decision.route.rule,
    planned: decided.decision.plan.length,
    durationMs: services.world.clock.monotonicMs() - decided.startedMs,
  });
  // Whoever needs the record awaits it; until then its failure is nobody's unhandled rejection.
  recorded.durable.catch(() => {});
  return { ...decided, recorded, attempts: new AttemptList(decided.askedBefore), escalations: [] };
}

function append(
  decided: Decided,
  pay: PayloadReference | undefined,
  { audit, bodies }: Pick<GatewayServices, 'audit' | 'bodies'>,
): Appended {
  try {
    return audit.append({
      type: 'decision',
      tenant: decided.principal.tenant,
      request: decided.requestId,
      actor: decided.principal.keyId,
      fields: canonicalFields({ ...describeDecision(decided), pay }),
    });
  } catch (error) {
    // Nobody would ever find, or erase, content that no record names.
    if (pay !== undefined) bodies?.forget(pay);
    throw error;
  }
}

/** Encrypts the body for the store, where the operator asked for one. */
function keepBody(
  { principal, requestId, facts, document }: Decided,
  { bodies }: Pick<GatewayServices, 'bodies'>,
): PayloadReference | undefined {
  if (bodies === undefined) return undefined;
  const owner = { request: requestId, tenant: principal.tenant, label: payloadLabel(facts.label) };
  return bodies.keep(owner, document.text);
}

/** What the record says. Free of content: pointers lose the keys that the caller made up. */
export function describeDecision(decided: Decided): DecisionRecord {
  const { dialect, document, facts, decision, classified, work, policy, commitment, endUser } = decided;
  const { classification } = classified;
  const told = (pointer: string) => publicPointer(pointer, document.root);
  const record: DecisionRecord = {
    dialect: dialect.name,
    facts,
    reasons: classification.reasons.map((reason) =>
      'pointer' in reason ? { ...reason, pointer: told(reason.pointer) } : reason,
    ),
    findings: classification.findings.map((finding) => ({ ...finding, pointer: told(finding.pointer) })),
    findingsLeftOut: classification.findingsLeftOut,
    classifier: classification.classifierVersion,
    workReasons: work.reasons,
    scorer: work.scorer,
    ...(work.judgement === undefined ? {} : { judgement: work.judgement }),
    policy: policy.hash,
    route: decision.route,
    candidates: decision.candidates,
    plan: decision.plan,
    commitment,
    ...(endUser === undefined ? {} : { endUser }),
    ...cleaningRecords(decided),
  };
  return withRoom(record);
}

function cleaningRecords({ cleanings }: Decided): Pick<DecisionRecord, 'cleanings'> {
  if (cleanings.size === 0) return {};
  const done = [...cleanings.values()].flatMap((result) =>
    result.kind === 'cleaned' ? [result.record] : [],
  );
  return done.length === 0 ? {} : { cleanings: done };
}

/** A line of the log holds 64 KiB; the log's own members and escaping need the rest. */
const MAX_RECORD_CHARACTERS = 48_000;

/** A finding and a candidate take up to a kilobyte each, with their pointer or their refusals; few need no counting. */
function isShort({ findings, candidates }: DecisionRecord): boolean {
  return findings.length === 0 || findings.length + candidates.length <= 24;
}

/** Leaves findings out, counted, until the record fits: no request can make itself impossible to record. */
function withRoom(record: DecisionRecord): DecisionRecord {
  if (isShort(record) || JSON.stringify(record).length <= MAX_RECORD_CHARACTERS) return record;
  const kept = record.findings.slice(0, Math.floor(record.findings.length / 2));
  return withRoom({
    ...record,
    findings: kept,
    findingsLeftOut: record.findingsLeftOut + record.findings.length - kept.length,
  });
}
