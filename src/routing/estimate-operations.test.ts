import { describe, expect, it } from 'vitest';
import { decodeRequest as decodeCompletion } from '../dialects/openai-completions/decode-request.ts';
import { decodeRequest as decodeEmbeddings } from '../dialects/openai-embeddings/decode-request.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { estimateWork } from './estimate-work.ts';

const vectors = (input: unknown) =>
  estimateWork(decodeEmbeddings(tokeniseText(JSON.stringify({ model: 'a', input }))));
const goesOn = (body: object) =>
  estimateWork(decodeCompletion(tokeniseText(JSON.stringify({ model: 'a', ...body }))));

const HARD = 'Prove that there are infinitely many primes and derive a bound on the n-th of them.';

describe('the work of a vector', () => {
  it('is the same for every text, so that none finds its way to another maker', () => {
    for (const input of ['hi', HARD, [HARD, HARD], [1, 2, 3]]) {
      expect(vectors(input)).toMatchObject({ task: 'embed', complexityThousandths: 0, reasons: [] });
    }
  });

  it('is counted in tokens over all inputs', () => {
    expect(vectors([1, 2, 3]).inputTokens).toBe(3);
    expect(vectors([[1, 2], [3]]).inputTokens).toBe(3);
    expect(vectors(['one word', 'one word']).inputTokens).toBe(2 * vectors('one word').inputTokens);
  });
});

describe('the work of a text that goes on', () => {
  it('is code where it has a gap, and else what it looks like', () => {
    expect(goesOn({ prompt: 'x', suffix: 'y' }).task).toBe('code');
    expect(goesOn({ prompt: 'def add(a, b):\n  return ' }).task).toBe('code');
    expect(goesOn({ prompt: HARD }).task).toBe('reasoning');
  });

  it('counts both sides of its gap', () => {
    const before = goesOn({ prompt: HARD }).inputTokens;
    expect(goesOn({ prompt: HARD, suffix: HARD }).inputTokens).toBe(2 * before);
  });
});
