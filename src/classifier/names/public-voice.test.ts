import { describe, expect, it } from 'vitest';
import { personName } from '../detectors/person-name.ts';
import { createScanner } from '../scan-text.ts';

const scanner = createScanner([personName]);
const levelsIn = (text: string): string[] =>
  scanner
    .scan(text, () => false)
    .findings.map(({ start, end, level }) => `${text.slice(start, end)}: ${level}`);

describe('a name said in public', () => {
  it.each([
    ['Prime Minister Halloway and President Okafor spoke by phone.', ['Halloway', 'Okafor']],
    ['De Kamer sprak met minister Akkermans.', ['Akkermans']],
    ['Bundeskanzlerin Grabowski reiste nach Paris.', ['Grabowski']],
    ['Le ministre Florian Garrigues a reçu la presse.', ['Garrigues']],
    [
      'Hapoel won 3-1; Torben Wichmann scored twice and Marek Lisowski saved a penalty.',
      ['Wichmann', 'Lisowski'],
    ],
    ['Legia zremisowała 1:1, gola strzelił Bartosz Malinowski.', ['Malinowski']],
  ])('says nothing of a private person: %s', (text, names) => {
    const levels = levelsIn(text);
    expect(levels.length).toBeGreaterThan(0);
    for (const name of names) expect(levels.join()).toContain(name);
    expect(levels.join()).not.toContain('confidential');
  });

  it.each([
    'Torben Wichmann scored 3-1 in the test of our new laptop.',
    'Our customer Torben Wichmann beat the league record, 3-1, and scored a penalty.',
    'The coach, Torben Wichmann, can be reached from 9-12.',
    'The coach, Torben Wichmann, beat his dog.',
    'Trainer Torben Wichmann traf um 10:30 ein.',
    'The president of the club, Torben Wichmann, resigned.',
  ])('is not what else names somebody: %s', (text) => {
    expect(levelsIn(text)).toContain('Torben Wichmann: confidential');
  });
});

describe('Alice and Bob', () => {
  it('are nobody together, with who comes with them', () => {
    expect(levelsIn('const users = ["Alice", "Bob", "Charlie"];')).toEqual([]);
  });

  it('are people alone', () => {
    expect(levelsIn('Please ask Alice to call Charlie.')).toEqual([
      'Alice: confidential',
      'Charlie: confidential',
    ]);
  });
});
