import { describe, expect, it } from 'vitest';
import { createFakeCli } from './cli.fixture.ts';
import type { Diagnosis } from './services.ts';

async function doctor(found: readonly Diagnosis[], ...args: string[]) {
  const cli = createFakeCli({ services: { diagnose: () => Promise.resolve(found) } });
  const { code, out } = await cli.run('doctor', '--data', '/nowhere-demarc', ...args);
  return { exitCode: code, output: out };
}

const FULL: Diagnosis = {
  subject: 'disk',
  state: 'worth a look',
  says: 'less than 1 GiB is free',
  advice: 'free some',
};
const BROKEN: Diagnosis = { subject: 'audit log', state: 'broken', says: 'record 3 was changed' };

describe('demarc doctor', () => {
  it('tells what it found and what to do', async () => {
    const { exitCode, output } = await doctor([FULL]);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/! disk +less than 1 GiB is free\n +→ free some\n✓ gateway +does not run/);
  });

  it('fails when something is broken', async () => {
    const { exitCode, output } = await doctor([FULL, BROKEN]);
    expect(exitCode).toBe(1);
    expect(output).toContain('✗ audit log');
  });

  it('tells machines the same', async () => {
    const { output } = await doctor([BROKEN], '--json');
    expect(JSON.parse(output)).toMatchObject({ ok: false, found: [BROKEN, { subject: 'gateway' }] });
  });
});
