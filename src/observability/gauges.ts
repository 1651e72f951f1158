import { Gauge, type Registry } from 'prom-client';
import type { TelemetryGauges } from '../pipeline/telemetry.ts';
import { BoundedWords } from './label-values.ts';

/** More waiting rooms than anybody has; what lies beyond is left out. */
const MAX_QUEUES = 1_000;
const MAX_PHASES = 16;

/** Registers the readings that somebody can take; one that nobody can take is left out rather than shown as zero. */
export function registerGauges(registry: Registry, gauges: TelemetryGauges, version: string): void {
  const build = new Gauge({
    name: 'demarc_build_info',
    help: 'Always 1; the version is in the label.',
    labelNames: ['version'],
    registers: [registry],
  });
  build.set({ version }, 1);
  for (const { name, help, read } of plainReadings(gauges)) {
    if (read === undefined) continue;
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          const value = await attempted(read);
          // An unknown reading is absent: a zero would look like a fact.
          if (value === undefined) this.remove();
          else this.set(value);
        },
      }),
    );
  }
  registerQueues(registry, gauges.queueDepth);
  registerHealth(registry, gauges.deploymentHealth);
  registerPhase(registry, gauges.starterPhase);
  registerAnchors(registry, gauges.anchorLagS);
}

interface PlainReading {
  readonly name: string;
  readonly help: string;
  readonly read: (() => number | undefined | Promise<number | undefined>) | undefined;
}

function plainReadings(gauges: TelemetryGauges): readonly PlainReading[] {
  const { isAuditAccepting } = gauges;
  return [
    { name: 'demarc_open_requests', help: 'Requests being worked on.', read: gauges.openRequests },
    { name: 'demarc_open_streams', help: 'Answers being streamed.', read: gauges.openStreams },
    {
      name: 'demarc_upstream_connections',
      help: 'Sockets to upstreams, open or being opened.',
      read: gauges.upstreamConnections,
    },
    {
      name: 'demarc_audit_lag_seconds',
      help: 'Age of the oldest record that is not durable yet.',
      read: gauges.auditLagS,
    },
    {
      name: 'demarc_audit_accepting',
      help: '1 while records can be written; at 0 nothing is served.',
      read: isAuditAccepting === undefined ? undefined : () => Number(isAuditAccepting()),
    },
    {
      name: 'demarc_audit_checkpoint_age_seconds',
      help: 'Time since the durable state was last signed.',
      read: gauges.checkpointAgeS,
    },
    {
      name: 'demarc_projection_lag_records',
      help: 'Durable records that the database does not hold yet.',
      read: gauges.projectionLagRecords,
    },
  ];
}

function registerQueues(registry: Registry, read: TelemetryGauges['queueDepth']): void {
  if (read === undefined) return;
  registry.registerMetric(
    new Gauge({
      name: 'demarc_queue_depth',
      help: 'Requests waiting for a place at a deployment.',
      labelNames: ['deployment'],
      registers: [],
      async collect() {
        this.reset();
        const depths = [...((await attempted(read)) ?? [])];
        for (const [deployment, depth] of depths.slice(0, MAX_QUEUES)) this.set({ deployment }, depth);
      },
    }),
  );
}

function registerHealth(registry: Registry, read: TelemetryGauges['deploymentHealth']): void {
  if (read === undefined) return;
  const states = new BoundedWords(MAX_PHASES);
  registry.registerMetric(
    new Gauge({
      name: 'demarc_deployment_health',
      help: '1 for what is known of a deployment: ready, loading, ill, other-weights or unknown.',
      labelNames: ['deployment', 'state'],
      registers: [],
      async collect() {
        this.reset();
        const known = [...((await attempted(read)) ?? [])];
        for (const [deployment, state] of known.slice(0, MAX_QUEUES))
          this.set({ deployment, state: states.of(state) }, 1);
      },
    }),
  );
}

function registerAnchors(registry: Registry, read: TelemetryGauges['anchorLagS']): void {
  if (read === undefined) return;
  registry.registerMetric(
    new Gauge({
      name: 'demarc_audit_anchor_lag_seconds',
      help: 'Time for which an anchor of the audit log has not taken a newer state; 0 while it takes them.',
      labelNames: ['anchor'],
      registers: [],
      async collect() {
        this.reset();
        for (const [anchor, lagS] of (await attempted(read)) ?? []) this.set({ anchor }, lagS);
      },
    }),
  );
}

function registerPhase(registry: Registry, read: TelemetryGauges['starterPhase']): void {
  if (read === undefined) return;
  const phases = new BoundedWords(MAX_PHASES);
  registry.registerMetric(
    new Gauge({
      name: 'demarc_starter_phase',
      help: '1 for the phase that the starter model is in.',
      labelNames: ['phase'],
      registers: [],
      async collect() {
        this.reset();
        const phase = await attempted(read);
        if (phase !== undefined) this.set({ phase: phases.of(phase) }, 1);
      },
    }),
  );
}

/** A reading that fails, for instance while its owner is closing, is unknown, and no reason to show nothing at all. */
async function attempted<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
