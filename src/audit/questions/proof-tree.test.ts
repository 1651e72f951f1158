import { describe, expect, it } from 'vitest';
import { CompactRange } from '../compact-range.ts';
import { type Hash, leafHash } from '../hash.ts';
import { inclusionProof, merkleRoot } from '../merkle-tree.ts';
import { ProofTree } from './proof-tree.ts';

const leaves: Hash[] = Array.from({ length: 1300 }, (_, index) => leafHash(`record ${index}`));

function treeOver(count: number, wanted: readonly number[], pruned = 0): ProofTree {
  const start = new CompactRange();
  for (const leaf of leaves.slice(0, pruned)) start.append(leaf);
  const tree = new ProofTree(start);
  for (let at = pruned; at < count; at += 1) tree.append(leaves[at]!, wanted.includes(at));
  return tree;
}

describe('ProofTree', () => {
  it.each([0, 1, 2, 3, 7, 255, 256, 257, 512, 513, 1000, 1024, 1300])(
    'has the root over %i leaves',
    (count) => {
      const tree = treeOver(count, []);
      expect([tree.size, tree.root()]).toEqual([count, merkleRoot(leaves.slice(0, count))]);
    },
  );

  it.each([1, 2, 5, 255, 256, 257, 300, 511, 512, 769, 1025, 1300])(
    'tells the paths of its leaves (%i)',
    (count) => {
      const wanted = [0, 1, 254, 255, 256, 257, 511, 700, 1024, 1299].filter((leaf) => leaf < count);
      const tree = treeOver(count, wanted);
      for (const leaf of wanted)
        expect(tree.path(leaf)).toEqual(inclusionProof(leaves.slice(0, count), leaf));
    },
  );

  it.each([1, 3, 255, 256, 300, 513, 1000])('goes on from %i leaves that are gone', (pruned) => {
    const wanted = [pruned, pruned + 1, 1024, 1299];
    const tree = treeOver(1300, wanted, pruned);
    expect(tree.root()).toBe(merkleRoot(leaves));
    for (const leaf of wanted) expect(tree.path(leaf)).toEqual(inclusionProof(leaves, leaf));
  });

  it('keeps nothing of leaves that nobody wanted', () => {
    const tree = treeOver(1300, [10]);
    expect(() => tree.path(600)).toThrow('not wanted');
  });
});
