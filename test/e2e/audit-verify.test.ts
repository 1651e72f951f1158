import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { eventually } from './harness/eventually.ts';
import { runProduct } from './harness/product.ts';
import { EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { recordsOf, segmentPaths } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
/** The data folder as the server left it; each test spoils a copy. */
let scratch: string;
let copies = 0;

beforeAll(async () => {
  places = await openTwoPlaces({ audit: 'anchors: [{ file: FOLDER/anchors }]' });
  scratch = await mkdtemp(join(tmpdir(), 'demarc-e2e-verify-'));
  for (const prompt of [EASY, HARD, RESTRICTED])
    await ask(places, { dialect: 'openai', model: 'auto', prompt, stream: true });
});
afterAll(async () => {
  await places.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('while the server runs', () => {
  it('accepts the log once the latest checkpoint covers it', async () => {
    // A checkpoint is signed within a second; until then the newest records are intact and not proven.
    const { code, verdict } = await eventually(async () => {
      const found = await verify(places.dataFolder, anchorFile());
      return found.code === 4 ? undefined : found;
    }, 'a checkpoint');
    expect([code, verdict]).toEqual([0, expect.objectContaining({ kind: 'proven' })]);
  });

  it('is anchored elsewhere by itself', async () => {
    await eventually(() => readFile(anchorFile(), 'utf8').catch(() => undefined), 'an anchor');
    const ready = await fetch(`${places.url}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready' });
    const metrics = await (await fetch(`${places.url}/metrics`)).text();
    expect(metrics).toMatch(/demarc_audit_anchor_lag_seconds\{anchor="file [^"]+"\} 0\n/);
  });

  it('is not disturbed by requests that go on', async () => {
    const over = new AbortController();
    const go = async () => {
      while (!over.signal.aborted) await ask(places, { dialect: 'anthropic', model: 'auto', prompt: EASY });
    };
    const verified = verify(places.dataFolder).finally(() => over.abort());
    const [{ code }] = await Promise.all([verified, go()]);
    expect([0, 4]).toContain(code);
  });
});

describe.concurrent('after the server stopped', () => {
  let total: number;

  beforeAll(async () => {
    expect(await places.stop()).toEqual({ code: 0, signal: null });
    total = (await recordsOf(places.dataFolder)).length;
  });

  it('accepts the whole log, all of which is anchored', async () => {
    const { code, verdict } = await verify(places.dataFolder, anchorFile());
    const proven = { kind: 'proven', records: total, anchored: total };
    expect([code, verdict]).toEqual([0, expect.objectContaining(proven)]);
  });

  it('says so in words', async () => {
    const { code, stdout } = await places.cli('audit', 'verify', '--anchor', anchorFile());
    expect(code).toBe(0);
    expect(stdout).toContain(`proven: ${total} records are as they were signed`);
  });

  it('does not call the end proven without an anchor', async () => {
    const { code, verdict } = await verify(places.dataFolder);
    const unproven = { kind: 'unproven-tail', why: 'no-anchor', records: total };
    expect([code, verdict]).toEqual([4, expect.objectContaining(unproven)]);
  });

  it('is anchored by hand with one command', async () => {
    const { code, stdout } = await places.cli('audit', 'anchor');
    expect(code).toBe(0);
    const path = join(scratch, 'by-hand');
    await writeFile(path, stdout);
    expect(await verify(places.dataFolder, path)).toMatchObject({ code: 0 });
  });

  it('is accepted by the independent verifier, run as it is shipped', async () => {
    const verifier = join(import.meta.dirname, '../../verifier/verify-audit-log.mjs');
    const folder = join(places.dataFolder, 'audit');
    const run = (...args: string[]) => spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' });
    const key = join(folder, 'keys', 'verifier-key.txt');
    expect(run(folder, key, anchorFile())).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('proven: '),
    });
    expect(run(folder)).toMatchObject({ status: 4, stdout: expect.stringContaining('without an anchor') });
    expect(run()).toMatchObject({ status: 2 });
    expect(run(join(folder, 'none'))).toMatchObject({ status: 3 });
    const spoilt = await spoiled((lines) => lines.with(3, lines[3]!.replace('"v":1', '"v":2')));
    expect(run(join(spoilt, 'audit'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('record 3 '),
    });
  });

  it('names one changed byte', async () => {
    const at = await firstOf('outcome');
    const folder = await spoiled((lines) =>
      lines.with(at, lines[at]!.replace('"status":200', '"status":201')),
    );
    await expectTampered(folder, at);
  });

  it('names one flipped bit', async () => {
    const at = 3;
    const folder = await spoiled((lines) => lines.with(at, flipBit(lines[at]!)));
    await expectTampered(folder, at);
  });

  it('names one removed line', async () => {
    const at = await firstOf('decision');
    await expectTampered(await spoiled((lines) => lines.toSpliced(at, 1)), at);
  });

  it('names one line that is there twice', async () => {
    const at = await firstOf('decision');
    await expectTampered(await spoiled((lines) => lines.toSpliced(at, 0, lines[at]!)), at + 1);
  });

  it('names two lines that changed places', async () => {
    const at = await firstOf('decision');
    const folder = await spoiled((lines) => lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!));
    await expectTampered(folder, at);
  });

  it('names a tail that was cut below the checkpoint', async () => {
    await expectTampered(await spoiled((lines) => lines.slice(0, -1)), total - 1);
    await expectTampered(await spoiled((lines) => lines.slice(0, -4)), total - 4);
  });

  it('names a log that was emptied', async () => {
    const { code } = await verify(await spoiled(() => []));
    expect([1, 3]).toContain(code);
  });

  it('says that nothing is proven without a checkpoint', async () => {
    const folder = await copied();
    await rm(join(folder, 'audit', 'checkpoint'));
    const { code, verdict } = await verify(folder);
    expect([code, verdict]).toEqual([4, expect.objectContaining({ kind: 'unproven-tail', records: total })]);
  });

  it('believes no checkpoint of somebody else’s', async () => {
    const other = await openTwoPlaces();
    await other.stop();
    const checkpoint = await readFile(join(other.dataFolder, 'audit', 'checkpoint'));
    await other.close();
    const folder = await copied();
    await writeFile(join(folder, 'audit', 'checkpoint'), checkpoint);
    const { code } = await verify(folder);
    expect([1, 3]).toContain(code);
  });

  it('does not start to serve on a log that was tampered with', async () => {
    const at = await firstOf('decision');
    const dataFolder = await spoiled((lines) => lines.toSpliced(at, 1));
    const started = await runProduct({
      args: ['start', '--config', places.configFile, '--data', dataFolder, '--port', '0', '--no-starter'],
      env: { RENTED_KEY: 'x', HIRED_KEY: 'y' },
    });
    expect(started.code).not.toBe(0);
    expect(started.stderr).toMatch(/record \d+|audit/);
  });
});

function anchorFile(): string {
  return join(dirname(places.configFile), 'anchors');
}

async function verify(dataFolder: string, anchor?: string) {
  const { code, stdout, stderr } = await runProduct({
    args: [
      'audit',
      'verify',
      '--json',
      '--data',
      dataFolder,
      ...(anchor === undefined ? [] : ['--anchor', anchor]),
    ],
  });
  if (stdout === '') throw new Error(`no verdict: ${stderr}`);
  return { code, verdict: JSON.parse(stdout) as { kind: string; firstBadSequence?: number } };
}

async function expectTampered(folder: string, firstBadSequence: number): Promise<void> {
  const { code, verdict } = await verify(folder);
  expect([code, verdict]).toEqual([1, expect.objectContaining({ kind: 'tampered', firstBadSequence })]);
}

async function firstOf(type: string): Promise<number> {
  const records = await recordsOf(places.dataFolder);
  return records.findIndex((record) => record.type === type);
}

async function copied(): Promise<string> {
  copies += 1;
  const folder = join(scratch, String(copies));
  await cp(places.dataFolder, folder, { recursive: true });
  return folder;
}

async function spoiled(change: (lines: string[]) => string[]): Promise<string> {
  const folder = await copied();
  const [segment, ...others] = await segmentPaths(folder);
  if (segment === undefined || others.length > 0) throw new Error('this test is written for one segment');
  const lines = (await readFile(segment, 'utf8')).trimEnd().split('\n');
  const spoilt = change(lines);
  await writeFile(segment, spoilt.map((line) => `${line}\n`).join(''));
  return folder;
}

/** In the middle of a word, where the line stays readable JSON. */
function flipBit(line: string): string {
  const at = line.indexOf('"type":"') + '"type":"'.length + 1;
  return line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1);
}
