import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeySpecification } from '../domain/api-key.ts';
import { DEFAULT_TENANT, type KeyId, type TenantId } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { type ApiKeyStore, openApiKeys, TOKEN_PREFIX } from './api-keys.ts';
import { createAuthenticator } from './authenticator.ts';
import { DATABASE_FILE, type Database, openDatabase } from './open-database.ts';

let folder: string;
let database: Database;
let store: ApiKeyStore;
let nowMs: number;
let seed: number;

const world: World = {
  clock: { wallMs: () => nowMs, monotonicMs: () => nowMs, after: () => () => undefined },
  randomBytes: (size) => {
    seed += 1;
    return Uint8Array.from({ length: size }, (_, index) => (seed * 31 + index * 7) % 256);
  },
};

const specification: KeySpecification = {
  tenant: DEFAULT_TENANT,
  name: 'application',
  role: 'caller',
  allowedModels: ['auto', 'gpt-4o'],
  maxOutboundLevel: 'internal',
  seesLabels: false,
  residency: 'eu',
  expiresAtMs: undefined,
};

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 20);
  seed = 0;
  folder = await mkdtemp(join(tmpdir(), 'demarc-keys-'));
  database = await openDatabase(folder);
  store = await openApiKeys(database, world);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function create(change: Partial<KeySpecification> = {}): Promise<{ id: KeyId; token: string }> {
  const minted = store.mint({ ...specification, ...change });
  await store.insert(minted);
  return { id: minted.key.id, token: minted.token };
}

describe('the key store', () => {
  it('mints a token of 256 random bits that is not valid before it is inserted', async () => {
    const minted = store.mint(specification);
    expect(minted.token).toMatch(/^dmk_[\w-]{43}$/);
    expect(Buffer.from(minted.token.slice(TOKEN_PREFIX.length), 'base64url')).toHaveLength(32);
    const authenticate = createAuthenticator(store, world.clock);
    expect(authenticate(`Bearer ${minted.token}`, undefined)).toBeUndefined();
    await store.insert(minted);
    expect(authenticate(`Bearer ${minted.token}`, undefined)?.keyId).toBe(minted.key.id);
  });

  it('never writes the token to the disk', async () => {
    const { token } = await create();
    await database.close();
    const secret = token.slice(TOKEN_PREFIX.length);
    const bytes = await readFile(join(folder, DATABASE_FILE), 'latin1');
    expect(bytes).toContain('application');
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain(secret.slice(0, 16));
    expect(bytes).not.toContain(Buffer.from(secret, 'base64url').toString('latin1'));
    database = await openDatabase(folder);
  });

  it('gives back what was asked for, newest first, after opening again too', async () => {
    const first = await create({ name: 'first' });
    nowMs += 5;
    const second = await create({
      allowedModels: undefined,
      residency: undefined,
      expiresAtMs: nowMs + 1000,
    });
    const listed = store.list(DEFAULT_TENANT);
    expect(listed.map((key) => key.id)).toEqual([second.id, first.id]);
    expect(listed[1]).toMatchObject({ name: 'first', allowedModels: ['auto', 'gpt-4o'], residency: 'eu' });
    expect(listed[0]).toMatchObject({ allowedModels: undefined, expiresAtMs: nowMs + 1000 });
    const again = await openApiKeys(database, world);
    expect(again.list(DEFAULT_TENANT)).toEqual(listed);
  });

  it('keeps tenants apart', async () => {
    const { id } = await create();
    const other = 'other' as TenantId;
    expect(store.list(other)).toEqual([]);
    expect(store.find(other, id)).toBeUndefined();
    expect(await store.revoke(other, id)).toBeUndefined();
    expect(store.find(DEFAULT_TENANT, id)?.revokedAtMs).toBeUndefined();
  });

  it('revokes once and for all', async () => {
    const { id } = await create();
    const revoked = await store.revoke(DEFAULT_TENANT, id);
    expect(revoked?.revokedAtMs).toBe(nowMs);
    nowMs += 1000;
    expect((await store.revoke(DEFAULT_TENANT, id))?.revokedAtMs).toBe(nowMs - 1000);
    const again = await openApiKeys(database, world);
    expect(again.find(DEFAULT_TENANT, id)?.revokedAtMs).toBe(nowMs - 1000);
    expect(await store.revoke(DEFAULT_TENANT, 'key_none' as KeyId)).toBeUndefined();
  });

  it('makes no key valid that could not be stored', async () => {
    await database.close();
    const minted = store.mint(specification);
    await expect(store.insert(minted)).rejects.toThrow('the table of API keys');
    expect(createAuthenticator(store, world.clock)(`Bearer ${minted.token}`, undefined)).toBeUndefined();
    database = await openDatabase(folder);
  });

  it('learns what another process changed when it refreshes', async () => {
    const { id, token } = await create();
    const elsewhere = await openApiKeys(database, world);
    await elsewhere.revoke(DEFAULT_TENANT, id);
    const authenticate = createAuthenticator(store, world.clock);
    expect(authenticate(`Bearer ${token}`, undefined)).toBeDefined();
    await store.refresh();
    expect(authenticate(`Bearer ${token}`, undefined)).toBeUndefined();
  });

  it('knows the token of a key that has ended, and of no other', async () => {
    const { id, token } = await create();
    await store.revoke(DEFAULT_TENANT, id);
    expect(store.isToken(token)).toBe(true);
    expect(store.isToken(`${token}x`)).toBe(false);
  });

  it('refuses to guess at a damaged row', async () => {
    const { id } = await create();
    await database.query.updateTable('api_keys').set({ max_outbound_level: 'any' }).execute();
    await expect(openApiKeys(database, world)).rejects.toThrow(id);
  });
});

describe('the authenticator', () => {
  it('accepts both headers that clients use, in any case of "bearer"', async () => {
    const { token } = await create();
    const authenticate = createAuthenticator(store, world.clock);
    const principal = authenticate(`Bearer ${token}`, undefined);
    expect(principal).toEqual({
      tenant: 'default',
      keyId: store.list(DEFAULT_TENANT)[0]?.id,
      keyName: 'application',
      role: 'caller',
      allowedModels: ['auto', 'gpt-4o'],
      maxOutboundLevel: 'internal',
      seesLabels: false,
      residency: 'eu',
    });
    expect(authenticate(`bearer  ${token}`, undefined)).toEqual(principal);
    expect(authenticate(undefined, token)).toEqual(principal);
    expect(authenticate(`Bearer ${token}`, token)).toEqual(principal);
  });

  it('knows nobody by a missing, unknown, expired or revoked key', async () => {
    const authenticate = createAuthenticator(store, world.clock);
    const expiring = await create({ expiresAtMs: nowMs + 1000 });
    const revoked = await create();
    expect(authenticate(`Bearer ${expiring.token}`, undefined)).toBeDefined();
    nowMs += 1000;
    await store.revoke(DEFAULT_TENANT, revoked.id);
    expect(authenticate(undefined, undefined)).toBeUndefined();
    expect(authenticate('', '')).toBeUndefined();
    expect(authenticate('Bearer dmk_unknown', undefined)).toBeUndefined();
    expect(authenticate(`Bearer ${expiring.token}`, undefined)).toBeUndefined();
    expect(authenticate(`Bearer ${revoked.token}`, undefined)).toBeUndefined();
    expect(authenticate(undefined, `${revoked.token}x`)).toBeUndefined();
  });

  it('does not choose between two different keys', async () => {
    const one = await create();
    const two = await create();
    const authenticate = createAuthenticator(store, world.clock);
    expect(authenticate(`Bearer ${one.token}`, two.token)).toBeUndefined();
    expect(authenticate('Basic abc', two.token)).toBeUndefined();
  });

  it('looks a key up in the same way whether it is known, expired, revoked or unknown', async () => {
    const known = await create();
    const revoked = await create();
    await store.revoke(DEFAULT_TENANT, revoked.id);
    const lookups: Buffer[] = [];
    let clockReads = 0;
    const counting = createAuthenticator(
      {
        findValid: (hash, atMs) => {
          lookups.push(hash);
          return store.findValid(hash, atMs);
        },
      },
      { ...world.clock, wallMs: () => (clockReads += 1) },
    );
    for (const token of [known.token, revoked.token, 'dmk_unknown', ''])
      counting(`Bearer ${token}`, undefined);
    expect(lookups).toHaveLength(4);
    for (const hash of lookups) expect(hash).toHaveLength(32);
    expect(clockReads).toBe(4);
  });
});
