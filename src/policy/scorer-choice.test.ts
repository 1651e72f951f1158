import { describe, expect, it } from 'vitest';
import { TOKEN_COUNT_THRESHOLD_THOUSANDTHS, tokenCountThousandths } from './scorer-choice.ts';

describe('tokenCountThousandths', () => {
  it.each([1, 2, 3, 7, 499, 500, 501, 2_000, 999_999])(
    'reaches the threshold exactly at %i tokens, and not one before',
    (thresholdTokens) => {
      expect(tokenCountThousandths(thresholdTokens, thresholdTokens)).toBe(TOKEN_COUNT_THRESHOLD_THOUSANDTHS);
      expect(tokenCountThousandths(thresholdTokens - 1, thresholdTokens)).toBeLessThan(
        TOKEN_COUNT_THRESHOLD_THOUSANDTHS,
      );
    },
  );

  it('is a whole number from 0 to 1000 that grows with the length', () => {
    const scores = [0, 1, 999, 2_000, 3_999, 4_000, 100_000].map((tokens) =>
      tokenCountThousandths(tokens, 2_000),
    );
    expect(scores).toEqual([0, 0, 249, 500, 999, 1_000, 1_000]);
  });
});
