import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installRuntime } from './install-runtime.ts';
import type { RunNpm } from './npm-command.ts';

let folder: string;
let calls: { args: readonly string[]; cwd: string }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-runtime-'));
  calls = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const npmWith =
  (...packages: string[]): RunNpm =>
  async (args, { cwd }) => {
    calls.push({ args, cwd });
    for (const name of packages) {
      await mkdir(join(cwd, 'node_modules', '@node-llama-cpp', name), { recursive: true });
    }
    return { exitCode: 0, stdout: '', stderr: '' };
  };

function run(npm: RunNpm, platform = 'linux-x64'): Promise<string> {
  const signal = new AbortController().signal;
  return installRuntime({ folder, runNpm: npm, signal, onInstalling: () => {}, platform });
}

describe('installRuntime', () => {
  it('installs by the lock file with scripts off, once', async () => {
    const installed = await run(npmWith('linux-x64'));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.args.slice(0, 2)).toEqual(['ci', '--ignore-scripts']);
    const lock = JSON.parse(await readFile(join(installed, 'package-lock.json'), 'utf8'));
    expect(lock.packages['node_modules/node-llama-cpp'].version).toMatch(/^3\.22\./);
    expect(await run(npmWith())).toBe(installed);
    expect(calls).toHaveLength(1);
  });

  it('takes an interrupted install for none', async () => {
    const failing: RunNpm = async () => ({ exitCode: 1, stdout: '', stderr: 'npm error code ENOTFOUND\n' });
    await expect(run(failing)).rejects.toMatchObject({ reason: 'network', isRetryable: true });
    await run(npmWith('linux-x64'));
    expect(calls).toHaveLength(1);
  });

  it('removes engines of other versions', async () => {
    await mkdir(join(folder, 'runtime-000000000000', 'node_modules'), { recursive: true });
    await mkdir(join(folder, 'weights'));
    const installed = await run(npmWith('linux-x64'));
    expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual(
      [installed, join(folder, 'weights')].sort(),
    );
  });

  it('says so where there is no binary: unknown system, or one npm left out', async () => {
    await expect(run(npmWith('linux-x64'), 'aix-ppc64')).rejects.toMatchObject({ reason: 'platform' });
    expect(calls).toHaveLength(0);
    await expect(run(npmWith())).rejects.toMatchObject({ reason: 'platform', isRetryable: false });
  });
});
