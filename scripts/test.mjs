// `npm test`: everything from a bare checkout to a verdict. Arguments go on to vitest, for instance a folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

checkNode();
ensureInstalled();
await ensureBuilt();

const only = process.argv.slice(2);
if (only.length === 0) {
  run('types', 'typescript/bin/tsc', ['-p', '.']);
  run('format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']);
  run('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
}
test(only);

function run(what, tool, args) {
  const { status } = node(tool, args);
  if (status === 0) return;
  console.error(`\n${what}: failed`);
  process.exit(1);
}

function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-test-'));
  const report = join(folder, 'report.json');
  const { status } = node('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  process.exit(status ?? 1);
}

function node(tool, args) {
  return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}
