import { describe, expect, it } from 'vitest';
import { estimateRetryAfterS } from './retry-after.ts';

describe('estimateRetryAfterS', () => {
  it('follows the measured download', () => {
    const slow = estimateRetryAfterS({ phase: 'fetching', etaMs: 60_000 }, 0);
    const fast = estimateRetryAfterS({ phase: 'fetching', etaMs: 1_000 }, 0);
    expect(slow).toBeGreaterThan(60);
    expect(fast).toBeLessThan(20);
  });

  it('grows smaller phase by phase', () => {
    const fetching = estimateRetryAfterS({ phase: 'fetching', etaMs: 0 }, 0) ?? 0;
    const verifying = estimateRetryAfterS({ phase: 'verifying' }, 0) ?? 0;
    const loading = estimateRetryAfterS({ phase: 'loading' }, 0) ?? 0;
    expect(fetching).toBeGreaterThan(verifying);
    expect(verifying).toBeGreaterThan(loading);
    expect(loading).toBeGreaterThanOrEqual(1);
  });

  it('sends nobody away for more than ten minutes', () => {
    expect(estimateRetryAfterS({ phase: 'fetching', etaMs: 1e9 }, 0)).toBe(600);
  });

  it('counts down to the next attempt and promises nothing after the last', () => {
    expect(estimateRetryAfterS({ phase: 'failed', retryAtMs: 20_000 }, 10_000)).toBe(13);
    expect(estimateRetryAfterS({ phase: 'failed' }, 10_000)).toBeUndefined();
    expect(estimateRetryAfterS({ phase: 'stopped' }, 0)).toBeUndefined();
    expect(estimateRetryAfterS({ phase: 'absent' }, 0)).toBeUndefined();
  });

  it('says something while nothing is measured', () => {
    expect(estimateRetryAfterS({ phase: 'installing' }, 0)).toBe(30);
    expect(estimateRetryAfterS({ phase: 'fetching' }, 0)).toBe(30);
    expect(estimateRetryAfterS({ phase: 'ready' }, 0)).toBe(1);
  });
});
