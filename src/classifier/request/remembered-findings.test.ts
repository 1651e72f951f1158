import { describe, expect, it } from 'vitest';
import type { SignalFinding } from '../scan-text.ts';
import { createRememberedFindings } from './remembered-findings.ts';

const finding: SignalFinding = {
  type: 'EMAIL',
  level: 'confidential',
  categories: ['personal'],
  signal: 's',
  start: 0,
  end: 3,
};
const options = { secret: new Uint8Array(32), classifierVersion: 'v1', maxBytes: 10_000 };

describe('createRememberedFindings', () => {
  it('gives back what was found in the same text of the same tenant', () => {
    const remembered = createRememberedFindings(options);
    const key = remembered.keyOf('a', 'text');
    expect(remembered.get(key)).toBeUndefined();
    remembered.set(key, [finding]);
    expect(remembered.get(remembered.keyOf('a', 'text'))).toEqual([finding]);
  });

  it('has another key for another tenant, text, version and secret', () => {
    const keyOf = (changes: Partial<typeof options>, tenant = 'a', text = 'text') =>
      createRememberedFindings({ ...options, ...changes }).keyOf(tenant, text);
    const keys = [
      keyOf({}),
      keyOf({}, 'b'),
      keyOf({}, 'a', 'text '),
      keyOf({ classifierVersion: 'v2' }),
      keyOf({ secret: new Uint8Array(32).fill(1) }),
      keyOf({}, 'a', '\ud800'),
      keyOf({}, 'a', '\ud801'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('holds no more than its bound, and no text', () => {
    const remembered = createRememberedFindings(options);
    const keys = Array.from({ length: 500 }, (_, index) => remembered.keyOf('a', `text ${index}`));
    for (const key of keys) remembered.set(key, [finding]);
    const kept = keys.filter((key) => remembered.get(key) !== undefined).length;
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(60);
    expect(keys[0]).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });
});
