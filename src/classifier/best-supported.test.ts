import { describe, expect, it } from 'vitest';
import { bestSupported } from './best-supported.ts';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { createScanner } from './scan-text.ts';

const finding = (
  type: string,
  start: number,
  end: number,
  level: 'internal' | 'restricted' = 'restricted',
) => ({
  type,
  level,
  categories: ['personal'] as const,
  signal: type === 'PHONE' ? 'phone' : 'identity-numbers',
  start,
  end,
});
const typesOf = (findings: readonly { type: string }[]) => findings.map(({ type }) => type);

describe('the best supported of findings over one another', () => {
  it('is the one whose shape tells more', () => {
    expect(typesOf(bestSupported([finding('PHONE', 0, 11), finding('US_SSN', 0, 11)]))).toEqual(['US_SSN']);
    expect(typesOf(bestSupported([finding('NL_BSN', 5, 14), finding('IBAN', 0, 22)]))).toEqual(['IBAN']);
  });

  it('leaves alone what only touches, and what no number is', () => {
    expect(bestSupported([finding('PHONE', 0, 12), finding('US_SSN', 10, 21)])).toHaveLength(2);
    const key = { ...finding('SECRET', 0, 30), signal: 'provider-keys' };
    expect(bestSupported([key, finding('US_SSN', 4, 13)])).toHaveLength(2);
  });

  it('never yields to a lower level', () => {
    expect(bestSupported([finding('PHONE', 0, 11), finding('EU_VAT', 0, 11, 'internal')])).toHaveLength(2);
  });
});

describe('a scanner', () => {
  it('says each thing once, of a text and of its disguises', () => {
    const { findings } = createScanner(BUILT_IN_SIGNALS).scan(
      'card 4111 1111 1111 1111 caf\u00e9 \uff01',
      () => false,
    );
    expect(typesOf(findings)).toEqual(['CREDIT_CARD']);
  });

  it('finds two things in one run of base64', () => {
    const disguised = Buffer.from('ssn 536-22-8726 card 4111 1111 1111 1111').toString('base64');
    const { findings } = createScanner(BUILT_IN_SIGNALS).scan(disguised, () => false);
    expect(new Set(typesOf(findings))).toEqual(new Set(['US_SSN', 'CREDIT_CARD']));
  });
});
