import { createHash } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunNpm } from './npm-command.ts';
import { npmFailure } from './npm-failure.ts';
import runtimeManifest from './runtime/package.json' with { type: 'json' };
import runtimeLock from './runtime/package-lock.json' with { type: 'json' };
import { StarterFailure } from './starter-failure.ts';

/** The engine's CPU binaries, by platform and architecture as Node names them. */
const BINARY_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

export interface InstallRuntimeOptions {
  readonly folder: string;
  readonly runNpm: RunNpm;
  readonly signal: AbortSignal;
  readonly onInstalling: () => void;
  /** For instance `linux-x64`; this machine's by default. */
  readonly platform?: string;
}

/**
 * Installs the engine that runs the weights into the starter's folder, exactly as its lock file pins it, with
 * install scripts off, and returns the installed folder. An earlier complete install is taken as it is.
 */
export async function installRuntime(options: InstallRuntimeOptions): Promise<string> {
  const { folder, signal } = options;
  const binaryPackage = BINARY_PACKAGES[options.platform ?? `${process.platform}-${process.arch}`];
  if (binaryPackage === undefined) throw noBinary();
  const manifest = JSON.stringify(runtimeManifest, null, 2);
  const lock = JSON.stringify(runtimeLock, null, 2);
  const version = createHash('sha256').update(manifest).update(lock).digest('hex').slice(0, 12);
  const installed = join(folder, `runtime-${version}`);
  if (await exists(installed)) return installed;
  options.onInstalling();
  const staging = `${installed}.partial`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  await writeFile(join(staging, 'package.json'), manifest);
  await writeFile(join(staging, 'package-lock.json'), lock);
  const result = await options.runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: staging,
    signal,
  });
  if (result.exitCode !== 0) throw npmFailure(result, "install the starter model's engine");
  // npm leaves out, without an error, a binary whose system, processor or C library is not this machine's.
  if (!(await exists(join(staging, 'node_modules', '@node-llama-cpp', binaryPackage)))) throw noBinary();
  await rename(staging, installed);
  await removeOldRuntimes(folder, installed);
  return installed;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function removeOldRuntimes(folder: string, current: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.startsWith('runtime-') && path !== current) await rm(path, { recursive: true, force: true });
  }
}

function noBinary(): StarterFailure {
  return new StarterFailure(
    'platform',
    "The starter model's engine has no ready-made binary for this system; use a local runner or an API key.",
    { isRetryable: false },
  );
}
