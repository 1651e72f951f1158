import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStarterModel, type StarterModel, type StarterModelOptions } from './starter-model.ts';
import type { StarterPhase, StarterState } from './starter-state.ts';
import { type FakeRegistry, startFakeRegistry } from './testing/fake-registry.ts';
import { realClock } from './testing/real-clock.ts';

type Behaviour = 'serve' | 'crash' | 'fail' | 'silent' | 'stubborn';
const childEntry = fileURLToPath(new URL('./testing/fake-child.mjs', import.meta.url));

let registry: FakeRegistry;
let dataFolder: string;
let states: StarterState[];
let logged: string[];
let model: StarterModel | undefined;

beforeEach(async () => {
  registry = await startFakeRegistry(2_000);
  dataFolder = await mkdtemp(join(tmpdir(), 'demarc-starter-'));
  states = [];
  logged = [];
});

afterEach(async () => {
  await model?.stop();
  await registry.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function create(
  script: Behaviour[],
  overrides: Partial<StarterModelOptions> = {},
): Promise<StarterModel> {
  await mkdir(join(dataFolder, 'starter'), { recursive: true });
  await writeFile(join(dataFolder, 'starter', 'script.json'), JSON.stringify(script));
  model = createStarterModel({
    dataFolder,
    childEntry,
    fetch,
    clock: realClock,
    log: (_level, message) => logged.push(message),
    onState: (state) => states.push(state),
    weights: registry.weights,
    runNpm: registry.runNpm,
    backoffMs: { prepare: [20, 20], crash: [20, 20] },
    ...overrides,
  });
  return model;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + 25_000;
  while (!(await condition())) {
    if (performance.now() > deadlineMs) throw new Error(`still ${JSON.stringify(states.at(-1))}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const reached = (phase: StarterPhase) => until(() => model?.state().phase === phase);
const gaveUp = () => until(() => model?.state().phase === 'failed' && model.state().retryAtMs === undefined);
const phases = () => states.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);

interface Start {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
async function starts(): Promise<Start[]> {
  const text = await readFile(join(dataFolder, 'starter', 'starts.log'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): Start => JSON.parse(line));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('createStarterModel', () => {
  it('does nothing before it is started', async () => {
    const starter = await create(['serve']);
    expect(starter.state()).toEqual({ phase: 'absent' });
    expect(starter.retryAfterS()).toBeUndefined();
    expect(registry.npmCalls).toEqual([]);
  });

  it('installs, fetches, verifies, loads and is ready', async () => {
    const starter = await create(['serve']);
    starter.start();
    starter.start();
    await reached('ready');
    expect(phases()).toEqual(['installing', 'fetching', 'verifying', 'loading', 'ready']);
    expect(await starts()).toHaveLength(1);
    const [start] = await starts();
    expect(start?.args.join(' ')).toContain(`--socket ${starter.socketPath}`);
    expect(start?.args.join(' ')).toContain('--model-id tiny');
    expect(start?.args.join(' ')).toContain('--threads 1 --context-tokens 2048');
    expect((await stat(join(dataFolder, 'starter'))).mode & 0o777).toBe(0o700);
  });

  it('is ready again at the next start without fetching or verifying', async () => {
    (await create(['serve'])).start();
    await reached('ready');
    await model?.stop();
    states = [];
    (await create(['serve'])).start();
    await reached('ready');
    expect(phases()).toEqual(['loading', 'ready']);
  });

  it('keeps the environment of the gateway from the child', async () => {
    process.env['DEMARC_TEST_API_KEY'] = 'sk-secret';
    (await create(['serve'])).start();
    await reached('ready');
    delete process.env['DEMARC_TEST_API_KEY'];
    expect(Object.keys((await starts())[0]?.env ?? {})).not.toContain('DEMARC_TEST_API_KEY');
  });

  it('ends the child when stopped, and its socket', async () => {
    const starter = await create(['serve']);
    starter.start();
    await reached('ready');
    const pid = (await starts())[0]?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await starter.stop();
    expect(isAlive(pid)).toBe(false);
    expect(starter.state()).toEqual({ phase: 'stopped' });
    await expect(stat(starter.socketPath)).rejects.toThrow('ENOENT');
  });

  it('kills a child that does not end by itself', async () => {
    (await create(['stubborn'])).start();
    await reached('ready');
    const pid = (await starts())[0]?.pid ?? 0;
    await model?.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('starts a crashed child again', async () => {
    (await create(['crash', 'serve'])).start();
    await until(async () => (await starts()).length === 2 && model?.state().phase === 'ready');
    expect(phases().slice(-5)).toEqual(['loading', 'ready', 'failed', 'loading', 'ready']);
    const failed = states.find(({ phase }) => phase === 'failed');
    expect(failed?.message).toContain('stopped unexpectedly (exit code 134)');
    expect(failed?.retryAtMs).toBeGreaterThan(0);
  });

  it('gives up a child that crashes again and again, and can be started anew', async () => {
    const starter = await create(['crash', 'crash', 'crash', 'serve']);
    starter.start();
    await gaveUp();
    expect(await starts()).toHaveLength(3);
    expect(starter.state().message).toContain('not started again');
    expect(starter.retryAfterS()).toBeUndefined();
    starter.start();
    await reached('ready');
  });

  it('verifies the file again after it could not be loaded', async () => {
    (await create(['fail', 'serve'])).start();
    await reached('ready');
    expect(phases().slice(-4)).toEqual(['failed', 'verifying', 'loading', 'ready']);
    expect(logged[0]).toContain('could not be loaded (exit code 1: the file is damaged)');
  });

  it('tries again after the network was down, and continues', async () => {
    registry.behaviour.cutAfterBytes = [1_000, 500];
    (await create(['serve'])).start();
    await reached('ready');
    expect(registry.ranges).toContain('bytes=1000-');
    expect(phases().filter((phase) => phase === 'failed')).toHaveLength(2);
  });

  it('counts its attempts anew when each of them brought something', async () => {
    registry.behaviour.cutAfterBytes = [100, 100, 100, 100, 100, 100];
    (await create(['serve'])).start();
    await reached('ready');
    expect(phases().filter((phase) => phase === 'failed')).toHaveLength(6);
  });

  it('gives up a network that stays down after the last pause', async () => {
    let attempts = 0;
    const runNpm: typeof registry.runNpm = async () => {
      attempts += 1;
      return { exitCode: 1, stdout: '', stderr: 'npm error code ENOTFOUND' };
    };
    (await create(['serve'], { runNpm })).start();
    await gaveUp();
    expect(attempts).toBe(3);
    expect(model?.state().message).toContain('ENOTFOUND');
  });

  it('downloads a wrong file once more and then no more', async () => {
    registry.behaviour.body = Buffer.alloc(registry.tarballs[0]?.length ?? 0);
    (await create(['serve'])).start();
    await gaveUp();
    expect(registry.ranges).toHaveLength(2);
    expect(model?.state().message).toContain('wrong hash');
  });

  it('does not repeat what cannot succeed', async () => {
    registry.behaviour.status = 404;
    (await create(['serve'])).start();
    await gaveUp();
    expect(registry.ranges).toHaveLength(1);
    expect(logged).toHaveLength(1);
  });

  it('stops in the middle of a download', async () => {
    registry.behaviour.stallAfterBytes = 500;
    const starter = await create(['serve']);
    starter.start();
    const partial = join(dataFolder, 'starter', 'tiny-part1-1.0.0.tgz.partial');
    await until(() =>
      stat(partial)
        .then((file) => file.size === 500)
        .catch(() => false),
    );
    await starter.stop();
    expect(starter.state().phase).toBe('stopped');
    expect((await stat(partial)).size).toBe(500);
  });

  it('stops while it waits for its next attempt', async () => {
    registry.behaviour.status = 500;
    const runNpm: typeof registry.runNpm = async (args, options) =>
      args[0] === 'pack' ? { exitCode: 1, stdout: '', stderr: '' } : registry.runNpm(args, options);
    const starter = await create(['serve'], { runNpm, backoffMs: { prepare: [60_000], crash: [] } });
    starter.start();
    await reached('failed');
    expect(starter.retryAfterS()).toBeGreaterThan(30);
    await starter.stop();
    expect(starter.state().phase).toBe('stopped');
  });

  it('ends a child that never gets ready', async () => {
    // A clock whose two-minute limit is up when the test says so, and whose other waits are as they are.
    let limitIsUp = () => {};
    const clock: StarterModelOptions['clock'] = {
      ...realClock,
      after: (delayMs, callback) => {
        if (delayMs !== 120_000) return realClock.after(delayMs, callback);
        limitIsUp = callback;
        return () => {};
      },
    };
    (await create(['silent', 'serve'], { clock })).start();
    await expect.poll(starts, { timeout: 20_000 }).toHaveLength(1);
    limitIsUp();
    await reached('ready');
    expect(logged[0]).toContain('could not be loaded (SIGTERM)');
    expect(isAlive((await starts())[0]?.pid ?? 0)).toBe(false);
  });
});
