import { type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from './hash.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A state of the log that its key vouches for (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log. */
  readonly origin: string;
  /** Number of records covered. */
  readonly size: number;
  readonly root: Hash;
}

export interface Signer {
  readonly key: VerifierKey;
  readonly privateKey: KeyObject;
}

/** Why a checkpoint cannot be believed. The message can be shown. */
export class CheckpointError extends Error {
  readonly kind: 'malformed' | 'bad-signature';

  constructor(kind: CheckpointError['kind'], message: string) {
    super(message);
    this.name = 'CheckpointError';
    this.kind = kind;
  }
}

/** A note with more text than this is not one of ours; sixteen large signatures fit (c2sp.org/signed-note). */
const MAX_NOTE_CHARACTERS = 128 * 1024;

/** A checkpoint as it was read: nothing in it may be believed before {@link isSignedBy} says so. */
export interface UnverifiedCheckpoint extends Checkpoint, SignedNote {
  /** The verifier key that the signing key names as its successor, where it does. */
  readonly nextKey: string | undefined;
}

export interface SignedNote {
  /** As it was read, signatures included. */
  readonly note: string;
  /** What the signatures are over. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly blob: Buffer }[];
}

/** Writes a checkpoint as a signed note (c2sp.org/signed-note) with one Ed25519 signature. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(textOf(checkpoint), signer);
}

/**
 * A checkpoint that also names the key which signs from here on, in an extension line (c2sp.org/tlog-checkpoint).
 * The line tells the two apart: neither passes for the other.
 */
export function signKeyChange(checkpoint: Checkpoint, nextKey: string, signer: Signer): string {
  return signNote(`${textOf(checkpoint)}${NEXT_KEY}${nextKey}\n`, signer);
}

const NEXT_KEY = 'next-key: ';

function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
}

function signNote(text: string, signer: Signer): string {
  const signature = sign(null, Buffer.from(text), signer.privateKey);
  const blob = Buffer.concat([Buffer.from(signer.key.id, 'hex'), signature]);
  return `${text}\n— ${signer.key.name} ${blob.toString('base64')}\n`;
}

/**
 * Reads a checkpoint and checks its signature. Signatures by other keys (witnesses) are ignored, as the note's
 * specification asks; without a good one by `key` nothing in the note is believed.
 *
 * @throws CheckpointError
 */
export function verifyCheckpoint(note: string, key: VerifierKey): Checkpoint {
  const split = splitNote(note);
  assertSignature(split, key);
  const { origin, size, root, nextKey } = parseText(split.text);
  if (nextKey !== undefined) throw malformed();
  assertOrigin(origin, key);
  return { origin, size, root };
}

/** @throws CheckpointError unless `key` signed it, and it speaks of that key's log. */
export function assertSignedBy(checkpoint: UnverifiedCheckpoint, key: VerifierKey): void {
  assertSignature(checkpoint, key);
  assertOrigin(checkpoint.origin, key);
}

function assertSignature({ text, signatures }: SignedNote, key: VerifierKey): void {
  const own = signatures.filter(
    ({ name, blob }) => name === key.name && blob.subarray(0, 4).toString('hex') === key.id,
  );
  if (own.length === 0) {
    throw new CheckpointError('bad-signature', 'the checkpoint is not signed by the key given');
  }
  if (!own.every(({ blob }) => verify(null, Buffer.from(text), key.publicKey, blob.subarray(4)))) {
    throw new CheckpointError('bad-signature', "the checkpoint's signature is not that of the key it names");
  }
}

function assertOrigin(origin: string, key: VerifierKey): void {
  if (origin !== key.name) {
    throw new CheckpointError('bad-signature', 'the checkpoint speaks of another log than its key');
  }
}

/** Whether `key` signed it, for whoever has several keys to try. */
export function isSignedBy(note: UnverifiedCheckpoint, key: VerifierKey): boolean {
  try {
    assertSignedBy(note, key);
    return true;
  } catch {
    return false;
  }
}

/** Reads the form of a checkpoint. @throws CheckpointError `malformed` */
export function parseCheckpoint(note: string): UnverifiedCheckpoint {
  const split = splitNote(note);
  return { ...parseText(split.text), ...split };
}

function splitNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE_CHARACTERS || end < 0 || !note.endsWith('\n')) throw malformed();
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => {
      const [dash, name, encoded, ...rest] = line.split(' ');
      const blob = strictBase64(encoded ?? '');
      if (dash !== '—' || name === undefined || rest.length > 0 || blob.length < 5) throw malformed();
      return { name, blob };
    });
  return { note, text: note.slice(0, end + 1), signatures };
}

function parseText(text: string): Checkpoint & Pick<UnverifiedCheckpoint, 'nextKey'> {
  const [origin, size, root, ...rest] = text.split('\n');
  if (origin === undefined || size === undefined || root === undefined || origin === '') throw malformed();
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw malformed();
  const rootBytes = strictBase64(root);
  if (rootBytes.length !== 32) throw malformed();
  return { origin, size: Number(size), root: rootBytes.toString('hex'), nextKey: parseNextKey(rest) };
}

/** What follows the three lines: nothing, or the one line that names the next key. */
function parseNextKey(rest: readonly string[]): string | undefined {
  if (rest.length === 1 && rest[0] === '') return undefined;
  const [line, end, ...more] = rest;
  if (line === undefined || !line.startsWith(NEXT_KEY) || end !== '' || more.length > 0) throw malformed();
  return line.slice(NEXT_KEY.length);
}

/** Node skips what is not base64 and ignores unused bits; a changed character must not go unseen. */
function strictBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw malformed();
  return bytes;
}

function malformed(): CheckpointError {
  return new CheckpointError('malformed', 'the checkpoint is not a signed note as the log writes it');
}
