import { hash } from 'node:crypto';

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Hash = string;

/** What the first record of a log carries in place of the hash of a previous record. */
export const NO_HASH: Hash = '0'.repeat(64);

const LEAF = '\u0000';

/** RFC 9162 §2.1.1: SHA-256(0x00 ‖ the line's UTF-8 bytes without the LF). */
export function leafHash(line: string): Hash {
  return hash('sha256', LEAF + line, 'hex');
}

/** {@link leafHash} of stored bytes: the bytes themselves are hashed, never a re-serialisation of them. */
export function leafHashOfBytes(line: Uint8Array): Hash {
  const prefixed = Buffer.allocUnsafe(line.length + 1);
  prefixed[0] = 0x00;
  prefixed.set(line, 1);
  return hash('sha256', prefixed, 'hex');
}

/** RFC 9162 §2.1.1: SHA-256(0x01 ‖ left ‖ right). The prefixes keep a node from passing for a leaf. */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = Buffer.allocUnsafe(65);
  bytes[0] = 0x01;
  bytes.write(left, 1, 'hex');
  bytes.write(right, 33, 'hex');
  return hash('sha256', bytes, 'hex');
}

/** RFC 9162 §2.1.1: the root of the empty tree is the hash of nothing. */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'hex');
