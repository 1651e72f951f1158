import { describe, expect, it } from 'vitest';
import { decodeRequest as decodeCompletion } from '../dialects/openai-completions/decode-request.ts';
import { decodeRequest as decodeEmbeddings } from '../dialects/openai-embeddings/decode-request.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { scorerFor } from './work-scorer.ts';

const LONG = 'a fairly long text about nothing in particular. '.repeat(50);

describe('work that is judged by its length', () => {
  const score = scorerFor({ scorer: { kind: 'token-count', thresholdTokens: 100 } as never });

  it('is harder the longer it is', () => {
    const scored = (prompt: string) =>
      score(decodeCompletion(tokeniseText(JSON.stringify({ model: 'a', prompt })))).complexityThousandths;
    expect(scored(LONG)).toBeGreaterThan(scored('short'));
  });

  it('is the same for a vector of any text, so that none finds its way to another maker', () => {
    const scored = (input: string) =>
      score(decodeEmbeddings(tokeniseText(JSON.stringify({ model: 'a', input }))));
    expect(scored(LONG)).toMatchObject({ complexityThousandths: 0, task: 'embed' });
    expect(scored('short').complexityThousandths).toBe(0);
  });
});
