import { describe, expect, it } from 'vitest';
import type { DeploymentName } from '../../domain/ids.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { ModelQuestion, ModelReply } from '../../domain/model-call.ts';
import { askDetector, type DetectorOptions } from './ask-detector.ts';
import { DETECTOR_INSTRUCTIONS, readDetections } from './detector-prompt.ts';

const deployment = 'guardian' as DeploymentName;
const options: DetectorOptions = { deployment, timeoutMs: 1_000, maxCharacters: 1_000 };
const answered = (...findings: [string, string][]): ModelReply => ({
  kind: 'answered',
  text: JSON.stringify({ findings: findings.map(([type, quote]) => ({ type, quote })) }),
});
const chat = (...contents: string[]) =>
  tokeniseText(
    JSON.stringify({ model: 'auto', messages: contents.map((content) => ({ role: 'user', content })) }),
  );

async function detectionOf(contents: string[], reply: ModelReply, changes: Partial<DetectorOptions> = {}) {
  const questions: ModelQuestion[] = [];
  const ask = (question: ModelQuestion) => {
    questions.push(question);
    return Promise.resolve(reply);
  };
  const detection = await askDetector(chat(...contents), ask, { ...options, ...changes });
  return { detection, question: questions[0] };
}

describe('askDetector', () => {
  it('shows the texts, and puts what is found where it stands', async () => {
    const { detection, question } = await detectionOf(
      ['We met Grzegorz.', 'Old Grzegorz is not well, and Grzegorz knows.'],
      answered(['PERSON', 'Grzegorz'], ['HEALTH', 'is not well']),
    );
    expect(question).toMatchObject({ deployment, timeoutMs: 1_000, instructions: DETECTOR_INSTRUCTIONS });
    expect(question?.text).toContain('We met Grzegorz.');
    expect(question?.instructions).not.toContain('Grzegorz');
    expect(detection.result).toBe('read');
    expect(
      detection.findings.map(({ type, level, pointer, start, end }) => [type, level, pointer, start, end]),
    ).toEqual([
      ['PERSON', 'confidential', '/messages/0/content', 7, 15],
      ['PERSON', 'confidential', '/messages/1/content', 4, 12],
      ['PERSON', 'confidential', '/messages/1/content', 30, 38],
      ['HEALTH', 'restricted', '/messages/1/content', 13, 24],
    ]);
  });

  it('takes words that stand nowhere for a finding in the last text', async () => {
    const { detection } = await detectionOf(['one', 'the last'], answered(['HEALTH', 'has diabetes']));
    expect(detection.findings).toMatchObject([{ pointer: '/messages/1/content', start: 0, end: 8 }]);
  });

  it('shows the end of what is too long, and says so', async () => {
    const { detection, question } = await detectionOf(['first text', 'second', 'third'], answered(), {
      maxCharacters: 9,
    });
    expect(detection).toEqual({ result: 'partly', findings: [] });
    expect(question?.text).not.toContain('first');
    expect(question?.text).toContain('cond');
    expect(question?.text).toContain('third');
  });

  it("reads findings as the operator's mapping says", async () => {
    const mapping = {
      levels: new Map([['PERSON', { level: 'internal', from: 1, below: 'internal' } as const]]),
      combinations: [],
    };
    const { detection } = await detectionOf(['We met Grzegorz.'], answered(['PERSON', 'Grzegorz']), {
      mapping,
    });
    expect(detection.findings).toMatchObject([{ type: 'PERSON', level: 'internal' }]);
  });

  it.each<[string, ModelReply]>([
    ['no answer', { kind: 'timed-out' }],
    ['a refusal by the law', { kind: 'not-cleared' }],
    ['talk', { kind: 'answered', text: 'There is nothing sensitive here.' }],
    ['JSON of another shape', { kind: 'answered', text: '{"types":["PERSON"]}' }],
    ['a type it was not told of', answered(['NOTHING', 'x'])],
    ['half an answer', { kind: 'answered', text: '{"findings":[{"type":"PERSON","quo' }],
  ])('counts %s as unread', async (_what, reply) => {
    expect((await detectionOf(['We met Grzegorz.'], reply)).detection).toEqual({
      result: 'unread',
      findings: [],
    });
  });
});

describe('readDetections', () => {
  it('finds the answer among words and fences', () => {
    expect(readDetections('Sure:\n```json\n{"findings":[{"type":"DOB","quote":"3 May"}]}\n```')).toEqual([
      { type: 'DOB', quote: '3 May' },
    ]);
    expect(readDetections('{"findings":[]}')).toEqual([]);
  });

  it('takes none with hundreds of findings, or empty words', () => {
    const one = { type: 'PERSON', quote: 'x' };
    expect(
      readDetections(JSON.stringify({ findings: Array.from({ length: 501 }, () => one) })),
    ).toBeUndefined();
    expect(readDetections('{"findings":[{"type":"PERSON","quote":""}]}')).toBeUndefined();
  });
});
