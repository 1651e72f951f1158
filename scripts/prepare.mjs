// Set-up that `npm start` and `npm test` do for themselves. npm's own pre- and post-scripts are switched off in
// .npmrc, so it lives here. Runs before anything is installed: Node's built-in modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

export const root = resolve(import.meta.dirname, '..');

const FLOOR = [20, 19];

/** Refuses a Node that cannot run Demarc. Of one that nobody maintains any more, `demarc start` itself warns. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < FLOOR[0] || (major === FLOOR[0] && minor < FLOOR[1])) {
    console.error(
      `Demarc needs Node ${FLOOR.join('.')} or later; this is ${process.versions.node}. Node 24 is recommended.`,
    );
    process.exit(1);
  }
}

/** Installs exactly what the lock file says, unless that was done already. */
export function ensureInstalled() {
  const wanted = digest(readFileSync(join(root, 'package-lock.json')));
  const stamp = join(root, 'node_modules', '.demarc-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages (once, and again only when the lock file changes) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'npm ci failed; its own message stands above. Check the connection to your npm registry and try again.',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/** Bundles the sources into dist/, unless they are as they were at the last build. */
export async function ensureBuilt() {
  const wanted = digest(sourceState());
  const stamp = join(root, 'dist', '.demarc-built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await bundle('dist');
  writeFileSync(stamp, wanted);
}

/** Bundles the sources into a folder below the root; a bench may put parts of its own in the place of others. */
export async function bundle(outdir, plugins = []) {
  // Pieces of earlier builds have other names and would stay for ever.
  rmSync(join(root, outdir, 'chunks'), { recursive: true, force: true });
  // Catalogues are read as files: they are data, and none of them is needed to serve.
  cpSync(join(root, 'src/advisor/catalog/data'), join(root, outdir, 'catalog'), { recursive: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: {
      demarc: 'src/main.ts',
      index: 'src/index.ts',
      'starter-child': 'src/starter/child/main.ts',
      'classifier-worker': 'src/classifier/worker/classifier-worker.ts',
    },
    outdir,
    plugins,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    // The catalogues that come along, as text.
    loader: { '.yaml': 'text' },
    logLevel: 'warning',
  });
}

function sourceState() {
  const files = ['package.json', 'scripts/prepare.mjs', ...sourceFiles('src')].sort((a, b) =>
    a < b ? -1 : 1,
  );
  return files
    .map((file) => `${file} ${statSync(join(root, file)).size} ${statSync(join(root, file)).mtimeMs}`)
    .join('\n');
}

function sourceFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(?:test|fixture)\.ts$/.test(entry.name) ? [] : [path];
  });
}

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}
