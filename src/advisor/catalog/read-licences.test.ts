import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { LICENCES_YAML } from '../licences/catalogue.fixture.ts';
import { licenceNames } from '../licences/find-licence.ts';
import { readLicences } from './read-licences.ts';

/** The first row, changed. */
function changed(change: (row: Record<string, unknown>) => void): string {
  const [row] = parse(LICENCES_YAML) as Record<string, unknown>[];
  change(row!);
  return stringify([row]);
}

describe('readLicences', () => {
  it('reads what ships', () => {
    const licences = readLicences(LICENCES_YAML);
    expect(licences.size).toBeGreaterThanOrEqual(20);
    for (const { source } of licences.values()) expect(source.readOn).toBe('2026-11-20');
  });

  it('knows each licence by names of its own', () => {
    const names = licenceNames(readLicences(LICENCES_YAML)).map((name) => name.toLowerCase());
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each<[string, (row: Record<string, unknown>) => void, string]>([
    [
      'a clause without its quote',
      (row) => delete (row['commercialUse'] as Record<string, unknown>)['quote'],
      'quote',
    ],
    ['a missing clause', (row) => delete row['naming'], 'naming'],
    [
      'an answer that is none',
      (row) => Object.assign(row['naming'] as object, { answer: 'maybe' }),
      'naming.answer',
    ],
    [
      'a source that cannot be opened',
      (row) => Object.assign(row['source'] as object, { url: 'http://x' }),
      'source.url',
    ],
    ['a member nobody reads', (row) => Object.assign(row, { price: 1 }), 'price'],
  ])('refuses %s', (_, change, told) => {
    expect(() => readLicences(changed(change))).toThrow(told);
  });

  it('refuses a row twice', () => {
    expect(() => readLicences(changed(() => undefined) + changed(() => undefined))).toThrow(
      'apache-2.0 twice',
    );
  });
});
