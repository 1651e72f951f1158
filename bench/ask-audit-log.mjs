// How long an auditor's questions take, and how much memory: `node bench/ask-audit-log.mjs [records]` writes a log of a
// million records into a temporary folder (about 1.2 GB) and asks each question of it. Needs `npm run build`.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const RECORDS = Number(process.argv[2] ?? 1_000_000);
const SEGMENT_BYTES = 64 * 1024 * 1024;
const LOG = 'log_019aa000-0000-7000-8000-000000000001';
const ORIGIN = `demarc/${LOG}`;
const BEGAN_MS = Date.UTC(2026, 10, 1);
const POLICY = `sha256:${'a'.repeat(64)}`;
const END_USER = `eu_${'0'.repeat(31)}7`;
const LEVELS = ['public', 'internal', 'internal', 'internal', 'confidential', 'restricted'];
const sha = (bytes) => hash('sha256', bytes, 'buffer');

const data = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
const folder = join(data, 'audit');
mkdirSync(join(folder, 'segments'), { recursive: true });
mkdirSync(join(folder, 'keys'));
const { tree, bytes } = writeRecords();
signCheckpoint(tree);
console.log(`${RECORDS.toLocaleString('en')} records, ${(bytes / 1e9).toFixed(2)} GB`);
const oneDay = ['--from', '2026-11-01', '--to', '2026-11-01'];
const request = requestId(Math.floor(RECORDS / 6));
const proof = join(data, 'proof.json');
const key = join(folder, 'keys', 'verifier-key.txt');
for (const args of [
  ['verify', '--anchor', join(folder, 'checkpoint')],
  ['sent', 'frontier'],
  ['sent', 'frontier', ...oneDay],
  ['sent', 'everyday'],
  ['nothing-above', 'internal'],
  ['readers', request],
  ['policies'],
  ['subject', END_USER],
  ['subject', 'key_019aa000-0000-7000-8000-000000000000'],
  ['nothing-above', 'internal', '--proof', proof],
  ['check-proof', proof, '--key', key],
  ['check-proof', proof, '--key', key, '--log', folder],
]) {
  await measure(args);
}
rmSync(data, { recursive: true });

/** Requests of about the size of real ones: half stay inside, half go out, one record in ten thousand is a reading. */
function writeRecords() {
  const nodes = [];
  let prev = '0'.repeat(64);
  let file;
  let inSegment = SEGMENT_BYTES;
  let bytes = 0;
  for (let seq = 0; seq < RECORDS; seq += 1) {
    if (inSegment >= SEGMENT_BYTES) {
      if (file !== undefined) closeSync(file);
      file = openSync(join(folder, 'segments', `${LOG}-${String(seq).padStart(16, '0')}.log`), 'w');
      inSegment = 0;
    }
    const line = lineOf(seq, prev);
    inSegment += writeSync(file, `${line}\n`);
    bytes += line.length + 1;
    const leaf = sha(`\u0000${line}`);
    prev = leaf.toString('hex');
    let node = leaf;
    for (let rest = seq; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(nodes.pop(), node);
    nodes.push(node);
  }
  closeSync(file);
  return { tree: nodes.reduceRight((right, left) => nodeOf(left, right)), bytes };
}

function nodeOf(left, right) {
  return sha(Buffer.concat([Buffer.of(1), left, right]));
}

function requestId(number) {
  return `req_019aa000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Of five records two are of a request that stays, and three of one that goes out. */
function lineOf(seq, prev) {
  const group = Math.floor(seq / 5);
  const place = seq % 5;
  const goesOut = place >= 2;
  const request = group * 2 + (goesOut ? 1 : 0);
  const level = goesOut ? LEVELS[request % 4] : LEVELS[request % 6];
  const fields =
    seq === 0
      ? { type: 'genesis' }
      : seq === 1
        ? { type: 'config', event: 'policy', hash: POLICY, piece: 0, pieces: 1, text: '{}' }
        : seq % 10_000 === 9_999
          ? { type: 'read', req: requestId(request), what: 'prompt', actor: 'key_auditor' }
          : fieldsOf(place, { request, level, goesOut });
  const record = {
    actor: `key_019aa000-0000-7000-8000-${String(request % 50).padStart(12, '0')}`,
    boot: 'boot_019aa000-0000-7000-8000-000000000002',
    log: LOG,
    mono: 1_000_000 + seq,
    prev,
    req: requestId(request),
    seq,
    tenant: 'default',
    ts: new Date(BEGAN_MS + seq * 300).toISOString(),
    v: 1,
    ...fields,
  };
  return JSON.stringify(sorted(record));
}

function fieldsOf(place, { request, level, goesOut }) {
  const target = goesOut
    ? { deployment: 'frontier', placement: 'api', provider: 'rented' }
    : { deployment: 'everyday', placement: 'on-premises', provider: 'house' };
  if (place === 0 || place === 2) return decisionOf({ request, level, target });
  if (place === 3) {
    return {
      type: 'attempt',
      attempt: 1,
      ...target,
      region: 'us',
      level,
      bytes: 900,
      egressCommitment: commitment(request),
    };
  }
  const usage = { inputTokens: 120, outputTokens: 30, source: 'upstream' };
  const attempt = {
    attempt: 1,
    ...target,
    result: 'answered',
    cause: null,
    status: null,
    durationMs: 812,
    firstTokenMs: 90,
    usage,
    costNano: '125000',
    costBasis: 'stated',
    dropped: [],
  };
  return {
    type: 'outcome',
    outcome: 'answered',
    status: 200,
    error: null,
    deployment: target.deployment,
    attempts: [attempt],
    durationMs: 830,
    costNano: '125000',
  };
}

function decisionOf({ request, level, target }) {
  const endUser = `eu_${String(request % 1_000).padStart(32, '0')}`;
  return {
    type: 'decision',
    dialect: 'openai-chat',
    facts: {
      v: 1,
      tenant: 'default',
      label: { level, categories: level === 'restricted' ? ['payment'] : [], residency: [] },
      complexityThousandths: 420,
      task: 'draft',
      inputTokens: 120,
      messages: 1,
      needs: [],
      stream: false,
      requestedModel: 'auto',
      principal: { keyId: 'key_caller', keyName: 'caller', maxOutboundLevel: 'restricted' },
    },
    reasons: [{ kind: 'floor' }],
    findings:
      level === 'restricted'
        ? [
            {
              type: 'CREDIT_CARD',
              level,
              categories: ['payment'],
              signal: 'payment-card',
              pointer: '/messages/0/content',
              start: 10,
              end: 29,
            },
          ]
        : [],
    findingsLeftOut: 0,
    classifier: 'built-in 1',
    workReasons: [
      { text: '120 input tokens', thousandths: 40 },
      { text: 'asks for a draft', thousandths: 80 },
    ],
    scorer: 'features 1',
    policy: POLICY,
    endUser,
    route: { kind: 'rule', rule: 'hard work goes to the frontier', use: ['frontier', 'everyday'] },
    candidates: [
      { deployment: 'frontier', verdict: { kind: 'cleared' } },
      { deployment: 'everyday', verdict: { kind: 'cleared' } },
    ],
    plan: [target.deployment],
    commitment: commitment(request),
  };
}

function commitment(request) {
  return `hmac-sha256:${String(request).padStart(64, '0')}`;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

function signCheckpoint(tree) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = Buffer.concat([Buffer.of(1), Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url')]);
  const id = sha(Buffer.concat([Buffer.from(`${ORIGIN}\n`), key])).subarray(0, 4);
  writeFileSync(
    join(folder, 'keys', 'verifier-key.txt'),
    `${ORIGIN}+${id.toString('hex')}+${key.toString('base64')}\n`,
  );
  const text = `${ORIGIN}\n${RECORDS}\n${tree.toString('base64')}\n`;
  const blob = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  writeFileSync(join(folder, 'checkpoint'), `${text}\n— ${ORIGIN} ${blob.toString('base64')}\n`);
}

function measure(args) {
  return new Promise((done) => {
    const began = performance.now();
    const whole = [
      'dist/demarc.js',
      'audit',
      ...args,
      ...(args[0] === 'check-proof' ? [] : ['--data', data]),
    ];
    const child = spawn(process.execPath, whole, {
      cwd: root,
      stdio: ['ignore', process.env.TELL ? 'inherit' : 'ignore', 'inherit'],
    });
    let peakKib = 0;
    let cpuS = 0;
    const watch = setInterval(() => {
      peakKib = Math.max(peakKib, peakOf(child.pid));
      cpuS = Math.max(cpuS, cpuOf(child.pid));
    }, 50);
    child.on('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      const size = args.includes('--proof')
        ? `, proof of ${Math.round(statSync(proof).size / 1024)} KiB`
        : '';
      const told = args.map((arg) => arg.replace(data, '…')).join(' ');
      console.log(
        `${told}: exit ${code}, ${seconds.toFixed(1)} s (${cpuS.toFixed(1)} s of processor), ${Math.round(peakKib / 1024)} MiB at most${size}`,
      );
      done();
    });
  });
}

/** Seconds of processor time that a process used so far; where the system tells it (Linux). */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** The most memory a process held so far; where the system tells it (Linux). */
function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
