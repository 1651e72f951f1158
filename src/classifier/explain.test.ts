import { describe, expect, it } from 'vitest';
import type { LabelReason } from '../domain/classification.ts';
import { describeFinding, describeReason, describeType } from './explain.ts';

describe('explain', () => {
  it('says what was found and where, never the text', () => {
    const finding = {
      type: 'EMAIL',
      level: 'confidential',
      categories: ['personal'],
      signal: 'email-address',
      pointer: '/messages/0/content',
      start: 3,
      end: 9,
    } as const;
    expect(describeFinding(finding)).toBe(
      'an e-mail address in /messages/0/content, characters 3 to 9: confidential (personal)',
    );
    expect(describeFinding({ ...finding, pointer: '', categories: [] })).toContain('the text');
  });

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
