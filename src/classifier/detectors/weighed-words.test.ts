import { describe, expect, it } from 'vitest';
import { findingsOf, typesOf } from '../detector-spec.fixture.ts';
import { createScanner } from '../scan-text.ts';
import { weighedWords } from './weighed-words.ts';

const PURCHASE =
  'sign the purchase with the fund on Thursday night, price 31 a share, shareholders vote on the offer in May, the deal is priced below market.';
const LOSS = 'lost her baby in March and has not left the house since, please help me write to her boss.';
const CALM = 'The weather was fine and we had a walk. ';
const ILLNESS = 'in hospital because of depression, cutting, pills and panic attacks, afraid of going back';
const QUESTION =
  'What does it mean to be at home with depression, cutting, pills, tablets, panic, crying, no sleep, afraid of everything, losing weight?';

describe('weighed words', () => {
  it.each([
    ['HEALTH', `My sister ${LOSS}`],
    ['HEALTH', 'Meine Schwester war acht Wochen in der Klinik und hat Angst, dass der Chef es erfährt.'],
    ['HEALTH', 'Ma nièce ne mange plus et a perdu dix kilos depuis la rentrée.'],
    ['SPECIAL_CATEGORY', 'El niño dice que su padrastro le pega y tiene miedo de volver a casa.'],
    ['MNPI', `We ${PURCHASE}`],
    ['MNPI', 'Le trimestre est très mauvais, le marché ne le sait pas encore.'],
    [
      'LEGAL_PRIVILEGE',
      'Our counsel would settle at 300 before the expert is heard, keep that off the minutes.',
    ],
  ])('add up to %s: %s', (type, text) => {
    expect(typesOf(weighedWords, text)).toContain(type);
  });

  it.each([
    ['nobody in particular', `Three weeks ${ILLNESS}.`],
    ['nobody in our house', `Our office: ${ILLNESS}.`],
    [
      'a question in general at the end of a long text',
      `${CALM.repeat(6)}My brother came along. ${QUESTION}`,
    ],
    ['two words that weigh much', 'She, on chemo.'],
    ['no house of ours', `The Danes ${PURCHASE}`],
    ['news', `According to Reuters we ${PURCHASE}`],
    [
      'a question in general',
      'What can help a woman who lost her baby in March and has not left the house since?',
    ],
    ['a story', `In my novel, the main character is a nurse whose sister ${LOSS}`],
    [
      'what is mostly no talk',
      'She has a tumor, panic, pregnant, depression: runtime mutex lexeme iterator kernel semaphore thunk closure vtable opcode',
    ],
  ])('say nothing of %s', (_, text) => {
    expect(findingsOf(weighedWords, text)).toEqual([]);
  });

  it('are not asked about long texts, which have words of their trade', () => {
    expect(findingsOf(weighedWords, `${CALM.repeat(5)}My sister ${LOSS}`)).not.toEqual([]);
    expect(findingsOf(weighedWords, `${CALM.repeat(30)}My sister ${LOSS}`)).toEqual([]);
  });

  it('find the passage of a longer text, and tell the word that weighs most', () => {
    const text = `${CALM.repeat(9)}My sister ${LOSS}`;
    const { findings } = createScanner([weighedWords]).scan(text, () => false);
    expect(findings.map(({ start }) => start > CALM.length * 7)).toContain(true);
  });

  it('keep in the house what weighs less', () => {
    const levels = (text: string) =>
      createScanner([weighedWords])
        .scan(text, () => false)
        .findings.map(({ level }) => level);
    expect(levels(`My sister ${LOSS}`)).toEqual(['restricted']);
    const less = 'He says that she cries at her desk and has lost weight since the summer.';
    expect(levels(less)).toEqual(['confidential']);
  });
});
