import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { AuditLogError } from './audit-log-error.ts';
import { CheckpointError, type Signer } from './checkpoint.ts';
import { type AuditFileSystem, replaceFile, writeFully } from './file-system.ts';
import { type KeyChange, KeyEpochs } from './key-epochs.ts';
import { loadVerifierKey, PRIVATE_KEY_FILE, VERIFIER_KEY_FILE } from './signing-key.ts';
import { verifierKey } from './verifier-key.ts';

/** The changes of keys so far, in JSON; a copy of what is on record, for a start that need not read all records. */
export const EPOCHS_FILE = 'epochs';
/** The private key of the next epoch, from before its record is written until it took over. */
export const NEXT_KEY_FILE = 'next-signing-key.pem';

export interface LoadedKeys {
  readonly signer: Signer;
  readonly epochs: KeyEpochs;
  /** When the present key began to sign, in milliseconds since the Unix epoch; undefined for the first one. */
  readonly begunWallMs: number | undefined;
}

/**
 * Loads the key that signs now and those that signed before; `undefined` when there is no private key at all. What a
 * crash left of a change of keys is brought to its end.
 *
 * @throws AuditLogError `signing-key` when the files do not belong together or cannot be read.
 */
export async function loadEpochKeys(fs: AuditFileSystem, folder: string): Promise<LoadedKeys | undefined> {
  const text = await fs.readFile(join(folder, PRIVATE_KEY_FILE));
  const nextText = await fs.readFile(join(folder, NEXT_KEY_FILE));
  if (text === undefined && nextText === undefined) return undefined;
  const { epochs, begunWallMs } = await loadEpochs(fs, folder);
  const key = epochs.current;
  const privateKey = readPrivateKey(text);
  if (privateKey !== undefined && isPair(privateKey, key.publicKey)) {
    return { signer: { key, privateKey }, epochs, begunWallMs };
  }
  const next = readPrivateKey(nextText);
  if (next !== undefined && isPair(next, key.publicKey)) {
    await replacePrivateKey(fs, folder);
    return { signer: { key, privateKey: next }, epochs, begunWallMs };
  }
  if (text !== undefined && privateKey === undefined && epochs.number === 0) {
    throw new AuditLogError('signing-key', 'the signing key is not an Ed25519 private key in PEM form');
  }
  throw new AuditLogError(
    'signing-key',
    `${PRIVATE_KEY_FILE} is not the key that ${VERIFIER_KEY_FILE} and ${EPOCHS_FILE} beside it lead to. Each day's key ` +
      'is destroyed when the next begins, so an older copy cannot continue the log: restore the newest copy of the ' +
      'whole folder, or keep this log as it is and start a new one in a new data folder',
  );
}

async function loadEpochs(fs: AuditFileSystem, folder: string): Promise<Omit<LoadedKeys, 'signer'>> {
  const pinned = await loadVerifierKey(fs, join(folder, VERIFIER_KEY_FILE));
  const text = await fs.readFile(join(folder, EPOCHS_FILE));
  if (text === undefined) return { epochs: new KeyEpochs(pinned), begunWallMs: undefined };
  try {
    const { begun, changes } = parseEpochs(text.toString('utf8'));
    return { epochs: new KeyEpochs(pinned, changes), begunWallMs: Date.parse(begun) };
  } catch (error) {
    if (!(error instanceof CheckpointError) && !(error instanceof SyntaxError)) throw error;
    throw new AuditLogError(
      'signing-key',
      `the file ${EPOCHS_FILE} beside the signing key is damaged. Restore it from a copy of the same day; what it ` +
        'held is also on record: the notes of the records of type key, in order',
    );
  }
}

function parseEpochs(text: string): { begun: string; changes: KeyChange[] } {
  const { begun, changes } = (JSON.parse(text) as { begun?: unknown; changes?: unknown } | null) ?? {};
  const isOurs = typeof begun === 'string' && Number.isFinite(Date.parse(begun)) && Array.isArray(changes);
  if (!isOurs || !changes.every((change) => typeof change === 'string')) throw new SyntaxError('no epochs');
  return { begun, changes };
}

/** Makes the key of the next epoch and keeps it durable beside the present one. Nothing trusts it yet. */
export async function prepareNextKey(fs: AuditFileSystem, folder: string, name: string): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await replaceFile(fs, join(folder, NEXT_KEY_FILE), pem);
  return { key: verifierKey(name, publicKey), privateKey };
}

/**
 * The key on record takes over: the change is kept, and the former private key destroyed. Can be repeated after a
 * failure at any point.
 */
export async function adoptNextKey(
  fs: AuditFileSystem,
  folder: string,
  { epochs, begunWallMs }: { readonly epochs: KeyEpochs; readonly begunWallMs: number },
): Promise<void> {
  const text = JSON.stringify({ begun: new Date(begunWallMs).toISOString(), changes: epochs.changes });
  await replaceFile(fs, join(folder, EPOCHS_FILE), `${text}\n`);
  await replacePrivateKey(fs, folder);
}

/** Takes up a change that is on record and whose key had not taken over when the process died. */
export async function finishChange(
  fs: AuditFileSystem,
  folder: string,
  change: { readonly epochs: KeyEpochs; readonly begunWallMs: number },
): Promise<Signer> {
  const key = change.epochs.current;
  const privateKey = readPrivateKey(await fs.readFile(join(folder, NEXT_KEY_FILE)));
  if (privateKey === undefined || !isPair(privateKey, key.publicKey)) {
    throw new AuditLogError(
      'signing-key',
      `the log names a newer signing key than the one beside it, and ${NEXT_KEY_FILE} does not hold it: restore the ` +
        'newest copy of the keys, or start a new log in a new data folder',
    );
  }
  await adoptNextKey(fs, folder, change);
  return { key, privateKey };
}

/** Forgets a key that was prepared and never came on record. */
export async function dropNextKey(fs: AuditFileSystem, folder: string): Promise<void> {
  await fs.remove(join(folder, NEXT_KEY_FILE));
}

/** Overwritten before it is replaced: a name that leads elsewhere does not take the bytes off a disk. */
async function replacePrivateKey(fs: AuditFileSystem, folder: string): Promise<void> {
  const path = join(folder, PRIVATE_KEY_FILE);
  if ((await fs.readFile(join(folder, NEXT_KEY_FILE))) === undefined) return;
  const file = await fs.open(path, 'write');
  try {
    await writeFully(file, Buffer.alloc(Math.max(1, await file.size())), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.rename(join(folder, NEXT_KEY_FILE), path);
  await fs.syncFolder(folder);
}

function readPrivateKey(text: Buffer | undefined): KeyObject | undefined {
  if (text === undefined) return undefined;
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    // What the parser says may quote the key; whoever asked says it in words of ours.
    return undefined;
  }
}

function isPair(privateKey: KeyObject, publicKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey);
}
