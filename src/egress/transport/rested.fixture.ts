import { setTimeout as sleep } from 'node:timers/promises';
import { REST_MS } from './client-pool.ts';

/** For tests: once a connection that has just answered may be used again, on a machine however busy. */
export async function rested(): Promise<void> {
  // In two steps, as the rest itself: timers that are late all fire together, but in order.
  await sleep(REST_MS);
  await sleep(REST_MS);
}
