import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CheckpointError, type Signer, signCheckpoint, signKeyChange } from './checkpoint.ts';
import { KeyEpochs } from './key-epochs.ts';
import { formatVerifierKey, verifierKey } from './verifier-key.ts';

const ORIGIN = 'demarc/log_1';
const ROOT = 'a'.repeat(64);

function makeSigner(name = ORIGIN): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { key: verifierKey(name, publicKey), privateKey };
}

const [first, second, third, stranger] = [makeSigner(), makeSigner(), makeSigner(), makeSigner()];

function change(size: number, by: Signer, next: Signer, root = ROOT): string {
  return signKeyChange({ origin: ORIGIN, size, root }, formatVerifierKey(next.key), by);
}

describe('the keys of a log', () => {
  it('sign one size each', () => {
    const epochs = new KeyEpochs(first.key, [change(5, first, second), change(9, second, third)]);
    const ids = [0, 5, 6, 9, 10, 1000].map((size) => epochs.keyFor(size).id);
    expect(ids).toEqual([first, first, second, second, third, third].map(({ key }) => key.id));
    expect([epochs.number, epochs.current.id]).toEqual([2, third.key.id]);
    expect(epochs.before(9)).toHaveLength(1);
  });

  it.each<[string, () => string]>([
    ['a key that is not in force', () => change(9, first, third)],
    ['a key of nobody', () => change(9, stranger, third)],
    ['the size of an earlier change', () => change(5, second, third)],
    ['a key of another log', () => change(9, second, makeSigner('demarc/log_2'))],
    ['a checkpoint', () => signCheckpoint({ origin: ORIGIN, size: 9, root: ROOT }, second)],
  ])('are not changed by %s', (_, make) => {
    const epochs = new KeyEpochs(first.key, [change(5, first, second)]);
    expect(() => epochs.add(make())).toThrow(CheckpointError);
    expect(epochs.follow(make(), 9, ROOT)).toBe(false);
    expect(epochs.current.id).toBe(second.key.id);
  });

  it('follow a change where it was signed for, and nowhere else', () => {
    const epochs = new KeyEpochs(first.key);
    const genuine = change(5, first, second);
    expect(epochs.follow(genuine, 6, ROOT)).toBe(false);
    expect(epochs.follow(genuine, 5, 'b'.repeat(64))).toBe(false);
    expect(epochs.follow(genuine, 5, ROOT)).toBe(true);
    // Known by now: the same again, but no other in its place.
    expect(epochs.follow(genuine, 5, ROOT)).toBe(true);
    expect(epochs.follow(change(5, first, third), 5, ROOT)).toBe(false);
  });
});
