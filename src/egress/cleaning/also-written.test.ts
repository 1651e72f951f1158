import { describe, expect, it } from 'vitest';
import type { CleaningWay } from '../../domain/cleaning.ts';
import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import { createAnswerRestorer } from './restore-answer.ts';
import { SurrogateBook } from './surrogate-book.ts';

const how: CleaningWay = 'pseudonymise';

/** A model is given what stands for the originals, and says something with it. */
function said(
  kind: SurrogateKind,
  originals: readonly string[],
  say: (...made: readonly string[]) => string,
): string {
  const book = new SurrogateBook({ how, key: new Uint8Array(32), isTaken: () => false });
  const made = originals.map((original) => book.surrogateFor({ kind, type: kind.toUpperCase() }, original));
  const restorer = createAnswerRestorer({ originals: book.restorable, isTextJson: false })!;
  const text = say(...made);
  const { parts } = restorer.whole({
    id: undefined,
    model: undefined,
    parts: [{ type: 'text', text }],
    finish: { reason: 'stop' },
    usage: undefined,
  });
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

const PHONE = /^\+1-(\d{3})-(\d{3}-\d{4})$/;

describe('a made-up value that a model writes in its own way comes back', () => {
  it.each<[SurrogateKind, string, (made: string) => string, string]>([
    ['card', '4539148803436467', (made) => made.replace(/.{4}(?=.)/g, '$& '), '4539 1488 0343 6467'],
    ['card', '4539 1488 0343 6467', (made) => made.replaceAll(' ', '-'), '4539-1488-0343-6467'],
    [
      'iban',
      'DE89370400440532013000',
      (made) => made.replace(/.{4}(?=.)/g, '$&\u00a0'),
      'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000',
    ],
    ['shaped', '536-22-8137', (made) => made.replaceAll('-', ''), '536228137'],
    ['phone', '+49 89 2180 4711', (made) => made.replace(PHONE, '($1) $2'), '+49 89 2180 4711'],
    ['phone', '+49 89 2180 4711', (made) => made.replaceAll('-', ' '), '+49 89 2180 4711'],
    [
      'address',
      'Lindenstraße 17, 10969 Berlin',
      (made) => made.replace(', ', '\n'),
      'Lindenstraße 17\n10969 Berlin',
    ],
    ['address', 'Lindenstraße 17\n10969 Berlin', (made) => made.split(',')[0]!, 'Lindenstraße 17'],
    ['email', 'f.oberwaldner@firma.de', (made) => `@${made.split('@')[0]}`, '@f.oberwaldner'],
    [
      'email',
      'f.oberwaldner@firma.de',
      (made) => `?to=${encodeURIComponent(made)}`,
      '?to=f.oberwaldner%40firma.de',
    ],
    [
      'person',
      'Franziska Oberndörfer',
      (made) => made.replace(/^(\w)\w+/, 'Dear $1.'),
      'Dear F. Oberndörfer',
    ],
    ['person', 'Franziska Oberndörfer', (made) => `x_${made.replace(' ', '')}`, 'x_FranziskaOberndörfer'],
    [
      'person',
      'Franziska Oberndörfer',
      (made) => `?q=${made.replace(' ', '%20')}`,
      '?q=Franziska%20Oberndörfer',
    ],
    [
      'person',
      'Franziska Oberndörfer',
      (made) => `print("\\n${made.replace(' ', '\\t')}")`,
      'print("\\nFranziska\\tOberndörfer")',
    ],
  ])('%s %j: %s', (kind, original, write, expected) => {
    expect(said(kind, [original], (made = '') => write(made))).toBe(expected);
  });

  it.each<[SurrogateKind, readonly string[]]>([
    ['phone', ['+49 221 3851 0801', '+4922138510801', '+49-221-3851-0801', '+49 221 38510801']],
    ['email', ['f.oberwaldner@firma.de', 'F.Oberwaldner@firma.de', 'F.OBERWALDNER@FIRMA.DE']],
    [
      'address',
      ['Lindenstraße 17, 10969 Berlin', 'Lindenstraße 17,\n10969 Berlin', 'Lindenstraße 17\n10969 Berlin'],
    ],
    ['date', ['14.03.1961', '14/03/1961', '14-03-1961']],
    ['iban', ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000']],
  ])('as it was written at each place: %s', (kind, originals) => {
    expect(said(kind, originals, (...made) => made.join('; '))).toBe(originals.join('; '));
  });

  it('stays as it was written where it could stand for two', () => {
    const family = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}axim Oberndörfer`);
    let initials: string[] = [];
    const text = said('person', family, (...made) => {
      initials = made.map((name) => name.replace(/^(\w)\w+/, '$1.'));
      return initials.join('; ');
    });
    const twice = initials.findIndex((initial, index) => initials.indexOf(initial) !== index);
    expect(text.split('; ')[twice]).toBe(`${initials[twice]?.[0]}. Oberndörfer`);
  });
});
