import { describe, expect, it } from 'vitest';
import type { DeploymentName } from '../domain/ids.ts';
import type { ModelQuestion, ModelReply } from '../domain/model-call.ts';
import { BUILT_IN_SCORER, estimateWork } from './estimate-work.ts';
import { createModelScorer, MODEL_SCORER } from './model-scorer.ts';
import { requestOf } from './sample-request.fixture.ts';

const judge = 'judge' as DeploymentName;
const REQUEST = requestOf('Prove that the square root of 2 is irrational.');

function scorer() {
  const clock = { nowMs: 0, monotonicMs: () => clock.nowMs };
  return { clock, scorer: createModelScorer({ deployment: judge, timeoutMs: 500, clock }) };
}

describe('a model as scorer', () => {
  it('says what the model says, and who said so', async () => {
    const asked: ModelQuestion[] = [];
    const work = await scorer().scorer.score(REQUEST, (question) => {
      asked.push(question);
      return Promise.resolve({ kind: 'answered', text: '13' });
    });
    expect(work).toEqual({
      ...estimateWork(REQUEST),
      complexityThousandths: 130,
      scorer: MODEL_SCORER,
      reasons: [{ text: 'judge puts it at 13 of 100', thousandths: 130 }],
      judgement: { deployment: judge, result: 'scored' },
    });
    expect(asked).toMatchObject([{ deployment: judge, timeoutMs: 500, maxOutputTokens: 16 }]);
    expect(asked[0]?.text).toContain('irrational');
    expect(asked[0]?.instructions).not.toContain('irrational');
  });

  it.each<[string, ModelReply, string]>([
    ['in time', { kind: 'timed-out' }, 'timed-out'],
    ['at all', { kind: 'failed' }, 'failed'],
    ['because the law forbids it', { kind: 'not-cleared' }, 'not-cleared'],
    ['because the caller left', { kind: 'aborted' }, 'aborted'],
    ['with a number', { kind: 'answered', text: 'It depends.' }, 'unreadable'],
  ])('gives way to the features of the text where it does not answer %s', async (_why, reply, result) => {
    const work = await scorer().scorer.score(REQUEST, () => Promise.resolve(reply));
    expect(work).toEqual({ ...estimateWork(REQUEST), judgement: { deployment: judge, result } });
    expect(work.scorer).toBe(BUILT_IN_SCORER);
  });

  it('gives way to them where nothing may be sent', async () => {
    expect(await scorer().scorer.score(REQUEST)).toMatchObject({
      scorer: BUILT_IN_SCORER,
      judgement: { result: 'not-asked' },
    });
  });

  it('is left alone for a while after it fell silent three times, and then asked once', async () => {
    const { clock, scorer: patient } = scorer();
    let reply: ModelReply = { kind: 'timed-out' };
    const results: (string | undefined)[] = [];
    const ask = async () => {
      const { judgement } = await patient.score(REQUEST, () => Promise.resolve(reply));
      results.push(judgement?.result);
    };
    for (let time = 0; time < 4; time += 1) await ask();
    clock.nowMs += 30_000;
    await ask();
    await ask();
    clock.nowMs += 30_000;
    reply = { kind: 'answered', text: '5' };
    await ask();
    reply = { kind: 'timed-out' };
    await ask();
    await ask();
    expect(results).toEqual([
      'timed-out',
      'timed-out',
      'timed-out',
      'resting',
      'timed-out',
      'resting',
      'scored',
      'timed-out',
      'timed-out',
    ]);
  });

  it('is not left alone because callers left, or sent what it may not see', async () => {
    const { scorer: patient } = scorer();
    for (const kind of ['aborted', 'not-cleared', 'aborted', 'aborted', 'not-cleared', 'aborted'] as const) {
      const { judgement } = await patient.score(REQUEST, () => Promise.resolve({ kind }));
      expect(judgement?.result).toBe(kind);
    }
  });
});
