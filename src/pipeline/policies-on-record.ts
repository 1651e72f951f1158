import type { CanonicalValue } from '../domain/audit-entry.ts';

/** A `config` record, as far as policies are concerned. */
export interface ConfigRecord {
  readonly type: string;
  readonly fields: Readonly<Record<string, CanonicalValue>>;
}

/**
 * Puts the texts of policies together again from the records that hold their pieces, in the order of the log.
 * Whoever uses a text checks it against the hash that it was asked for.
 */
export class PoliciesOnRecord {
  readonly #texts = new Map<string, string>();
  readonly #pieces = new Map<string, string[]>();

  add({ type, fields }: ConfigRecord): void {
    const { event, hash, piece, pieces, text } = fields;
    if (type !== 'config' || event !== 'policy') return;
    if (typeof hash !== 'string' || typeof text !== 'string' || typeof piece !== 'number') return;
    if (this.#texts.has(hash)) return;
    const collected = piece === 0 ? [] : (this.#pieces.get(hash) ?? []);
    collected.push(text);
    if (collected.length === pieces) {
      this.#texts.set(hash, collected.join(''));
      this.#pieces.delete(hash);
    } else {
      this.#pieces.set(hash, collected);
    }
  }

  /** The text of the policy of that hash, if the records seen so far hold all of it. */
  textOf(hash: string): string | undefined {
    return this.#texts.get(hash);
  }
}
