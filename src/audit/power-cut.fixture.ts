import { dirname } from 'node:path';
import type { AuditFile, AuditFileSystem } from './file-system.ts';

// Test support: a disk in memory that loses, at a power cut, any part of what was not synced. What was written to a
// file lasts with its sync; a name in a folder lasts with the sync of that folder.

/** What a cut may undo, keep, or keep a part of. */
type Change =
  | { readonly kind: 'write'; readonly bytes: Buffer; readonly at: number }
  | { readonly kind: 'truncate'; readonly length: number };

class Inode {
  durable: Buffer = Buffer.alloc(0);
  current: Buffer = Buffer.alloc(0);
  pending: Change[] = [];

  apply(change: Change): void {
    this.current = applied(this.current, change);
    this.pending.push(change);
  }

  sync(): void {
    this.durable = this.current;
    this.pending = [];
  }
}

type Names = Map<string, Inode>;

/** Which part of an unsafe change survives: chance alone decides. */
export type Chance = (limit: number) => number;

export class MemoryDisk {
  readonly #durable: Names;
  readonly #current: Names;
  /** Changes of names since the folder was synced, in order. */
  readonly #unsafe = new Map<string, ((names: Names) => void)[]>();
  #operationsLeft = Number.POSITIVE_INFINITY;
  operations = 0;

  constructor(names: Names = new Map()) {
    this.#durable = new Map(names);
    this.#current = new Map(names);
  }

  /** After so many more operations nothing works any more. */
  cutAfter(operations: number): void {
    this.#operationsLeft = operations;
  }

  /** What is found when the power is back. */
  afterCut(chance: Chance): MemoryDisk {
    const names = new Map(this.#durable);
    // A folder's journal keeps its order: any beginning of what was not synced may have lasted.
    for (const changes of this.#unsafe.values()) {
      for (const change of changes.slice(0, chance(changes.length + 1))) change(names);
    }
    const survived: Names = new Map();
    for (const [path, inode] of names) survived.set(path, survivorOf(inode, chance));
    return new MemoryDisk(survived);
  }

  #step(): void {
    this.operations += 1;
    this.#operationsLeft -= 1;
    if (this.#operationsLeft < 0) throw Object.assign(new Error('the power is gone'), { code: 'EIO' });
  }

  #rename(path: string, change: (names: Names) => void): void {
    change(this.#current);
    const folder = dirname(path);
    this.#unsafe.set(folder, [...(this.#unsafe.get(folder) ?? []), change]);
  }

  readonly fs: AuditFileSystem = {
    makeFolder: () => Promise.resolve(),
    list: async (folder) => {
      const inside = [...this.#current.keys()].filter((path) => dirname(path) === folder);
      return inside.map((path) => path.slice(folder.length + 1));
    },
    open: async (path, access) => {
      this.#step();
      let inode = this.#current.get(path);
      if (inode === undefined) {
        if (access === 'read') throw Object.assign(new Error('not there'), { code: 'ENOENT' });
        const made = new Inode();
        inode = made;
        this.#rename(path, (names) => names.set(path, made));
      }
      return this.#file(inode);
    },
    readFile: async (path) => {
      this.#step();
      const inode = this.#current.get(path);
      return inode === undefined ? undefined : Buffer.from(inode.current);
    },
    rename: async (from, to) => {
      this.#step();
      const inode = this.#current.get(from)!;
      this.#rename(to, (names) => {
        names.delete(from);
        names.set(to, inode);
      });
    },
    remove: async (path) => {
      this.#step();
      this.#rename(path, (names) => void names.delete(path));
    },
    syncFolder: async (folder) => {
      this.#step();
      for (const change of this.#unsafe.get(folder) ?? []) change(this.#durable);
      this.#unsafe.delete(folder);
    },
  };

  #file(inode: Inode): AuditFile {
    return {
      write: async (bytes, at) => {
        this.#step();
        inode.apply({ kind: 'write', bytes: Buffer.from(bytes), at });
        return bytes.length;
      },
      read: async (into, position) => {
        this.#step();
        const found = inode.current.subarray(position, position + into.length);
        into.set(found);
        return found.length;
      },
      size: async () => inode.current.length,
      truncate: async (length) => {
        this.#step();
        inode.apply({ kind: 'truncate', length });
      },
      sync: async () => {
        this.#step();
        inode.sync();
      },
      close: () => Promise.resolve(),
    };
  }
}

/** Each unsafe change lasted whole, in part, or not at all, whatever came of those before it. */
function survivorOf(inode: Inode, chance: Chance): Inode {
  const survivor = new Inode();
  let bytes: Buffer = inode.durable;
  for (const change of inode.pending) {
    const fate = chance(3);
    if (fate === 0) continue;
    const isPart = fate === 1 && change.kind === 'write';
    bytes = applied(
      bytes,
      isPart ? { ...change, bytes: change.bytes.subarray(0, chance(change.bytes.length + 1)) } : change,
    );
  }
  survivor.durable = bytes;
  survivor.current = bytes;
  return survivor;
}

function applied(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') {
    return change.length <= bytes.length
      ? Buffer.from(bytes.subarray(0, change.length))
      : Buffer.concat([bytes, Buffer.alloc(change.length - bytes.length)]);
  }
  const end = Math.max(bytes.length, change.at + change.bytes.length);
  const result = Buffer.alloc(end);
  bytes.copy(result);
  change.bytes.copy(result, change.at);
  return result;
}
