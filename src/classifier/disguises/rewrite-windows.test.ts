import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../view/lexicon.ts';
import { viewText } from '../view/text-view.ts';
import { normaliseText } from './normalise.ts';
import { BREAK } from './readable-bytes.ts';
import { rewriteWindows } from './rewrite-windows.ts';
import type { RewrittenText } from './rewritten-text.ts';
import { unescapeText } from './unescape.ts';

/** Doubles every `x`, which maps back to itself. */
function doubled(part: string): RewrittenText | undefined {
  if (!part.includes('x')) return undefined;
  const origins = Array.from(part).flatMap((letter, at) => (letter === 'x' ? [at, at] : [at]));
  return {
    text: part.replaceAll('x', 'xx'),
    toOriginal: ({ start, end }) => ({
      start: origins[start] ?? part.length,
      end: end > start ? origins[end - 1]! + 1 : (origins[start] ?? part.length),
    }),
  };
}

const look = (text: string) => viewText(text, buildLexicon([]));
const normalised = (text: string) => normaliseText(text, look(text).unusual);
const unescaped = (text: string) => unescapeText(text, look(text).escapes);

const placesOf = (text: string) => [...text.matchAll(/x/g)].map(({ index }) => index);

describe('rewriteWindows', () => {
  it('rewrites nothing where there is no place, and where nothing changes', () => {
    expect(rewriteWindows('abc', [], doubled)).toBeUndefined();
    expect(rewriteWindows('abc', [1], doubled)).toBeUndefined();
  });

  it('keeps a short text whole', () => {
    expect(rewriteWindows('a x b', [2], doubled)?.text).toBe('a xx b');
  });

  it('leaves out what is far from every place, and finds the way back', () => {
    const far = '.'.repeat(1_000);
    const text = `one x two${far}three x four`;
    const rewritten = rewriteWindows(text, placesOf(text), doubled)!;
    expect(rewritten.text.split(BREAK)).toHaveLength(2);
    expect(rewritten.text.length).toBeLessThan(600);
    for (const words of ['two', 'four', 'one']) {
      const start = rewritten.text.indexOf(words);
      const span = rewritten.toOriginal({ start, end: start + words.length });
      expect(text.slice(span.start, span.end)).toBe(words);
    }
  });

  it('cuts no character in two', () => {
    const text = `${'😀'.repeat(300)}x${'😀'.repeat(300)}`;
    const rewritten = rewriteWindows(text, placesOf(text), doubled)!;
    expect(Buffer.from(rewritten.text).toString()).toBe(rewritten.text);
  });

  it('shows the same around a disguise as the whole would', () => {
    const filler = fc.stringMatching(/^[a-z ]{0,400}$/);
    fc.assert(
      fc.property(
        filler,
        filler,
        fc.constantFrom('４１１１', '\\u0034\\u0031', 'a\u200bb'),
        (before, after, odd) => {
          const text = `${before} ${odd} ${after}`;
          const undone = normalised(text) ?? unescaped(text)!;
          const plain = { '４１１１': '4111', '\\u0034\\u0031': '41', 'a\u200bb': 'ab' }[odd];
          const start = undone.text.indexOf(` ${plain} `) + 1;
          expect(start).toBeGreaterThan(0);
          const span = undone.toOriginal({ start, end: start + plain.length });
          expect(text.slice(span.start, span.end)).toBe(odd);
        },
      ),
    );
  });
});
