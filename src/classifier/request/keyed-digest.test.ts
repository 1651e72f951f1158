import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyedDigest } from './keyed-digest.ts';

const secret = new Uint8Array(32).fill(7);
const plain = (about: string, text: string, encoding: BufferEncoding) =>
  createHash('sha256').update(secret).update(about).update(Buffer.from(text, encoding)).digest('base64');

describe('createKeyedDigest', () => {
  it('is SHA-256 over the secret, what it is about and the text, whatever came before', () => {
    const digest = createKeyedDigest(secret);
    const long = 'é1234'.repeat(10_000);
    const asked = ['a', '', 'longer', long, 'a', long.repeat(20), 'after', ''];
    for (const about of ['x', 'x', 'yé', 'x']) {
      for (const text of asked) {
        expect(digest(about, text, 'utf8')).toBe(plain(about, text, 'utf8'));
        expect(digest(about, text, 'utf16le')).toBe(plain(about, text, 'utf16le'));
      }
    }
  });
});
