import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashEndUserId } from './hash-end-user-id.ts';

describe('hashEndUserId (case 69)', () => {
  it('is SHA-256 in 64 hexadecimal digits', () => {
    expect(hashEndUserId('ada@example.test')).toBe(
      createHash('sha256').update('ada@example.test').digest('hex'),
    );
    expect(hashEndUserId('x')).toMatch(/^[0-9a-f]{64}$/);
  });
});
