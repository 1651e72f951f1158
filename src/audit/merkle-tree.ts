import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

// Proofs per RFC 9162 §2.1.3 and §2.1.4. Making one takes all leaves; checking one takes a handful of hashes.

/** The root over `leaves` (RFC 9162 §2.1.1). */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  return leaves.length === 0 ? EMPTY_ROOT : subtreeRoot(leaves, 0, leaves.length);
}

/**
 * Proves that leaf `index` is in the tree over `leaves` (RFC 9162 §2.1.3.1).
 *
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`there is no leaf ${index} in a tree of ${leaves.length}`);
  }
  const path: Hash[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.unshift(subtreeRoot(leaves, middle, to));
      to = middle;
    } else {
      path.unshift(subtreeRoot(leaves, from, middle));
      from = middle;
    }
  }
  return path;
}

export interface Inclusion {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Whether `proof` shows that `leaf` is leaf `index` of the tree with this size and root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let first = index;
  let last = size - 1;
  let node = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(first) || first === last) {
      node = nodeHash(sibling, node);
      while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      node = nodeHash(node, sibling);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && node === root;
}

/**
 * Proves that the tree over the first `oldSize` leaves is a prefix of the tree over all (RFC 9162 §2.1.4.1).
 *
 * @throws RangeError unless 0 < `oldSize` ≤ the number of leaves: nothing is provable about an empty tree.
 */
export function consistencyProof(leaves: readonly Hash[], oldSize: number): Hash[] {
  if (!Number.isSafeInteger(oldSize) || oldSize < 1 || oldSize > leaves.length) {
    throw new RangeError(`a tree of ${leaves.length} leaves has no prefix of ${oldSize}`);
  }
  const path: Hash[] = [];
  let from = 0;
  let to = leaves.length;
  let isWholeOldTree = true;
  while (oldSize !== to) {
    const middle = from + split(to - from);
    if (oldSize <= middle) {
      path.unshift(subtreeRoot(leaves, middle, to));
      to = middle;
    } else {
      path.unshift(subtreeRoot(leaves, from, middle));
      from = middle;
      isWholeOldTree = false;
    }
  }
  if (!isWholeOldTree) path.unshift(subtreeRoot(leaves, from, to));
  return path;
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Hash;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Whether `proof` shows that the older tree is a prefix of the newer one (RFC 9162 §2.1.4.2). */
export function verifyConsistency({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(oldSize) || oldSize < 1 || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot === root;
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  let first = oldSize - 1;
  let last = size - 1;
  while (isOdd(first)) [first, last] = [half(first), half(last)];
  const [start, ...rest] = path;
  if (start === undefined) return false;
  let older = start;
  let newer = start;
  for (const node of rest) {
    if (last === 0) return false;
    if (isOdd(first) || first === last) {
      older = nodeHash(node, older);
      newer = nodeHash(node, newer);
      while (!isOdd(first) && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      newer = nodeHash(newer, node);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && older === oldRoot && newer === root;
}

/** The largest power of two smaller than `count`: where RFC 9162 divides a tree. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function subtreeRoot(leaves: readonly Hash[], from: number, to: number): Hash {
  if (to - from === 1) return leaves[from]!;
  const middle = from + split(to - from);
  return nodeHash(subtreeRoot(leaves, from, middle), subtreeRoot(leaves, middle, to));
}

function isOdd(count: number): boolean {
  return count % 2 === 1;
}

function half(count: number): number {
  return Math.floor(count / 2);
}

function isPowerOfTwo(count: number): boolean {
  let rest = count;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
