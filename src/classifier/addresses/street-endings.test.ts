import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from '../view/code-units.ts';
import { hasStreetEnding } from './street-endings.ts';

const isStreet = (word: string) => hasStreetEnding(codeUnitsOf(word), 0, word.length);

describe('hasStreetEnding', () => {
  it.each(['Hauptstraße', 'HAUPTSTRASSE', 'Keizersgracht', 'Storgatan', 'VÄSTERVÄGEN', 'Rådhuspladsen'])(
    'takes %s for a street',
    (word) => expect(isStreet(word)).toBe(true),
  );

  it.each(['weg', 'Bogen', 'Windows', 'Street'])('does not take %s for one', (word) =>
    expect(isStreet(word)).toBe(false),
  );
});
