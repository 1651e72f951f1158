import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SIGNALS } from '../built-in-signals.ts';
import { createScanner } from '../scan-text.ts';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { decodeSegments, decodeText } from './decode-segments.ts';
import { normaliseText } from './normalise.ts';
import { unescapeText } from './unescape.ts';

const scanner = createScanner(BUILT_IN_SIGNALS);
const typesIn = (text: string) => scanner.scan(text, () => false).findings.map(({ type }) => type);

const look = (text: string) => viewText(text, buildLexicon([]));
const normalised = (text: string) => normaliseText(text, look(text).unusual);
const unescaped = (text: string) => unescapeText(text, look(text).escapes);
const runsOf = (text: string) => look(text).encodedRuns;

describe('normaliseText', () => {
  it('leaves text alone that is what it looks like', () => {
    for (const text of ['', 'plain', 'Müller çedilla 東京 😀']) expect(normalised(text)).toBeUndefined();
  });

  it('folds full width, invisible characters and foreign digits', () => {
    expect(normalised('４１１１')?.text).toBe('4111');
    expect(normalised('a\u200bb\u00adc')?.text).toBe('abc');
    expect(normalised('٤١١١')?.text).toBe('4111');
  });

  it('leads back to the original', () => {
    const text = 'x😀４\u200b１y';
    const folded = normalised(text)!;
    const at = folded.text.indexOf('41');
    const { start, end } = folded.toOriginal({ start: at, end: at + 2 });
    expect(text.slice(start, end)).toBe('４\u200b１');
  });

  it('keeps offsets within the original and growth within eightfold, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const folded = normalised(text);
        if (folded === undefined) return;
        expect(folded.text.length).toBeLessThanOrEqual(8 * text.length);
        const start = a % (folded.text.length + 1);
        const span = folded.toOriginal({ start, end: Math.min(folded.text.length, start + (b % 9)) });
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('decodeSegments', () => {
  const plain = 'Card 4111 1111 1111 1111 exp 11/27';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const decode = (text: string) => [...decodeSegments(text, runsOf(text))];
  const allOf = (text: string) => decode(text).map((segment) => segment.text);

  it('takes no few bytes for a text that an identifier happens to spell', () => {
    for (const name of ['sampleTokenAt', 'BreakEvenReckoning']) expect(allOf(name), name).toEqual([]);
    expect(allOf(base64('536-22-8726'))).toEqual(['536-22-8726']);
  });

  it('reads base64, base64url and hexadecimal', () => {
    for (const disguise of [
      base64(plain),
      Buffer.from(plain).toString('base64url'),
      Buffer.from(plain).toString('hex'),
    ]) {
      const text = `decode: ${disguise} now`;
      const [segment] = decode(text);
      expect(segment?.text, disguise).toBe(plain);
      expect(text.slice(segment!.start, segment!.end).replace(/=+$/, '')).toContain(
        disguise.replace(/=+$/, '').slice(0, 20),
      );
    }
  });

  it('reads the shortest that matters', () => {
    expect(allOf('see NTM2LTIyLTg3MjY= there')).toEqual(['536-22-8726']);
    expect(allOf(Buffer.from('536228726').toString('hex'))).toContain('536228726');
  });

  it('passes over bytes that are no text', () => {
    expect(decode(Buffer.alloc(60, 0xff).toString('base64'))).toEqual([]);
    expect(allOf(Buffer.alloc(60, 0x9d).toString('base64'))[0]).not.toContain('\ufffd');
    expect(decode('responsibilities and internationalization of thisIsAVeryLongIdentifierIndeed')).toEqual(
      [],
    );
  });

  it.each([
    ['a path', `/u/${base64(plain)}`],
    ['a longer path', `https://x.test/users/jane/${base64(plain)}`],
    ['letters that are no part of it', `ab${base64(plain)}`],
    ['a parameter', `token=${base64(plain)}`],
    ['more before and more behind', `id-7_${base64(plain).replaceAll('=', '')}/more/of-it`],
    ['hexadecimal behind a prefix', `0x${Buffer.from(plain).toString('hex')}`],
    ['hexadecimal behind one digit', `a${Buffer.from(plain).toString('hex')}`],
  ])('reads it out of %s', (_where, text) => {
    expect(allOf(text).some((decoded) => decoded.includes(plain))).toBe(true);
  });

  it('sets what a separator keeps apart apart', () => {
    // In step by chance, the path before decodes to letters right beside the number.
    const text = `/abcd/NjAx${base64('536-22-8726').replaceAll('=', '')}`;
    expect(allOf(`QUJD/${base64('536-22-8726')}`)).toContain('536-22-8726');
    expect(allOf(text).join(' ')).toContain('536-22-8726');
  });

  it('reads lines that were wrapped, together and each by itself', () => {
    const long = `${'All is well on the western front. '.repeat(9)}${plain}${' And then some more.'.repeat(9)}`;
    for (const end of ['\n', '\r\n', '\n  ', '\n> ']) {
      const wrapped = base64(long).replace(/(.{76})/g, `$1${end}`);
      expect(allOf(`Content:\n\n${wrapped}\n`)[0], JSON.stringify(end)).toBe(long);
    }
    const rows = ['first row of text', plain].map((row) => base64(row).replaceAll('=', ''));
    expect(allOf(rows.join('\n'))).toContain(plain);
  });

  it('reads UTF-16, and text between bytes that are none', () => {
    expect(allOf(Buffer.from(plain, 'utf16le').toString('base64'))).toContain(plain);
    const mixed = Buffer.concat([Buffer.alloc(40, 0xfe), Buffer.from(plain), Buffer.alloc(40, 1)]);
    expect(allOf(mixed.toString('base64'))).toContain(plain);
  });

  it('reads to the end of a run of any length, and any number of runs', () => {
    expect(allOf(base64(`${'x'.repeat(200_000)} ${plain}`))[0]).toMatch(new RegExp(`${plain}$`));
    const words = Array.from({ length: 500 }, (_, index) => base64(`nothing here at all ${index}`));
    expect(allOf([...words, base64(plain)].join(' '))).toContain(plain);
  });
});

describe('decodeText', () => {
  const words = ['a readable sentence', 'another readable sentence'].map((plain) =>
    Buffer.from(plain).toString('base64'),
  );

  it('leads back to the runs', () => {
    const text = `x ${words[0]} y ${words[1]} z`;
    const decoded = decodeText(text, runsOf(text), 1_000)!;
    const at = decoded.text.indexOf('another');
    const { start, end } = decoded.toOriginal({ start: at, end: at + 7 });
    expect(text.slice(start, end)).toBe(words[1]!.replaceAll('=', ''));
  });

  it('says by its length that it stopped', () => {
    expect(decodeText('nothing in disguise', [], 10)).toBeUndefined();
    const long = `${words[0]} `.repeat(5_000);
    const { text } = decodeText(long, runsOf(long), 1_000)!;
    expect(text.length).toBeGreaterThan(990);
    expect(text.length).toBeLessThan(1_100);
  });
});

describe('unescapeText', () => {
  it('resolves escapes of JSON, JavaScript and HTML', () => {
    expect(unescaped('a\\u0034b\\u{35}c\\x36d&#55;e&#x38;f')?.text).toBe('a4b5c6d7e8f');
    expect(unescaped('a\\nb\\tc\\/d\\U00000041e')?.text).toBe('a\nb\tc/dAe');
    expect(unescaped('nothing \\d here & there, 100% of &it;')).toBeUndefined();
    expect(unescaped('\\u{ffffff}')?.text).toBe('\ufffd');
  });

  it('resolves percent encoding, UTF-8 as well, and what is broken too', () => {
    expect(unescaped('a%20b%2Dc')?.text).toBe('a b-c');
    expect(unescaped('M%C3%BCller %EF%BC%94%F0%9F%98%80')?.text).toBe('Müller ４😀');
    expect(unescaped('M%FCller')?.text).toBe('Müller');
  });

  it('resolves what was escaped several times over', () => {
    expect(unescaped('\\\\u0034\\\\\\u0031')?.text).toBe('41');
  });

  it('leads back to the original, escapes whole', () => {
    const text = 'say \\u0034111 ok \\u0034';
    const rewritten = unescaped(text)!;
    const at = rewritten.text.indexOf('4111');
    const { start, end } = rewritten.toOriginal({ start: at, end: at + 4 });
    expect(text.slice(start, end)).toBe('\\u0034111');
    const last = rewritten.toOriginal({ start: rewritten.text.length - 1, end: rewritten.text.length });
    expect(text.slice(last.start, last.end)).toBe('\\u0034');
  });

  it('keeps offsets within the original for any text', () => {
    const piece = fc.constantFrom('\\u0041', 'x', '&#65;', ' ', '\\u{1f600}', '\\x4');
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('');
        const rewritten = unescaped(text);
        if (rewritten === undefined) return;
        const start = a % (rewritten.text.length + 1);
        const span = rewritten.toOriginal({ start, end: Math.min(rewritten.text.length, start + (b % 9)) });
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('disguises do not help', () => {
  it.each([
    ['full width', '４１１１ １１１１ １１１１ １１１１'],
    ['zero width', '4111\u200b 1111 11\u200c11 1111'],
    ['base64', Buffer.from('card 4111 1111 1111 1111').toString('base64')],
    ['JSON escapes', '{"card":"\\u0034111 1111 1111 1111"}'],
    ['entities', '&#52;111 1111 1111 1111'],
    ['a line break of JSON', '{"text":"the\\n4111111111111111"}'],
    ['percent', '%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31'],
  ])('a card in %s is found', (_how, text) => {
    expect(typesIn(text)).toContain('CREDIT_CARD');
  });
});
