import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../domain/world.ts';
import { createScanPool, type ScanPool, type ScanPoolOptions } from './scan-pool.ts';

const clock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

let folder = '';
const pools: ScanPool[] = [];

function poolOf(entry: string, changes: Partial<ScanPoolOptions> = {}): ScanPool {
  const pool = createScanPool({
    entry: pathToFileURL(join(folder, entry)),
    terms: {},
    clock,
    size: 1,
    ...changes,
  });
  pools.push(pool);
  return pool;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-scan-pool-'));
  await build({
    entryPoints: [fileURLToPath(new URL('./classifier-worker.ts', import.meta.url))],
    outfile: join(folder, 'classifier-worker.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  const reader = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage('ready');`;
  writeFileSync(
    join(folder, 'moody.mjs'),
    `${reader} parentPort.on('message', ({ id, job: { text } }) => {
      const answer = { findings: [], failures: [] };
      if (text === 'hang') for (;;);
      if (text === 'die') process.exit(3);
      if (text === 'throw') throw new Error('x');
      if (text === 'silent') return;
      if (text === 'null') return parentPort.postMessage(null);
      if (text === 'word') return parentPort.postMessage('done');
      if (text === 'other') parentPort.postMessage({ id: id + 99, answer });
      parentPort.postMessage({ id, answer });
    });`,
  );
  writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("cannot start");');
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe('createScanPool with the real worker', () => {
  it('finds what the signals find, and the terms of the operator', async () => {
    const pool = poolOf('classifier-worker.mjs', { terms: { restricted: ['Project Heron'] } });
    const { findings, failures } = await pool.scan(
      `${'word '.repeat(20_000)} 4111 1111 1111 1111 project heron`,
      20_000,
    );
    expect(failures).toEqual([]);
    expect(findings.map(({ type }) => type).sort()).toEqual(['CREDIT_CARD', 'OPERATOR_TERM']);
  });

  it('answers many texts, each with its own', async () => {
    const pool = poolOf('classifier-worker.mjs', { size: 2 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        pool.scan(index % 2 === 0 ? 'nothing here' : 'mail jane.roe@mail.test.org', 20_000),
      ),
    );
    expect(answers.map(({ findings }) => findings.length)).toEqual(answers.map((_, index) => index % 2));
  });
});

describe('createScanPool with a worker that misbehaves', () => {
  const timedOut = { findings: [], failures: [{ signal: 'worker', how: 'timed-out' }] };
  const threw = { findings: [], failures: [{ signal: 'worker', how: 'threw' }] };
  const fine = { findings: [], failures: [] };

  it('stops a worker that hangs, and goes on with another', async () => {
    const pool = poolOf('moody.mjs');
    expect(await pool.scan('hang', 300)).toEqual(timedOut);
    expect(await pool.scan('fine', 10_000)).toEqual(fine);
  });

  it('does not count the start of a worker as the time of a text', async () => {
    writeFileSync(
      join(folder, 'slow-start.mjs'),
      `import { parentPort } from 'node:worker_threads';
      await new Promise((resolve) => setTimeout(resolve, 600));
      parentPort.on('message', ({ id }) => parentPort.postMessage({ id, answer: { findings: [], failures: [] } }));
      parentPort.postMessage('ready');`,
    );
    const pool = poolOf('slow-start.mjs');
    expect(await pool.scan('fine', 200)).toEqual(fine);
    expect(await pool.scan('fine', 200)).toEqual(fine);
  });

  it.each(['silent', 'null', 'word'])(
    'gives up on one that never answers, though it could: %s',
    async (text) => {
      const pool = poolOf('moody.mjs');
      expect(await pool.scan(text, 200)).toEqual(timedOut);
      expect(await pool.scan('fine', 10_000)).toEqual(fine);
    },
  );

  it.each(['die', 'throw'])('survives one that ends: %s', async (text) => {
    const pool = poolOf('moody.mjs');
    expect(await pool.scan(text, 10_000)).toEqual(threw);
    expect(await pool.scan('fine', 10_000)).toEqual(fine);
  });

  it('fails every text when the worker cannot start', async () => {
    const pool = poolOf('broken.mjs');
    expect(await pool.scan('fine', 10_000)).toEqual(threw);
    expect(await pool.scan('fine', 10_000)).toEqual(threw);
  });

  it('takes no answer for another text', async () => {
    expect(await poolOf('moody.mjs').scan('other', 10_000)).toEqual(fine);
  });

  it('does not count others’ turns as a text’s own time', async () => {
    const pool = poolOf('moody.mjs');
    const running = pool.scan('silent', 400);
    const waiting = pool.scan('fine', 100);
    expect(await running).toEqual(timedOut);
    expect((await waiting).failures).toEqual([]);
  });

  it('lets callers take turns, so that one with many texts does not hold up the others', async () => {
    const pool = poolOf('moody.mjs', { size: 1 });
    const order: string[] = [];
    const scan = (caller: string) => pool.scan('fine', 10_000, caller).then(() => order.push(caller));
    await Promise.all([...Array.from({ length: 8 }, () => scan('many')), scan('one')]);
    expect(order.indexOf('one')).toBeLessThan(3);
  });

  it('refuses what would wait too long', async () => {
    const pool = poolOf('moody.mjs', { maxWaiting: 1, maxWaitMs: 100 });
    const running = pool.scan('silent', 400);
    const waiting = pool.scan('fine', 10_000);
    expect(await pool.scan('fine', 10_000)).toEqual(timedOut);
    expect(await waiting).toEqual(timedOut);
    expect(await running).toEqual(timedOut);
  });

  it('fails what is open when it closes, and all that follows', async () => {
    const pool = poolOf('moody.mjs');
    const open = pool.scan('silent', 10_000);
    await pool.close();
    expect(await open).toEqual(threw);
    expect((await pool.scan('fine', 10_000)).failures).toHaveLength(1);
  });
});
