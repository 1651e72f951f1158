import { assertNever } from '../domain/assert-never.ts';
import type { StarterState } from './starter-state.ts';

/** Said while nothing was measured yet: an interval to ask again, not a promise. */
const UNMEASURED_S = 30;
/** Joining, hashing and loading after the download, as measured on a slow machine. */
const AFTER_FETCH_S = 12;
const AFTER_VERIFY_S = 6;
const LOAD_S = 3;
/** Nobody is sent away for longer at a time: speeds change. */
const MAX_S = 600;

/** Seconds until the starter model should answer; undefined when it will not by itself. */
export function estimateRetryAfterS(state: StarterState, nowMs: number): number | undefined {
  const seconds = estimate(state, nowMs);
  return seconds === undefined ? undefined : Math.min(MAX_S, Math.max(1, Math.ceil(seconds)));
}

function estimate(state: StarterState, nowMs: number): number | undefined {
  switch (state.phase) {
    case 'absent':
    case 'stopped':
      return undefined;
    case 'failed':
      return state.retryAtMs === undefined ? undefined : (state.retryAtMs - nowMs) / 1000 + LOAD_S;
    case 'installing':
      return UNMEASURED_S;
    case 'fetching':
      return state.etaMs === undefined ? UNMEASURED_S : state.etaMs / 1000 + AFTER_FETCH_S;
    case 'verifying':
      return AFTER_VERIFY_S;
    case 'loading':
      return LOAD_S;
    case 'ready':
      return 1;
    default:
      return assertNever(state.phase);
  }
}
