import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How the command line finds the server that runs on a data folder. Readable by its owner alone. */
export interface ControlFile {
  readonly pid: number;
  /** Where the server listens. */
  readonly url: string;
  /** Random, new at each start; makes whoever shows it from this machine an admin. */
  readonly token: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
}

export function controlFilePath(dataFolder: string): string {
  return join(dataFolder, 'run', 'control.json');
}

/** Written once the server listens. Replaces what an earlier server left; a reader sees the old or the new file. */
export async function writeControlFile(dataFolder: string, content: ControlFile): Promise<void> {
  const path = controlFilePath(dataFolder);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${content.pid}`;
  await rm(temporary, { force: true });
  // `wx` refuses a file or a link that somebody else put there.
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ ...content, url: fromThisMachine(content.url) })}\n`);
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** A server that listens on every address is called at the loopback one. */
function fromThisMachine(url: string): string {
  return url.replace('//0.0.0.0', '//127.0.0.1').replace('//[::]', '//[::1]');
}

/** Undefined when there is none, or none that can be read as one: then no server is known to run. */
export async function readControlFile(dataFolder: string): Promise<ControlFile | undefined> {
  let text: string;
  try {
    text = await readFile(controlFilePath(dataFolder), 'utf8');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
  // Most commands find no such file, and then have no use for what checks it.
  const { controlFileSchema } = await import('./control-file-schema.ts');
  try {
    return controlFileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Removes the file at the server's end, unless another server has replaced it. */
export async function removeControlFile(dataFolder: string, token: string): Promise<void> {
  const current = await readControlFile(dataFolder).catch(() => undefined);
  if (current?.token === token) await rm(controlFilePath(dataFolder), { force: true });
}

/** The server that runs on this data folder; undefined when there is none or only what a crash left of one. */
export async function findRunningServer(
  dataFolder: string,
  isProcessAlive: (pid: number) => boolean,
): Promise<ControlFile | undefined> {
  const content = await readControlFile(dataFolder);
  return content !== undefined && isProcessAlive(content.pid) ? content : undefined;
}
