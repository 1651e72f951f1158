import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditLogError } from './audit-log-error.ts';
import { errorCode } from './file-system.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** Who holds a folder. A process id alone is not enough: after a restart, in a container above all, it is reused. */
interface Holder {
  readonly pid: number;
  /** The process's own boot id. */
  readonly boot: string;
  /** Identifies the running operating system, where it can be known. */
  readonly machineBoot: string;
  /** When the process started, in the operating system's ticks, where it can be known. */
  readonly startTicks: string;
}

const PREFIX = 'lock.';

/**
 * Makes this process the only one that writes the log in `folder`. Each process lays down a file of its own and
 * then looks for others: of two that do so at once, at least one sees the other and withdraws, so there are never
 * two. Files of processes that are gone are removed. Processes that cannot see each other (two containers with
 * one volume) are not kept apart by it.
 *
 * @throws AuditLogError `locked`, naming the holder.
 */
export async function lockFolder(folder: string, boot: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = join(folder, PREFIX + boot);
  const draft = join(folder, `locking.${boot}`);
  // Moved whole into its place, so that nobody ever reads half a lock.
  await writeFile(draft, `${JSON.stringify(await describe(process.pid, boot))}\n`, { mode: 0o600 });
  await rename(draft, own);
  const release = () => rm(own, { force: true });
  try {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if (name.startsWith(PREFIX) && path !== own) await refuseOrRemove(path);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

async function refuseOrRemove(path: string): Promise<void> {
  const held = await readText(path);
  const holder = parse(held);
  if (holder !== undefined && (await isRunning(holder))) {
    throw new AuditLogError(
      'locked',
      `the audit log is being written by process ${holder.pid}; stop it first, or use its API`,
    );
  }
  await rm(path, { force: true });
}

async function isRunning(holder: Holder): Promise<boolean> {
  if (!isAlive(holder.pid)) return false;
  const now = await describe(holder.pid, holder.boot);
  return now.machineBoot === holder.machineBoot && now.startTicks === holder.startTicks;
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    if (typeof value?.pid !== 'number' || typeof value.boot !== 'string') return undefined;
    const { pid, boot, machineBoot = '', startTicks = '' } = value;
    return { pid, boot, machineBoot, startTicks };
  } catch {
    return undefined;
  }
}

async function describe(pid: number, boot: string): Promise<Holder> {
  const machineBoot = (await readText('/proc/sys/kernel/random/boot_id')).trim();
  const stat = await readText(`/proc/${pid}/stat`);
  // Field 22 (proc_pid_stat(5)); the second field is the program's name in brackets and may hold spaces.
  const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return { pid, boot, machineBoot, startTicks };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Empty when it is not there: only Linux tells of processes in files; elsewhere the process id has to do. */
async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
