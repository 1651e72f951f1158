import { describe, expect, it } from 'vitest';
import { HandClock } from '../testing/hand-clock.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

const LIMITS = { failures: 3, firstOpenMs: 1_000, longestOpenMs: 4_000 };

function broken() {
  const clock = new HandClock();
  const breaker = new CircuitBreaker(clock, LIMITS);
  for (let failure = 0; failure < 3; failure += 1) breaker.failed();
  return { clock, breaker };
}

describe('CircuitBreaker', () => {
  it('opens after failures in a row, not after failures between successes', () => {
    const breaker = new CircuitBreaker(new HandClock(), LIMITS);
    for (let round = 0; round < 10; round += 1) {
      breaker.failed();
      breaker.failed();
      breaker.succeeded();
    }
    expect(breaker.state).toBe('closed');
    expect(broken().breaker.state).toBe('open');
  });

  it('admits nobody while open and says how long', () => {
    const { breaker } = broken();
    expect(breaker.admit()).toBe(false);
    expect(breaker.retryAfterMs()).toBe(1_000);
  });

  it('lets exactly one try afterwards, whose fate decides', async () => {
    const { clock, breaker } = broken();
    await clock.pass(1_000);
    expect(breaker.state).toBe('half-open');
    expect([breaker.admit(), breaker.admit(), breaker.admit()]).toEqual([true, false, false]);
    breaker.succeeded();
    expect(breaker.state).toBe('closed');
    expect(breaker.admit()).toBe(true);
  });

  it('stays away longer each time, up to a limit', async () => {
    const { clock, breaker } = broken();
    for (const openMs of [2_000, 4_000, 4_000]) {
      await clock.pass(breaker.retryAfterMs());
      expect(breaker.admit()).toBe(true);
      breaker.failed();
      expect(breaker.retryAfterMs()).toBe(openMs);
    }
  });

  it('gives the try to the next when the one that had it told nothing', async () => {
    const { clock, breaker } = broken();
    await clock.pass(1_000);
    expect(breaker.admit()).toBe(true);
    breaker.released();
    expect(breaker.admit()).toBe(true);
  });

  it('is not prolonged by requests that began before it opened', async () => {
    const { clock, breaker } = broken();
    await clock.pass(500);
    breaker.failed();
    expect(breaker.retryAfterMs()).toBe(500);
  });
});
