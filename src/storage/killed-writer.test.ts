import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { openApiKeys } from './api-keys.ts';
import { createAuthenticator } from './authenticator.ts';
import { openDatabase } from './open-database.ts';

const WORLD: World = {
  clock: { wallMs: () => Date.now(), monotonicMs: () => performance.now(), after: () => () => undefined },
  randomBytes: (size) => crypto.getRandomValues(new Uint8Array(size)),
};

/** Makes keys without end and says each one once it is inserted. */
const WRITER = `
  import { openApiKeys } from './api-keys.ts';
  import { openDatabase } from './open-database.ts';
  const clock = { wallMs: () => Date.now(), monotonicMs: () => 0, after: () => () => {} };
  const randomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));
  const keys = await openApiKeys(await openDatabase(process.argv[2]), { clock, randomBytes });
  for (;;) {
    const minted = keys.mint({ tenant: 'default', name: 'key', role: 'caller', maxOutboundLevel: 'public', seesLabels: false });
    await keys.insert(minted);
    process.stdout.write(minted.token + '\\n');
    await new Promise(setImmediate);
  }
`;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-killed-'));
  program = join(folder, 'writer.mjs');
  await build({
    stdin: { contents: WRITER, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [
      {
        name: 'native-outside',
        setup(build) {
          const path = import.meta.resolve('@photostructure/sqlite');
          build.onResolve({ filter: /^@photostructure\/sqlite$/ }, () => ({ path, external: true }));
        },
      },
    ],
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The tokens that were acknowledged before the process was killed after some time. */
function writeUntilKilled(dataFolder: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, dataFolder]);
  return new Promise((resolve) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      out += chunk.toString();
    });
    child.on('close', () => resolve(out.split('\n').slice(0, -1)));
  });
}

describe('a writer that is killed', () => {
  it('loses no key that it acknowledged', async () => {
    const data = join(folder, 'data');
    const acknowledged: string[] = [];
    for (const afterMs of [0, 7, 23, 41]) acknowledged.push(...(await writeUntilKilled(data, afterMs)));
    const database = await openDatabase(data);
    const store = await openApiKeys(database, WORLD);
    const authenticate = createAuthenticator(store, WORLD.clock);
    expect(acknowledged.length).toBeGreaterThan(4);
    expect(acknowledged.filter((token) => authenticate(`Bearer ${token}`, undefined) === undefined)).toEqual(
      [],
    );
    expect(store.list(DEFAULT_TENANT).length).toBeLessThanOrEqual(acknowledged.length + 4);
    await database.close();
  });
});
