import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/**
 * The right edge of a growing RFC 9162 Merkle tree: the roots of its perfect subtrees, largest first. Enough to
 * append a leaf in two hashes on average and to tell the root; at most 53 hashes however long the log.
 */
export class CompactRange {
  readonly #subtrees: Hash[];
  #size: number;

  /** @throws RangeError when `subtrees` are not as many as a tree of `size` leaves has. */
  constructor(size = 0, subtrees: readonly Hash[] = []) {
    if (!Number.isSafeInteger(size) || size < 0 || subtrees.length !== countOnes(size)) {
      throw new RangeError('the subtrees do not fit the size of the tree');
    }
    this.#size = size;
    this.#subtrees = [...subtrees];
  }

  get size(): number {
    return this.#size;
  }

  get subtrees(): readonly Hash[] {
    return [...this.#subtrees];
  }

  append(leaf: Hash): void {
    let node = leaf;
    // Each trailing one of the size is a subtree as large as the one in hand: join them, as in binary addition.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      node = nodeHash(this.#subtrees.pop()!, node);
    }
    this.#subtrees.push(node);
    this.#size += 1;
  }

  root(): Hash {
    let node: Hash | undefined;
    for (let at = this.#subtrees.length - 1; at >= 0; at -= 1) {
      node = node === undefined ? this.#subtrees[at]! : nodeHash(this.#subtrees[at]!, node);
    }
    return node ?? EMPTY_ROOT;
  }

  clone(): CompactRange {
    return new CompactRange(this.#size, this.#subtrees);
  }
}

function countOnes(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
