import { describe, expect, it } from 'vitest';
import type { ChatRequest, Tool } from '../domain/model-request.ts';
import type { Task } from '../domain/work.ts';
import { BUILT_IN_SCORER, estimateWork } from './estimate-work.ts';
import { recogniseTask } from './recognise-task.ts';
import { estimateRequestTokens } from './request-tokens.ts';
import { requestOf } from './sample-request.fixture.ts';
import { COMPLEXITY_BASE, scoreComplexity } from './score-complexity.ts';
import { workFeatures } from './work-features.ts';

const USUAL_THRESHOLD = 600;
const tool: Tool = {
  name: 'search',
  description: 'Searches',
  parametersJson: '{}',
  strict: undefined,
  isServerSide: false,
};

function scoreOf(request: ChatRequest) {
  const features = workFeatures(request);
  return scoreComplexity(features, recogniseTask(features), estimateRequestTokens(request));
}

const HARD = [
  'Prove that there are infinitely many primes p with p ≡ 3 (mod 4), then derive a lower bound for their number below x.',
  'Prove that the square root of 2 is irrational.',
  'Beweise, dass es unendlich viele Primzahlen gibt, und leite dann eine untere Schranke her.',
  'Démontre que racine de 2 est irrationnelle puis généralise le résultat.',
  'Demuestra que la raíz de 2 es irracional y deduce el caso general.',
  'Design a rate limiter for a distributed system: compare token bucket and sliding window, analyse how each fails, and derive the memory it needs per key. It must work across regions without a central store.',
];
const EASY = [
  'What is the capital of France?',
  'Say hello',
  'Hallo, wie geht es dir?',
  'Summarise this paragraph: The meeting was on Tuesday. Everyone must prove attendance, and we compare and analyse the plan.',
  'Classify the sentiment of: great product!',
  'Write a short poem about spring.',
  'Explain the difference between TCP and UDP.',
  'Fasse den folgenden Absatz zusammen: Das Treffen fand am Dienstag statt.',
];

describe('estimateWork', () => {
  it.each(HARD)('takes for hard: %s', (text) => {
    expect(estimateWork(requestOf(text)).complexityThousandths).toBeGreaterThanOrEqual(USUAL_THRESHOLD);
  });

  it.each(EASY)('takes for easy: %s', (text) => {
    expect(estimateWork(requestOf(text)).complexityThousandths).toBeLessThan(450);
  });

  it.each<[Task, string]>([
    ['summarise', 'Summarize the following article in three bullet points.'],
    ['summarise', 'Résume ce texte en deux phrases.'],
    ['classify', 'Classify each ticket as bug, feature or question.'],
    ['extract', 'Extract all dates and amounts from the text below.'],
    ['draft', 'Write an email to the team about Friday.'],
    ['draft', 'Redacta una carta de agradecimiento.'],
    ['question-answering', 'Where does the river Rhine begin?'],
    ['code', 'Write a function that reverses a linked list in Go.'],
    ['code', 'Debug this:\n```js\nlet x = 1;\n```\nIt throws an exception.'],
    ['reasoning', 'Prove the following lemma.'],
    ['reasoning', 'Berechne das Integral von x^2.'],
    ['chat', 'Good evening my friend.'],
  ])('recognises %s', (task, text) => {
    expect(estimateWork(requestOf(text)).task).toBe(task);
  });

  it('takes a request with tools for the work of an agent, and harder', () => {
    const plain = estimateWork(requestOf('Find me a good restaurant.'));
    const agent = estimateWork(requestOf('Find me a good restaurant.', { tools: [tool, tool] }));
    expect(agent.task).toBe('agent');
    expect(agent.complexityThousandths).toBeGreaterThan(plain.complexityThousandths);
  });

  it('follows the effort that the caller asks for', () => {
    const text = 'Where does the river Rhine begin?';
    const of = (effort: 'low' | 'high') =>
      estimateWork(requestOf(text, { reasoning: { effort } })).complexityThousandths;
    expect(of('high')).toBeGreaterThan(estimateWork(requestOf(text)).complexityThousandths);
    expect(of('low')).toBeLessThan(of('high'));
  });

  it('judges the last message of the user, and counts the turns before it', () => {
    const turn = (text: string) => ({ role: 'user' as const, parts: [{ type: 'text' as const, text }] });
    const easyLast = estimateWork(requestOf('', { messages: [turn(HARD[0]!), turn('Thanks!')] }));
    expect(easyLast.complexityThousandths).toBeLessThan(300);
    const turns = Array.from({ length: 8 }, () => turn('Go on with the story please, my friend.'));
    const long = scoreOf(requestOf('', { messages: turns }));
    expect(long.reasons.map(({ text }) => text)).toContain('8 turns of conversation');
  });

  it('gives the strongest reasons first, at most five, without quoting the prompt', () => {
    const estimate = estimateWork(requestOf(`${HARD[0]} Zanzibar must only be used, step by step. 1+1=2?`));
    expect(estimate.reasons).toHaveLength(5);
    const sizes = estimate.reasons.map(({ thousandths }) => Math.abs(thousandths));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(JSON.stringify(estimate.reasons)).not.toMatch(/zanzibar|prime/i);
    expect(estimate.scorer).toBe(BUILT_IN_SCORER);
  });

  it('is pure and stays within its range, however long or empty the text', () => {
    for (const text of ['', ' ', HARD.join(' ').repeat(200), '?'.repeat(10_000), '1. \n'.repeat(5_000)]) {
      const first = estimateWork(requestOf(text));
      expect(estimateWork(requestOf(text))).toEqual(first);
      expect(Number.isInteger(first.complexityThousandths)).toBe(true);
      expect(first.complexityThousandths).toBeGreaterThanOrEqual(0);
      expect(first.complexityThousandths).toBeLessThanOrEqual(1000);
    }
  });

  it('reads a long message at both ends', () => {
    const filler = 'The weather was fine that day. '.repeat(1_000);
    expect(estimateWork(requestOf(`${filler}\nProve the theorem above and derive the bound.`)).task).toBe(
      'reasoning',
    );
  });
});

describe('scoreComplexity', () => {
  it.each([...HARD, ...EASY, ''])(
    'adds up: base and reasons make the score before it is clamped: %s',
    (text) => {
      for (const changes of [{}, { tools: [tool] }, { reasoning: { effort: 'high' as const } }]) {
        const { thousandths, reasons } = scoreOf(requestOf(text, changes));
        const sum = reasons.reduce((total, reason) => total + reason.thousandths, COMPLEXITY_BASE);
        expect(thousandths).toBe(Math.min(1000, Math.max(0, sum)));
        expect(
          reasons.every((reason) => Number.isInteger(reason.thousandths) && reason.thousandths !== 0),
        ).toBe(true);
      }
    },
  );

  it('does not count the wording of what is only to be summarised', () => {
    const wording = scoreOf(
      requestOf('Summarise: prove the theorem, derive the bound, analyse and compare.'),
    );
    expect(wording.reasons.some(({ text }) => text.includes('proof'))).toBe(false);
  });
});
