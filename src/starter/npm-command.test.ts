import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runNpm } from './npm-command.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-npm-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function npmDoes(source: string): Promise<void> {
  await writeFile(join(folder, 'npm-cli.js'), source);
  vi.stubEnv('npm_execpath', join(folder, 'npm-cli.js'));
}

const run = (signal = new AbortController().signal) =>
  runNpm(['view', 'x', '--json'], { cwd: folder, signal });

describe('runNpm', () => {
  it('runs the npm that started us, with its output and exit code', async () => {
    await npmDoes(
      'console.log(JSON.stringify({ cwd: process.cwd(), args: process.argv.slice(2) })); console.error("oh"); process.exit(3);',
    );
    const result = await run();
    expect(result.exitCode).toBe(3);
    expect(result.stderr).toBe('oh\n');
    const { args } = JSON.parse(result.stdout);
    expect(args.slice(0, 3)).toEqual(['view', 'x', '--json']);
    expect(args.join(' ')).toContain('--fetch-retries=');
  });

  it('does not hold more output than it can use', async () => {
    await npmDoes('process.stdout.write("x".repeat(3_000_000));');
    expect((await run()).stdout.length).toBeLessThan(500_000);
  });

  it('ends npm when aborted', async () => {
    await npmDoes('setInterval(() => {}, 1000);');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    await expect(run(abort.signal)).rejects.toThrow('aborted');
  });
});
