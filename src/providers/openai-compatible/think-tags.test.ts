import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TaggedText, ThinkTags } from './think-tags.ts';

function split(...pieces: string[]): { reasoning: string; text: string } {
  const tags = new ThinkTags();
  const all: TaggedText[] = [...pieces.flatMap((piece) => tags.push(piece)), ...tags.end()];
  const join = (kind: TaggedText['kind']) =>
    all
      .filter((piece) => piece.kind === kind)
      .map((piece) => piece.text)
      .join('');
  return { reasoning: join('reasoning'), text: join('text') };
}

describe('reasoning inside the content (case 85)', () => {
  it('separates what stands between the tags', () => {
    expect(split('<think>hm</think>yes')).toEqual({ reasoning: 'hm', text: 'yes' });
  });

  it('finds tags that are split over chunks', () => {
    expect(split('<th', 'ink>h', 'm</', 'think', '>\n\n', 'yes')).toEqual({ reasoning: 'hm', text: 'yes' });
  });

  it('takes white space before the tag', () => {
    expect(split('\n', '<think>hm</think>yes')).toEqual({ reasoning: 'hm', text: 'yes' });
  });

  it('leaves a tag alone that does not begin the content', () => {
    const content = 'Models write <think>…</think> tags';
    expect(split(content)).toEqual({ reasoning: '', text: content });
  });

  it('leaves a second pair alone', () => {
    expect(split('<think>a</think>b<think>c</think>')).toEqual({ reasoning: 'a', text: 'b<think>c</think>' });
  });

  it('gives text at once that cannot become a tag', () => {
    expect(new ThinkTags().push('Hello')).toEqual([{ kind: 'text', text: 'Hello' }]);
  });

  it('gives back what was held when the content ends', () => {
    expect(split('<thi')).toEqual({ reasoning: '', text: '<thi' });
    expect(split('<think>a</thi')).toEqual({ reasoning: 'a</thi', text: '' });
  });

  it('does not hold back white space without end', () => {
    expect(new ThinkTags().push(' '.repeat(65))).toHaveLength(1);
  });

  it('separates the same however the content is cut', () => {
    const piece = fc.constantFrom('<think>', '</think>', '<', '</', 'think', '>', ' ', '\n', 'a', 'ä');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const content = pieces.join('');
        expect(split(...content.split(''))).toEqual(split(content));
        expect(split(...pieces)).toEqual(split(content));
      }),
      { numRuns: 500 },
    );
  });
});
