// Measures what the record costs: the gateway as it is built, and built for this bench without a log, in turns.
// `node bench/audit-cost.mjs [--full]`; see README.md. Linux only: CPU time is read from /proc.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle, root } from '../scripts/prepare.mjs';
import { cpuSeconds, freePort, median, said, table } from './measuring.mjs';

const isFull = process.argv.includes('--full');
const ROUNDS = isFull ? 9 : 4;
const WARM_UP = { count: 6_000, connections: 32, stream: false };
const BUSY = { count: isFull ? 4_000 : 2_500, connections: 32, stream: false };
const QUIET = { count: isFull ? 1_000 : 500, connections: 1, stream: false };

/** What is measured, by what stands in the place of the log's own module; the first is what is paid, the last nothing. */
const BUILDS = [
  { name: 'as it is', log: undefined },
  { name: 'log, no tables', log: 'bench/no-record/untold-log.ts' },
  { name: 'no record', log: 'bench/no-record/empty-log.ts' },
];
/** Where the model stands decides what has to be durable before it is asked. */
const PLACES = [
  { place: 'on the premises', provider: 'placement: on-premises, clearance: restricted' },
  { place: 'outside', provider: 'placement: api, region: us, clearance: internal' },
];

// Below the root, where Node finds the packages, and outside dist, which is shipped.
const builds = join('node_modules', '.cache', 'demarc-bench');
const scratch = mkdtempSync(join(tmpdir(), 'demarc-audit-cost-'));
const children = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
  rmSync(join(root, builds), { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const mock = helper('mock-upstream.mjs');
const { port: upstream } = await said(mock);
const load = helper('load.mjs');
const outputs = [];
for (const [index, { log }] of BUILDS.entries()) {
  const outdir = join(builds, String(index));
  await bundle(outdir, log === undefined ? [] : [insteadOfTheLog(join(root, log))]);
  outputs.push(outdir);
}
let failures = 0;
for (const { place, provider } of PLACES) report(place, await measurePlace(place, provider));
process.exit(failures > 0 ? 1 : 0);

/** Wherever the gateway's stores are wired, and nowhere else: the replacement itself may ask for the log as it is. */
function insteadOfTheLog(path) {
  return {
    name: 'instead-of-the-log',
    setup({ onResolve }) {
      onResolve({ filter: /\/audit-log\.ts$/ }, ({ importer, kind }) =>
        kind === 'import-statement' && importer.endsWith('src/composition/stores.ts') ? { path } : undefined,
      );
    },
  };
}

async function measurePlace(place, provider) {
  const running = [];
  for (const [index, { name }] of BUILDS.entries())
    running.push({
      name,
      ...(await start(join(scratch, `${place.split(' ').at(-1)}-${index}`), outputs[index], provider)),
    });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const results = {};
    // Whoever comes first finds another machine than whoever comes last, so everybody comes first in turn.
    const order = running.map((_, index) => running[(index + round) % running.length]);
    for (const gateway of order) results[gateway.name] = await measure(gateway);
    rounds.push(results);
    process.stderr.write(`${place}: round ${round + 1} of ${ROUNDS}\n`);
  }
  for (const { child } of running) child.kill('SIGKILL');
  return rounds;
}

async function measure(gateway) {
  const before = cpuSeconds(gateway.child.pid);
  const busy = await run(gateway, BUSY);
  // What is put off until after the answer is part of its cost.
  await sleep(400);
  const cpuUs = ((cpuSeconds(gateway.child.pid) - before) * 1e6) / BUSY.count;
  const quiet = await run(gateway, QUIET);
  return { cpuUs, busyMs: busy.p50Ms, quietMs: quiet.p50Ms, quietP99Ms: quiet.p99Ms };
}

async function run({ port }, task) {
  load.send({ ...task, port, headers: { authorization: 'Bearer sk-client' } });
  const result = await said(load);
  failures += result.failures;
  return result;
}

async function start(folder, output, provider) {
  const port = await freePort();
  const config = `${folder}.yaml`;
  writeFileSync(config, configuration(provider));
  const args = ['start', '--config', config, '--data', folder, '--port', String(port), '--no-starter'];
  const child = spawn(process.execPath, [join(root, output, 'demarc.js'), ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: scratch,
      NODE_ENV: 'production',
      BENCH_UPSTREAM_KEY: 'sk-upstream',
      DEMARC_ADMIN_KEY: 'sk-client',
    },
    stdio: 'ignore',
  });
  children.push(child);
  for (let tries = 0; !(await isReady(port)); tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error('a gateway does not answer');
    await sleep(100);
  }
  await run({ port }, WARM_UP);
  return { child, port };
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

function report(place, rounds) {
  const columns = [
    ['cpuUs', 'CPU µs/request', 0],
    ['busyMs', 'p50 ms, 32 at a time', 2],
    ['quietMs', 'p50 ms, one at a time', 2],
    ['quietP99Ms', 'p99 ms, one at a time', 2],
  ];
  const spread = (values, digits) =>
    `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
  const row = (title, value) => [
    title,
    ...columns.map(([key, , digits]) =>
      spread(
        rounds.map((round) => value(round, key)),
        digits,
      ),
    ),
  ];
  const [asItIs, untold, none] = BUILDS.map(({ name }) => name);
  process.stdout.write(`\nmodel ${place}, ${rounds.length} rounds\n`);
  table([
    ['median (lowest–highest)', ...columns.map(([, title]) => title)],
    ...BUILDS.map(({ name }) => row(name, (round, key) => round[name][key])),
    row('the whole record', (round, key) => round[asItIs][key] - round[none][key]),
    row('of it the log', (round, key) => round[untold][key] - round[none][key]),
  ]);
}

function helper(file) {
  const child = fork(join(root, 'bench', file));
  children.push(child);
  return child;
}

function configuration(provider) {
  return `providers:
  there: { type: openai-compatible, url: http://127.0.0.1:${upstream}/v1, apiKey: env:BENCH_UPSTREAM_KEY, ${provider} }
deployments:
  mock: { provider: there, model: mock }
routing: { rules: [{ name: all, use: [mock] }] }
`;
}
