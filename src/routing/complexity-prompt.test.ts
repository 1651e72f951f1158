import { describe, expect, it } from 'vitest';
import { complexityQuestion, readComplexity } from './complexity-prompt.ts';
import { requestOf } from './sample-request.fixture.ts';

describe('what a judge is asked', () => {
  it('is the last message of the user, and how large the request is', () => {
    const turn = (text: string) => ({ role: 'user' as const, parts: [{ type: 'text' as const, text }] });
    const question = complexityQuestion(requestOf('', { messages: [turn('first'), turn('second')] }), 1_234);
    expect(question).toContain('second');
    expect(question).not.toContain('first');
    expect(question).toContain('1234 tokens');
    expect(question).toContain('2 messages');
  });

  it('is bounded, however long the request, and tears no character', () => {
    const question = complexityQuestion(requestOf(`begin ${'😀'.repeat(100_000)} end`), 1);
    expect(question.length).toBeLessThan(4_500);
    expect(question).toContain('begin');
    expect(question).toContain(' end');
    expect(question).not.toMatch(/[\ud800-\udfff]/u);
  });
});

describe('what a judge answers', () => {
  it.each([
    ['72', 720],
    [' 0\n', 0],
    ['100', 1_000],
    ['7.', 70],
    ['easy', 200],
    ['Hard.', 800],
  ])('%j counts as %i thousandths', (reply, thousandths) => {
    expect(readComplexity(reply)).toBe(thousandths);
  });

  it.each([
    '',
    '101',
    '-5',
    '7.5',
    '0x10',
    '72 because it is a proof',
    'constructor',
    '٤٢',
    'very hard',
    '007',
  ])('%j is no answer', (reply) => {
    expect(readComplexity(reply)).toBeUndefined();
  });
});
