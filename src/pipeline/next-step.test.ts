import { describe, expect, it } from 'vitest';
import { nextStep, type Situation } from './next-step.ts';

const situation = (changes: Partial<Situation> = {}): Situation => ({
  failure: { code: 'upstream_error', cause: 'status' },
  tries: 1,
  maxRetries: 2,
  hasNext: false,
  mayRetry: true,
  random: 0.5,
  ...changes,
});

describe('nextStep', () => {
  it('prefers a free deployment to waiting', () => {
    expect(nextStep(situation({ hasNext: true }))).toEqual({ type: 'fallback' });
  });

  it('waits longer each time, spread by chance, and not for ever', () => {
    expect(nextStep(situation())).toEqual({ type: 'retry', delayMs: 150 });
    expect(nextStep(situation({ tries: 2 }))).toEqual({ type: 'retry', delayMs: 300 });
    expect(nextStep(situation({ tries: 3 }))).toEqual({ type: 'give-up' });
    const first = nextStep(situation({ random: 0 }));
    expect(first).not.toEqual(nextStep(situation({ random: 0.99 })));
  });

  it('never comes back sooner than it was asked to', () => {
    const limited = { code: 'rate_limited', cause: 'status', retryAfterS: 3 } as const;
    expect(nextStep(situation({ failure: limited }))).toEqual({ type: 'retry', delayMs: 3_000 });
    expect(nextStep(situation({ failure: { ...limited, retryAfterS: 30 } }))).toEqual({ type: 'give-up' });
  });

  it('does not ask anyone else the same wrong thing', () => {
    const rejected = { code: 'upstream_rejected', cause: 'status' } as const;
    expect(nextStep(situation({ failure: rejected, hasNext: true }))).toEqual({ type: 'give-up' });
  });

  it('asks the next, but not the same again, when retrying cannot help', () => {
    const dead = { code: 'upstream_auth', cause: 'status' } as const;
    expect(nextStep(situation({ failure: dead, hasNext: true }))).toEqual({ type: 'fallback' });
    expect(nextStep(situation({ failure: dead }))).toEqual({ type: 'give-up' });
  });

  it('keeps to the budget', () => {
    expect(nextStep(situation({ mayRetry: false }))).toEqual({ type: 'give-up' });
  });
});
