import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareSocketFolder, starterSocketPath } from './socket-path.ts';

describe('starterSocketPath', () => {
  it('lies in the folder where the path fits a socket', () => {
    expect(starterSocketPath('/home/anna/.demarc/starter', 'linux')).toBe(
      '/home/anna/.demarc/starter/starter.sock',
    );
  });

  it('moves to the temporary files where it does not, one place for each folder', () => {
    const long = `/home/${'x'.repeat(120)}/starter`;
    const path = starterSocketPath(long, 'linux');
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(starterSocketPath(long, 'linux')).toBe(path);
    expect(starterSocketPath(`${long}2`, 'linux')).not.toBe(path);
  });

  it('is a named pipe on Windows', () => {
    expect(starterSocketPath('C:\\data\\starter', 'win32')).toMatch(
      /^\\\\\.\\pipe\\demarc-starter-[0-9a-f]{12}$/,
    );
  });
});

describe('prepareSocketFolder', () => {
  it('makes a folder for its owner alone and closes an open one', async () => {
    const root = await mkdtemp(join(tmpdir(), 'demarc-socket-'));
    const folder = join(root, 'starter');
    await prepareSocketFolder(join(folder, 'starter.sock'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await chmod(folder, 0o755);
    await prepareSocketFolder(join(folder, 'starter.sock'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await rm(root, { recursive: true });
  });

  it('refuses what is not a folder', async () => {
    const root = await mkdtemp(join(tmpdir(), 'demarc-socket-'));
    await writeFile(join(root, 'starter'), '');
    await expect(prepareSocketFolder(join(root, 'starter', 'starter.sock'))).rejects.toThrow();
    await rm(root, { recursive: true });
  });
});
