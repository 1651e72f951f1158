import { describe, expect, it } from 'vitest';
import type { LabelReason } from './classification.ts';
import { describeReason } from './describe-reason.ts';
import { describeType } from './describe-type.ts';

describe('the words for a label', () => {
  it('has words for an unknown type too', () => {
    expect(describeType('XX_ID')).toContain('XX_ID');
  });

  it('has words for every reason', () => {
    const reasons: LabelReason[] = [
      { kind: 'floor' },
      { kind: 'declared' },
      { kind: 'key' },
      { kind: 'unreadable', pointer: '/messages/0/content/1' },
      { kind: 'signal-failed', signal: 'health', how: 'threw' },
      { kind: 'signal-failed', signal: 'health', how: 'timed-out' },
    ];
    const words = reasons.map(describeReason);
    expect(new Set(words).size).toBe(reasons.length);
    expect(words[3]).toContain('/messages/0/content/1');
  });
});
