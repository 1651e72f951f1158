import { describe, expect, it } from 'vitest';
import type { DecisionStory } from './decision-story.ts';
import { createPaint } from './paint.ts';
import { renderDecision, renderExplanation } from './render-decision.ts';

const paint = createPaint(false);

const attempt: DecisionStory['attempts'][number] = {
  attempt: 1,
  purpose: null,
  deployment: 'everyday',
  placement: 'on-premises',
  region: 'eu',
  result: 'failed',
  cause: 'connection-refused',
  status: null,
  durationMs: 1234,
  firstTokenMs: null,
  usage: null,
  costUsd: null,
};

const story: DecisionStory = {
  id: 'req_1',
  at: '2026-11-20T07:05:12.345Z',
  key: { id: 'key_1', name: 'app' },
  dialect: 'openai-chat',
  requestedModel: 'auto',
  preferred: null,
  label: null,
  work: {
    task: 'chat',
    declaredTask: 'contract-review',
    complexity: 0.125,
    reasons: [{ text: 'a short request', adds: -0.09 }],
    judgement: null,
  },
  rule: null,
  candidates: null,
  plan: [],
  attempts: [],
  escalations: [],
  outcome: null,
  replay: null,
};

const finding = { type: 'EMAIL', signal: 'email', pointer: '/messages/0/content', start: 0, end: 5 };
const label = {
  level: 'confidential',
  categories: [],
  residency: ['eu'],
  reasons: [],
  findings: [],
  findingsLeftOut: 0,
};

describe('renderDecision', () => {
  it('leaves out what the key may not see and says what is not known', () => {
    expect(renderDecision(story, paint)).toBe(`Decision req_1
2026-11-20 07:05:12 UTC · asked for auto with the key app (openai-chat)

How hard  chat, declared as contract-review, complexity 0.13 of 1
  · a short request (−0.09)

What happened
  nothing was sent to any model
  still running
`);
  });

  it('tells a failed attempt and a crash without inventing what was not recorded', () => {
    const text = renderDecision(
      {
        ...story,
        attempts: [
          attempt,
          {
            ...attempt,
            attempt: 2,
            placement: null,
            region: null,
            result: null,
            cause: null,
            durationMs: null,
            isHedge: true,
            isColdStart: true,
          },
        ],
        outcome: {
          kind: 'crash',
          status: null,
          error: null,
          deployment: null,
          durationMs: null,
          costUsd: null,
        },
      },
      paint,
    );
    expect(text).toContain('  1. everyday (on-premises, eu): failed connection-refused, in 1.2 s\n');
    expect(text).toContain(
      '  2. everyday: no end on record, beside the one before, found the model not loaded\n',
    );
    expect(text).toContain('  cut short by a crash, cost unknown\n');
    expect(text).not.toMatch(/\$0|null|undefined/);
  });

  it('says why a model that should have judged the work did not', () => {
    const of = (result: string) =>
      renderDecision(
        { ...story, work: { ...story.work, judgement: { deployment: 'judge', result } } },
        paint,
      );
    expect(of('timed-out')).toContain('  · by the features of the text: judge did not answer in time\n');
    expect(of('a later word')).toContain('  · by the features of the text: judge did not say\n');
    expect(of('scored')).not.toContain('judge');
  });

  it('tells an escalation, and what each attempt was for', () => {
    const text = renderDecision(
      {
        ...story,
        attempts: [
          { ...attempt, purpose: 'scoring', deployment: 'judge', result: 'answered', cause: null },
          { ...attempt, attempt: 2, result: 'answered', cause: null },
          {
            ...attempt,
            attempt: 3,
            purpose: 'escalation',
            deployment: 'frontier',
            result: 'answered',
            cause: null,
          },
        ],
        escalations: [
          { rule: 'gave up', from: 'everyday', to: 'frontier' },
          { rule: null, from: 'everyday', to: 'frontier' },
        ],
      },
      paint,
    );
    expect(text).toContain('  1. judge (on-premises, eu), to say how hard it is: answered, in 1.2 s\n');
    expect(text).toContain('  2. everyday (on-premises, eu): answered, in 1.2 s\n');
    expect(text).toContain('  3. frontier (on-premises, eu), for a better answer: answered, in 1.2 s\n');
    expect(text).toContain(
      '  the answer of everyday was not good enough by the rule “gave up”: frontier was asked\n',
    );
    expect(text).toContain('  the answer of everyday was not good enough: frontier was asked\n');
  });

  it('is loud when the decision cannot be computed again', () => {
    expect(renderDecision({ ...story, replay: { identical: false } }, paint)).toContain(
      'NOT the same decision',
    );
  });

  it('says when nothing was preferred, and when the caller chose', () => {
    const rule = { name: 'no rule matched', kind: 'rule' as const, use: [] };
    expect(renderDecision({ ...story, rule }, paint)).toContain('Why there  no rule matched\n');
    const named = { name: 'named by the caller', kind: 'named' as const, use: ['frontier'] };
    expect(renderDecision({ ...story, rule: named }, paint)).toContain(
      'the caller named the model: frontier\n',
    );
  });

  it('says where a finding stands, and what tries to take the model over', () => {
    const injection = { kind: 'prompt-injection', score: 0.912, places: ['passage', 'tool-result'] };
    const findings = [{ ...finding, place: 'tool-result' }];
    const text = renderDecision({ ...story, label: { ...label, findings, injection } }, paint);
    expect(text).toContain(' (tool-result), characters ');
    expect(text).toContain(
      'Takes the model over  prompt-injection, score 0.912 in passage and tool-result\n',
    );
    expect(renderDecision({ ...story, label: { ...label, injection: null } }, paint)).not.toContain('Takes');
  });

  it('counts findings beyond a dozen', () => {
    const findings = Array.from({ length: 20 }, () => finding);
    const text = renderDecision({ ...story, label: { ...label, findings, findingsLeftOut: 3 } }, paint);
    expect(text.match(/EMAIL/g)).toHaveLength(12);
    expect(text).toContain('  · and 11 more\n');
    expect(text).toContain('How sensitive  confidential, must stay in eu\n');
  });
});

describe('renderExplanation', () => {
  it('names the plan in order, or the refusal', () => {
    expect(renderExplanation({ ...story, plan: ['a', 'b', 'c'] }, paint)).toContain(
      'It would go to a, then b, c.\n',
    );
    expect(renderExplanation(story, paint)).toContain('It would be refused');
  });

  it('tells why a candidate is out', () => {
    const candidates = [
      { deployment: 'small', verdict: 'unfit' as const, reasons: ['lacks images', 'lacks tools'] },
    ];
    expect(renderExplanation({ ...story, candidates }, paint)).toContain(
      '  ✗ small cannot serve it: lacks images; lacks tools\n',
    );
  });
});
