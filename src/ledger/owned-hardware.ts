import type { AccountedAttempt } from '../domain/accounted-request.ts';
import type { HardwareCost } from '../domain/cost-summary.ts';
import type { Deployment } from '../domain/deployment.ts';

const MS_PER_HOUR = 3_600_000n;

/** Adds up how long attempts kept each deployment busy, whether or not its hour had a price then. */
export class BusyTimes {
  readonly #busyMs = new Map<string, number>();

  add({ deployment, usage, durationMs }: AccountedAttempt): void {
    // Without usage nothing reached the model.
    if (usage === undefined || durationMs === undefined) return;
    this.#busyMs.set(deployment, this.of(deployment) + durationMs);
  }

  of(deployment: string): number {
    return this.#busyMs.get(deployment) ?? 0;
  }
}

/** What each machine with an hourly rate cost while it worked, and what it costs when it is never switched off. */
export function ownedHardware(
  deployments: readonly Deployment[],
  busyTimes: BusyTimes,
  windowMs: number,
): HardwareCost[] {
  return deployments.flatMap(({ name, provider, pricing }) => {
    if (pricing.kind !== 'hardware') return [];
    const busyMs = busyTimes.of(name);
    return [
      {
        deployment: name,
        placement: provider.destination.placement,
        perHourNano: pricing.perHour,
        busyMs,
        windowMs,
        busyNano: hourly(pricing.perHour, busyMs),
        alwaysOnNano: hourly(pricing.perHour, windowMs),
        // Requests that overlap count each, so the busy time may be longer than the clock's.
        idleNano: hourly(pricing.perHour, Math.max(0, windowMs - busyMs)),
      },
    ];
  });
}

function hourly(perHourNano: bigint, durationMs: number): bigint {
  return (perHourNano * BigInt(Math.round(durationMs)) + MS_PER_HOUR / 2n) / MS_PER_HOUR;
}
