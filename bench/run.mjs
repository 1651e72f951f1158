// Measures what the built product costs per request, beside a bare proxy and, where there is one, a peer.
// `node bench/run.mjs [--full]`; see README.md. Linux only: CPU time is read from /proc.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { contenders } from './contenders.mjs';
import { cpuSeconds, freePort, median, said, table } from './measuring.mjs';

const isFull = process.argv.includes('--full');
const ROUNDS = isFull ? 7 : 3;
const WARM_UP = isFull ? 12_000 : 8_000;
const WHOLE = { count: isFull ? 8_000 : 3_000, connections: 32, stream: false };
const STREAMS = { count: isFull ? 400 : 100, connections: 50, stream: true };
/** A run that hangs is ended, with everything it started. */
const LIMIT_MS = isFull ? 600_000 : 88_000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
const children = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
setTimeout(() => {
  process.stderr.write(`not done after ${LIMIT_MS / 1000} s\n`);
  process.exit(1);
}, LIMIT_MS).unref();

const mock = helper('mock-upstream.mjs');
const { port: upstream } = await said(mock);
const load = helper('load.mjs');
const running = [];
for (const contender of contenders({ root, scratch, upstream, peers: process.env.PEERS })) {
  running.push(await start(contender));
}
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const results = {};
  // Whoever comes first finds another machine than whoever comes last, so everybody comes first in turn.
  const order = running.map((_, index) => running[(index + round) % running.length]);
  for (const contender of order) results[contender.name] = await measure(contender);
  rounds.push(results);
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
}
report();
process.exit(rounds.some((results) => Object.values(results).some(({ failures }) => failures > 0)) ? 1 : 0);

async function start({ name, command, env = {}, headers }) {
  const port = await freePort();
  const child = spawn(process.execPath, command(String(port)).map(String), {
    env: { PATH: process.env.PATH, HOME: scratch, NODE_ENV: 'production', ...env },
    stdio: 'ignore',
  });
  children.push(child);
  const contender = { name, port, headers, pid: child.pid };
  for (
    let tries = 0;
    (await run(contender, { count: 1, connections: 1, stream: false })).failures > 0;
    tries += 1
  ) {
    if (tries === 100 || child.exitCode !== null) throw new Error(`${name} does not answer`);
    await sleep(100);
  }
  await run(contender, { ...WHOLE, count: WARM_UP });
  await run(contender, STREAMS);
  return contender;
}

async function measure(contender) {
  const [whole, streams] = [await costOf(contender, WHOLE), await costOf(contender, STREAMS)];
  return {
    cpuUs: whole.cpuUs,
    rps: whole.rps,
    p50Ms: whole.p50Ms,
    p99Ms: whole.p99Ms,
    streamCpuUs: streams.cpuUs,
    failures: whole.failures + streams.failures,
  };
}

async function costOf(contender, task) {
  const before = cpuSeconds(contender.pid);
  const result = await run(contender, task);
  // What is put off until after the answer is part of its cost.
  await sleep(300);
  return { ...result, cpuUs: ((cpuSeconds(contender.pid) - before) * 1e6) / task.count };
}

function run({ port, headers }, task) {
  load.send({ ...task, port, headers });
  return said(load);
}

function report() {
  const names = running.map(({ name }) => name);
  const columns = [
    ['cpuUs', 'CPU µs/request', 0],
    ['rps', 'requests/s', 0],
    ['p50Ms', 'p50 ms', 1],
    ['p99Ms', 'p99 ms', 1],
    ['streamCpuUs', 'CPU µs/stream', 0],
    ['failures', 'failed', 0],
  ];
  const rows = names.map((name) => [
    name,
    ...columns.map(([key, , digits]) => median(rounds.map((results) => results[name][key])).toFixed(digits)),
  ]);
  table([['median of rounds', ...columns.map(([, title]) => title)], ...rows]);
  for (const baseline of names.filter((name) => name !== 'demarc')) {
    const ratio = (key) => {
      const each = rounds.map((results) => results.demarc[key] / results[baseline][key]);
      return `${median(each).toFixed(2)} (${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)})`;
    };
    const keys = columns.filter(([key]) => key !== 'failures');
    process.stdout.write('\n');
    table([
      [`demarc ÷ ${baseline}`, ...keys.map(([, title]) => title)],
      ['', ...keys.map(([key]) => ratio(key))],
    ]);
  }
}

function helper(file) {
  const child = fork(join(root, 'bench', file));
  children.push(child);
  return child;
}
