import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { AuditLogError } from './audit-log-error.ts';
import type { Signer } from './checkpoint.ts';
import { type AuditFileSystem, replaceFile } from './file-system.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts';

export const PRIVATE_KEY_FILE = 'signing-key.pem';
export const PUBLIC_KEY_FILE = 'signing-key.pub.pem';
export const VERIFIER_KEY_FILE = 'verifier-key.txt';

export function keysFolder(folder: string): string {
  return join(folder, 'keys');
}

export function verifierKeyPath(folder: string): string {
  return join(keysFolder(folder), VERIFIER_KEY_FILE);
}

/**
 * Makes an Ed25519 key pair in `folder`: the private key as PKCS #8 PEM that only its owner may read, the public
 * key as PEM and as a verifier key named `name`.
 */
export async function createSigningKey(fs: AuditFileSystem, folder: string, name: string): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = verifierKey(name, publicKey);
  await fs.makeFolder(folder);
  // The private key comes last: a start that finds it finds the rest as well.
  await replaceFile(fs, join(folder, PUBLIC_KEY_FILE), pem(publicKey, 'spki'));
  await replaceFile(fs, join(folder, VERIFIER_KEY_FILE), `${formatVerifierKey(key)}\n`);
  await replaceFile(fs, join(folder, PRIVATE_KEY_FILE), pem(privateKey, 'pkcs8'));
  return { key, privateKey };
}

/** Reads a verifier key from its file. @throws AuditLogError `signing-key` when it is missing or malformed. */
export async function loadVerifierKey(fs: AuditFileSystem, path: string): Promise<VerifierKey> {
  const text = await fs.readFile(path);
  if (text === undefined) {
    throw new AuditLogError(
      'signing-key',
      `the verifier key is missing; give the file (${VERIFIER_KEY_FILE})`,
    );
  }
  try {
    return parseVerifierKey(text.toString('utf8'));
  } catch (cause) {
    throw new AuditLogError('signing-key', `the verifier key cannot be read: ${(cause as Error).message}`);
  }
}

function pem(key: KeyObject, type: 'spki' | 'pkcs8'): string {
  return key.export({ type, format: 'pem' }).toString();
}
