import { describe, expect, it } from 'vitest';
import { combinationsIn, type LabelMapping, mappedLevel, NO_MAPPING } from './label-mapping.ts';

const mapping: LabelMapping = {
  levels: new Map([
    ['EMAIL', { level: 'internal', from: 1, below: 'internal' }],
    ['PERSON', { level: 'restricted', from: 3, below: 'internal' }],
    ['personal', { level: 'public', from: 1, below: 'public' }],
    ['health', { level: 'confidential', from: 1, below: 'public' }],
  ]),
  combinations: [
    { all: ['PERSON', 'EMPLOYEE_ID'], level: 'confidential' },
    { all: ['PERSON', 'financial'], level: 'restricted' },
  ],
};
const group = (type: string, ...categories: ('personal' | 'health' | 'payment')[]) =>
  ({ type, level: 'confidential', categories }) as const;

describe('mappedLevel', () => {
  it('leaves what no rule is about', () => {
    expect(mappedLevel(group('IBAN', 'payment'), 1, mapping)).toBe('confidential');
    expect(mappedLevel(group('EMAIL', 'personal'), 1, NO_MAPPING)).toBe('confidential');
  });

  it('goes by the type before the category', () => {
    expect(mappedLevel(group('EMAIL', 'personal'), 1, mapping)).toBe('internal');
    expect(mappedLevel(group('PHONE', 'personal'), 1, mapping)).toBe('public');
  });

  it('takes the highest of several categories', () => {
    expect(mappedLevel(group('MRN', 'personal', 'health'), 1, mapping)).toBe('confidential');
  });

  it('counts from a number on', () => {
    expect(mappedLevel(group('PERSON', 'personal'), 2, mapping)).toBe('internal');
    expect(mappedLevel(group('PERSON', 'personal'), 3, mapping)).toBe('restricted');
  });
});

describe('combinationsIn', () => {
  it('asks for every part, by type or category', () => {
    const financial = { type: 'MNPI', level: 'internal', categories: ['financial'] } as const;
    expect(combinationsIn([group('PERSON'), group('EMPLOYEE_ID')], mapping)).toEqual([
      mapping.combinations[0],
    ]);
    expect(combinationsIn([group('PERSON')], mapping)).toEqual([]);
    expect(combinationsIn([group('PERSON'), financial, group('EMPLOYEE_ID')], mapping)).toEqual([
      mapping.combinations[1],
      mapping.combinations[0],
    ]);
  });
});
