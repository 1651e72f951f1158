import { hash } from 'node:crypto';

const MOST_BYTES_OF_A_UNIT = 3;
const LEAST = 16_384;
/** Room for longer texts is not kept. */
const MAX_KEPT = 1_048_576;

/** Digests texts under a secret. `about`: what a digest is bound to beside the text. */
export type KeyedDigest = (about: string, text: string, encoding: 'utf8' | 'utf16le') => string;

/**
 * SHA-256 over the secret and what follows it, as base64. One call for a whole text takes half the time of an HMAC, and
 * is as good where nobody is shown a digest: to make another of one takes seeing it.
 */
export function createKeyedDigest(secret: Uint8Array): KeyedDigest {
  let kept: Buffer = Buffer.alloc(LEAST);
  /** What stands in it before the text: the texts of one request are about the same. */
  let written: string | undefined;
  let start = 0;
  return (about, text, encoding) => {
    const most = secret.length + MOST_BYTES_OF_A_UNIT * (about.length + text.length);
    let room = kept;
    if (most > room.length) {
      room = Buffer.alloc(most);
      written = undefined;
      if (most <= MAX_KEPT) kept = room;
    }
    if (about !== written) {
      room.set(secret);
      start = secret.length + room.write(about, secret.length, 'utf8');
      written = room === kept ? about : undefined;
    }
    return hash('sha256', room.subarray(0, start + room.write(text, start, encoding)), 'base64');
  };
}
