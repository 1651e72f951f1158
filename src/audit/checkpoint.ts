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

/** Writes a checkpoint as a signed note (c2sp.org/signed-note) with one Ed25519 signature. */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: Signer): string {
  const text = `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;
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
  const { text, signatures } = splitNote(note);
  let verified = false;
  for (const { name, blob } of signatures) {
    if (name !== key.name || blob.subarray(0, 4).toString('hex') !== key.id) continue;
    if (!verify(null, Buffer.from(text), key.publicKey, blob.subarray(4))) {
      throw new CheckpointError(
        'bad-signature',
        "the checkpoint's signature is not that of the key it names",
      );
    }
    verified = true;
  }
  if (!verified) {
    throw new CheckpointError('bad-signature', 'the checkpoint is not signed by the key given');
  }
  const checkpoint = parseText(text);
  if (checkpoint.origin !== key.name) {
    throw new CheckpointError('bad-signature', 'the checkpoint speaks of another log than its key');
  }
  return checkpoint;
}

interface Note {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly blob: Buffer }[];
}

function splitNote(note: string): Note {
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
  return { text: note.slice(0, end + 1), signatures };
}

function parseText(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.split('\n');
  if (origin === undefined || size === undefined || root === undefined) throw malformed();
  if (origin === '' || rest.join('') !== '' || rest.length !== 1) throw malformed();
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw malformed();
  const rootBytes = strictBase64(root);
  if (rootBytes.length !== 32) throw malformed();
  return { origin, size: Number(size), root: rootBytes.toString('hex') };
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
