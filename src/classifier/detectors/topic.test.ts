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

  it('knows the words that a stem begins, and the compounds that a word ends, in their cases', () => {
    const finder = topicOf({ words: 'białaczk-+ -übernahme+' });
    expect(finder.words).toContain('białaczk-');
    expect(finder.words).toContain('-übernahmen');
    expect(found(finder, 'z białaczką i Białaczki')).toEqual(['białaczką']);
    expect(found(finder, 'von Firmenübernahmen')).toEqual(['Firmenübernahmen']);
    expect(found(finder, 'übernahmefähig, przebiałaczka')).toEqual([]);
  });

  it('takes one word for one, even where a stem holds it as well', () => {
    expect(found(topicOf({ words: 'witness witnes-' }), 'The witness will concede.')).toEqual([]);
  });

  it('takes a question for one in general only until somebody of one’s own comes in', () => {
    const finder = topicOf({ words: 'pregnant+' });
    expect(found(finder, 'I wonder how to tell my mother that I am pregnant.')).toEqual(['pregnant']);
    expect(found(finder, 'Tell me what is meant by pregnant.')).toEqual([]);
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
