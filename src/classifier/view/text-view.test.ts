import { describe, expect, it } from 'vitest';
import { buildLexicon } from './lexicon.ts';
import { viewText } from './text-view.ts';

const lexicon = buildLexicon([['password', 'müller'], ['born'], []]);
const view = (text: string) => viewText(text, lexicon);
const slices = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe('viewText', () => {
  it('tells each owner where its words stand, whatever their case', () => {
    const text = 'Password, born PASSWORD dbPassword my_password passwords Müller';
    expect(view(text).hits[0]?.map((at) => text.slice(at, at + 8))).toEqual([
      'Password',
      'PASSWORD',
      'Password',
      'password',
      'Müller',
    ]);
    expect(view(text).hits[1]).toEqual([10]);
    expect(view(text).hits[2]).toBeUndefined();
  });

  it('knows long words by how they end', () => {
    const ended = buildLexicon([['-itis', 'bronchitis'], ['-ecto']]);
    const text = 'Bronchitis, GASTRITIS and litis; gastritisx colecto-ecto selecto';
    const { hits } = viewText(text, ended);
    expect(hits[0]?.map((at) => text.slice(at, at + 6))).toEqual(['Bronch', 'GASTRI']);
    expect(hits[1]?.map((at) => text.slice(at, at + 7))).toEqual(['colecto', 'selecto']);
  });

  it('knows long words by how they begin, and longer endings', () => {
    const parted = buildLexicon([
      ['łapówk-', 'suizid-'],
      ['-krankheit', '-itis'],
    ]);
    const text = 'Suizidal, Łapówkami, suizi; Herzkrankheit, krankheiten';
    const { hits } = viewText(text, parted);
    expect(hits[0]?.map((at) => text.slice(at, at + 5))).toEqual(['Suizi', 'Łapów']);
    expect(hits[1]?.map((at) => text.slice(at, at + 5))).toEqual(['Herzk']);
    expect(() => buildLexicon([['-is']])).toThrow('too short');
    expect(() => buildLexicon([['suiz-']])).toThrow('too short');
  });

  it('knows a word at the very end and next to digits', () => {
    expect(view('born').hits[1]).toEqual([0]);
    expect(view('1born2').hits[1]).toEqual([1]);
    expect(view('reborn').hits[1]).toBeUndefined();
  });

  it('finds stretches with five digits close together, with what stands around them', () => {
    const text = `${'x '.repeat(20)}AB12-34 567 ${'y '.repeat(20)} 1 2 ${'z '.repeat(20)}`;
    const found = slices(text, view(text).numbers);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('AB12-34 567');
    expect(view('in 2024 and 1999').numbers).toEqual([]);
    expect(view('12345').numbers).toEqual([{ start: 0, end: 5 }]);
  });

  it('tells where digits begin and end', () => {
    expect(view('a1 23-x 456').digitRuns).toEqual([1, 2, 3, 5, 8, 11]);
    expect(view('none').digitRuns).toEqual([]);
  });

  it('merges stretches that touch', () => {
    expect(view('12345 and 67890').numbers).toHaveLength(1);
  });

  it('finds runs that could be keys', () => {
    const text = 'short1 abcdefghijklmnop1 abcdefghijklmnopq thisIsAVeryLongIdentifierIndeed-yes';
    expect(slices(text, view(text).tokens)).toEqual([
      'abcdefghijklmnop1',
      'thisIsAVeryLongIdentifierIndeed-yes',
    ]);
  });

  it('counts traits', () => {
    expect(view('A@b: c=d/e\n12%é').traits).toEqual({
      length: 15,
      digits: 2,
      upperCase: 1,
      lines: 2,
      hasAt: true,
      hasSlash: true,
      hasColon: true,
      hasEquals: true,
      hasPercent: true,
      hasBackslash: false,
      hasAmpersand: false,
      hasNonAscii: true,
      hasUnusual: false,
    });
    expect(view('\\ & \uff11').traits).toMatchObject({
      hasBackslash: true,
      hasAmpersand: true,
      hasUnusual: true,
    });
  });

  it('finds runs that could be base64, wherever they end', () => {
    for (const text of [
      'abC+/defghij',
      'x ABCDEFGHIJKL',
      'abC-_defghij é',
      'abcdefghijk1=',
      'a\nMTExMjIyMzMz',
    ]) {
      expect(view(text).encodedRuns, text).toHaveLength(1);
    }
    for (const text of [
      'abcdefghijklmnopqrstuvw',
      'Abcdefghijklmnop',
      'aBcdefg hijklmnopqrstu',
      'h1 jklmnopqrstu',
      'abcdefgé1234567890',
    ]) {
      expect(view(text).encodedRuns, text).toEqual([]);
    }
  });

  it('knows which characters may be others in disguise', () => {
    for (const plain of ['Größe', 'Łódź', 'naïve', '漢字', 'a – b', '日本語', 'smile 😀']) {
      expect(view(plain).traits.hasUnusual, plain).toBe(false);
    }
    for (const odd of [
      '\u200b',
      '\uff21',
      'e\u0301',
      '\u0663',
      '\ufb01',
      '\ud835\udfcf',
      '\u00ad',
      '\u1100',
      '\u0441',
    ]) {
      expect(view(`a${odd}`).traits.hasUnusual, odd).toBe(true);
    }
  });

  it('knows capitals of other alphabets', () => {
    const own = buildLexicon([['świadczenie', 'łódź', 'елена', 'čeština']]);
    for (const text of ['Świadczenie', 'ŁÓDŹ', 'Елена', 'Čeština'])
      expect(viewText(text, own).hits[0], text).toEqual([0]);
  });

  it('is not disturbed by a text that was read before', () => {
    view(`born ${'1'.repeat(10_000)} password`);
    expect(view('no').digitRuns).toEqual([]);
    expect(view('bor').hits[1]).toBeUndefined();
  });

  it('copes with empty text and lone surrogates', () => {
    expect(view('').numbers).toEqual([]);
    expect(view('\ud800born\udfff').hits[1]).toEqual([1]);
  });
});
