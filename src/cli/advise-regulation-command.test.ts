import { describe, expect, it } from 'vitest';
import type { RegulationAdvice } from '../domain/regulation-advice.ts';
import type { AdviceServices } from './advice-services.ts';
import { createFakeCli } from './cli.fixture.ts';

const ADVICE: RegulationAdvice = {
  preset: 'healthcare',
  items: [
    {
      id: 'hipaa-164-502-e',
      regulation: 'hipaa',
      place: '45 CFR 164.502(e)',
      asks: 'An agreement.',
      verdict: 'not-met',
      because: 'frontier has none.',
      by: ['providers.vendor.agreements'],
      todo: 'Sign one.',
      source: { url: 'https://law.example/164', title: 't', readOn: '2026-11-20', quote: 'q' },
    },
  ],
  disclaimer: 'This is no legal advice.',
};

function cliWith(advice: RegulationAdvice) {
  const seen: unknown[] = [];
  const service: AdviceServices = {
    adviseLicence: () => Promise.reject(new Error('not asked')),
    adviseRegulation: (inquiry) => {
      seen.push(inquiry);
      return Promise.resolve(advice);
    },
  };
  const cli = createFakeCli({ services: { loadAdvice: () => Promise.resolve(service) } });
  return { cli, seen };
}

describe('demarc advise regulation', () => {
  it('tells what is not met, by what, what to do, and where it stands', async () => {
    const { cli, seen } = cliWith(ADVICE);
    const { code, out } = await cli.run(
      'advise',
      'regulation',
      '--preset',
      'healthcare',
      '--regulation',
      'hipaa',
    );
    expect(code).toBe(1);
    expect(out).toContain('not met: 45 CFR 164.502(e)');
    expect(out).toContain('frontier has none. (providers.vendor.agreements)');
    expect(out).toContain('→ Sign one.');
    expect(out).toContain('https://law.example/164');
    expect(out).toContain('0 met, 1 not met, 0 that no configuration can tell.');
    expect(out.split('no legal advice')).toHaveLength(2);
    expect(seen).toMatchObject([{ preset: 'healthcare', regulation: 'hipaa' }]);
  });

  it('exits 0 where everything that can be known is met', async () => {
    const [item] = ADVICE.items;
    const { cli } = cliWith({ ...ADVICE, items: [{ ...item!, verdict: 'met', todo: undefined }] });
    expect((await cli.run('advise', 'regulation')).code).toBe(0);
  });

  it('answers in JSON', async () => {
    const { cli } = cliWith(ADVICE);
    expect(JSON.parse((await cli.run('advise', 'regulation', '--json')).out)).toEqual(ADVICE);
  });

  it('knows its words', async () => {
    const { cli } = cliWith(ADVICE);
    expect((await cli.run('advise', 'regulation', '--regulation', 'gpdr')).code).toBe(2);
  });
});
