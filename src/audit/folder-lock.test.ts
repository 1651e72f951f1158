import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { lockFolder } from './folder-lock.ts';

afterAll(removeTemporaryFolders);

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

describe('the lock of a folder', () => {
  it('keeps a second writer out and says who has it', async () => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, 'boot_1');
    await expect(lockFolder(folder, 'boot_2')).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await lock.release();
    await (await lockFolder(folder, 'boot_2')).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that is gone', async () => {
    const folder = await temporaryFolder();
    await lockFolder(folder, 'boot_1');
    const path = join(folder, 'lock.boot_1');
    const held = JSON.parse(await readFile(path, 'utf8')) as { pid: number };
    await writeFile(path, JSON.stringify({ ...held, pid: await deadPid() }));
    const lock = await lockFolder(folder, 'boot_2');
    expect(await readdir(folder)).toEqual(['lock.boot_2']);
    await lock.release();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when its process id was given to another',
    async () => {
      const folder = await temporaryFolder();
      for (const change of [{ startTicks: '1' }, { machineBoot: 'another' }]) {
        const first = await lockFolder(folder, 'boot_1');
        const path = join(folder, 'lock.boot_1');
        const held = JSON.parse(await readFile(path, 'utf8')) as object;
        await writeFile(path, JSON.stringify({ ...held, ...change }));
        const lock = await lockFolder(folder, 'boot_2');
        await lock.release();
        await first.release();
      }
    },
  );

  it('is taken over when it is not readable as one', async () => {
    for (const text of ['', 'nonsense', 'null', '{}', '{"pid":"1"}']) {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'lock.boot_1'), text);
      await (await lockFolder(folder, 'boot_2')).release();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('leaves alone what is no lock', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'checkpoint'), 'note');
    await (await lockFolder(folder, 'boot_2')).release();
    expect(await readdir(folder)).toEqual(['checkpoint']);
  });

  it('never goes to two, however many find it stale at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'lock.boot_0'), `{"pid":${await deadPid()},"boot":"boot_0"}`);
      const tries = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => lockFolder(folder, `boot_${index + 1}`)),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
      await tries.find((one) => one.status === 'fulfilled')?.value?.release();
      await (await lockFolder(folder, 'boot_9')).release();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});
