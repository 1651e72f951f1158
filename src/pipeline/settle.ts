import type { AuditEntry } from '../domain/audit-entry.ts';
import type { AttemptOutcome, OutcomeRecord } from '../domain/decision-record.ts';
import { type NanoDollars, nanoDollars } from '../domain/money.ts';
import { canonicalFields } from './canonical-fields.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Answered, Recorded } from './stages.ts';
import { operationName, type Telemetry } from './telemetry.ts';

/** Closes a request: its one outcome, with what each attempt did and cost. Called once on every path. */
export function settle(
  recorded: Recorded,
  answered: Answered,
  services: Pick<GatewayServices, 'outcomes' | 'world' | 'log' | 'telemetry'>,
): void {
  const record = outcomeOf(recorded, answered, services.world.clock.monotonicMs());
  tell(recorded, answered, record.durationMs, services.telemetry);
  services.log.info('request', {
    request: recorded.requestId,
    key: recorded.principal.keyId,
    dialect: recorded.dialect.name,
    outcome: record.outcome,
    status: record.status,
    error: record.error,
    deployment: record.deployment,
    label: recorded.facts.label.level,
    attempts: record.attempts.length,
    durationMs: record.durationMs,
    costNano: record.costNano,
  });
  const outcome: AuditEntry = {
    type: 'outcome',
    tenant: recorded.principal.tenant,
    request: recorded.requestId,
    actor: recorded.principal.keyId,
    fields: canonicalFields(record),
  };
  services.outcomes.record(outcome, recorded.recorded);
}

function tell(recorded: Recorded, answered: Answered, durationMs: number, telemetry: Telemetry): void {
  telemetry.requestSettled({
    request: recorded.requestId,
    traceparent: recorded.exchange.headers['traceparent'],
    operation: operationName(recorded.request.operation),
    dialect: recorded.dialect.name,
    requestedModel: recorded.request.requestedModel,
    stream: recorded.request.stream,
    outcome: answered.outcome,
    status: answered.status,
    error: answered.error?.code,
    level: recorded.facts.label.level,
    task: recorded.facts.task,
    attempts: recorded.attempts.outcomes.length,
    durationMs,
  });
}

function outcomeOf(recorded: Recorded, answered: Answered, nowMs: number): OutcomeRecord {
  return {
    outcome: answered.outcome,
    status: answered.status,
    error: answered.error?.code ?? null,
    deployment: answered.deployment?.name ?? null,
    attempts: recorded.attempts.outcomes,
    ...(recorded.escalations.length === 0 ? {} : { escalations: recorded.escalations }),
    durationMs: Math.round(nowMs - recorded.startedMs),
    costNano: totalCost(recorded.attempts.outcomes)?.toString() ?? null,
  };
}

/** The sum over attempts; undefined when the cost of any of them is unknown. */
export function totalCost(attempts: readonly AttemptOutcome[]): NanoDollars | undefined {
  let total = 0n;
  for (const { costNano } of attempts) {
    if (costNano === null) return undefined;
    total += BigInt(costNano);
  }
  return nanoDollars(total);
}
