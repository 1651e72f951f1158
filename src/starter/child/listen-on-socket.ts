import { lstat, rm } from 'node:fs/promises';
import type { Server } from 'node:http';

/**
 * Listens on a Unix domain socket that only its owner may open (on Windows: a named pipe). A socket left by a
 * process that died is replaced; anything else at that path is left alone and refused.
 */
export async function listenOnSocket(server: Server, socketPath: string): Promise<void> {
  const isPipe = process.platform === 'win32';
  if (!isPipe) await removeStaleSocket(socketPath);
  const previousMask = isPipe ? undefined : process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketPath, resolve);
    });
  } finally {
    if (previousMask !== undefined) process.umask(previousMask);
  }
}

async function removeStaleSocket(socketPath: string): Promise<void> {
  const found = await lstat(socketPath).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isSocket()) throw new Error('the socket path is taken by something that is not a socket');
  await rm(socketPath, { force: true });
}
