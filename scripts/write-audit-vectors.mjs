// `node scripts/write-audit-vectors.mjs`: writes docs/audit-vectors.json, what another implementation of
// docs/audit-format.md can test itself against. Made of Node's own modules, not of Demarc's code; keys come from fixed
// seeds, so that the file is the same each time. `--check` only says whether it is up to date.
import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './prepare.mjs';

const LOG = 'log_019aa000-0000-7000-8000-000000000001';
const ORIGIN = `demarc/${LOG}`;
const BOOT = 'boot_019aa000-0000-7000-8000-000000000002';
const sha = (bytes) => hash('sha256', bytes, 'buffer');
const hex = (bytes) => bytes.toString('hex');
const base64 = (bytes) => bytes.toString('base64');
const leafOf = (line) => sha(`\u0000${line}`);
const nodeOf = (left, right) => sha(Buffer.concat([Buffer.of(1), left, right]));

/** A key from 32 bytes that are all the same (RFC 8410 §7 for the prefix). */
function keyOf(byte) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x;
  const blob = Buffer.concat([Buffer.of(1), Buffer.from(x, 'base64url')]);
  const id = sha(Buffer.concat([Buffer.from(`${ORIGIN}\n`), blob])).subarray(0, 4);
  return {
    privateKey,
    id,
    seed: hex(Buffer.alloc(32, byte)),
    verifier: `${ORIGIN}+${hex(id)}+${base64(blob)}`,
  };
}

function note(size, tree, { privateKey, id }, next) {
  const text = `${ORIGIN}\n${size}\n${base64(tree)}\n${next === undefined ? '' : `next-key: ${next.verifier}\n`}`;
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n— ${ORIGIN} ${base64(Buffer.concat([id, signature]))}\n`;
}

function rootOf(leaves) {
  if (leaves.length === 0) return sha('');
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The roots of the perfect subtrees, largest first. */
function subtreesOf(leaves) {
  const found = [];
  for (let from = 0, power = 2 ** 20; power >= 1; power /= 2) {
    if (leaves.length - from < power) continue;
    found.push(rootOf(leaves.slice(from, from + power)));
    from += power;
  }
  return found;
}

const canonical = (value) => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

class LogOfVectors {
  lines = [];
  leaves = [];

  append(type, fields = {}) {
    const seq = this.lines.length;
    const prev = seq === 0 ? '0'.repeat(64) : hex(this.leaves[seq - 1]);
    const ts = new Date(1_790_000_000_000 + seq * 1000).toISOString();
    const head = {
      v: 1,
      log: LOG,
      seq,
      ts,
      mono: seq * 1_000_000,
      boot: BOOT,
      type,
      tenant: 'default',
      prev,
    };
    this.lines.push(canonical({ ...fields, ...head }));
    this.leaves.push(leafOf(this.lines[seq]));
  }

  /** The record by which one key hands over to the next. */
  change(former, next) {
    const text = note(this.lines.length, rootOf(this.leaves), former, next);
    this.append('key', { event: 'epoch', key: hex(next.id), note: text });
    return text;
  }

  checkpointRecord() {
    this.append('checkpoint', { size: this.lines.length, root: hex(rootOf(this.leaves)) });
  }
}

const [first, second, third] = [keyOf(1), keyOf(2), keyOf(3)];
const log = new LogOfVectors();
log.append('genesis', { origin: ORIGIN, key: first.verifier });
log.append('decision', {
  req: 'req_1',
  rule: 'everything else stays — “even this”',
  plan: ['everyday'],
  note: null,
});
log.append('outcome', {
  req: 'req_1',
  outcome: 'answered',
  tokens: { input: 12, output: 9_007_199_254_740_991 },
});
const anchors = [{ at: '2026-09-21T14:13:24.000Z', note: note(3, rootOf(log.leaves), first) }];
const changes = [log.change(first, second)];
log.append('security', { é: 'é', z: -1, A: ['\u0007', '\ud83d\ude00', ''], ﬁ: true });
log.checkpointRecord();
const boundary = log.lines.length;
log.append('heartbeat');
changes.push(log.change(second, third));
log.append('erasure', {
  event: 'prune',
  size: boundary,
  root: hex(rootOf(log.leaves.slice(0, boundary))),
  records: boundary,
  cause: 'command',
});
const size = log.lines.length;
const checkpoint = note(size, rootOf(log.leaves), third);
anchors.push({ at: '2026-09-21T14:13:30.000Z', note: checkpoint });

const segments = (lines, from = 0) => {
  const named = (first, part) => [
    `${LOG}-${String(first).padStart(16, '0')}.log`,
    part.map((line) => `${line}\n`).join(''),
  ];
  const parts = [named(0, lines.slice(0, boundary)), named(boundary, lines.slice(boundary))];
  return Object.fromEntries(from === 0 ? parts : parts.slice(1));
};
const pruned = {
  size: boundary,
  subtrees: subtreesOf(log.leaves.slice(0, boundary)).map(hex),
  last: hex(log.leaves[boundary - 1]),
  epochs: changes.slice(0, 1),
};
const whole = { segments: segments(log.lines), checkpoint };
const edited = log.lines.with(4, log.lines[4].replace('-1', '-2'));
const spoilt = [
  ['nothing is changed', whole, { exit: 0 }],
  ['without an anchor', { ...whole, anchors: [] }, { exit: 4 }],
  [
    'the first segment was pruned',
    { segments: segments(log.lines, boundary), checkpoint, pruned },
    { exit: 0 },
  ],
  [
    'pruned without the file that says so',
    { segments: segments(log.lines, boundary), checkpoint },
    { exit: 1 },
  ],
  ['record 4 was changed', { ...whole, segments: segments(edited) }, { exit: 1, firstBad: 4 }],
  [
    'record 2 was spelled otherwise',
    { ...whole, segments: segments(log.lines.with(2, log.lines[2].replace('":', '": '))) },
    { exit: 1, firstBad: 2 },
  ],
  [
    'the last record was cut off',
    { ...whole, segments: segments(log.lines.slice(0, -1)) },
    { exit: 1, firstBad: size - 1 },
  ],
  [
    'an older checkpoint, signed by the key of its day',
    { ...whole, checkpoint: anchors[0].note, anchors: [] },
    { exit: 4 },
  ],
  [
    'a checkpoint of the first day, signed by the key of the third',
    { ...whole, checkpoint: note(3, rootOf(log.leaves.slice(0, 3)), third) },
    { exit: 1 },
  ],
  [
    'a change of keys passed off as a checkpoint',
    { ...whole, checkpoint: changes[0], anchors: [] },
    { exit: 1 },
  ],
];
const vectors = {
  about: 'Test vectors of docs/audit-format.md; written by scripts/write-audit-vectors.mjs',
  keys: [first, second, third].map(({ seed, verifier }) => ({ seed, verifier })),
  records: log.lines.map((line, index) => ({ line, leaf: hex(log.leaves[index]) })),
  roots: Array.from({ length: size + 1 }, (_, count) => hex(rootOf(log.leaves.slice(0, count)))),
  anchors,
  pruned,
  notCanonical: [
    '{"a":1.0}',
    '{"b":1,"a":1}',
    '{"a":1,"a":1}',
    '{"a":-0}',
    '{"a":1e2}',
    '{"a": 1}',
    '{"a":"\\u0041"}',
    '{"a":9007199254740992}',
    '{"a":"\\ud800"}',
    '[]',
  ],
  logs: spoilt.map(([what, files, verdict]) => ({ what, files: { anchors, ...files }, verdict })),
};

const path = join(root, 'docs', 'audit-vectors.json');
const text = `${JSON.stringify(vectors, undefined, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/audit-vectors.json is not what this script writes');
  process.exitCode = 1;
}
