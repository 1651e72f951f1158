import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StarterFailure } from './starter-failure.ts';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, with the closing zero. */
const MAX_SOCKET_PATH_BYTES = 100;

/**
 * Where the child listens: in the starter's folder; where that path is too long for a socket, in a folder of
 * its own among the temporary files; on Windows a named pipe.
 */
export function starterSocketPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  if (platform === 'win32') return `\\\\.\\pipe\\demarc-starter-${digest}`;
  const path = join(folder, 'starter.sock');
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES
    ? path
    : join(tmpdir(), `demarc-${digest}`, 'starter.sock');
}

/** Makes the socket's folder, for its owner alone; a folder that is somebody else's is refused. */
export async function prepareSocketFolder(socketPath: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = dirname(socketPath);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new StarterFailure('disk', "The folder for the starter model's socket belongs to somebody else.", {
      isRetryable: false,
    });
  }
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}
