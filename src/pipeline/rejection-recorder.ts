import type { AuditTrail } from '../domain/audit-entry.ts';
import type { DemarcError } from '../domain/error-catalogue.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { Clock } from '../domain/world.ts';
import type { Received } from './stages.ts';
import type { Telemetry } from './telemetry.ts';

/** A guesser must not fill the disk: one record a second says how many attempts it stands for. */
const INTERVAL_MS = 1_000;

export interface RejectionRecorder {
  /** Notes a call that ended before there was a decision to record. */
  note(received: Received, error: DemarcError): void;
}

export interface RejectionParts {
  readonly audit: AuditTrail;
  readonly log: Log;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export function createRejectionRecorder({ audit, log, clock, telemetry }: RejectionParts): RejectionRecorder {
  let lastMs = Number.NEGATIVE_INFINITY;
  let unrecorded = 0;
  return {
    note(received, error) {
      telemetry.requestRejected({ dialect: received.dialect.name, error: error.code });
      log.info('request-rejected', {
        request: received.requestId,
        dialect: received.dialect.name,
        error: error.code,
      });
      if (error.code !== 'invalid_api_key' && error.code !== 'model_not_allowed') return;
      unrecorded += 1;
      const nowMs = clock.monotonicMs();
      if (nowMs - lastMs < INTERVAL_MS) return;
      lastMs = nowMs;
      const fields = { event: error.code, count: unrecorded };
      unrecorded = 0;
      try {
        audit
          .append({ type: 'auth', tenant: DEFAULT_TENANT, request: received.requestId, fields })
          .durable.catch(() => {});
      } catch {
        log.error('rejection-not-recorded', { request: received.requestId });
      }
    },
  };
}
