import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { REAL_WORLD, removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { openAuditLog } from './audit-log.ts';
import { readLog } from './read-log.ts';
import { verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

/** More of them are for a run by hand. */
const KILLS = Number(process.env['DEMARC_KILLS'] ?? 8);

// Eight requests at a time, each a decision and an outcome; says what was acknowledged as soon as it was.
const CHILD = `
  import { writeSync } from 'node:fs';
  import { entry, REAL_WORLD } from './audit.fixture.ts';
  import { openAuditLog } from './audit-log.ts';
  const [folder, round] = process.argv.slice(2);
  const log = await openAuditLog({ folder, world: REAL_WORLD, maxSegmentBytes: 40_000 });
  let next = 0;
  async function work() {
    for (;;) {
      const request = 'req_' + round + '_' + next++;
      const decision = log.append(entry('decision', request, { rule: 'everything else stays' }));
      await decision.durable;
      writeSync(1, request + ' decision\\n');
      await log.append(entry('outcome', request, { outcome: 'answered' })).durable;
      writeSync(1, request + ' outcome\\n');
    }
  }
  await Promise.all(Array.from({ length: 8 }, work));
`;

async function bundleChild(): Promise<string> {
  const outfile = join(await temporaryFolder(), 'writer.mjs');
  await build({
    stdin: { contents: CHILD, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** Runs the writer until it has acknowledged something, kills it a moment later, and returns what it acknowledged. */
async function writeAndKill(script: string, folder: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
    output += text;
  });
  await once(child, 'close');
  return output.split('\n').filter((line) => /^req_\d+_\d+ (?:decision|outcome)$/.test(line));
}

describe('a writer that is killed', () => {
  it('has lost nothing that it acknowledged, and is taken over from', async () => {
    const script = await bundleChild();
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      acknowledged.push(...(await writeAndKill(script, folder, round)));
      if (round % 2 === 0) continue; // every other time the next writer itself has to recover
      const log = await openAuditLog({
        folder,
        world: REAL_WORLD,
        maxWholeBytes: round === 3 ? 0 : undefined,
      });
      await log.close();
      expect(await verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0 })).toMatchObject({
        why: 'no-anchor',
      });
    }
    const counts = new Map<string, number>();
    for await (const { type, request } of readLog({ folder })) {
      if (request === undefined) continue;
      const key = `${request} ${type}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((key) => counts.get(key) !== 1)).toEqual([]);
    const decisions = [...counts.keys()].filter((key) => key.endsWith(' decision'));
    const unsettled = decisions.filter((key) => counts.get(key.replace(' decision', ' outcome')) !== 1);
    expect(unsettled).toEqual([]);
  }, 1_200_000);
});
