import { describe, expect, it } from 'vitest';
import type { ObservedGroup, ObservedTraffic } from '../break-even/from-traffic.ts';
import { type Answers, NO_ANSWERS, type QuestionId } from './answers.ts';
import { findContradictions } from './contradictions.ts';
import { observeFacts } from './observed-facts.ts';
import { answeredBy, nextQuestion } from './questions-left.ts';

function group(name: string, requests: number): ObservedGroup {
  return {
    group: name,
    requests,
    inputTokens: requests * 900,
    cachedInputTokens: 0,
    outputTokens: requests * 100,
    actualNano: 0n,
    attemptsWithoutCost: 0,
    frontierNano: undefined,
  };
}

function traffic(requests: number, days: number): ObservedTraffic {
  return {
    days,
    total: group('all', requests),
    byTask: [
      group('summarise', requests * 0.7),
      group('code', requests * 0.28),
      group('agent', requests * 0.02),
    ],
    byLevel: [
      group('internal', requests * 0.6),
      group('confidential', requests * 0.3),
      group('restricted', requests * 0.1),
    ],
  };
}

const OBSERVED = observeFacts({
  traffic: traffic(30_000, 30),
  requestsByDay: Array.from({ length: 20 }, () => 1_500),
});

describe('what the ledger answers', () => {
  it('is volume, length, sensitivity, peaks and work, and what was taken is said', () => {
    expect(OBSERVED).toMatchObject({
      kind: 'known',
      volume: Math.round((30_000 / 30) * (365 / 12)),
      inputTokens: 900,
      outputTokens: 100,
      sensitiveShare: 0.4,
      traffic: 'office-hours',
      tasks: [
        { task: 'summarise', share: 0.7 },
        { task: 'code', share: 0.28 },
      ],
    });
    expect(OBSERVED.taken).toHaveLength(5);
    expect(OBSERVED.taken[0]).toMatch(/^Volume: 30,000 requests in 30\.0 days on record/);
  });

  it('is nothing for three requests, and says so', () => {
    const few = observeFacts({ traffic: traffic(3, 30), requestsByDay: [3] });
    expect(few).toMatchObject({ kind: 'too-little', requests: 3 });
    expect(few.taken).toEqual([
      'Nothing was taken from the ledger: it holds 3 requests in 30.0 days, too little to tell a month from.',
    ]);
    expect(answeredBy(few)).toEqual(new Set());
  });

  it('is nothing of levels that are withheld', () => {
    const blind = observeFacts({ traffic: { ...traffic(30_000, 30), byLevel: [] }, requestsByDay: [30_000] });
    expect(blind).toMatchObject({ sensitiveShare: undefined, traffic: 'bursty' });
    expect(answeredBy(blind).has('sensitiveShare')).toBe(false);
  });

  it('is not asked again', () => {
    const asked: QuestionId[] = [];
    for (;;) {
      const question = nextQuestion(NO_ANSWERS, new Set(asked), OBSERVED);
      if (question === undefined) break;
      asked.push(question.id);
    }
    for (const id of [
      'volume',
      'inputTokens',
      'outputTokens',
      'traffic',
      'tasks',
      'sensitiveShare',
    ] as const) {
      expect(asked).not.toContain(id);
    }
    expect(asked.slice(0, 3)).toEqual(['sensitivity', 'leaving', 'frontierNeed']);
  });
});

describe('questions', () => {
  const after = (answers: Partial<Answers>, ...asked: QuestionId[]) =>
    nextQuestion(answers, new Set(asked), undefined)?.id;

  it('that another answer has made idle are left out', () => {
    expect(after({ sensitivity: 'restricted' }, 'leaving')).toBe('sensitiveShare');
    expect(after({ sensitivity: 'restricted', leaving: 'all-stays' })).toBe('volume');
    const upToNeed = {
      sensitivity: 'public',
      leaving: 'may-leave',
      volume: 1,
      inputTokens: 1,
      outputTokens: 1,
    } as const;
    expect(after({ ...upToNeed, frontierNeed: 'none' })).toBe('capability');
    expect(after({ ...upToNeed, frontierNeed: 'some' })).toBe('frontierShare');
  });

  it('are asked once, also when nobody knows', () => {
    expect(after({}, 'sensitivity')).toBe('leaving');
  });
});

describe('contradictions', () => {
  const found = (answers: Partial<Answers>) =>
    findContradictions({ ...NO_ANSWERS, ...answers }).map(({ between }) => between.join('+'));

  it.each<[Partial<Answers>, string]>([
    [{ offline: 'always', frontierNeed: 'most' }, 'offline+frontierNeed'],
    [{ offline: 'always', closedModel: 'openai/gpt-5.2' }, 'offline+closedModel'],
    [{ leaving: 'all-stays', frontierNeed: 'most' }, 'leaving+frontierNeed'],
    [{ leaving: 'all-stays', closedModel: 'openai/gpt-5.2' }, 'leaving+closedModel'],
    [{ sensitivity: 'restricted', leaving: 'may-leave' }, 'sensitivity+leaving'],
    [{ sensitivity: 'public', sensitiveShare: 0.2 }, 'sensitivity+sensitiveShare'],
    [{ regulations: ['itar'], leaving: 'may-leave' }, 'regulations+leaving'],
    [{ capability: 'accelerators', operatorTest: 'no' }, 'capability+operatorTest'],
    [{ capability: 'none', operatorTest: 'yes' }, 'capability+operatorTest'],
    [{ frontierNeed: 'none', frontierShare: 0.3 }, 'frontierNeed+frontierShare'],
    [{ team: 0, operatorTest: 'yes' }, 'team+operatorTest'],
    [{ use: 'internal', users: 2_000_000 }, 'use+users'],
  ])('%j is told', (answers, between) => {
    expect(found(answers)).toEqual([between]);
  });

  it('are none where nothing was said, or all fits', () => {
    expect(found({})).toEqual([]);
    expect(
      found({ offline: 'always', frontierNeed: 'none', leaving: 'all-stays', operatorTest: 'yes' }),
    ).toEqual([]);
  });
});
