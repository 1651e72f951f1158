import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DESCRIBED_TYPES } from '../../domain/describe-type.ts';
import { FINDING_TYPES } from '../../domain/finding-types.ts';
import { INJECTION_TYPES } from '../../domain/injection.ts';
import { IDENTIFIERS } from './identity-numbers.ts';

const FOLDER = new URL('.', import.meta.url);

/** The types that detectors write down, in their sources. */
const written = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(new URL(file, FOLDER), 'utf8').matchAll(/(?:findingOf\(|type: )'([A-Z][A-Z0-9_]+)'/g),
  ])
  .map(([, type]) => type!);
const identifiers = IDENTIFIERS.map(({ type }) => type);

describe('FINDING_TYPES', () => {
  it('has every type of a detector, and no other', () => {
    expect(written.length).toBeGreaterThan(30);
    const found = new Set([...written, ...identifiers, ...Object.keys(INJECTION_TYPES), 'OPERATOR_TERM']);
    expect([...found].sort()).toEqual([...FINDING_TYPES]);
  });

  it('has every type that is described', () => {
    expect(DESCRIBED_TYPES.filter((type) => !FINDING_TYPES.includes(type))).toEqual([]);
  });
});
