import { describe, expect, it } from 'vitest';
import { parseUpstreamJson } from './upstream-json.ts';

describe('parseUpstreamJson (F19)', () => {
  it('refuses what is too deep, and does not die of it', () => {
    expect(parseUpstreamJson(`${'['.repeat(129)}${']'.repeat(129)}`)).toBeUndefined();
    expect(parseUpstreamJson('['.repeat(2_000_000))).toBeUndefined();
    expect(parseUpstreamJson(`${'['.repeat(128)}${']'.repeat(128)}`)).toBeDefined();
  });

  it('refuses too many values', () => {
    expect(parseUpstreamJson(`[${'0,'.repeat(1_000_000)}0]`)).toBeUndefined();
  });
});
