import { describe, expect, it } from 'vitest';
import { CompactRange } from './compact-range.ts';
import { EMPTY_ROOT, leafHash, leafHashOfBytes, nodeHash } from './hash.ts';
import {
  consistencyProof,
  inclusionProof,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree.ts';

// The inputs and roots that Certificate Transparency implementations test with.
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((hex) => leafHashOfBytes(Buffer.from(hex, 'hex')));
const MANY = Array.from({ length: 40 }, (_, index) => leafHash(`line ${index}`));

describe('the hashes', () => {
  it('give the published roots for every size', () => {
    for (const [size, root] of ROOTS.entries()) expect(merkleRoot(LEAVES.slice(0, size))).toBe(root);
    expect(EMPTY_ROOT).toBe(ROOTS[0]);
  });

  it('hash a text and its bytes alike, and tell leaves from nodes', () => {
    expect(leafHash('ö 😀')).toBe(leafHashOfBytes(Buffer.from('ö 😀')));
    const [left, right] = [LEAVES[0]!, LEAVES[1]!];
    expect(leafHashOfBytes(Buffer.from(left + right, 'hex'))).not.toBe(nodeHash(left, right));
  });
});

describe('CompactRange', () => {
  it('has the root of the whole tree at every size', () => {
    const range = new CompactRange();
    for (let size = 0; size <= MANY.length; size += 1) {
      expect(range.root()).toBe(merkleRoot(MANY.slice(0, size)));
      if (size < MANY.length) range.append(MANY[size]!);
    }
  });

  it('goes on from its own subtrees', () => {
    const range = new CompactRange();
    for (const leaf of MANY.slice(0, 21)) range.append(leaf);
    const resumed = new CompactRange(range.size, range.subtrees);
    const clone = range.clone();
    for (const leaf of MANY.slice(21)) resumed.append(leaf);
    expect(resumed.root()).toBe(merkleRoot(MANY));
    expect(clone.root()).toBe(merkleRoot(MANY.slice(0, 21)));
  });

  it('refuses subtrees that do not fit its size', () => {
    expect(() => new CompactRange(3, [LEAVES[0]!])).toThrow(RangeError);
    expect(() => new CompactRange(-1, [])).toThrow(RangeError);
    expect(() => new CompactRange(1.5, [LEAVES[0]!])).toThrow(RangeError);
  });
});

describe('inclusion proofs', () => {
  it('hold for every leaf of every size, and for no other leaf, index, size or root', () => {
    for (let size = 1; size <= 17; size += 1) {
      const leaves = MANY.slice(0, size);
      const root = merkleRoot(leaves);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(leaves, index);
        const claim = { leaf: leaves[index]!, index, size, root, proof };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: MANY[30]! })).toBe(false);
        expect(verifyInclusion({ ...claim, root: MANY[30]! })).toBe(false);
        expect(verifyInclusion({ ...claim, index: size })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, MANY[30]!] })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
      }
    }
  });

  it('are not made for a leaf that is not there', () => {
    expect(() => inclusionProof(MANY, MANY.length)).toThrow(RangeError);
    expect(() => inclusionProof(MANY, -1)).toThrow(RangeError);
  });
});

describe('consistency proofs', () => {
  it('hold between every two sizes, and not for another history', () => {
    for (let size = 1; size <= 17; size += 1) {
      const root = merkleRoot(MANY.slice(0, size));
      for (let oldSize = 1; oldSize <= size; oldSize += 1) {
        const oldRoot = merkleRoot(MANY.slice(0, oldSize));
        const proof = consistencyProof(MANY.slice(0, size), oldSize);
        const claim = { oldSize, oldRoot, size, root, proof };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, oldRoot: MANY[30]! })).toBe(false);
        expect(verifyConsistency({ ...claim, root: MANY[30]! })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, MANY[30]!] })).toBe(false);
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
      }
    }
  });

  it('are not made from an empty or a larger tree', () => {
    expect(() => consistencyProof(MANY, 0)).toThrow(RangeError);
    expect(() => consistencyProof(MANY, MANY.length + 1)).toThrow(RangeError);
    const root = merkleRoot(MANY);
    expect(verifyConsistency({ oldSize: 0, oldRoot: EMPTY_ROOT, size: 40, root, proof: [] })).toBe(false);
    expect(verifyConsistency({ oldSize: 41, oldRoot: root, size: 40, root, proof: [] })).toBe(false);
  });
});
