import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { loadEpochKeys } from './epoch-keys.ts';
import { NODE_FILE_SYSTEM as fs } from './file-system.ts';
import {
  createSigningKey,
  loadVerifierKey,
  PRIVATE_KEY_FILE,
  PUBLIC_KEY_FILE,
  VERIFIER_KEY_FILE,
} from './signing-key.ts';

afterAll(removeTemporaryFolders);

describe('the signing key', () => {
  it('is made once, loaded again, and readable by its owner alone', async () => {
    const folder = join(await temporaryFolder(), 'keys');
    const made = await createSigningKey(fs, folder, 'demarc/log_1');
    const loaded = await loadEpochKeys(fs, folder);
    expect(loaded?.signer.key.id).toBe(made.key.id);
    expect(loaded?.signer.key.name).toBe('demarc/log_1');
    expect(loaded?.signer.privateKey.equals(made.privateKey)).toBe(true);
    const mode = (await stat(join(folder, PRIVATE_KEY_FILE))).mode;
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  it('has its public half beside it in both forms', async () => {
    const folder = await temporaryFolder();
    const { privateKey } = await createSigningKey(fs, folder, 'demarc/log_1');
    const pem = createPublicKey(await readFile(join(folder, PUBLIC_KEY_FILE)));
    expect(pem.equals(createPublicKey(privateKey))).toBe(true);
    expect((await loadVerifierKey(fs, join(folder, VERIFIER_KEY_FILE))).publicKey.equals(pem)).toBe(true);
    expect(await readFile(join(folder, VERIFIER_KEY_FILE), 'utf8')).not.toContain('PRIVATE');
  });

  it('is absent without an error when there is none', async () => {
    expect(await loadEpochKeys(fs, await temporaryFolder())).toBeUndefined();
  });

  it('is refused when the public half belongs to another', async () => {
    const folder = await temporaryFolder();
    await createSigningKey(fs, folder, 'demarc/log_1');
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(join(folder, PRIVATE_KEY_FILE), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(loadEpochKeys(fs, folder)).rejects.toMatchObject({ kind: 'signing-key' });
  });

  it('is refused when it is not a key, or not an Ed25519 key, without quoting it', async () => {
    const folder = await temporaryFolder();
    await createSigningKey(fs, folder, 'demarc/log_1');
    const { privateKey } = generateKeyPairSync('x25519');
    for (const text of ['sesame', privateKey.export({ type: 'pkcs8', format: 'pem' })]) {
      await writeFile(join(folder, PRIVATE_KEY_FILE), text);
      await expect(loadEpochKeys(fs, folder)).rejects.toThrow(
        /^the signing key is not an Ed25519 private key/,
      );
    }
    expect(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })).type).toBe('private');
  });

  it('is refused when the verifier key is missing or malformed', async () => {
    const folder = await temporaryFolder();
    await createSigningKey(fs, folder, 'demarc/log_1');
    await writeFile(join(folder, VERIFIER_KEY_FILE), 'demarc/log_1+00000000+AAAA');
    await expect(loadEpochKeys(fs, folder)).rejects.toThrow('cannot be read');
    await unlink(join(folder, VERIFIER_KEY_FILE));
    await expect(loadEpochKeys(fs, folder)).rejects.toThrow('verifier key is missing');
  });
});
