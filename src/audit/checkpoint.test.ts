import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, CheckpointError, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { leafHash } from './hash.ts';
import { formatVerifierKey, parseVerifierKey, verifierKey } from './verifier-key.ts';

function makeSigner(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { key: verifierKey(name, publicKey), privateKey };
}

const SIGNER = makeSigner('demarc/log_1');
const CHECKPOINT: Checkpoint = { origin: 'demarc/log_1', size: 20852163, root: leafHash('a') };
const NOTE = signCheckpoint(CHECKPOINT, SIGNER);

function kindOf(note: string, key = SIGNER.key): string {
  try {
    verifyCheckpoint(note, key);
    return 'verified';
  } catch (error) {
    if (error instanceof CheckpointError) return error.kind;
    throw error;
  }
}

describe('a verifier key', () => {
  it('has the id that the Go implementation publishes for its example key', () => {
    const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const key = parseVerifierKey(text);
    expect(key.name).toBe('PeterNeumann');
    expect(verifierKey('PeterNeumann', key.publicKey).id).toBe('c74f20a3');
    expect(formatVerifierKey(key)).toBe(text);
  });

  it('survives a plus within its base64', () => {
    for (let tries = 0; tries < 50; tries += 1) {
      const { key } = makeSigner('demarc/log_1');
      expect(parseVerifierKey(`${formatVerifierKey(key)}\n`).id).toBe(key.id);
    }
  });

  it.each(['', 'name', 'name+00000000+AAAA', formatVerifierKey(SIGNER.key).replace('log_1', 'log_2')])(
    'refuses %s',
    (text) => {
      expect(() => parseVerifierKey(text)).toThrow();
    },
  );

  it.each(['', 'with space', 'with+plus', 'with\nline', 'with\u00a0space'])('refuses the name %j', (name) => {
    expect(() => verifierKey(name, SIGNER.key.publicKey)).toThrow('key name');
  });

  it('refuses another kind of key', () => {
    const { publicKey } = generateKeyPairSync('x25519');
    expect(() => verifierKey('name', publicKey)).toThrow('Ed25519');
  });
});

describe('a checkpoint', () => {
  it('is a note of three lines, an empty one and the signature', () => {
    const lines = NOTE.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'demarc/log_1',
      '20852163',
      Buffer.from(CHECKPOINT.root, 'hex').toString('base64'),
      '',
    ]);
    expect(lines[4]).toMatch(/^— demarc\/log_1 [A-Za-z0-9+/]{91}=$/);
    expect(lines.slice(5)).toEqual(['']);
    expect(verifyCheckpoint(NOTE, SIGNER.key)).toEqual(CHECKPOINT);
  });

  it('verifies a signature made by another implementation over its text', () => {
    // The example note of Go's sumdb/note: its text is no checkpoint, and that is found only behind the signature.
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const text =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n";
    const signature =
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    expect(kindOf(`${text}\n— PeterNeumann ${signature}\n`, key)).toBe('malformed');
    expect(kindOf(`${text.replace('If', 'Of')}\n— PeterNeumann ${signature}\n`, key)).toBe('bad-signature');
  });

  it('is refused when its text was changed', () => {
    expect(kindOf(NOTE.replace('20852163', '20852162'))).toBe('bad-signature');
  });

  it('is refused when another key signed it, under whatever name', () => {
    expect(kindOf(signCheckpoint(CHECKPOINT, makeSigner('demarc/log_1')))).toBe('bad-signature');
    expect(kindOf(signCheckpoint(CHECKPOINT, makeSigner('demarc/log_2')))).toBe('bad-signature');
  });

  it('is refused when it speaks of another log than its key', () => {
    expect(kindOf(signCheckpoint({ ...CHECKPOINT, origin: 'demarc/log_2' }, SIGNER))).toBe('bad-signature');
  });

  it('may carry signatures of witnesses beside its own', () => {
    const witness = signCheckpoint(CHECKPOINT, makeSigner('witness.example/w'))
      .split('\n')
      .slice(4)
      .join('\n');
    expect(kindOf(NOTE + witness)).toBe('verified');
    expect(kindOf(NOTE.split('\n').slice(0, 4).join('\n').concat('\n', witness))).toBe('bad-signature');
  });

  it('shows every changed character', () => {
    for (let at = 0; at < NOTE.length; at += 1) {
      for (const other of ['A', '=', '\n', ' ', '0']) {
        if (NOTE[at] === other) continue;
        expect(kindOf(NOTE.slice(0, at) + other + NOTE.slice(at + 1))).not.toBe('verified');
      }
      expect(kindOf(NOTE.slice(0, at) + NOTE.slice(at + 1))).not.toBe('verified');
    }
  });

  it.each([
    ['a leading zero', '020'],
    ['a sign', '+20'],
    ['more than 2^53', '9999999999999999'],
    ['no number', 'many'],
  ])('is refused when its size has %s, though it is signed', (_, size) => {
    const note = signCheckpoint({ ...CHECKPOINT, size: JSON.parse(JSON.stringify(size)) }, SIGNER);
    expect(kindOf(note)).toBe('malformed');
  });

  it('is refused when it is endless', () => {
    expect(kindOf(`${'a\n'.repeat(100_000)}${NOTE}`)).toBe('malformed');
  });
});
