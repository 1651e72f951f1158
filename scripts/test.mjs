// `npm test`: everything from a bare checkout to a verdict. Arguments go on to vitest, for instance a folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

/** Keys that tests seed bear this mark, so that whatever prints one, anywhere in the suite, fails the run. */
const SEEDED_KEY = /\w+-key-canary-\w{6,}/g;

checkNode();
ensureInstalled();
await ensureBuilt();

const only = process.argv.slice(2);
if (only.length === 0) {
  run('types', 'typescript/bin/tsc', ['-p', '.']);
  run('format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']);
  run('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
}
await test(only);

function run(what, tool, args) {
  const { status } = node(tool, args);
  if (status === 0) return;
  console.error(`\n${what}: failed`);
  process.exit(1);
}

async function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-test-'));
  const report = join(folder, 'report.json');
  const { status, output } = await watched('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  const told = new Set(output.match(SEEDED_KEY) ?? []);
  if (told.size > 0)
    console.error(`the output holds keys that tests hand to the product: ${[...told].join(', ')}`);
  process.exit(told.size > 0 ? 1 : (status ?? 1));
}

/** Runs a tool in sight, and keeps what it said. */
function watched(tool, args) {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    env: { ...process.env, ...colours },
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  let output = '';
  for (const name of ['stdout', 'stderr']) {
    child[name].on('data', (chunk) => {
      process[name].write(chunk);
      output += chunk;
    });
  }
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

function node(tool, args) {
  return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}
