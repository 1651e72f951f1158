import { hash } from 'node:crypto';

const MOST_BYTES_OF_A_UNIT = 3;
/** Room for longer texts is not kept. */
const MAX_KEPT = 1_048_576;

let kept = Buffer.alloc(16_384);

/**
 * SHA-256 over the secret and what follows it, as base64. One call for a whole text takes half the time of an HMAC, and
 * is as good where nobody is shown a digest: to make another of one takes seeing it.
 */
export function keyedDigest(
  secret: Uint8Array,
  about: string,
  { text, encoding }: { readonly text: string; readonly encoding: 'utf8' | 'utf16le' },
): string {
  const most = secret.length + MOST_BYTES_OF_A_UNIT * (about.length + text.length);
  const room = most <= kept.length ? kept : growTo(most);
  room.set(secret);
  let length = secret.length;
  length += room.write(about, length, 'utf8');
  length += room.write(text, length, encoding);
  return hash('sha256', room.subarray(0, length), 'base64');
}

function growTo(bytes: number): Buffer {
  const room = Buffer.alloc(bytes);
  if (bytes <= MAX_KEPT) kept = room;
  return room;
}
