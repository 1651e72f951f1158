import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from './answers.ts';
import { QUESTIONS } from './questions.ts';
import { type AnswerNames, readAnswers } from './read-answers.ts';

const NAMES: AnswerNames = {
  accelerators: ['l4-24gb', 'h100-sxm-80gb'],
  models: ['qwen3-8b', 'qwen3-14b'],
  prices: ['openai/gpt-5.2'],
  closestName: (name, known) => [...known].find((each) => each.startsWith(name.slice(0, 4))),
};
const read = (given: unknown) => readAnswers(given, NAMES);

describe('questions', () => {
  it('are one for each answer, the four first', () => {
    expect(QUESTIONS.map(({ id }) => id).sort()).toEqual(Object.keys(NO_ANSWERS).sort());
    const firsts = QUESTIONS.filter(({ rank }) => rank === 'first').map(({ id }) => id);
    expect(QUESTIONS.slice(0, firsts.length).map(({ id }) => id)).toEqual(firsts);
    const order = ['sensitivity', 'volume', 'frontierNeed', 'capability'].map((id) =>
      firsts.findIndex((each) => each === id),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('the guide', () => {
  it('lists every question, and every option', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/advisor.md'), 'utf8');
    for (const { id, answer } of QUESTIONS) {
      expect(guide).toMatch(new RegExp(`^\\| .*\`${id}\`.* \\|`, 'm'));
      const options = answer.kind === 'choice' || answer.kind === 'several' ? answer.options : [];
      const row =
        guide.split('\n').find((line) => line.startsWith('| `') && line.includes(`\`${id}\``)) ?? '';
      for (const { value } of options) expect(row).toContain(`\`${value}\``);
    }
  });
});

describe('answers', () => {
  it('are read as people write them', () => {
    const { answers, problems } = read({
      sensitivity: 'Restricted',
      leaving: 'sensitive stays',
      sensitiveShare: '70 %',
      volume: '200k',
      operatorTest: true,
      tasks: 'summarise, code',
      regions: ['EU'],
      country: 'de',
      budgetPerMonth: '$2,000',
      hardware: 'L4-24GB',
      openModel: 'qwen3-14b',
    });
    expect(problems).toEqual([]);
    expect(answers).toEqual({
      ...NO_ANSWERS,
      sensitivity: 'restricted',
      leaving: 'sensitive-stays',
      sensitiveShare: 0.7,
      volume: 200_000,
      operatorTest: 'yes',
      tasks: ['summarise', 'code'],
      regions: ['eu'],
      country: 'DE',
      budgetPerMonth: 2_000,
      hardware: 'l4-24gb',
      openModel: 'qwen3-14b',
    });
  });

  it.each([null, '', '?', 'unknown', "don't know", 'dont-know', '-'].filter((each) => each !== ''))(
    'are unknown as %j, never zero or no',
    (unknown) => {
      const given = Object.fromEntries(QUESTIONS.map(({ id }) => [id, unknown]));
      expect(read(given)).toEqual({ answers: NO_ANSWERS, problems: [] });
    },
  );

  it.each([
    [{ volume: -1 }, 'volume', /must be from 0 to 1,000,000,000,000 \(requests a month\), not "-1"/],
    [{ volume: 1e15 }, 'volume', /must be from 0/],
    [{ volume: Number.NaN }, 'volume', /must be from 0/],
    [{ volume: 'many' }, 'volume', /is no number/],
    [{ volume: { a: 1 } }, 'volume', /is no number/],
    [{ sensitiveShare: 70 }, 'sensitiveShare', /70 % is written 0\.7/],
    [
      { budgetPerMonth: '€2000' },
      'budgetPerMonth',
      /amounts are in US dollars, "€2000" is not; convert it first/,
    ],
    [{ budgetPerMonth: '2000 EUR' }, 'budgetPerMonth', /amounts are in US dollars/],
    [{ sensitivity: 'top secret' }, 'sensitivity', /is none of: public, internal, confidential, restricted/],
    [{ tasks: ['summarise', 'dance'] }, 'tasks', /"dance" is none of/],
    [{ regions: ['e'] }, 'regions', /write for instance eu/],
    [{ country: 'Germany' }, 'country', /write for instance DE/],
    [{ tasks: Array.from({ length: 40 }, () => 'code') }, 'tasks', /at most 32 entries/],
  ])('that cannot be used are told: %j', (given, question, message) => {
    const { problems } = read(given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ question, message: expect.stringMatching(message) });
  });

  it('that name what no catalogue has get the nearest', () => {
    expect(read({ openModel: 'qwen3-9b', hardware: 'h100' }).problems).toMatchObject([
      { question: 'hardware', suggestion: 'h100-sxm-80gb' },
      { question: 'openModel', suggestion: 'qwen3-8b' },
    ]);
  });

  it('to no question are told, with the question that was probably meant', () => {
    expect(read({ volumes: 1 }).problems).toEqual([
      { question: 'volumes', message: 'is no question', suggestion: 'volume' },
    ]);
  });

  it('keeps a share as it was written', () => {
    expect(read({ availability: '99.9 %' }).answers.availability).toBe(0.999);
    expect(read({ availability: 0.999 }).answers.availability).toBe(0.999);
  });

  it.each([[[]], ['text'], [null], [3]])('must be a mapping, not %j', (given) => {
    expect(read(given)).toMatchObject({ answers: NO_ANSWERS, problems: [{ question: '' }] });
  });

  it('report every mistake at once', () => {
    expect(read({ volume: 'x', sensitivity: 'y', nobody: 1 }).problems).toHaveLength(3);
  });
});
