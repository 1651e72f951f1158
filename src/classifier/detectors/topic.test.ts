import { describe, expect, it } from 'vitest';
import { findingOf } from '../matching.ts';
import { createTopicFinder, type Topic } from './topic.ts';

const finding = findingOf('MNPI', 'restricted', 'financial');
const topicOf = (topic: Partial<Topic>) =>
  createTopicFinder([{ words: 'witness concede hush_money+ état', finding, ...topic }]);

/** Where every word stands that the finder could look at, as the one pass over a text would tell it. */
function found(finder: ReturnType<typeof createTopicFinder>, text: string): string[] {
  const hits = [...text.matchAll(/(?<![\p{L}])\p{L}+/gu)].map((match) => match.index);
  return finder.find(text, hits).map(({ start, end }) => text.slice(start, end));
}

describe('a topic', () => {
  it('counts when two weak words stand together, or a strong one alone', () => {
    const finder = topicOf({});
    expect(found(finder, 'The Witness will concede it.')).toEqual(['concede']);
    expect(found(finder, 'He paid hush money to her.')).toEqual(['hush money']);
    expect(found(finder, 'The witness saw a witness.')).toEqual([]);
    expect(found(finder, `witness ${'and so on '.repeat(30)}concede`)).toEqual([]);
  });

  it('takes words whole, whatever their case, with their accents', () => {
    const finder = topicOf({ enough: 1 });
    expect(found(finder, 'L’ÉTAT')).toEqual(['ÉTAT']);
    expect(found(finder, 'etat')).toEqual([]);
    expect(found(finder, 'witnesses conceded')).toEqual([]);
  });

  it('wakes by the rarest word of a phrase, not by one that is in every text', () => {
    expect(topicOf({ words: 'came_out_to+ not_a_word_of_it' }).words).toEqual(['came', 'word']);
  });

  it('needs its anchor, and nothing that speaks against it', () => {
    const finder = topicOf({ anchor: { phrases: ['our|we'], also: ['settle'] }, unless: ['novel'] });
    expect(found(finder, 'we settle: the witness will concede')).toEqual(['concede']);
    expect(found(finder, 'they settle: the witness will concede')).toEqual([]);
    expect(found(finder, 'our witness will concede')).toEqual([]);
    expect(found(finder, 'we settle in my novel: the witness will concede')).toEqual([]);
  });

  it('may need a person', () => {
    const finder = topicOf({ anchor: { person: true } });
    expect(found(finder, 'My brother, a witness, will concede it.')).toEqual(['concede']);
    expect(found(finder, 'Witness, concede.')).toEqual([]);
  });
});
