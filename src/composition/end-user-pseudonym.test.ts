import { describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type TenantId } from '../domain/ids.ts';
import { endUserPseudonym } from './end-user-pseudonym.ts';

const KEY = Buffer.alloc(32, 1);

describe('endUserPseudonym', () => {
  it('is the same for the same person, and says nothing of who it is', () => {
    const name = endUserPseudonym(KEY, DEFAULT_TENANT, 'ada@example.com');
    expect(name).toMatch(/^eu_[0-9a-f]{32}$/);
    expect(endUserPseudonym(KEY, DEFAULT_TENANT, 'ada@example.com')).toBe(name);
  });

  it('is another for another person, tenant or key', () => {
    const names = [
      endUserPseudonym(KEY, DEFAULT_TENANT, 'ada'),
      endUserPseudonym(KEY, DEFAULT_TENANT, 'bob'),
      endUserPseudonym(KEY, 'other' as TenantId, 'ada'),
      endUserPseudonym(Buffer.alloc(32, 2), DEFAULT_TENANT, 'ada'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});
