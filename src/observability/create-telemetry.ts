import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import type { Telemetry, TelemetryGauges } from '../pipeline/telemetry.ts';
import type { KnownNames } from './metrics.ts';
import type { TraceOptions, Traces } from './traces.ts';

export interface TelemetryOptions {
  /** Whether anything is counted; who may look is the HTTP edge's business. */
  readonly metrics: boolean;
  /** Undefined sends nothing to anybody. */
  readonly traces: TraceOptions | undefined;
  readonly gauges: TelemetryGauges;
  /** The names of the configuration in force. */
  readonly names: () => KnownNames;
  readonly version: string;
  /** Tells replicas apart in traces, for instance the id of this process's audit log. */
  readonly instanceId: string;
  readonly world: World;
  readonly log: Log;
}

/** What `/metrics` shows. */
export interface MetricsPage {
  readonly contentType: string;
  render(): Promise<string>;
}

export interface OpenedTelemetry {
  /** For the pipeline; its methods never throw. */
  readonly telemetry: Telemetry;
  /** Undefined when nothing is counted. */
  readonly page: MetricsPage | undefined;
  /** Sends what is left, for two seconds at most. */
  close(): Promise<void>;
}

/** Loads what the configuration asks for and nothing else, so that a plain start does not wait for it. */
export async function createTelemetry(options: TelemetryOptions): Promise<OpenedTelemetry> {
  const { world, log, version, instanceId, names } = options;
  const traces =
    options.traces === undefined
      ? undefined
      : (await import('./traces.ts')).createTraces(options.traces, {
          world,
          log,
          resource: { serviceName: 'demarc', serviceVersion: version, instanceId },
          callable: () => names().callable,
        });
  const counted = options.metrics ? await openMetrics(options, traces) : undefined;
  const watchers = [counted?.metrics, traces].filter((watcher) => watcher !== undefined);
  return {
    telemetry: tellAll(watchers, log),
    page: counted?.metrics,
    async close() {
      counted?.stop();
      await traces?.close();
    },
  };
}

async function openMetrics({ gauges, version, names }: TelemetryOptions, traces: Traces | undefined) {
  const [{ createMetrics }, { registerProcessMetrics }, { registerTraceCounts }] = await Promise.all([
    import('./metrics.ts'),
    import('./process-metrics.ts'),
    import('./trace-counts.ts'),
  ]);
  const metrics = createMetrics({ gauges, version, names });
  const stop = registerProcessMetrics(metrics.registry);
  if (traces !== undefined) registerTraceCounts(metrics.registry, traces);
  return { metrics, stop };
}

/** A fault in watching is told once and changes nothing for the request. */
function tellAll(watchers: readonly Partial<Telemetry>[], log: Log): Telemetry {
  let isTold = false;
  const guard = (tell: (watcher: Partial<Telemetry>) => void): void => {
    for (const watcher of watchers) {
      try {
        tell(watcher);
      } catch (fault) {
        if (!isTold)
          log.error('telemetry-fault', { name: fault instanceof Error ? fault.name : typeof fault });
        isTold = true;
      }
    }
  };
  return {
    requestDecided: (event) => guard((watcher) => watcher.requestDecided?.(event)),
    attemptSettled: (event) => guard((watcher) => watcher.attemptSettled?.(event)),
    requestSettled: (event) => guard((watcher) => watcher.requestSettled?.(event)),
    requestRejected: (event) => guard((watcher) => watcher.requestRejected?.(event)),
    modelLoaded: (event) => guard((watcher) => watcher.modelLoaded?.(event)),
  };
}
