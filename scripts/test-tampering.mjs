// `node scripts/test-tampering.mjs`: 10,000 ways to tamper with a log of 1 MB, and every single bit of 64 KiB. The tests
// of every day run a sample of it. Takes about an hour on one core.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { checkNode, ensureInstalled, root } from './prepare.mjs';

checkNode();
ensureInstalled();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/tamper', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DEMARC_TAMPER: 'all' },
});
process.exitCode = status ?? 1;
