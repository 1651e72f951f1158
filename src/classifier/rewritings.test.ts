import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import type { RewrittenText } from './disguises/rewritten-text.ts';
import { mayHideAnother, readRewritings } from './rewritings.ts';
import { createScanner } from './scan-text.ts';
import { buildLexicon } from './view/lexicon.ts';
import { viewText } from './view/text-view.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const look = (text: string) => viewText(text, buildLexicon([]));
/** Every rewriting; `cut-short` comes last where those are not all. */
const rewritingsOf = (text: string): (RewrittenText | 'cut-short')[] => {
  const read: (RewrittenText | 'cut-short')[] = [];
  const isAll = readRewritings(text, look(text), (rewriting) => {
    read.push(rewriting);
    return look(rewriting.text);
  });
  return isAll ? read : [...read, 'cut-short'];
};
const textsOf = (text: string) => rewritingsOf(text).map((each) => (each === 'cut-short' ? each : each.text));
const nested = (text: string, times: number): string =>
  times === 0 ? text : nested(base64(text), times - 1);
const escaped = (text: string): string =>
  text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('readRewritings', () => {
  it('is empty for text that is what it looks like', () => {
    expect(textsOf('')).toEqual([]);
    expect(textsOf('How far is it to the moon? 384,400 km & a bit.')).toEqual([]);
  });

  it('is spared only texts that hide none', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'word ',
        'é',
        'e\u0301',
        'ﬁ',
        '\u200b',
        '&amp;',
        '%41',
        '\\u0041',
        '\ud83d',
        'a+b',
        '1,2 ',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.base64String({ maxLength: 40 }),
    );
    let spared = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        if (mayHideAnother(look(text))) return;
        spared += 1;
        expect(textsOf(text)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
    expect(spared).toBeGreaterThan(500);
  });

  it('folds what it has unescaped, and unescapes what it has folded', () => {
    expect(textsOf(escaped('５３６\u200b-２２'))).toContain('536-22');
    expect(textsOf('\\ｕ００３４x')).toContain('4x');
  });

  it('unescapes and folds what it has decoded', () => {
    expect(textsOf(base64(`{"a":"${escaped('５３６-２２-８７２６')}"}`))).toContain('{"a":"536-22-8726"}');
    expect(textsOf(encodeURIComponent(base64('ssn 536-22-8726 >>>???'))).join(' ')).toContain(
      'ssn 536-22-8726 >>>???',
    );
    expect(textsOf('card%3D4111+1111')).toContain('card=4111 1111');
  });

  it('gives each text once', () => {
    const texts = textsOf(`a\\u0062c ﬁ ${base64('a readable sentence')}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('undoes four disguises within one another, and says so when there are more', () => {
    const plain = 'the card is 4111 1111 1111 1111';
    expect(textsOf(nested(plain, 4)).join(' ')).toContain(plain);
    expect(textsOf(nested(plain, 4))).not.toContain('cut-short');
    expect(textsOf(nested(plain, 5)).at(-1)).toBe('cut-short');
  });

  it('says so when what it decodes outgrows its bounds', () => {
    // Every fourth letter is a separator after which base64 begins anew.
    const words = (count: number) =>
      Array.from({ length: count }, (_, index) => `${'QRST'[index % 4]}${'UVW'[index % 3]}I/`).join('');
    expect(textsOf(words(200_000)).includes('cut-short')).toBe(true);
    expect(textsOf(words(200_001)).includes('cut-short')).toBe(true);
  });

  it('leads back to the original through every layer', () => {
    const secret = 'ssn ５３６-22-8726 here';
    const run = base64(escaped(secret));
    const text = `say \\u0022 ${run} thanks`;
    const found = rewritingsOf(text).flatMap((each) =>
      each !== 'cut-short' && each.text.includes('536-22') ? [each] : [],
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { text: plain, toOriginal } of found) {
      const start = plain.indexOf('536-22');
      const span = toOriginal({ start, end: start + 11 });
      expect(text.slice(span.start, span.end)).toBe(run.replace(/=+$/, ''));
    }
  });

  it('keeps offsets within the original for any text', () => {
    const piece = fc.constantFrom(
      '\\u0041',
      'ﬁ',
      '&#65;',
      ' ',
      '%20',
      '+',
      base64('some words in here'),
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.join('');
        for (const each of rewritingsOf(text)) {
          if (each === 'cut-short') continue;
          const start = a % (each.text.length + 1);
          const span = each.toOriginal({ start, end: Math.min(each.text.length, start + (b % 9)) });
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('a scanner', () => {
  const scanner = createScanner(BUILT_IN_SIGNALS);
  const secret = 'ssn 536-22-8726 card 4111 1111 1111 1111';

  it.each([
    ['after 64 harmless words', `${`${base64('nothing here at all')} `.repeat(64)}${base64(secret)}`],
    ['after 5,000 harmless words', `${`${base64('nothing here at all')} `.repeat(5_000)}${base64(secret)}`],
    ['at the end of a long run', base64(`${'lorem ipsum dolor sit amet '.repeat(600)}${secret}`)],
    ['behind 100 KB that are decoded', base64(`${'lorem ipsum dolor sit amet '.repeat(4_000)}${secret}`)],
    ['behind 500 percent escapes', `${'%20'.repeat(500)}${encodeURIComponent(secret)}`],
    ['in a data URL', `see data:text/plain;base64,${base64(`${'x '.repeat(9_000)}${secret}`)}`],
    ['in a data URL without a type', `see data:,${'hello%20'.repeat(900)}${encodeURIComponent(secret)}.`],
    [
      'in a data URL with parameters',
      `data:text/html;charset=utf-8;x="a";base64,${base64(`<p>${secret}</p>`)}`,
    ],
  ])('finds what is disguised %s', (_where, text) => {
    const { findings, failures } = scanner.scan(text, () => false);
    expect(failures).toEqual([]);
    expect(findings.map(({ type }) => type)).toEqual(expect.arrayContaining(['US_SSN', 'CREDIT_CARD']));
  });

  it('counts what it could not undo as a failure', () => {
    expect(scanner.scan(nested('hello there, how are you', 6), () => false).failures).toEqual([
      { signal: 'decoder', how: 'timed-out' },
    ]);
  });

  it('stops undoing when the time is up, and says so', () => {
    let looks = 0;
    const slow = createScanner([{ name: 'slow', version: '1', detect: () => [] }]);
    const { failures } = slow.scan(nested(secret, 4), () => (looks += 1) > 1);
    expect(failures).toEqual([{ signal: 'decoder', how: 'timed-out' }]);
  });

  const noise = (seed: number, length: number): Buffer => {
    let state = seed;
    return Buffer.from(
      Array.from({ length }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return state >>> 24;
      }),
    );
  };
  it.each([
    [
      'a list of hashes',
      Array.from({ length: 2_000 }, (_, n) => `${noise(n, 20).toString('hex')}  file-${n}.ts`),
    ],
    [
      'minified code',
      Array.from({ length: 2_000 }, (_, n) => `function a${n}(e,t){return e.n+t["x${n}"]||/\\d\\n/;}`),
    ],
    ['binary in base64', [noise(7, 75_000).toString('base64')]],
    [
      'wrapped binary',
      [
        noise(8, 75_000)
          .toString('base64')
          .replace(/(.{76})/g, '$1\n'),
      ],
    ],
    [
      'tokens',
      Array.from({ length: 50 }, (_, n) => `${base64('{"alg":"HS256"}')}.${base64(`{"sub":"${n}"}`)}`),
    ],
    ['a log in base64', [base64('2026-01-01 12:00:00 INFO worker took 31 ms\n'.repeat(2_400))]],
  ])('has time and room for %s', (_what, lines) => {
    expect(scanner.scan(lines.join('\n'), () => false).failures).toEqual([]);
  });
});
