import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const NUMBER_WORDS = [
  'zero',
  'oh',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'null',
  'eins',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'sept',
  'huit',
  'neuf',
  'cero',
  'uno',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
];
const SPACED = /(?<![\w.,])\d(?: \d){8,20}(?![\w])/g;
const make = findingOf('SPELLED_NUMBER', 'restricted', 'personal');
/** Shortest number worth hiding this way: a social security number has nine digits. */
const MIN_DIGITS = 9;
const BETWEEN = /^[\s,.;-]{1,3}(?:and |und |et |y )?$/;

/** A long number written out in words, or digit by digit: the way to hide one from a reader of digits. */
export const spelledDigits: Signal = {
  name: 'spelled-digits',
  version: '1',
  words: NUMBER_WORDS,
  patterns: [SPACED, BETWEEN],
  detect: (text, view) => runsOf(text, view.hits),
};

export const spacedDigits: Signal = {
  name: 'spaced-digits',
  version: '1',
  patterns: [SPACED],
  applies: (traits) => traits.digits >= MIN_DIGITS,
  detect: (text, view) =>
    view.numbers.flatMap(({ start, end }) => matchesIn(SPACED, text, start, end).map((match) => make(match))),
};

function runsOf(text: string, hits: readonly number[]): RawFinding[] {
  const found: RawFinding[] = [];
  let first = 0;
  let count = 0;
  let end = -1;
  const close = (): void => {
    if (count >= MIN_DIGITS) found.push(make({ start: first, end }));
  };
  for (const at of hits) {
    const follows = end >= 0 && at - end <= 7 && BETWEEN.test(text.slice(end, at));
    if (!follows) {
      close();
      first = at;
      count = 0;
    }
    count += 1;
    end = at + lengthOfWord(text, at);
  }
  close();
  return found;
}

function lengthOfWord(text: string, at: number): number {
  let length = 0;
  while (length < 8 && /\p{L}/u.test(text[at + length] ?? ' ')) length += 1;
  return length;
}
