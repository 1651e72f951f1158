import { describe, expect, it } from 'vitest';
import manifest from './runtime/package.json' with { type: 'json' };
import lockFile from './runtime/package-lock.json' with { type: 'json' };

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
}
const packages: Readonly<Record<string, LockedPackage>> = lockFile.packages;
const binaries = Object.entries(packages).filter(([path]) =>
  path.startsWith('node_modules/@node-llama-cpp/'),
);

describe('the lock file of the engine', () => {
  it('pins the engine and its binaries to one version', () => {
    expect(packages['node_modules/node-llama-cpp']?.version).toBe(manifest.dependencies['node-llama-cpp']);
    for (const [, { version }] of binaries) expect(version).toBe(manifest.dependencies['node-llama-cpp']);
  });

  it('leaves out the binaries for GPUs, which are six times the size of all the rest', () => {
    expect(JSON.stringify(lockFile)).not.toMatch(/cuda|vulkan/);
  });

  it('names no registry and no folder of a machine', () => {
    expect(JSON.stringify(lockFile)).not.toMatch(/https?:|file:|"\//);
    for (const entry of Object.values(packages)) expect(entry.resolved).toBeUndefined();
  });

  it('pins the content of everything that can be installed on Linux', () => {
    for (const [path, entry] of Object.entries(packages)) {
      if (path === '' || entry.os?.includes('darwin') || entry.os?.includes('win32')) continue;
      expect(entry.integrity, path).toMatch(/^sha512-/);
    }
  });

  it('has a binary for each supported system', () => {
    expect(binaries.map(([path]) => path.split('/').at(-1) ?? '').sort((a, b) => a.localeCompare(b))).toEqual(
      ['linux-arm64', 'linux-armv7l', 'linux-x64', 'mac-arm64-metal', 'mac-x64', 'win-arm64', 'win-x64'],
    );
  });
});
