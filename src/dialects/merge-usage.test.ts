import { describe, expect, it } from 'vitest';
import { mergeUsage } from './merge-usage.ts';

describe('mergeUsage', () => {
  it('replaces the counts that the later report names and keeps the others (case 100)', () => {
    const earlier = { inputTokens: 10, cachedInputTokens: 4, outputTokens: 1, source: 'upstream' } as const;
    expect(mergeUsage(earlier, { outputTokens: 7, reasoningTokens: 3, source: 'estimated' })).toEqual({
      inputTokens: 10,
      cachedInputTokens: 4,
      cacheWriteTokens: undefined,
      outputTokens: 7,
      reasoningTokens: 3,
      source: 'estimated',
    });
  });

  it('takes a zero for a count', () => {
    expect(
      mergeUsage({ outputTokens: 9, source: 'upstream' }, { outputTokens: 0, source: 'upstream' }),
    ).toMatchObject({
      outputTokens: 0,
    });
  });
});
