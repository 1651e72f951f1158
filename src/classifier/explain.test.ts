import { describe, expect, it } from 'vitest';
import type { LabelReason } from '../domain/classification.ts';
import { describeReason, describeType } from './explain.ts';

describe('explain', () => {
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
