import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from './download.ts';
import { type FakeRegistry, startFakeRegistry } from './testing/fake-registry.ts';
import { realClock } from './testing/real-clock.ts';

let registry: FakeRegistry;
let folder: string;
let destination: string;

beforeEach(async () => {
  registry = await startFakeRegistry();
  folder = await mkdtemp(join(tmpdir(), 'demarc-download-'));
  destination = join(folder, 'part.partial');
});

afterEach(async () => {
  await registry.close();
  await rm(folder, { recursive: true, force: true });
});

const tarball = () => registry.tarballs[0] ?? Buffer.alloc(0);

function run(
  options: { signal?: AbortSignal; progress?: number[]; stallTimeoutMs?: number } = {},
): Promise<void> {
  return download({
    url: registry.url(0),
    destination,
    expectedBytes: tarball().length,
    fetch,
    clock: realClock,
    signal: options.signal ?? new AbortController().signal,
    onProgress: (bytes) => options.progress?.push(bytes),
    ...(options.stallTimeoutMs !== undefined && { stallTimeoutMs: options.stallTimeoutMs }),
  });
}

describe('download', () => {
  it('writes the whole file and reports a growing number of bytes', async () => {
    const progress: number[] = [];
    await run({ progress });
    expect((await readFile(destination)).equals(tarball())).toBe(true);
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(tarball().length);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(2);
  });

  it('continues after a cut where it stopped', async () => {
    registry.behaviour.cutAfterBytes = [100_000];
    await expect(run()).rejects.toMatchObject({ reason: 'network', isRetryable: true });
    // What had arrived at the cut and was not read yet is lost with the connection.
    const kept = (await stat(destination)).size;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(100_000);
    const progress: number[] = [];
    await run({ progress });
    expect(registry.ranges).toEqual(['none', `bytes=${kept}-`]);
    expect(progress[0]).toBe(kept);
    expect((await readFile(destination)).equals(tarball())).toBe(true);
  });

  it('starts over where the server does not know ranges', async () => {
    await writeFile(destination, tarball().subarray(0, 5_000));
    registry.behaviour.supportsRange = false;
    await run();
    expect(registry.ranges).toEqual(['bytes=5000-']);
    expect((await readFile(destination)).equals(tarball())).toBe(true);
  });

  it('asks for nothing when the file is complete', async () => {
    await writeFile(destination, tarball());
    await run();
    expect(registry.ranges).toEqual([]);
  });

  it('drops a file that is too long to be a beginning', async () => {
    await writeFile(destination, Buffer.alloc(tarball().length + 1));
    await run();
    expect(registry.ranges).toEqual(['none']);
    expect((await readFile(destination)).equals(tarball())).toBe(true);
  });

  it('cuts off a body that is longer than the pinned size', async () => {
    registry.behaviour.body = Buffer.concat([tarball(), Buffer.alloc(1_000_000)]);
    await expect(run()).rejects.toMatchObject({ reason: 'integrity' });
    expect((await stat(destination)).size).toBeLessThanOrEqual(tarball().length);
  });

  it('treats a shorter body as an interruption', async () => {
    registry.behaviour.body = tarball().subarray(0, 1000);
    await expect(run()).rejects.toMatchObject({ reason: 'network' });
  });

  it.each([
    [404, 'not-found', false],
    [401, 'refused', false],
    [403, 'refused', false],
    [500, 'network', true],
    [429, 'network', true],
  ])('tells HTTP %i as %s', async (status, reason, isRetryable) => {
    registry.behaviour.status = status;
    await expect(run()).rejects.toMatchObject({ reason, isRetryable });
  });

  it('forgets what it has when the server says the range cannot be', async () => {
    await writeFile(destination, 'something');
    registry.behaviour.status = 416;
    await expect(run()).rejects.toMatchObject({ isRetryable: true });
    await expect(stat(destination)).rejects.toThrow('ENOENT');
  });

  it('refuses a range that begins elsewhere than asked', async () => {
    await writeFile(destination, tarball().subarray(0, 10));
    const wrongRange: typeof fetch = async () =>
      new Response('xx', { status: 206, headers: { 'content-range': 'bytes 5-6/7' } });
    const options = {
      url: registry.url(0),
      destination,
      expectedBytes: 100,
      clock: realClock,
      onProgress: () => {},
    };
    const signal = new AbortController().signal;
    await expect(download({ ...options, fetch: wrongRange, signal })).rejects.toMatchObject({
      reason: 'network',
    });
  });

  it('gives up a connection that brings nothing more', async () => {
    registry.behaviour.stallAfterBytes = 2_000;
    await expect(run({ stallTimeoutMs: 100 })).rejects.toMatchObject({
      reason: 'network',
      isRetryable: true,
    });
  });

  it('stops at once when aborted and keeps what it has', async () => {
    registry.behaviour.stallAfterBytes = 2_000;
    const abort = new AbortController();
    const running = run({ signal: abort.signal });
    setTimeout(() => abort.abort(new Error('stop')), 100);
    await expect(running).rejects.toThrow('stop');
    expect((await stat(destination)).size).toBe(2_000);
  });

  it('names the fault of a network that is down', async () => {
    await registry.close();
    await expect(run()).rejects.toMatchObject({
      reason: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('leaves a fault of the disk as it is', async () => {
    destination = join(folder, 'missing', 'part.partial');
    await expect(run()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
