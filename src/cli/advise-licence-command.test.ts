import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAdviceServices } from '../composition/advice-services.ts';
import { systemWorld } from '../observability/system-world.ts';
import { createFakeCli } from './cli.fixture.ts';

const catalogFolder = join(import.meta.dirname, '../advisor/catalog/data');
const advice = createAdviceServices({
  catalogFolder,
  world: systemWorld(),
  fetch: () => Promise.reject(new Error('no network in tests')),
});
const cli = createFakeCli({ services: { loadAdvice: () => Promise.resolve(advice) } });

describe('demarc advise licence', () => {
  it('answers point by point, with the places and what to do', async () => {
    const { code, out } = await cli.run('advise', 'licence', 'llama-3.1-community', '--deploy', 'derivative');
    expect(code).toBe(0);
    expect(out).toContain('naming: allowed with conditions');
    expect(out).toContain('section 1.b.i: “you shall also include “Llama” at the beginning');
    expect(out).toContain('What to do');
    expect(out.split('no legal advice')).toHaveLength(2);
  });

  it('exits 1 where the licence does not permit it, or the vendor has to be asked', async () => {
    expect((await cli.run('advise', 'licence', 'mrl')).code).toBe(1);
    const asked = await cli.run(
      'advise',
      'licence',
      'qwen-2024',
      '--deploy=product',
      '--users',
      '200_000_000',
    );
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('ask the vendor');
  });

  it('answers in JSON', async () => {
    const { out } = await cli.run('advise', 'licence', 'gemma', '--country', 'de', '--json');
    expect(JSON.parse(out)).toMatchObject({
      kind: 'told',
      licence: { id: 'gemma-terms-2025-03-24' },
      deploy: 'internal',
      verdict: 'conditions',
    });
  });

  it('offers near names for one that nobody knows', async () => {
    const { code, out } = await cli.run('advise', 'licence', 'apache-3');
    expect(code).toBe(1);
    expect(out).toContain('Licences with a name like it: apache');
    expect(out).toContain('nothing is guessed');
  });

  it.each([
    [['--users', 'many'], '--users must be a number'],
    [['--country', 'Germany'], '--country must be two letters'],
    [['--deploy', 'resell'], 'resell'],
    [['--field', 'cooking'], 'cooking'],
    [['--feild', 'research'], '--field'],
  ])('refuses %s', async (flags, told) => {
    const { code, err } = await cli.run('advise', 'licence', 'mit', ...flags);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  it('shows no control characters of a name', async () => {
    const { out } = await cli.run('advise', 'licence', 'x\u001b[31my');
    expect(out).not.toContain('\u001b');
  });
});
