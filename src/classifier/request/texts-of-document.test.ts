import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../domain/json/leaves.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import { placeFindings } from './place-findings.ts';
import { isProtocolKey, isProtocolValue } from './protocol-words.ts';
import { type TextToScan, textsOfDocument } from './texts-of-document.ts';

const textsOf = (body: unknown): TextToScan[] =>
  textsOfDocument(tokeniseText(JSON.stringify(body)), () => false);

describe('textsOfDocument', () => {
  it('reads running text by itself and short values on one sheet, with their keys', () => {
    const texts = textsOf({
      model: 'auto',
      messages: [{ role: 'user', content: 'Hello there' }],
      metadata: { ssn: '123', n: [1, 2] },
    });
    expect(texts.map(({ kind, text }) => [kind, text])).toEqual([
      ['leaf', 'Hello there'],
      ['sheet', 'model: auto\nssn\nssn: 123\nn: 1\n2'],
    ]);
  });

  it('joins neighbouring texts of one message, and not of two', () => {
    const part = (text: string) => ({ type: 'text', text });
    const texts = textsOf({
      messages: [
        { role: 'user', content: [part('one'), part('two')] },
        { role: 'user', content: 'three' },
      ],
    });
    expect(texts.filter(({ kind }) => kind === 'seam').map(({ text }) => text)).toEqual(['onetwo']);
  });

  it('joins with a space as well where a name could go on', () => {
    const part = (text: string) => ({ type: 'text', text });
    const content = [part('I am Anna'), part('Weber, of'), part('Hof'), part('and more')];
    const seams = textsOf({ messages: [{ role: 'user', content }] }).filter(({ kind }) => kind === 'seam');
    expect(seams.map(({ text }) => text)).toEqual([
      'I am AnnaWeber, ofHofand more',
      'I am Anna Weber, of Hofand more',
    ]);
    for (const { text, pieces } of seams) {
      const read = pieces.map(({ start, length }) => text.slice(start, start + length));
      expect(read).toEqual(content.map((each) => each.text));
    }
  });

  it('has every leaf of any document whole in some text, save exact words of the format', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const document = tokeniseText(
          JSON.stringify({ messages: [{ role: 'user', content: value }], extra: value }),
        );
        const texts = textsOfDocument(document, () => false);
        const whole = new Set(
          texts.flatMap(({ text, pieces }) =>
            pieces
              .filter(
                ({ leafStart, length, leaf, start }) =>
                  leafStart === 0 && text.slice(start, start + length) === leaf.text,
              )
              .map(({ leaf }) => leaf.start),
          ),
        );
        for (const leaf of leavesOf(document)) {
          const key = leaf.path?.segment;
          const isFormat =
            leaf.text === '' ||
            (leaf.kind === 'key' ? isProtocolKey(leaf.text) : isProtocolValue(key, leaf.text));
          if (!isFormat) expect(whole.has(leaf.start), leaf.text).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not grow a small body into a huge one', () => {
    const body = { [`k${'x'.repeat(190)}`]: Array.from({ length: 5_000 }, () => 1) };
    const total = textsOf(body).reduce((sum, { text }) => sum + text.length, 0);
    expect(total).toBeLessThan(3 * JSON.stringify(body).length);
  });
});

describe('protocol words', () => {
  it('are exact', () => {
    expect(isProtocolKey('role')).toBe(true);
    expect(isProtocolKey('Role')).toBe(false);
    expect(isProtocolValue('role', 'user')).toBe(true);
    expect(isProtocolValue('role', 'user ')).toBe(false);
    expect(isProtocolValue('text', 'user')).toBe(false);
    expect(isProtocolValue(undefined, 'user')).toBe(false);
  });
});

describe('placeFindings', () => {
  const finding = { type: 'X', level: 'confidential', categories: [], signal: 's' } as const;

  it('tells a finding over two leaves of both, with offsets into each', () => {
    const part = (text: string) => ({ type: 'text', text });
    const seam = textsOf({ messages: [{ role: 'user', content: [part('abcd'), part('efgh')] }] }).find(
      ({ kind }) => kind === 'seam',
    )!;
    const placed = placeFindings(seam, [{ ...finding, start: 2, end: 6 }]);
    expect(placed.map(({ leaf, start, end }) => leaf.text.slice(start, end))).toEqual(['cd', 'ef']);
  });

  it('takes from a seam only what crosses it, or is restricted', () => {
    const part = (text: string) => ({ type: 'text', text });
    const seam = textsOf({ messages: [{ role: 'user', content: [part('abcd'), part('efgh')] }] }).find(
      ({ kind }) => kind === 'seam',
    )!;
    expect(placeFindings(seam, [{ ...finding, start: 0, end: 2 }])).toEqual([]);
    expect(placeFindings(seam, [{ ...finding, level: 'restricted', start: 0, end: 2 }])).toHaveLength(1);
  });

  it.each([
    ['… Anna Weber', 'Please write.', 'WeberPlease', ['Weber']],
    ['to write', 'Weber now', 'writeWeber', ['Weber']],
    ['a.weber@firma-nord.de', 'mail her', 'a.weber@firma-nord.demail', ['a.weber@firma-nord.de']],
    ['Anna Web', 'er writes', 'Weber', ['Web', 'er']],
    ['Thomas', 'Müller writes', 'ThomasMüller', ['Thomas', 'Müller']],
    ['write', 'please', 'writeplease', ['write', 'please']],
  ])('takes no word beside a seam for a part of a name: %j, %j', (one, other, joined, expected) => {
    const part = (text: string) => ({ type: 'text', text });
    const content = [part(one), part(other)];
    const seam = textsOf({ messages: [{ role: 'user', content }] }).find(({ kind }) => kind === 'seam')!;
    const start = seam.text.indexOf(joined);
    const type = joined.includes('@') ? 'EMAIL' : 'PERSON';
    const placed = placeFindings(seam, [{ ...finding, type, start, end: start + joined.length }]);
    expect(placed.map(({ leaf, ...at }) => leaf.text.slice(at.start, at.end))).toEqual(expected);
  });

  it('loses no finding that stands between the leaves', () => {
    const sheet = textsOf({ a: 'x', b: 'y' }).find(({ kind }) => kind === 'sheet')!;
    expect(placeFindings(sheet, [{ ...finding, start: 1, end: 2 }]).length).toBeGreaterThan(0);
  });
});
