import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import { createClassifier } from '../classify.ts';

/** Numbers and keys that are known by themselves, without a word beside them. */
const SECRETS = [
  '4111 1111 1111 1111',
  '5500005555555559',
  '536-22-8726',
  'DE89 3704 0044 0532 0130 00',
  'GB82WEST12345698765432',
  'AKIAQYLPMN5HHHFPZAM2',
];

type Disguise = (text: string, noise: number) => string;
const each = (text: string, write: (character: string) => string): string => Array.from(text, write).join('');
const codeOf = (character: string): number => character.codePointAt(0)!;
const bytesOf = (text: string): string[] =>
  [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0'));
const around = (text: string, noise: number): string =>
  `${'note to self: '.slice(0, noise % 15)} ${text} ${'and so on, ok'.slice(0, (noise >> 4) % 14)}`;

const DISGUISES: Readonly<Record<string, Disguise>> = {
  'base64 at any offset': (text, noise) => Buffer.from(around(text, noise)).toString('base64'),
  base64url: (text, noise) => Buffer.from(around(text, noise)).toString('base64url'),
  'wrapped base64': (text, noise) =>
    Buffer.from(around(text, noise).repeat(4))
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n'),
  hexadecimal: (text) => bytesOf(text).join(''),
  'percent encoding': (text) => encodeURIComponent(text),
  'percent encoding of everything': (text) =>
    bytesOf(text)
      .map((byte) => `%${byte}`)
      .join(''),
  'a form': (text) => new URLSearchParams({ v: `#${text}` }).toString(),
  'HTML decimal': (text) => each(text, (character) => `&#${codeOf(character)};`),
  'HTML hexadecimal': (text) => each(text, (character) => `&#x${codeOf(character).toString(16)};`),
  JavaScript: (text) =>
    each(text, (character) =>
      codeOf(character) < 0x100
        ? `\\x${codeOf(character).toString(16).padStart(2, '0')}`
        : `\\u{${codeOf(character).toString(16)}}`,
    ),
  'JSON escapes': (text) =>
    text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'full width': (text) => text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'zero width': (text, noise) =>
    each(text, (character) => `${character}${['\u200b', '\u200c', '\u2060', '\ufeff'][noise % 4]}`),
};

const PLACES: Readonly<Record<string, (text: string) => unknown>> = {
  'a message': (text) => ({ messages: [{ role: 'user', content: text }] }),
  'a part of a message': (text) => ({ messages: [{ role: 'user', content: [{ type: 'text', text }] }] }),
  'the arguments of a tool': (text) => ({
    messages: [
      {
        role: 'assistant',
        tool_calls: [{ function: { name: 'f', arguments: JSON.stringify({ a: { text } }) } }],
      },
    ],
  }),
  'a key': (text) => ({ metadata: { [text]: 1 } }),
  'an unknown field': (text) => ({ novelty: [{ deep: [null, text] }] }),
};

const request = fc.record({
  secret: fc.constantFrom(...SECRETS),
  disguises: fc.array(fc.tuple(fc.constantFrom(...Object.keys(DISGUISES)), fc.nat(4_000)), {
    minLength: 1,
    maxLength: 2,
  }),
  place: fc.constantFrom(...Object.keys(PLACES)),
  before: fc.constantFrom('', 'see ', '/u/', 'x=', 'https://x.test/a/b/', '{"v":"', 'ref-', 'line\n'),
  after: fc.constantFrom('', ' please', '"}', '/', '&y=1', '\n', '.', ' '),
});

const classifier = createClassifier({
  clock: { wallMs: () => 0, monotonicMs: () => 0, after: () => () => {} },
  cacheSecret: new Uint8Array(32),
});
const levelOf = async (body: unknown): Promise<string> => {
  const document = tokeniseText(JSON.stringify(body));
  const { label } = await classifier.classify({ tenant: 'default', document, unreadable: [] });
  return label.level;
};

describe('a secret under any two disguises, anywhere in a request', () => {
  it('is found where it would be found plain, or the label is the highest', { timeout: 30_000 }, async () => {
    // fast-check prints the seed and the smallest request that fails; `seed` in the options repeats it.
    await fc.assert(
      fc.asyncProperty(request, async ({ secret, disguises, place, before, after }) => {
        const put = PLACES[place]!;
        fc.pre((await levelOf(put(`${before}${secret}${after}`))) === 'restricted');
        const disguised = disguises.reduce((text, [name, noise]) => DISGUISES[name]!(text, noise), secret);
        expect(await levelOf(put(`${before}${disguised}${after}`))).toBe('restricted');
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2_000) },
    );
  });

  it('would not be, were it no secret', async () => {
    for (const disguise of Object.values(DISGUISES)) {
      expect(await levelOf([`see ${disguise('the quick brown fox', 77)} ok`])).not.toBe('restricted');
    }
  });
});
