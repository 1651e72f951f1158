#!/usr/bin/env node
// Checks the proof of an auditor's answer, from docs/auditors.md alone: no code of Demarc's, no packages, Node 20.12.
// Usage: node check-audit-proof.mjs PROOF VERIFIER-KEY
// Exits 0 when every record shown is in the signed log, 1 when something is not as was signed, 3 when a file is unreadable.
// That the log holds no others, and that the answer follows, only the whole log shows: see docs/auditors.md.
import { verify as checkSignature, createPublicKey, hash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const NOTE = /^(\S+)\n(0|[1-9]\d{0,15})\n(\S+)\n(?:next-key: (\S+)\n)?$/;
const sha = (bytes) => hash('sha256', bytes, 'buffer');
const leafOf = (line) => sha(Buffer.concat([Buffer.of(0), Buffer.from(line)]));
const nodeOf = (left, right) => sha(Buffer.concat([Buffer.of(1), left, right]));
const require = (holds, message) => {
  if (!holds) throw new Error(message);
};

/** `<name>+<id>+<base64 of 0x01 and the key>`: the id is the start of SHA-256(name, LF, 0x01, key). */
function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  require(encoded !== undefined, 'a verifier key reads <name>+<id>+<base64>');
  const blob = Buffer.from(encoded, 'base64');
  const named = sha(Buffer.concat([Buffer.from(`${name}\n`), blob])).toString('hex');
  require(blob[0] === 1 && named.startsWith(id), 'the id in the verifier key does not belong to its key');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: blob.subarray(1).toString('base64url') };
  return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** A signed note: the text, an empty line, and lines "— name base64(key id, signature)". */
function readNote(note, { name, id, key }) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const own = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([dash, signer, blob]) => dash === '—' && signer === name && keyIdOf(blob) === id);
  const isSigned = ([, , blob]) =>
    checkSignature(null, Buffer.from(text), key, Buffer.from(blob, 'base64').subarray(4));
  require(end > 0 && own.length > 0 && own.every(isSigned), 'a note is not signed by the key in force');
  const [, origin, size, root, next] = NOTE.exec(text) ?? [];
  require(origin === name, 'a note speaks of another log than its key');
  return { size: Number(size), root: Buffer.from(root, 'base64').toString('hex'), next };
}

function keyIdOf(blob = '') {
  return Buffer.from(blob, 'base64').subarray(0, 4).toString('hex');
}

/** Each change of keys is signed by the key before it, over the records below it; the last key signs the checkpoint. */
function checkSignatures({ keyChanges, checkpoint, size, root }, pinned) {
  let key = pinned;
  let last = -1;
  for (const change of keyChanges) {
    const note = readNote(change, key);
    require(note.next !== undefined && note.size > last && note.size < size, 'a change of keys is out of place');
    key = readKey(note.next);
    require(key.name === pinned.name, 'a change of keys names the key of another log');
    last = note.size;
  }
  const signed = readNote(checkpoint, key);
  require(signed.next === undefined &&
    signed.size === size &&
    signed.root === root, 'the checkpoint is of another state');
}

/** RFC 9162, section 2.1.3.2. */
function isIncluded({ sequence, line, path }, { size, root }) {
  let first = sequence;
  let last = size - 1;
  let node = leafOf(line);
  for (const sibling of path.map((hex) => Buffer.from(hex, 'hex'))) {
    if (last === 0) return false;
    const isRight = first % 2 === 1 || first === last;
    node = isRight ? nodeOf(sibling, node) : nodeOf(node, sibling);
    while (isRight && first % 2 === 0 && first !== 0) [first, last] = [first / 2, Math.floor(last / 2)];
    [first, last] = [Math.floor(first / 2), Math.floor(last / 2)];
  }
  return last === 0 && node.toString('hex') === root;
}

/** The root of RFC 9162, section 2.1.1, over the leaves of the records shown. */
function rootOver(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha('');
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeOf(rootOver(leaves.slice(0, split)), rootOver(leaves.slice(split)));
}

/** Throws an error that says what is wrong; returns how many records are shown, of how many the answer rests on. */
export function checkAuditProof(proof, verifierKey) {
  require(proof?.format === 'demarc-audit-proof/1', 'the file is no proof that Demarc wrote');
  checkSignatures(proof, readKey(verifierKey));
  const { records, selection, size } = proof;
  let last = -1;
  for (const record of records) {
    const { sequence, line } = record;
    const isInOrder = Number.isSafeInteger(sequence) && sequence > last && sequence < size;
    require(isInOrder && JSON.parse(line).seq === sequence, `record ${sequence} is not in its place`);
    require(isIncluded(record, proof), `record ${sequence} is not in the signed log as it is shown`);
    last = sequence;
  }
  require(records.length <= selection.count, 'more records are shown than the answer rests on');
  if (records.length === selection.count) {
    const root = rootOver(records.map(({ line }) => leafOf(line))).toString('hex');
    require(root === selection.root, 'the records shown are not those that the answer rests on');
  }
  return { shown: records.length, of: selection.count };
}

function main([proofFile, keyFile]) {
  let proof;
  let key;
  try {
    proof = JSON.parse(readFileSync(proofFile, 'utf8'));
    key = readFileSync(keyFile, 'utf8');
  } catch (error) {
    console.log(`unreadable: ${error.message}`);
    return 3;
  }
  try {
    const { shown, of } = checkAuditProof(proof, key);
    console.log(`genuine: ${shown} of the ${of} records that the answer rests on are shown, and are in the signed log`);
    return 0;
  } catch (error) {
    console.log(`FALSE: ${error.message}`);
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  process.exitCode = main(process.argv.slice(2));
}
