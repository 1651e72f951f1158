import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { PayloadId, TenantId } from '../../domain/ids.ts';
import { mintId } from '../../domain/ids.ts';
import type { PayloadOwner, PayloadReference, PayloadStore } from '../../domain/payload.ts';
import type { World } from '../../domain/world.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM, replaceFile, writeFully } from '../file-system.ts';
import { PayloadError } from './payload-error.ts';
import { seal, unseal } from './seal.ts';

export interface PayloadStoreOptions {
  readonly folder: string;
  /** 32 bytes, from somewhere else than the folder. */
  readonly masterKey: Uint8Array;
  readonly world: World;
  /** What could not be written, by its name. */
  readonly onFault: (ref: string) => void;
  readonly fs?: AuditFileSystem | undefined;
}

const KEY_BYTES = 32;
const CHECK = 'demarc payload store';

/**
 * Opens a store, or begins one. Content lies in `content/`, the keys in `keys/`: the master key wraps a key of each
 * tenant, which wraps the keys of each piece, so that destroying one small file erases one piece, in every copy.
 *
 * @throws PayloadError `wrong-key` when the store was made with another master key.
 */
export async function openPayloadStore(options: PayloadStoreOptions): Promise<PayloadStore> {
  const { folder, masterKey, world, fs = NODE_FILE_SYSTEM } = options;
  for (const each of ['content', 'keys', 'tenants']) await fs.makeFolder(join(folder, each));
  const path = join(folder, 'master-check');
  const check = await fs.readFile(path);
  const { randomBytes } = world;
  if (check === undefined) {
    await replaceBytes(fs, path, seal(masterKey, Buffer.from(CHECK), { bound: CHECK, randomBytes }));
  } else if (unseal(masterKey, fromText(check), CHECK) === undefined) {
    throw new PayloadError(
      'wrong-key',
      'the key for kept content is not the one that the store was made with: give that one, or name another data folder',
    );
  }
  return new FilePayloadStore({ ...options, fs });
}

class FilePayloadStore implements PayloadStore {
  readonly #options: PayloadStoreOptions & { readonly fs: AuditFileSystem };
  readonly #tenantKeys = new Map<TenantId, Promise<Uint8Array>>();
  readonly #writing = new Set<Promise<void>>();

  constructor(options: PayloadStoreOptions & { readonly fs: AuditFileSystem }) {
    this.#options = options;
  }

  keep(owner: PayloadOwner, content: string): PayloadReference {
    const { world, onFault } = this.#options;
    const ref = mintId<PayloadId>('pay', world);
    const [dataKey, commitKey] = [world.randomBytes(KEY_BYTES), world.randomBytes(KEY_BYTES)];
    const bytes = Buffer.from(content);
    const sealed = seal(dataKey, bytes, { bound: bindingOf(ref, owner), randomBytes: world.randomBytes });
    const writing = this.#write(ref, owner.tenant, { sealed, keys: Buffer.concat([dataKey, commitKey]) })
      .catch(() => onFault(ref))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    return { ref, commit: commitTo(commitKey, bytes) };
  }

  async open(owner: PayloadOwner, { ref, commit }: PayloadReference): Promise<string | undefined> {
    assertName(ref);
    const { fs } = this.#options;
    // What was kept a moment ago may be on its way to the disk.
    await this.settled();
    const wrapped = await fs.readFile(this.#keyPath(ref));
    if (wrapped === undefined) return undefined;
    const sealed = await fs.readFile(this.#contentPath(ref));
    if (sealed === undefined) return undefined;
    const keys = unseal(await this.#tenantKey(owner.tenant), fromText(wrapped), ref);
    if (keys === undefined) throw notGenuine();
    const content = unseal(keys.subarray(0, KEY_BYTES), fromText(sealed), bindingOf(ref, owner));
    if (content === undefined) throw notGenuine();
    const found = Buffer.from(commitTo(keys.subarray(KEY_BYTES), content));
    if (!timingSafeEqual(found, Buffer.from(commit.padEnd(found.length).slice(0, found.length))))
      throw notGenuine();
    return content.toString('utf8');
  }

  async erase(ref: string): Promise<boolean> {
    assertName(ref);
    const { fs } = this.#options;
    await this.settled();
    const path = this.#keyPath(ref);
    const wrapped = await fs.readFile(path);
    if (wrapped !== undefined) {
      await overwrite(fs, path, wrapped.length);
      await fs.remove(path);
      await fs.syncFolder(join(this.#options.folder, 'keys'));
    }
    await fs.remove(this.#contentPath(ref));
    return wrapped !== undefined;
  }

  async olderThan(wallMs: number): Promise<readonly string[]> {
    const names = await this.#options.fs.list(join(this.#options.folder, 'keys'));
    return names.flatMap((name) => {
      const ref = name.replace(/\.key$/, '');
      return isName(ref) && madeAtMs(ref) < wallMs ? [ref] : [];
    });
  }

  async settled(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(
    ref: string,
    tenant: TenantId,
    { sealed, keys }: { readonly sealed: Uint8Array; readonly keys: Uint8Array },
  ): Promise<void> {
    const { fs, world } = this.#options;
    const wrapped = seal(await this.#tenantKey(tenant), keys, { bound: ref, randomBytes: world.randomBytes });
    await replaceBytes(fs, this.#contentPath(ref), sealed);
    // The key comes last: content whose key was never written is as good as erased.
    await replaceBytes(fs, this.#keyPath(ref), wrapped);
  }

  /** Made up at the first piece of a tenant. */
  #tenantKey(tenant: TenantId): Promise<Uint8Array> {
    const known = this.#tenantKeys.get(tenant) ?? this.#loadTenantKey(tenant);
    this.#tenantKeys.set(tenant, known);
    known.catch(() => this.#tenantKeys.delete(tenant));
    return known;
  }

  async #loadTenantKey(tenant: TenantId): Promise<Uint8Array> {
    const { fs, folder, masterKey, world } = this.#options;
    const path = join(folder, 'tenants', `${hash('sha256', tenant, 'hex').slice(0, 32)}.key`);
    const wrapped = await fs.readFile(path);
    const bound = `tenant ${tenant}`;
    if (wrapped !== undefined) {
      const key = unseal(masterKey, fromText(wrapped), bound);
      if (key === undefined) throw notGenuine();
      return key;
    }
    const key = world.randomBytes(KEY_BYTES);
    await replaceBytes(fs, path, seal(masterKey, key, { bound, randomBytes: world.randomBytes }));
    return key;
  }

  #keyPath(ref: string): string {
    return join(this.#options.folder, 'keys', `${ref}.key`);
  }

  #contentPath(ref: string): string {
    return join(this.#options.folder, 'content', `${ref}.sealed`);
  }
}

/** A list, so that no two owners have one text. */
function bindingOf(ref: string, { log, request, tenant, label }: PayloadOwner): string {
  return JSON.stringify([ref, log, request, tenant, label]);
}

function commitTo(key: Uint8Array, content: Uint8Array): string {
  return createHmac('sha256', key).update(content).digest('hex');
}

function isName(ref: string): boolean {
  return /^pay_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(ref);
}

function assertName(ref: string): void {
  if (!isName(ref)) throw notGenuine();
}

/** A name is a UUIDv7 (RFC 9562 §5.7), which starts with the milliseconds. */
function madeAtMs(ref: string): number {
  return Number.parseInt(ref.slice(4).replaceAll('-', '').slice(0, 12), 16);
}

function notGenuine(): PayloadError {
  return new PayloadError('not-genuine', 'what lies in the store is not what was kept for this request');
}

/** Small files are replaced as a whole, as text; base64 keeps to what the log's file system offers. */
function replaceBytes(fs: AuditFileSystem, path: string, bytes: Uint8Array): Promise<void> {
  return replaceFile(fs, path, Buffer.from(bytes).toString('base64'));
}

function fromText(text: Buffer): Buffer {
  return Buffer.from(text.toString('latin1'), 'base64');
}

async function overwrite(fs: AuditFileSystem, path: string, length: number): Promise<void> {
  const file = await fs.open(path, 'write');
  try {
    await writeFully(file, Buffer.alloc(length), 0);
    await file.sync();
  } finally {
    await file.close();
  }
}
