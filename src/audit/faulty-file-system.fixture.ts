import { type AuditFile, type AuditFileSystem, NODE_FILE_SYSTEM } from './file-system.ts';

// Test support: the real file system with one operation that goes wrong.

export type Operation = 'write' | 'sync' | 'open' | 'rename' | 'truncate' | 'syncFolder';

/** What an operation that goes wrong does instead. A short write does half its work and says so. */
export type Fault = 'EIO' | 'ENOSPC' | 'EINTR' | 'short' | 'hang';

/** Decides for each operation, by its kind and path, whether it goes wrong. */
export type FaultPlan = (operation: Operation, path: string) => Fault | undefined;

export interface FaultyFileSystem extends AuditFileSystem {
  plan: FaultPlan;
  /** Lets operations that hang go on. */
  release(): void;
}

export function faultyFileSystem(plan: FaultPlan = () => undefined): FaultyFileSystem {
  let release = (): void => undefined;
  const hanging = new Promise<void>((resolve) => {
    release = resolve;
  });
  const check = async (operation: Operation, path: string): Promise<Fault | undefined> => {
    const fault = fs.plan(operation, path);
    if (fault === 'hang') await hanging;
    else if (fault !== undefined && fault !== 'short') throw systemError(fault);
    return fault;
  };
  const fs: FaultyFileSystem = {
    ...NODE_FILE_SYSTEM,
    plan,
    release,
    async open(path, access) {
      if (access === 'write') await check('open', path);
      return wrap(await NODE_FILE_SYSTEM.open(path, access), path, check);
    },
    async rename(from, to) {
      await check('rename', to);
      await NODE_FILE_SYSTEM.rename(from, to);
    },
    async syncFolder(path) {
      await check('syncFolder', path);
      await NODE_FILE_SYSTEM.syncFolder(path);
    },
  };
  return fs;
}

function wrap(
  file: AuditFile,
  path: string,
  check: (operation: Operation, path: string) => Promise<Fault | undefined>,
): AuditFile {
  return {
    ...file,
    async write(bytes, position) {
      const isShort = (await check('write', path)) === 'short';
      return file.write(isShort ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : bytes, position);
    },
    async sync() {
      await check('sync', path);
      await file.sync();
    },
    async truncate(length) {
      await check('truncate', path);
      await file.truncate(length);
    },
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
