import { assertSignedBy, CheckpointError, parseCheckpoint } from './checkpoint.ts';
import type { Hash } from './hash.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** The note by which a key hands over to the next one, at a size and root of the log. */
export type KeyChange = string;

interface Epoch {
  /** Sequence of the record that began it; −1 for the first. */
  readonly from: number;
  readonly key: VerifierKey;
  readonly change: KeyChange | undefined;
}

/**
 * The keys of a log in the order in which they signed, each named by the one before; the first is the verifier key
 * that was pinned. At every size exactly one key may sign: whoever steals a key cannot sign for a time before it.
 */
export class KeyEpochs {
  readonly #epochs: Epoch[];

  /** @throws CheckpointError when a change was not signed by the key before it. */
  constructor(pinned: VerifierKey, changes: readonly KeyChange[] = []) {
    this.#epochs = [{ from: -1, key: pinned, change: undefined }];
    for (const change of changes) this.add(change);
  }

  /** The key that signs now. */
  get current(): VerifierKey {
    return this.#epochs.at(-1)!.key;
  }

  /** Number of the epoch, from 0. */
  get number(): number {
    return this.#epochs.length - 1;
  }

  /** All changes so far, oldest first. */
  get changes(): readonly KeyChange[] {
    return this.#epochs.flatMap(({ change }) => (change === undefined ? [] : [change]));
  }

  get keys(): readonly VerifierKey[] {
    return this.#epochs.map(({ key }) => key);
  }

  /** The one key that may sign a checkpoint of this size. */
  keyFor(size: number): VerifierKey {
    return this.#epochs.findLast(({ from }) => from < size)?.key ?? this.#epochs[0]!.key;
  }

  /** The changes that lie below a size. */
  before(size: number): readonly KeyChange[] {
    return this.#epochs.flatMap(({ from, change }) => (change === undefined || from >= size ? [] : [change]));
  }

  /** Takes over the next key. @throws CheckpointError when the current one did not name it. */
  add(change: KeyChange): void {
    const note = parseCheckpoint(change);
    assertSignedBy(note, this.current);
    if (note.size <= this.#epochs.at(-1)!.from) {
      throw new CheckpointError('bad-signature', 'the change of keys is older than the one before it');
    }
    this.#epochs.push({ from: note.size, key: nextKeyOf(note.nextKey, this.current.name), change });
  }

  /** Whether the record at `size` may carry this change: one known from elsewhere, or the next one. */
  follow(change: KeyChange, size: number, root: Hash): boolean {
    try {
      const note = parseCheckpoint(change);
      if (note.size !== size || note.root !== root) return false;
      const known = this.#epochs.find(({ from }) => from === size);
      if (known !== undefined) return known.change === change;
      this.add(change);
      return true;
    } catch (error) {
      if (error instanceof CheckpointError) return false;
      throw error;
    }
  }
}

function nextKeyOf(text: string | undefined, name: string): VerifierKey {
  try {
    const key = parseVerifierKey(text ?? '');
    if (key.name === name) return key;
  } catch {
    // Said below: the parser's words are for a file that a person gave.
  }
  throw new CheckpointError('malformed', 'a change of keys names no key of this log');
}
