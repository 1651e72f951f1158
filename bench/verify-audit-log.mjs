// How fast an audit log is verified, and with how much memory: `node bench/verify-audit-log.mjs [records]` writes a log of
// a million records into a temporary folder and has both verifiers check it, one after the other. Needs `npm run build`.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const RECORDS = Number(process.argv[2] ?? 1_000_000);
const PER_SEGMENT = 130_000;
const LOG = 'log_019aa000-0000-7000-8000-000000000001';
const ORIGIN = `demarc/${LOG}`;
const sha = (bytes) => hash('sha256', bytes, 'buffer');

const data = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
const folder = join(data, 'audit');
mkdirSync(join(folder, 'segments'), { recursive: true });
mkdirSync(join(folder, 'keys'));
console.log(`writing ${RECORDS.toLocaleString('en')} records`);
signCheckpoint(writeRecords());
for (const [name, args] of [
  [
    'verifier/verify-audit-log.mjs',
    ['verifier/verify-audit-log.mjs', folder, verifierKey(), join(folder, 'checkpoint')],
  ],
  [
    'demarc audit verify',
    ['dist/demarc.js', 'audit', 'verify', '--data', data, '--anchor', join(folder, 'checkpoint')],
  ],
])
  await measure(name, args);
if (!process.env.KEEP) rmSync(data, { recursive: true });

/** One decision and one outcome for each request, about as long as real ones. */
function writeRecords() {
  const nodes = [];
  let prev = '0'.repeat(64);
  let file;
  for (let seq = 0; seq < RECORDS; seq += 1) {
    if (seq % PER_SEGMENT === 0) {
      if (file !== undefined) closeSync(file);
      file = openSync(join(folder, 'segments', `${LOG}-${String(seq).padStart(16, '0')}.log`), 'w');
    }
    const line = lineOf(seq, prev);
    writeSync(file, `${line}\n`);
    const leaf = sha(`\u0000${line}`);
    prev = leaf.toString('hex');
    let node = leaf;
    for (let rest = seq; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(nodes.pop(), node);
    nodes.push(node);
  }
  closeSync(file);
  return nodes.reduceRight((right, left) => nodeOf(left, right));
}

function nodeOf(left, right) {
  return sha(Buffer.concat([Buffer.of(1), left, right]));
}

function lineOf(seq, prev) {
  const type = seq === 0 ? 'genesis' : seq % 2 === 1 ? 'decision' : 'outcome';
  const record = {
    boot: 'boot_019aa000-0000-7000-8000-000000000002',
    ...(type === 'decision' ? { candidates: [{ deployment: 'everyday', verdict: 'cleared' }] } : {}),
    log: LOG,
    mono: 1_000_000 + seq,
    prev,
    req: `req_019aa000-0000-7000-8000-${String(seq >> 1).padStart(12, '0')}`,
    rule: 'everything else stays',
    seq,
    tenant: 'default',
    tokens: seq % 977,
    ts: new Date(1_790_000_000_000 + seq * 20).toISOString(),
    type,
    v: 1,
  };
  return JSON.stringify(record);
}

function signCheckpoint(tree) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = Buffer.concat([Buffer.of(1), Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url')]);
  const id = sha(Buffer.concat([Buffer.from(`${ORIGIN}\n`), key])).subarray(0, 4);
  writeFileSync(verifierKey(), `${ORIGIN}+${id.toString('hex')}+${key.toString('base64')}\n`);
  const text = `${ORIGIN}\n${RECORDS}\n${tree.toString('base64')}\n`;
  const blob = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  writeFileSync(join(folder, 'checkpoint'), `${text}\n— ${ORIGIN} ${blob.toString('base64')}\n`);
}

function verifierKey() {
  return join(folder, 'keys', 'verifier-key.txt');
}

function measure(name, args) {
  return new Promise((done) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    let peakKib = 0;
    const watch = setInterval(() => {
      peakKib = Math.max(peakKib, peakOf(child.pid));
    }, 50);
    child.on('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      const rate = Math.round(RECORDS / seconds).toLocaleString('en');
      const memory = `${Math.round(peakKib / 1024)} MiB at most`;
      console.log(`${name}: exit ${code}, ${seconds.toFixed(1)} s, ${rate} records/s, ${memory}`);
      done();
    });
  });
}

/** The most memory a process held so far; where the system tells it (Linux). */
function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
