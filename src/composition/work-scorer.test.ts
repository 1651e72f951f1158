import { describe, expect, it } from 'vitest';
import type { Configuration } from '../config/configuration.ts';
import { decodeRequest as decodeCompletion } from '../dialects/openai-completions/decode-request.ts';
import { decodeRequest as decodeEmbeddings } from '../dialects/openai-embeddings/decode-request.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import type { ModelQuestion } from '../domain/model-call.ts';
import { scorerFor } from './work-scorer.ts';

const LONG = 'a fairly long text about nothing in particular. '.repeat(50);
const CLOCK = { clock: { monotonicMs: () => 0 } };
const SCORERS: readonly Configuration['scorer'][] = [
  { kind: 'features' },
  { kind: 'token-count', thresholdTokens: 100 },
  { kind: 'deployment', deployment: 'judge' as DeploymentName, timeoutMs: 100 },
];

const completion = (body: object) =>
  decodeCompletion(tokeniseText(JSON.stringify({ model: 'auto', ...body })));
const embedding = (input: unknown) =>
  decodeEmbeddings(tokeniseText(JSON.stringify({ model: 'auto', input })));

describe.each(SCORERS)('the scorer $kind', (scorer) => {
  it('puts the vector of every text at nothing, and asks nobody, so that none finds its way to another maker', async () => {
    const asked: ModelQuestion[] = [];
    for (const input of [LONG, 'short', 'Prove the theorem.', [1, 2, 3]]) {
      const work = await scorerFor({ scorer }, CLOCK).score(embedding(input), (question) => {
        asked.push(question);
        return Promise.resolve({ kind: 'answered', text: '100' });
      });
      expect(work).toMatchObject({ complexityThousandths: 0, task: 'embed', reasons: [] });
    }
    expect(asked).toEqual([]);
  });

  it('says of a text that goes on how hard it is', async () => {
    const scored = async (prompt: string) => {
      const reply = { kind: 'answered', text: prompt === LONG ? '90' : '10' } as const;
      const work = scorerFor({ scorer }, CLOCK).score(completion({ prompt }), () => Promise.resolve(reply));
      return (await work).complexityThousandths;
    };
    expect(await scored(LONG)).toBeGreaterThan(await scored('short'));
  });
});

describe('a model that is asked about a text that goes on', () => {
  const judge = scorerFor({ scorer: SCORERS[2]! }, CLOCK);
  const questionAbout = async (body: object) => {
    let text = '';
    await judge.score(completion(body), (question) => {
      text = question.text;
      return Promise.resolve({ kind: 'answered', text: '50' });
    });
    return text;
  };

  it('is shown both ends of it', async () => {
    const question = await questionAbout({ prompt: `BEGIN ${LONG.repeat(10)} END` });
    expect(question).toContain('BEGIN');
    expect(question).toContain('END');
    expect(question.length).toBeLessThan(4_500);
  });

  it('is shown both sides of its gap, which lies between', async () => {
    const far = LONG.repeat(10);
    const question = await questionAbout({ prompt: `${far} BEFORE`, suffix: `AFTER ${far}` });
    expect(question).toMatch(/BEFORE\n\[the gap\]\nAFTER/);
    expect(question.length).toBeLessThan(4_500);
  });
});
