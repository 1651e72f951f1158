import { stat } from 'node:fs/promises';
import { checkpointPath } from '../audit/checkpoint-file.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import { createTelemetry, type OpenedTelemetry } from '../observability/create-telemetry.ts';
import type { KnownNames } from '../observability/metrics.ts';
import type { TelemetryGauges } from '../pipeline/telemetry.ts';
import { auditFolder } from './data-folder.ts';
import type { Stores } from './stores.ts';

export interface WatchOptions {
  /** The one in force: what is counted under which name follows it; where it is sent is decided at the start. */
  readonly configuration: () => Configuration;
  readonly dataFolder: string;
  readonly stores: Pick<Stores, 'audit' | 'projection'>;
  readonly gauges: TelemetryGauges;
  readonly version: string;
  readonly world: World;
  readonly log: Log;
}

/** Opens what the configuration asks for, with the readings that the stores can give. */
export function openTelemetry(options: WatchOptions): Promise<OpenedTelemetry> {
  const { configuration, stores, dataFolder, world } = options;
  const { metrics, traces } = configuration().telemetry;
  const { audit, projection } = stores;
  return createTelemetry({
    ...options,
    metrics: metrics !== 'off',
    traces,
    names: namesOf(configuration),
    instanceId: audit.log,
    gauges: {
      isAuditAccepting: () => audit.isAccepting(),
      projectionLagRecords: () => Math.max(0, audit.head().size - projection.status().nextSequence),
      checkpointAgeS: async () =>
        (world.clock.wallMs() - (await stat(checkpointPath(auditFolder(dataFolder)))).mtimeMs) / 1000,
      ...options.gauges,
    },
  });
}

/** The names of the configuration in force, gathered once for each. */
function namesOf(configuration: () => Configuration): () => KnownNames {
  let of: Configuration | undefined;
  let names: KnownNames | undefined;
  return () => {
    const now = configuration();
    if (names === undefined || now !== of) {
      of = now;
      names = gather(now);
    }
    return names;
  };
}

function gather({ deployments, policy }: Configuration): KnownNames {
  return {
    deployments: new Set(deployments.keys()),
    models: new Set([...deployments.values()].map(({ model }) => model)),
    callable: new Set([...Object.keys(policy.models), ...deployments.keys()]),
    rules: new Set(policy.rules.map(({ name }) => name)),
  };
}
