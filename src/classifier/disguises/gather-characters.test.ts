import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SIGNALS } from '../built-in-signals.ts';
import { createScanner } from '../scan-text.ts';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { gatherCharacters } from './gather-characters.ts';
import { normaliseText } from './normalise.ts';

const normalised = (text: string) => normaliseText(text, viewText(text, buildLexicon([])).unusual);
const gathered = (text: string) => gatherCharacters(text, viewText(text, buildLexicon([])).digitRuns);

describe('gatherCharacters', () => {
  it.each([
    ['card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 now', '4111111111111111'],
    ['ssn 5-3-6-2-2-8-7-2-6', '536228726'],
    ['(5)(3)(6)(2)(2)(8)(7)(2)(6)', '536228726'],
    ['X_1_2_3_4_5_6_7_L', 'X1234567L'],
    ['card 4111 1111\n1111 1111', '4111 11111111 1111'],
    ['card 4111...1111...1111...1111', '4111111111111111'],
    ['DE89...3704...0044...0532...0130...00', 'DE89370400440532013000'],
    ['card 4lll llll llll llll 04', '4111 1111 1111 1111'],
    ['35 33 36 2d 32 32 2d 38 37 32 36', '3533362d32322d38373236'],
    ['RSSMRA85\n  T10A562S', 'RSSMRA85T10A562S'],
    ['628.290\n.151-00', '628.290.151-00'],
    ['AB 12-\n34 56 C', 'AB 12-34 56 C'],
  ])('puts together %j', (text, together) => {
    expect(gathered(text)?.text).toContain(together);
  });

  it.each([
    'The committee met on 12/31/2024 at 3/4 of the usual time; 1,250,000 came.',
    'a b c and so on',
    'first line\nsecond line\n2024 was a year',
    'v1.2.3...v1.2.4',
    '| 158.2 | 149.5 | 1.06 |',
    '| fp8 | 80 | 2048/128 | 22',
    'ranges = [(10071, 10075, 2), (1, 2)]',
    'the model o1-2024-12-17 answers',
  ])('leaves alone %j', (text) => {
    expect(gathered(text)).toBeUndefined();
  });

  it('keeps what stands around, and maps every character back to where it stands', () => {
    const piece = fc.constantFrom(
      '4 ',
      '1-',
      '(2)',
      'word ',
      '1111\n',
      '...',
      'lO',
      'a',
      '99',
      '\n',
      '5, ',
      'x'.repeat(200),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const whole = gathered(text);
        if (whole === undefined) return;
        for (let at = 0; at < whole.text.length; at += 1) {
          const character = whole.text[at]!;
          const { start, end } = whole.toOriginal({ start: at, end: at + 1 });
          expect(end).toBeLessThanOrEqual(text.length);
          if (!/[01\n\0]/.test(character)) expect(text.slice(start, start + 1)).toBe(character);
        }
      }),
    );
  });
});

describe('look-alike letters', () => {
  it.each([
    ['DE89 with Cyrillic letters', 'D\u041589 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['a letter for a zero', 'X123\u041e567L', 'X1230567L'],
    ['letters by themselves among digits', '\u0410\u0412 12 34 56 \u0421', 'AB 12 34 56 C'],
    ['a word of two alphabets', 'p\u0430ssw\u043erd', 'password'],
    ['Greek letters', '\u0391KIA', 'AKIA'],
  ])('are folded: %s', (_what, text, folded) => {
    expect(normalised(text)?.text).toBe(folded);
  });

  it.each([
    '\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!',
    '\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 2024',
  ])('are left alone in their own language: %s', (text) => {
    expect(normalised(text)).toBeUndefined();
  });
});

describe('a scanner', () => {
  const scanner = createScanner(BUILT_IN_SIGNALS);
  const found = (text: string) =>
    scanner
      .scan(text, () => false)
      .findings.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

  it('tells where a number stands that was set apart', () => {
    expect(found('card 4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1 ok')).toContain(
      'CREDIT_CARD 4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1',
    );
    expect(found('IBAN D\u041589 3704 0044 0532 0130 00.')).toContain(
      'IBAN D\u041589 3704 0044 0532 0130 00',
    );
  });

  it('reads the word before base64 with what it says', () => {
    const disguised = Buffer.from('111222333').toString('base64');
    expect(found(`BSN ${disguised}, thanks`)).toEqual([`NL_BSN ${disguised}`]);
    expect(found(`order ${disguised}, thanks`)).toEqual([]);
  });

  it('tells of what stands before base64 once', () => {
    const disguised = Buffer.from('nothing in here').toString('base64');
    expect(found(`IBAN DE89 3704 0044 0532 0130 00 ${disguised}`)).toEqual([
      'IBAN DE89 3704 0044 0532 0130 00',
    ]);
  });
});
