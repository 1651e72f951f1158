import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../domain/json/leaves.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import { systemWorld } from '../../observability/system-world.ts';
import { createClassifier } from '../classify.ts';
import type { IssuedText } from './issued-text.ts';

const classifier = createClassifier({
  clock: systemWorld().clock,
  cacheSecret: new Uint8Array(32),
  budgetMs: 60_000,
  terms: { restricted: ['Nightingale'] },
});

/** Marks the stretches between ‹ and › as put there by the gateway. */
function issued(...texts: readonly string[]) {
  const content = texts.map((text) => text.replace(/[‹›]/g, ''));
  const document = tokeniseText(
    JSON.stringify({ messages: content.map((text) => ({ role: 'user', content: text })) }),
  );
  const leaves = leavesOf(document).filter(({ text }) => content.includes(text));
  const spans = new Map(
    leaves.flatMap((leaf, index) => {
      const own: { start: number; end: number }[] = [];
      let marks = 0;
      for (const match of (texts[index] ?? '').matchAll(/[‹›]/g)) {
        const at = match.index - marks;
        if (match[0] === '‹') own.push({ start: at, end: at });
        else own[own.length - 1] = { start: own.at(-1)!.start, end: at };
        marks += 1;
      }
      return own.length === 0 ? [] : [[leaf.start, own] as const];
    }),
  );
  return { document, spans };
}

function look(texts: readonly string[], findOriginals: IssuedText['findOriginals'] = () => []) {
  const { document, spans } = issued(...texts);
  return classifier.classify({ tenant: 't', document, unreadable: [], issued: { spans, findOriginals } });
}

describe('what the gateway put into a document', () => {
  it.each([
    ['a number', 'card ‹4111 1111 1111 1111›'],
    ['a name', 'my name is ‹Sabine Hoffmeister›, hello'],
    ['two that are found as one', 'call ‹+49 30 123456›, ‹+49 30 654321›'],
  ])('is not held against it: %s', async (_what, text) => {
    const { label, findings } = await look([text]);
    expect(findings).toEqual([]);
    expect(label.level).toBe('public');
    expect((await look([text.replace(/[‹›]/g, '')])).findings).not.toEqual([]);
  });

  it('excuses only the very characters, and not the same text anywhere else', async () => {
    const twice = await look(['card ‹4111 1111 1111 1111›', 'card 4111 1111 1111 1111']);
    expect(twice.findings.map(({ type, pointer }) => `${type} ${pointer}`)).toEqual([
      'CREDIT_CARD /messages/1/content',
    ]);
    const beside = await look(['‹4111 1111 1111 1111› or 4111 1111 1111 1111']);
    expect(beside.findings).toMatchObject([{ type: 'CREDIT_CARD', start: 23 }]);
  });

  it('excuses nothing that reaches beyond it', async () => {
    const { label } = await look(['card ‹4111 1111 1111› 1111']);
    expect(label.level).toBe('restricted');
    expect((await look(['‹Alma› Nightingale'])).label.level).toBe('restricted');
  });

  it('leaves nothing of what was taken out: as it is or in disguise', async () => {
    const original = 'q7w4-zz81';
    const findOriginals: IssuedText['findOriginals'] = (text) => {
      const start = text.toLowerCase().indexOf(original);
      return start === -1 ? [] : [{ start, end: start + original.length }];
    };
    for (const texts of [
      [`still ${original.toUpperCase()}`],
      [Buffer.from(`it was ${original}, you know`).toString('base64')],
      [encodeURIComponent(`é ${original}`).replaceAll('q7', '%71%37')],
    ]) {
      expect((await look(texts, findOriginals)).label.level, texts.join()).toBe('restricted');
      expect((await look(texts)).label.level).toBe('public');
    }
  });

  it('is watched: every finding is told, however many a record holds', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `p${index}@firma-${index}.de`).join(' ');
    const document = tokeniseText(JSON.stringify({ messages: [{ role: 'user', content: many }] }));
    const seen = new Set<string>();
    const content = new Set<string>();
    const { findings } = await classifier.classify({
      tenant: 't',
      document,
      unreadable: [],
      watch: {
        onLeaf: ({ text }) => void content.add(text),
        onFinding: ({ start, end, leaf }) => void seen.add(leaf.text.slice(start, end)),
        onTooMany: () => expect.unreachable(),
      },
    });
    expect(findings.length).toBeLessThan(200);
    expect(seen.size).toBe(200);
    expect([...content]).toEqual([many]);
  });

  it('is told when there is more than anybody kept', async () => {
    const far = Array.from({ length: 10_500 }, (_, index) => `p${index}@firma-nord.de`).join(' ');
    const document = tokeniseText(JSON.stringify({ messages: [{ role: 'user', content: far }] }));
    let isTooMuch = false;
    await classifier.classify({
      tenant: 't',
      document,
      unreadable: [],
      watch: {
        onLeaf: () => {},
        onFinding: () => {},
        onTooMany: () => {
          isTooMuch = true;
        },
      },
    });
    expect(isTooMuch).toBe(true);
  });
});
