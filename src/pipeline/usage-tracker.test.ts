import { describe, expect, it } from 'vitest';
import { UsageTracker } from './usage-tracker.ts';

const tracker = () => new UsageTracker((text) => text.length);
const text = (value: string) => ({ type: 'text-delta', text: value }) as const;

describe('UsageTracker', () => {
  it('takes the upstream’s counts, the later ones member by member', () => {
    const usage = tracker();
    usage.see([
      {
        type: 'usage',
        usage: { inputTokens: 10, cachedInputTokens: 4, outputTokens: 1, source: 'upstream' },
      },
      text('Hi'),
    ]);
    usage.see([{ type: 'usage', usage: { inputTokens: undefined, outputTokens: 7, source: 'upstream' } }]);
    expect(usage.settle(true, 99)).toEqual({
      inputTokens: 10,
      cachedInputTokens: 4,
      outputTokens: 7,
      source: 'upstream',
    });
  });

  it('estimates what a silent upstream delivered, everything that was content', () => {
    const usage = tracker();
    usage.see([
      text('abc'),
      { type: 'reasoning-delta', text: 'de' },
      { type: 'tool-call-start', index: 0, id: 'i', name: 'fn' },
      { type: 'tool-call-delta', index: 0, argumentsDelta: '{}' },
    ]);
    expect(usage.settle(true, 99)).toEqual({ inputTokens: 99, outputTokens: 9, source: 'estimated' });
  });

  it('bills a cut answer for what was delivered, not for the count of its first event', () => {
    const usage = tracker();
    usage.see([
      { type: 'usage', usage: { inputTokens: 10, outputTokens: 1, source: 'upstream' } },
      text('abcdef'),
    ]);
    expect(usage.settle(false, 99)).toEqual({ inputTokens: 10, outputTokens: 6, source: 'estimated' });
  });

  it('holds little of a long answer', () => {
    const pieces: number[] = [];
    const usage = new UsageTracker((piece) => pieces.push(piece.length) && piece.length);
    for (let delta = 0; delta < 10_000; delta += 1) usage.see([text('0123456789')]);
    expect(usage.settle(false, 0).outputTokens).toBe(100_000);
    expect(Math.max(...pieces)).toBeLessThan(10_000);
  });
});
