import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Stands in for the composition root: what a command is made of is not the matter here. */
const APP = `
  const record = { sequence: 0, at: '', type: 'admin', fields: {}, line: 'x'.repeat(1000) };
  export const createApp = () => ({
    async openTextClassifier() {
      return { classify: async () => ({ level: 'public', spans: [], flags: [] }) };
    },
    async *readAudit() { for (;;) { yield record; await new Promise(setImmediate); } },
    async verifyAudit() { return { kind: 'unproven-tail', provenUpTo: 1, records: 2, explanation: 'why' }; },
    async startServer({ tell }) {
      let end;
      const stopped = new Promise((resolve) => { end = resolve; });
      const alive = setInterval(() => {}, 1000);
      tell('listening');
      return { url: '', stopped, async stop() { tell('stopping'); clearInterval(alive); end(); } };
    },
  });
`;

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-main-'));
  program = join(folder, 'main.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '..', 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [
      {
        name: 'stand-in',
        setup(build) {
          build.onResolve({ filter: /\/app\.ts$/ }, () => ({ path: 'app', namespace: 'stand-in' }));
          build.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({ contents: APP }));
        },
      },
    ],
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

function start(
  args: readonly string[],
  onOutput: (child: ReturnType<typeof spawn>, out: string) => void = () => undefined,
) {
  const env = { PATH: process.env['PATH'], HOME: folder, FORCE_COLOR: '1' };
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env });
  onOutput(child, '');
  return new Promise<Ended>((resolve) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      onOutput(child, out);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

describe('the program', () => {
  it('answers with its version and the exit codes of its commands, without colours in a pipe', async () => {
    const [version, unknown, verdict] = await Promise.all([
      start(['--version']),
      start(['verfiy']),
      start(['audit', 'verify']),
    ]);
    expect(version).toMatchObject({ code: 0, err: '' });
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(verdict).toMatchObject({ code: 4, err: '' });
    expect(verdict.out).not.toContain('\u001b');
  });

  it('ends quietly when nobody reads on', async () => {
    const ended = await start(['audit', 'show', '--json'], (child, out) => {
      if (out !== '') child.stdout?.destroy();
    });
    expect(ended).toMatchObject({ code: 0, err: '' });
  });

  it('ends when it is interrupted, although its input stays open', async () => {
    const ended = await start(['classify', '--jsonl'], (child, out) => {
      if (out === '') child.stdin?.write('{"id":1,"text":"a"}\n{"id":');
      else child.kill('SIGINT');
    });
    expect(ended).toMatchObject({ code: 130, signal: null });
    expect(ended.out).toContain('"id":1');
  });

  it('stops in order when it is asked to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const ended = await start(['start'], (child, out) => {
        if (out === 'listening\n') child.kill(signal);
      });
      expect(ended).toMatchObject({ code: 0, signal: null, out: 'listening\nstopping\n' });
    }
  });
});
