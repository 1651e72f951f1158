import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelResponse } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import { createAnswerRestorer } from './restore-answer.ts';

const ORIGINALS = new Map([
  ['Alma Velandersen', 'Erika Müller-Lüdenscheidt'],
  ['Alma', 'Erika'],
  ['Velandersen', 'Müller-Lüdenscheidt'],
  ['DE00 1234 5678', 'DE89 3704 0044'],
  ['DE0012345678', 'DE8937040044'],
  ['[AGE_1]', '42'],
  ['7 Torelberg Lane, 00127 Ostwick', '5 "The Elms"\nMain Street'],
]);

function restorer(isTextJson = false) {
  const made = createAnswerRestorer({ originals: ORIGINALS, isTextJson });
  if (made === undefined) throw new Error('there is something to restore');
  return made;
}

function whole(text: string, isTextJson = false): string {
  const answer: ModelResponse = {
    id: undefined,
    model: undefined,
    parts: [{ type: 'text', text }],
    finish: { reason: 'stop' },
    usage: undefined,
  };
  const [part] = restorer(isTextJson).whole(answer).parts;
  return part?.type === 'text' ? part.text : '';
}

async function streamed(batches: readonly (readonly StreamPart[])[]): Promise<StreamPart[]> {
  const parts: StreamPart[] = [];
  const source = (async function* () {
    for (const batch of batches) yield await Promise.resolve(batch);
  })();
  for await (const batch of restorer().stream(source)) parts.push(...batch);
  return parts;
}

function textIn(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

describe('an answer', () => {
  it.each([
    ['Dear Alma Velandersen,', 'Dear Erika Müller-Lüdenscheidt,'],
    ['Dear Ms Velandersen.', 'Dear Ms Müller-Lüdenscheidt.'],
    ['**Alma** _Velandersen_', '**Erika** _Müller-Lüdenscheidt_'],
    ['ALMA VELANDERSEN', 'ERIKA MÜLLER-LÜDENSCHEIDT'],
    ['alma velandersen', 'erika müller-lüdenscheidt'],
    ["Alma's and Velandersens", "Erika's and Müller-Lüdenscheidts"],
    ['Alma’s', 'Erika’s'],
    ['(DE00 1234 5678)', '(DE89 3704 0044)'],
    ['DE0012345678', 'DE8937040044'],
    ['aged [AGE_1].', 'aged 42.'],
    [
      '```json\n{"name": "Alma", "at": "7 Torelberg Lane, 00127 Ostwick"}\n```',
      '```json\n{"name": "Erika", "at": "5 \\"The Elms\\"\\nMain Street"}\n```',
    ],
    ['At "7 Torelberg Lane, 00127 Ostwick".', 'At "5 "The Elms"\nMain Street".'],
    ['Alma\nVelandersen', 'Erika\nMüller-Lüdenscheidt'],
    ['Alma Velander', 'Erika Velander'],
  ])('has its originals back: %s', (said, told) => {
    expect(whole(said)).toBe(told);
  });

  it.each(['Almanac', 'Palma', 'XDE0012345678', 'DE00123456789', '[AGE_12]', 'Almaß'])(
    'keeps what only looks like a surrogate: %s',
    (said) => {
      expect(whole(said)).toBe(said);
    },
  );

  it('stays JSON where JSON was asked for', () => {
    const said = JSON.stringify({ at: '7 Torelberg Lane, 00127 Ostwick', note: 'to\nAlma' });
    expect(JSON.parse(whole(said, true))).toEqual({ at: '5 "The Elms"\nMain Street', note: 'to\nErika' });
  });

  it('is the same streamed, however it is cut', async () => {
    const said = fc
      .array(
        fc.oneof(fc.constantFrom(...ORIGINALS.keys(), ' ', 's', "'s", 'A', 'Al', 'DE00 12'), fc.string()),
      )
      .map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(said, fc.array(fc.nat(12)), async (text, cuts) => {
        const batches: StreamPart[][] = [];
        let at = 0;
        for (const cut of cuts) {
          batches.push([{ type: 'text-delta', text: text.slice(at, at + cut) }]);
          at += cut;
        }
        batches.push(
          [{ type: 'text-delta', text: text.slice(at) }],
          [{ type: 'finish', finish: { reason: 'stop' } }],
        );
        expect(textIn(await streamed(batches))).toBe(whole(text));
      }),
    );
  });

  it('is held back no further than a surrogate could go', async () => {
    const parts = await streamed([
      [{ type: 'text-delta', text: 'Hello Al' }],
      [{ type: 'ping' }],
      [{ type: 'text-delta', text: 'l of you' }],
    ]);
    expect(parts[0]).toEqual({ type: 'text-delta', text: 'Hello ' });
    expect(parts[1]).toEqual({ type: 'ping' });
    expect(textIn(parts)).toBe('Hello All of you');
  });

  it('lets go of what it holds before anything else is said', async () => {
    const parts = await streamed([
      [
        { type: 'reasoning-delta', text: 'I think of Alma' },
        { type: 'text-delta', text: 'Velandersen' },
        { type: 'block-end' },
      ],
      [{ type: 'tool-call-start', index: 0, id: 'a', name: 'write' }],
      [{ type: 'tool-call-delta', index: 0, argumentsDelta: '{"to":"Al' }],
      [{ type: 'tool-call-start', index: 1, id: 'b', name: 'write' }],
      [{ type: 'tool-call-delta', index: 1, argumentsDelta: '{"at":"7 Torelberg Lane, 00127 ' }],
      [
        { type: 'tool-call-delta', index: 0, argumentsDelta: 'ma"}' },
        { type: 'tool-call-end', index: 0 },
      ],
      [
        { type: 'tool-call-delta', index: 1, argumentsDelta: 'Ostwick"}' },
        { type: 'tool-call-end', index: 1 },
      ],
      [{ type: 'finish', finish: { reason: 'tool-calls' } }],
    ]);
    const said = (index: number) =>
      parts
        .map((part) => (part.type === 'tool-call-delta' && part.index === index ? part.argumentsDelta : ''))
        .join('');
    expect(parts.slice(0, 4)).toEqual([
      { type: 'reasoning-delta', text: 'I think of ' },
      { type: 'reasoning-delta', text: 'Erika' },
      { type: 'text-delta', text: 'Müller-Lüdenscheidt' },
      { type: 'block-end' },
    ]);
    expect(JSON.parse(said(0))).toEqual({ to: 'Erika' });
    expect(JSON.parse(said(1))).toEqual({ at: '5 "The Elms"\nMain Street' });
    expect(parts.at(-1)?.type).toBe('finish');
  });

  it('closes the source when it is left', async () => {
    let isClosed = false;
    const source = (async function* (): AsyncGenerator<StreamPart[]> {
      try {
        for (;;) yield await Promise.resolve([{ type: 'text-delta', text: 'on ' }]);
      } finally {
        isClosed = true;
      }
    })();
    for await (const _ of restorer().stream(source)) break;
    expect(isClosed).toBe(true);
  });
});
