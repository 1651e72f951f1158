import { describe, expect, it } from 'vitest';
import { isPinnedDigest, readDigest } from './digest.ts';

const HEX = '0a8c266910232fd3291e71e5ba1e058cc5af9d411192cf88b6d30e92b6e73163';

describe('digests', () => {
  it.each([HEX, `sha256:${HEX}`, `sha256-${HEX}`, HEX.toUpperCase()])('%s is one', (text) => {
    expect(readDigest(text)).toBe(`sha256:${HEX}`);
  });

  it.each([undefined, '', 'sha256:', HEX.slice(1), `${HEX}0`, `md5:${HEX}`])('%s is none', (text) => {
    expect(readDigest(text)).toBeUndefined();
  });

  it.each([HEX, `sha256:${HEX}`, HEX.slice(0, 12), `sha256:${HEX.slice(0, 20)}`])('%s pins it', (pinned) => {
    expect(isPinnedDigest(pinned, HEX)).toBe(true);
  });

  it.each(['', 'sha256:', 'sha256:…', HEX.slice(0, 11), HEX.slice(1, 20), `${HEX.slice(0, 63)}4`])(
    '%s does not pin it',
    (pinned) => expect(isPinnedDigest(pinned, HEX)).toBe(false),
  );

  it('nothing pins what has no digest', () => {
    expect(isPinnedDigest(HEX, undefined)).toBe(false);
  });
});
