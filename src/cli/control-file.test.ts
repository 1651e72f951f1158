import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ControlFile,
  controlFilePath,
  findRunningServer,
  readControlFile,
  removeControlFile,
  writeControlFile,
} from './control-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-control-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const content: ControlFile = {
  pid: 4242,
  url: 'http://127.0.0.1:4141',
  token: 'x'.repeat(43),
  startedAt: '2026-11-20T00:00:00.000Z',
};

describe('the control file', () => {
  it('is for its owner alone and reads back', async () => {
    await writeControlFile(folder, content);
    expect(await readControlFile(folder)).toEqual(content);
    expect((await stat(controlFilePath(folder))).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(controlFilePath(folder)))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'run'))).toEqual(['control.json']);
  });

  it.each([
    ['http://0.0.0.0:4141', 'http://127.0.0.1:4141'],
    ['http://[::]:4141', 'http://[::1]:4141'],
    ['http://192.168.1.5:4141', 'http://192.168.1.5:4141'],
  ])('says where a server that listens at %s is called', async (url, expected) => {
    await writeControlFile(folder, { ...content, url });
    expect((await readControlFile(folder))?.url).toBe(expected);
  });

  it('replaces what a crash left, in one step and with its own mode', async () => {
    await mkdir(join(folder, 'run'));
    await writeFile(controlFilePath(folder), 'old');
    await chmod(controlFilePath(folder), 0o644);
    await writeFile(`${controlFilePath(folder)}.4242`, 'half');
    await writeControlFile(folder, content);
    expect(await readControlFile(folder)).toEqual(content);
    expect((await stat(controlFilePath(folder))).mode & 0o777).toBe(0o600);
  });

  it('does not write through a link', async () => {
    await mkdir(join(folder, 'run'));
    const target = join(folder, 'target');
    await writeFile(target, 'precious');
    await symlink(target, controlFilePath(folder));
    await writeControlFile(folder, content);
    expect((await stat(target)).size).toBe('precious'.length);
  });

  it.each([
    '',
    '{',
    '{}',
    JSON.stringify({ ...content, pid: 'x' }),
    JSON.stringify({ ...content, token: 'short' }),
  ])('is as good as none when it holds %.40s', async (text) => {
    await mkdir(join(folder, 'run'));
    await writeFile(controlFilePath(folder), text);
    expect(await readControlFile(folder)).toBeUndefined();
  });

  it('is as good as none when its process is gone', async () => {
    expect(await findRunningServer(folder, () => true)).toBeUndefined();
    await writeControlFile(folder, content);
    expect(await findRunningServer(folder, (pid) => pid === 4242)).toEqual(content);
    expect(await findRunningServer(folder, () => false)).toBeUndefined();
  });

  it('is removed by the server that wrote it and by no other', async () => {
    await writeControlFile(folder, content);
    await removeControlFile(folder, 'y'.repeat(43));
    expect(await readControlFile(folder)).toEqual(content);
    await removeControlFile(folder, content.token);
    expect(await readControlFile(folder)).toBeUndefined();
    await removeControlFile(folder, content.token);
  });
});
