// `npm run build`: installs if need be, bundles into dist/, and writes the types of the public interface.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

checkNode();
ensureInstalled();
await ensureBuilt();
const types = ['-p', join(root, 'tsconfig.types.json')];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...types], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
