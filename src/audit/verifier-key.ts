import { createPublicKey, hash, type KeyObject } from 'node:crypto';

/** Signature type of plain Ed25519 in a signed note (c2sp.org/signed-note). */
const ED25519 = 0x01;

/** What a verifier must hold, from elsewhere than the log: a name, the key's id and the public key. */
export interface VerifierKey {
  /** Also the origin of the checkpoints it verifies. */
  readonly name: string;
  /** The first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ public key), in hexadecimal. */
  readonly id: string;
  readonly publicKey: KeyObject;
}

/** @throws Error when `name` is no key name (empty, with white space or a plus) or the key is not Ed25519. */
export function verifierKey(name: string, publicKey: KeyObject): VerifierKey {
  if (!isKeyName(name)) throw new Error('a key name may not be empty nor hold white space or a plus');
  return { name, id: keyId(name, rawKey(publicKey)), publicKey };
}

/** The key as one line of text: `<name>+<id>+<base64 of 0x01 ‖ public key>`, as Go's `sumdb/note` writes it. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${Buffer.concat([Buffer.of(ED25519), rawKey(key.publicKey)]).toString('base64')}`;
}

/** Reads {@link formatVerifierKey}. @throws Error that says what is wrong with the text. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name, id, encoded, ...rest] = text.trim().split('+');
  // Base64 knows the plus as well, so that the key itself may be split.
  const bytes = Buffer.from([encoded, ...rest].join('+'), 'base64');
  if (name === undefined || id === undefined || !isKeyName(name)) {
    throw new Error('a verifier key reads <name>+<id>+<base64 key>');
  }
  if (bytes.length !== 33 || bytes[0] !== ED25519) throw new Error('the verifier key is not an Ed25519 key');
  const raw = bytes.subarray(1);
  if (id !== keyId(name, raw)) throw new Error('the id in the verifier key does not belong to its key');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, id, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
}

export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{White_Space}\p{Cc}]/u.test(name);
}

function keyId(name: string, raw: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), raw]), 'hex').slice(
    0,
    8,
  );
}

function rawKey(publicKey: KeyObject): Buffer {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined)
    throw new Error('the signing key of an audit log must be Ed25519');
  return Buffer.from(x, 'base64url');
}
