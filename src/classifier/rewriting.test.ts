import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { decodeSegments } from './decode-segments.ts';
import { normaliseText } from './normalise.ts';
import { createScanner } from './scan-text.ts';
import { buildLexicon, viewText } from './text-view.ts';
import { unescapeText } from './unescape.ts';

const scanner = createScanner(BUILT_IN_SIGNALS);
const typesIn = (text: string) => scanner.scan(text, () => false).findings.map(({ type }) => type);

describe('normaliseText', () => {
  it('leaves text alone that is what it looks like', () => {
    for (const text of ['', 'plain', 'Müller çedilla 東京 😀']) expect(normaliseText(text)).toBeUndefined();
  });

  it('folds full width, invisible characters and foreign digits', () => {
    expect(normaliseText('４１１１')?.text).toBe('4111');
    expect(normaliseText('a\u200bb\u00adc')?.text).toBe('abc');
    expect(normaliseText('٤١١١')?.text).toBe('4111');
  });

  it('leads back to the original', () => {
    const text = 'x😀４\u200b１y';
    const folded = normaliseText(text)!;
    const at = folded.text.indexOf('41');
    const { start, end } = folded.toOriginal({ start: at, end: at + 2 });
    expect(text.slice(start, end)).toBe('４\u200b１');
  });

  it('keeps offsets within the original and growth within eightfold, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const folded = normaliseText(text);
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
  const decode = (text: string) => {
    const { tokens, traits } = viewText(text, buildLexicon([]));
    return decodeSegments(text, tokens, traits.hasPercent);
  };

  it('reads base64, base64url, hexadecimal and percent encoding', () => {
    const plain = 'Card 4111 1111 1111 1111 exp 11/27';
    for (const disguise of [
      Buffer.from(plain).toString('base64'),
      Buffer.from(plain).toString('base64url'),
      Buffer.from(plain).toString('hex'),
      encodeURIComponent(plain),
    ]) {
      const text = `decode: ${disguise} now`;
      const [segment] = decode(text);
      expect(segment?.text, disguise).toBe(plain);
      expect(text.slice(segment!.start, segment!.end).replace(/=+$/, '')).toContain(
        disguise.replace(/=+$/, '').slice(0, 20),
      );
    }
  });

  it('passes over bytes that are no text, and bad percent encoding', () => {
    expect(decode(Buffer.alloc(60, 0x9d).toString('base64')).filter(({ text }) => text !== '')).toEqual([]);
    expect(decode('%ff%fe%fd%fc')).toEqual([]);
  });

  it('stops after a bounded amount', () => {
    const piece = `${Buffer.from('a readable sentence here').toString('base64')} `;
    const decoded = decode(piece.repeat(5_000));
    expect(decoded.length).toBeLessThanOrEqual(128);
  });
});

describe('unescapeText', () => {
  it('resolves escapes of JSON, JavaScript and HTML', () => {
    expect(unescapeText('a\\u0034b\\u{35}c\\x36d&#55;e&#x38;f')?.text).toBe('a4b5c6d7e8f');
    expect(unescapeText('nothing \\n here & there')).toBeUndefined();
    expect(unescapeText('\\u{ffffff}')?.text).toBe('\ufffd');
  });

  it('leads back to the original, escapes whole', () => {
    const text = 'say \\u0034111 ok \\u0034';
    const rewritten = unescapeText(text)!;
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
        const rewritten = unescapeText(text);
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
    ['percent', '%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31'],
  ])('a card in %s is found', (_how, text) => {
    expect(typesIn(text)).toContain('CREDIT_CARD');
  });
});
