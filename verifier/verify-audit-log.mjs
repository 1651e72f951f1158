#!/usr/bin/env node
// A second verifier of Demarc's audit log, from docs/audit-format.md alone: no code of Demarc's, no packages, Node 20.12.
// Usage: node verify-audit-log.mjs FOLDER [VERIFIER-KEY [ANCHOR...]]
// Exits 0 proven, 1 tampered, 2 wrong usage, 3 unreadable, 4 intact with an unproven tail.
import { verify as checkSignature, createPublicKey, hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MAX_LINE = 65_536;
const SEGMENT = /^log_[0-9a-f-]{36}-\d{16}\.log$/;
const HEAD = /^(\S+)\n(0|[1-9]\d{0,15})\n(\S+)\n(?:next-key: (\S+)\n)?$/;
const firstOf = (segment) => Number(segment.slice(-20, -4));
const sha = (bytes) => hash('sha256', bytes, 'buffer');
const hex = (bytes) => bytes.toString('hex');
const say = (number) => number.toLocaleString('en-US');
const sayTime = (ts) => (ts === undefined ? '' : ` at ${ts.slice(11, 16)} UTC on ${ts.slice(0, 10)}`);
const tampered = (what, at, message) => Object.assign(new Error(message), { what, at });
const changed = (ts) => `was changed after it was signed${sayTime(ts)}`;

function canonical(value, depth = 0) {
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || depth === 32) throw new Error('no canonical spelling');
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const member = (name) => `${canonical(name)}:${canonical(value[name], depth + 1)}`;
  return `{${Object.keys(value).sort().map(member).join(',')}}`;
}

/** The record of a line; undefined when the bytes, broken UTF-8 included, are not the one spelling of a record. */
function parse({ bytes, isEnded }) {
  try {
    const record = JSON.parse(bytes.toString('utf8'));
    const isText = isEnded && ['log', 'type', 'prev', 'ts'].every((name) => typeof record[name] === 'string');
    const isRecord = isText && bytes.length <= MAX_LINE && record.v === 1 && record.seq >= 0;
    return isRecord && Buffer.from(canonical(record)).equals(bytes) ? record : undefined;
  } catch {
    return undefined;
  }
}

const leafOf = (bytes) => sha(Buffer.concat([Buffer.of(0), bytes]));
const nodeOf = (left, right) => sha(Buffer.concat([Buffer.of(1), left, right]));

/** The tree of RFC 9162, as the roots of its perfect subtrees. */
class Tree {
  constructor(size = 0, nodes = []) {
    Object.assign(this, { size, nodes: [...nodes] });
  }
  add(leaf) {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(this.nodes.pop(), node);
    this.nodes.push(node);
    this.size += 1;
  }
  root() {
    return this.nodes.length === 0 ? sha('') : this.nodes.reduceRight((right, left) => nodeOf(left, right));
  }
}

function strictBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Error('base64');
  return bytes;
}

function readKey(line) {
  try {
    const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim());
    const blob = strictBase64(encoded);
    const named = sha(Buffer.concat([Buffer.from(`${name}\n`), blob]));
    if (blob[0] !== 1 || hex(named).slice(0, 8) !== id) throw new Error('id');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: blob.subarray(1).toString('base64url') };
    return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
  } catch {
    throw new Error('a verifier key does not read <name>+<id>+<base64>');
  }
}

/** A checkpoint: c2sp.org/tlog-checkpoint in c2sp.org/signed-note. */
function readNote(text, isChange, at = 0) {
  try {
    const [, body, lines] = /^(.+?\n)\n((?:— .+\n)+)$/s.exec(text);
    const [, origin, size, root, next] = HEAD.exec(body);
    if ((next !== undefined) !== (isChange === true))
      throw new Error('a change of keys and a checkpoint are two things');
    const blobs = Array.from(lines.matchAll(/^— (.+) (.+)$/gm), ([, name, blob]) => [name, strictBase64(blob)]);
    return { body, origin, size: Number(size), root: strictBase64(root), next, blobs };
  } catch {
    throw tampered('malformed-checkpoint', at, `what should be a signed note at ${say(at)} is none: it proves nothing`);
  }
}

function isSigned({ body, origin, blobs }, { name, id, key }) {
  const own = blobs.filter(([by, blob]) => by === name && hex(blob.subarray(0, 4)) === id);
  const isGood = ([, blob]) => checkSignature(null, Buffer.from(body), key, blob.subarray(4));
  return origin === name && own.length > 0 && own.every(isGood);
}

/** The lines of all segments, a chunk in memory at a time; the last one of each may lack its end. */
function* readLines(folder, from) {
  const names = readdirSync(folder).filter((name) => SEGMENT.test(name) && firstOf(name) >= from);
  for (const segment of names.sort((one, other) => firstOf(one) - firstOf(other))) {
    const file = openSync(join(folder, segment), 'r');
    try {
      let [rest, isFirst] = [Buffer.alloc(0), true];
      for (;;) {
        const chunk = Buffer.allocUnsafe(65_536);
        const bytes = Buffer.concat([rest, chunk.subarray(0, readSync(file, chunk))]);
        if (bytes.length === rest.length || rest.length > MAX_LINE) break;
        let start = 0;
        for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
          yield { bytes: bytes.subarray(start, end), isEnded: true, segment, isFirst };
          [start, isFirst] = [end + 1, false];
        }
        rest = bytes.subarray(start);
      }
      if (rest.length > 0) yield { bytes: rest, isEnded: false, segment, isFirst };
    } finally {
      closeSync(file);
    }
  }
}

/** An anchor file is one signed note, or lines of JSON with a `note` each, bare or behind what a syslog wrote. */
function readAnchors(path) {
  const text = readFileSync(path, 'utf8');
  const json = text.includes('{"') ? text.trimEnd().replace(/^[^{\n]+/gm, '') : JSON.stringify({ note: text });
  return json.split('\n').map((line) => ({ ...JSON.parse(line), ...readNote(JSON.parse(line).note), isAnchor: true }));
}

/** What pruning left of the records that are gone: their tree, their last hash, the keys that signed them. */
function readPruned(path, pinned) {
  if (!existsSync(path)) return { tree: new Tree(), last: Buffer.alloc(32), keys: [pinned] };
  try {
    const { size, subtrees, last, epochs } = JSON.parse(readFileSync(path, 'utf8'));
    const nodes = subtrees.map((node) => Buffer.from(node, 'hex'));
    const keys = [pinned];
    for (const note of epochs.map((text) => readNote(text, true))) {
      if (!isSigned(note, keys.at(-1)) || note.size >= size) throw new Error('epoch');
      keys.push(readKey(note.next));
    }
    if (nodes.length !== size.toString(2).replaceAll('0', '').length) throw new Error('size');
    return { tree: new Tree(size, nodes), last: Buffer.from(last, 'hex'), keys };
  } catch {
    throw tampered('head-cut', 0, 'the file that says what was pruned does not fit this log and its key');
  }
}

class Follower {
  constructor(pruned, notes) {
    Object.assign(this, pruned, { start: pruned.tree.size, startRoot: hex(pruned.tree.root()), proven: 0, due: 0 });
    // What is older than the pruning cannot be compared with anything any more.
    this.notes = notes.filter(({ size }) => size >= this.start).sort((one, other) => one.size - other.size);
    this.compare();
  }
  bad(what, text, at = this.tree.size) {
    return tampered(what, at, `record ${say(at)} ${text}`);
  }

  /** The log passes through every signed state, each signed by the key in force at its size. */
  compare(next) {
    for (; this.notes[this.due]?.size === this.tree.size; this.due += 1) {
      const note = this.notes[this.due];
      const what = `the ${note.isAnchor ? 'anchor' : 'checkpoint'} of ${say(note.size)} records`;
      const isOwn = note.origin.endsWith(`/${this.record?.log ?? ''}`);
      if (!isOwn) throw tampered('wrong-log', 0, `${what} belongs to another log than these records`);
      const why = `${what} is not signed by the key of its day in this log`;
      if (!isSigned(note, this.keys.at(-1)) && note.isAnchor) throw this.anew(note, why, next?.());
      if (!isSigned(note, this.keys.at(-1))) throw tampered('bad-signature', 0, `${why}: nothing is proven`);
      if (!note.root.equals(this.tree.root())) throw this.anew(note, `${what} has another root`, next?.());
    }
    if (this.notes[this.due - 1]?.size === this.tree.size) this.proven = this.tree.size;
  }
  anew({ size, at, isAnchor }, why, next) {
    const isLast = !isAnchor || (next !== undefined && next.prev !== hex(this.last));
    if (isLast) return this.bad('root-differs', `${changed(this.record?.ts)}, or one before: ${why}`, size - 1);
    return this.bad('forked', `or a later one ${changed(at)}, or the log was rolled back: ${why}`, this.proven);
  }

  /** Takes a line as the next record; `following` is the line behind it, where there is one. */
  take(line, following) {
    const { tree } = this;
    const record = parse(line);
    if (record === undefined) throw this.bad('not-canonical', `${changed(this.record?.ts)}: it is none any more`);
    const leaf = leafOf(line.bytes);
    const next = () => following && parse(following);
    this.check(record, line, { leaf, next });
    if (record.type === 'key' && record.event === 'epoch') this.keys.push(this.nextKey(record));
    const isPruning = record.type === 'erasure' && record.event === 'prune' && record.size === this.start;
    this.isPruningOnRecord ||= isPruning && record.root === this.startRoot;
    const before = new Tree(tree.size, tree.nodes);
    tree.add(leaf);
    Object.assign(this, { record, before, last: leaf, segment: line.segment });
    this.compare(next);
  }

  check(record, { segment, isFirst }, around) {
    const place = this.tree.size;
    if (record.seq !== place) throw this.faultOfNumber(record, around);
    const isOwn = record.log === (this.record ?? record).log && (place > 0 || record.type === 'genesis');
    if (!isOwn) throw this.bad('wrong-log', 'belongs to another log');
    if (record.prev !== hex(this.last)) {
      const isOther = this.record !== undefined && place > this.proven && this.isRemembered(record, around);
      const { seq, ts } = isOther ? this.record : record;
      throw this.bad('line-changed', `${changed(ts)}: its neighbour remembers another hash`, seq);
    }
    const isNamed = isFirst && firstOf(segment) === place && segment.startsWith(record.log);
    if (segment !== this.segment && !isNamed) throw this.bad('segment-renamed', 'begins a segment of another name');
    const isTrue = record.type !== 'checkpoint' || (record.size === place && record.root === hex(this.tree.root()));
    if (!isTrue) throw this.bad('root-differs', 'gives another root than the records before it have');
  }

  faultOfNumber(record, around) {
    const place = this.tree.size;
    const it = `record ${say(record.seq)}, written${sayTime(record.ts)},`;
    const isLast = around.next() === undefined && this.notes.at(-1)?.size === place + 1;
    if (record.prev === hex(this.last) && (around.next()?.seq === place + 1 || isLast))
      return this.bad('line-changed', `${changed(record.ts)}: it calls itself ${say(record.seq)}`);
    if (record.seq > place) return this.bad('missing', `is missing: ${it} stands in its place`);
    const isOther = record.seq === place - 1 && !around.leaf.equals(this.last) && this.isRemembered(record, around);
    const at = isOther ? place - 1 : place;
    return this.bad('inserted', `was not written there: ${it} is there twice`, at);
  }

  /** Whether what follows a record, or the signed root right behind it, confirms it as it stands. */
  isRemembered(record, { leaf, next }) {
    if (next() !== undefined) return next().prev === hex(leaf);
    const signed = this.notes.find(({ size }) => size === this.tree.size + 1);
    if (signed === undefined) return true;
    const tree = new Tree(this.before.size, this.before.nodes);
    for (const each of [Buffer.from(record.prev, 'hex'), leaf]) tree.add(each);
    return tree.root().equals(signed.root);
  }

  /** The key of the next day, certified by the one before over exactly the records so far. */
  nextKey(record) {
    const note = readNote(record.note, true, this.tree.size);
    const fits = note.size === this.tree.size && note.root.equals(this.tree.root()) && isSigned(note, this.keys.at(-1));
    if (!fits) throw this.bad('bad-signature', 'names a key that the former one did not sign for these records');
    this.proven = note.size;
    return readKey(note.next);
  }

  conclude(anchors) {
    const { tree, proven, start, keys } = this;
    const top = this.notes.at(-1);
    if (top?.size > tree.size) {
      const by = keys.some((key) => isSigned(top, key)) ? '' : ' by a key that is unknown';
      throw this.bad('tail-cut', `to ${say(top.size - 1)} were signed${by} and are gone: the end was cut off`);
    }
    const isOdd = start > 0 && !this.isPruningOnRecord;
    if (isOdd) throw this.bad('head-cut', `to ${say(start - 1)} are gone, and no record says that they were pruned`, 0);
    if (tree.size === 0) throw new Error('there is no audit log in this folder');
    const anchored = anchors.reduce((most, { size }) => Math.max(most, size), -1);
    const facts = { records: tree.size, proven, pruned: start, anchored, keys: keys.length, root: hex(tree.root()) };
    const intact = `${say(proven)} records are as they were signed`;
    const unproven = (why) => ({ exit: 4, verdict: 'unproven-tail', message: `${intact}; ${why}`, ...facts });
    if (proven < tree.size || this.torn) return unproven('what stands behind them is not signed yet');
    if (anchored < 0) return unproven('without an anchor, nobody can tell whether later ones were cut off');
    return { exit: 0, verdict: 'proven', message: `${intact}, ${say(anchored)} anchored`, ...facts };
  }
}

function follow({ folder, key, anchors }) {
  // Read before the records: whatever it covers was on disk when it was signed.
  const note = existsSync(join(folder, 'checkpoint')) ? readFileSync(join(folder, 'checkpoint'), 'utf8') : undefined;
  const pinned = readKey(readFileSync(key ?? join(folder, 'keys', 'verifier-key.txt'), 'utf8'));
  const anchored = anchors.flatMap(readAnchors);
  const notes = [...(note === undefined ? [] : [readNote(note)]), ...anchored];
  const follower = new Follower(readPruned(join(folder, 'pruned'), pinned), notes);
  let held;
  for (const line of readLines(join(folder, 'segments'), follower.start)) {
    if (held !== undefined) follower.take(held, line);
    held = line;
  }
  if (held?.isEnded) follower.take(held, undefined);
  else follower.torn = held !== undefined;
  return follower.conclude(anchored);
}

/** The verdict on a log. Never throws for what it finds there. */
export function verifyAuditLog({ folder, key, anchors = [] }) {
  try {
    return follow({ folder, key, anchors });
  } catch ({ what, at, message }) {
    if (what === undefined) return { exit: 3, verdict: 'unreadable', message };
    return { exit: 1, verdict: 'tampered', what, firstBad: at, message };
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const [folder, key, ...anchors] = process.argv.slice(2);
  const usage = { exit: 2, verdict: 'usage', message: 'verify-audit-log.mjs FOLDER [KEY [ANCHOR...]]' };
  const { exit, verdict, message } = folder === undefined ? usage : verifyAuditLog({ folder, key, anchors });
  console.log(`${verdict}: ${message}`);
  process.exitCode = exit;
}
