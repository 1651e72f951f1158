import type { Clock } from '../domain/world.ts';
import type { Telemetry } from '../pipeline/telemetry.ts';

/** Follows the phases of a model that this process loads, and tells of each time it became ready. */
export function createLoadWatch(
  deployment: string,
  {
    telemetry,
    clock,
  }: { readonly telemetry: Pick<Telemetry, 'modelLoaded'>; readonly clock: Pick<Clock, 'monotonicMs'> },
): (phase: string) => void {
  let sinceMs: number | undefined;
  return (phase) => {
    if (phase === 'loading') {
      // Progress is told again and again; the first time counts.
      sinceMs ??= clock.monotonicMs();
      return;
    }
    if (phase === 'ready' && sinceMs !== undefined)
      telemetry.modelLoaded({ deployment, durationMs: clock.monotonicMs() - sinceMs });
    sinceMs = undefined;
  };
}
