import { CompactRange } from '../compact-range.ts';
import { type Hash, nodeHash } from '../hash.ts';

/** Below this height only nodes are kept that some wanted leaf needs: 256 leaves are one kept hash. */
const KEPT_HEIGHT = 8;
const BLOCK = 2 ** KEPT_HEIGHT;

/**
 * A growing RFC 9162 tree that afterwards tells the paths of a few leaves, chosen as they come. It keeps one hash for
 * 256 leaves, and the lower nodes where a leaf was wanted: some MiB for ten million records.
 */
export class ProofTree {
  /** Complete nodes of {@link KEPT_HEIGHT} and above, by height, then by index. */
  readonly #upper: Map<number, Hash>[] = [];
  /** The lower nodes of blocks, by the block's index: height, then index. */
  readonly #kept = new Map<number, Lower>();
  #block: Lower = newBlock();
  #isBlockWanted = false;
  #size: number;

  /** @param start the tree over leaves that are gone, whose paths cannot be asked for. */
  constructor(start: CompactRange = new CompactRange()) {
    this.#size = start.size;
    let end = 0;
    const { subtrees } = start;
    let height = Math.floor(Math.log2(Math.max(1, start.size)));
    for (const node of subtrees) {
      while (2 ** height > start.size - end) height -= 1;
      this.#set(height, end / 2 ** height, node);
      end += 2 ** height;
    }
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Hash, isWanted: boolean): void {
    if (isWanted) this.#isBlockWanted = true;
    let index = this.#size;
    let height = 0;
    let node = leaf;
    this.#set(0, index, node);
    while (index % 2 === 1) {
      node = nodeHash(this.#get(height, index - 1), node);
      index = (index - 1) / 2;
      height += 1;
      this.#set(height, index, node);
    }
    this.#size += 1;
    if (this.#size % BLOCK === 0) this.#endBlock();
  }

  root(): Hash {
    return new CompactRange(this.#size, this.#subtrees()).root();
  }

  /** The inclusion proof (RFC 9162 §2.1.3.1) of a leaf that was wanted. */
  path(leaf: number): Hash[] {
    const path: Hash[] = [];
    let index = leaf;
    for (let height = 0; 2 ** height < this.#size; height += 1) {
      const sibling = index % 2 === 0 ? index + 1 : index - 1;
      if (sibling * 2 ** height < this.#size) path.push(this.#rootOf(height, sibling));
      index = Math.floor(index / 2);
    }
    return path;
  }

  /** The node over what there is of its leaves: at the right edge some may still be to come. */
  #rootOf(height: number, index: number): Hash {
    if ((index + 1) * 2 ** height <= this.#size) return this.#get(height, index);
    const left = this.#rootOf(height - 1, index * 2);
    const rightStart = (index * 2 + 1) * 2 ** (height - 1);
    return rightStart >= this.#size ? left : nodeHash(left, this.#rootOf(height - 1, index * 2 + 1));
  }

  #subtrees(): Hash[] {
    const subtrees: Hash[] = [];
    let end = 0;
    for (let height = 52; height >= 0; height -= 1) {
      if (Math.floor(this.#size / 2 ** height) % 2 === 0) continue;
      subtrees.push(this.#get(height, end / 2 ** height));
      end += 2 ** height;
    }
    return subtrees;
  }

  #endBlock(): void {
    const index = this.#size / BLOCK - 1;
    if (this.#isBlockWanted) this.#kept.set(index, this.#block);
    this.#block = newBlock();
    this.#isBlockWanted = false;
  }

  #set(height: number, index: number, node: Hash): void {
    if (height < KEPT_HEIGHT) this.#block[height]!.set(index, node);
    else this.#level(height).set(index, node);
  }

  #get(height: number, index: number): Hash {
    const node = height < KEPT_HEIGHT ? this.#lower(height, index) : this.#level(height).get(index);
    if (node === undefined) throw new RangeError('a path was asked for of a leaf that was not wanted');
    return node;
  }

  #lower(height: number, index: number): Hash | undefined {
    const block = Math.floor((index * 2 ** height) / BLOCK);
    const lower = block === Math.floor(this.#size / BLOCK) ? this.#block : this.#kept.get(block);
    return lower?.[height]!.get(index);
  }

  #level(height: number): Map<number, Hash> {
    const at = height - KEPT_HEIGHT;
    while (this.#upper.length <= at) this.#upper.push(new Map());
    return this.#upper[at]!;
  }
}

type Lower = readonly Map<number, Hash>[];

function newBlock(): Lower {
  return Array.from({ length: KEPT_HEIGHT }, () => new Map<number, Hash>());
}
