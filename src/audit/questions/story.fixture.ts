import type { AuditEntry, CanonicalValue } from '../../domain/audit-entry.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { DEFAULT_TENANT, type TenantId } from '../../domain/ids.ts';
import type { Level } from '../../domain/label.ts';
import { ALL_TIME } from '../../domain/period.ts';
import { HandTurnedWorld, temporaryFolder } from '../audit.fixture.ts';
import type { AuditLog } from '../audit-log.ts';
import { openAuditLog } from '../audit-log.ts';

// Logs that tell of a few requests, for the tests of the questions.

export const POLICY = `sha256:${'a'.repeat(64)}`;
export const OTHER_POLICY = `sha256:${'b'.repeat(64)}`;

/** 2026-09-21T13:46:40Z: where the hand-turned clock starts. */
export const START_MS = 1_790_000_000_000;
export const HOUR_MS = 3_600_000;

export interface TellOptions {
  readonly id: string;
  readonly level?: Level;
  readonly key?: string;
  readonly tenant?: TenantId;
  readonly endUser?: string;
  readonly policy?: string;
  readonly plan?: readonly string[];
  /** Where it goes; the default is outside. */
  readonly to?: 'frontier' | 'everyday';
  /** What it comes to. `none` leaves it open. */
  readonly outcome?: 'answered' | 'failed' | 'crash' | 'none';
  readonly purpose?: string;
  /** Under which its body is kept. */
  readonly ref?: string;
  /** Whether the attempt that leaves the premises is recorded before; false is a fault of the gateway. */
  readonly isAttemptRecorded?: boolean;
}

const PLACES = {
  frontier: { deployment: 'frontier', provider: 'rented', placement: 'api' },
  everyday: { deployment: 'everyday', provider: 'house', placement: 'on-premises' },
} as const;

/** A log that is being written, with a clock that stands until it is turned. */
export class Story {
  readonly world: HandTurnedWorld;
  readonly folder: string;
  log: AuditLog;

  private constructor(folder: string, world: HandTurnedWorld, log: AuditLog) {
    this.folder = folder;
    this.world = world;
    this.log = log;
  }

  static async begin(maxSegmentBytes?: number): Promise<Story> {
    const folder = await temporaryFolder();
    const world = new HandTurnedWorld();
    return new Story(folder, world, await openAuditLog({ folder, world, maxSegmentBytes }));
  }

  async append(entry: AuditEntry): Promise<number> {
    const { sequence, durable } = this.log.append(entry);
    await durable;
    return sequence;
  }

  /** One request with its decision, its attempt and its end. Returns the sequences of its records. */
  async request(options: TellOptions): Promise<number[]> {
    const { id, level = 'internal', key = 'key_ada', tenant = DEFAULT_TENANT, endUser } = options;
    const { to = 'frontier', outcome = 'answered', policy = POLICY, plan = [to] } = options;
    const place = PLACES[to];
    const about = { tenant, request: id, actor: key };
    const written = [
      await this.append({
        type: 'decision',
        ...about,
        fields: {
          dialect: 'openai-chat',
          facts: { label: { level, categories: level === 'restricted' ? ['payment'] : [], residency: [] } },
          findings: [{ type: 'CREDIT_CARD' }],
          candidates: [{ deployment: 'oracle', verdict: { kind: 'refused' } }],
          plan: [...plan],
          policy,
          commitment: commitmentOf(id),
          ...(endUser === undefined ? {} : { endUser }),
          ...(options.ref === undefined ? {} : { pay: { ref: options.ref, commit: 'f'.repeat(64) } }),
        },
      }),
    ];
    if (to === 'frontier' && options.isAttemptRecorded !== false) {
      written.push(await this.append({ type: 'attempt', ...about, fields: attemptFields(options, level) }));
    }
    if (outcome === 'none') return written;
    const attempts = outcome === 'crash' ? [] : [{ ...place, attempt: 1, result: outcome, status: 200 }];
    const fields: Record<string, CanonicalValue> =
      outcome === 'crash' ? { outcome } : { outcome, status: 200, attempts };
    written.push(await this.append({ type: 'outcome', ...about, fields }));
    return written;
  }

  /** Ends, lets time pass, and begins again, as a gateway does that was stopped over night. */
  async restartAfter(ms: number): Promise<void> {
    await this.log.close();
    this.world.turn(ms);
    this.log = await openAuditLog({ folder: this.folder, world: this.world });
  }

  async policy(hash: string, pieces = 1): Promise<number[]> {
    const written: number[] = [];
    for (let piece = 0; piece < pieces; piece += 1) {
      const fields = { event: 'policy', hash, piece, pieces, text: `part ${piece};` };
      written.push(await this.append({ type: 'config', tenant: DEFAULT_TENANT, fields }));
    }
    return written;
  }

  async end(): Promise<string> {
    await this.log.close();
    return this.folder;
  }
}

function attemptFields({ purpose }: TellOptions, level: Level): Record<string, CanonicalValue> {
  return {
    attempt: 1,
    ...(purpose === undefined ? {} : { purpose }),
    ...PLACES.frontier,
    region: 'us',
    level,
    egressCommitment: `hmac-sha256:${'e'.repeat(64)}`,
    bytes: 100,
  };
}

export function commitmentOf(id: string): string {
  return `hmac-sha256:${Buffer.from(id).toString('hex').padEnd(64, '0')}`;
}

/** A question over all time and every tenant. */
export function asked<Asked extends object>(
  question: Asked,
): Asked & Pick<AuditQuestion, 'period' | 'tenant'> {
  return { period: ALL_TIME, tenant: null, ...question };
}
