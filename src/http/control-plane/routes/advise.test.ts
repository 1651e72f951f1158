import { describe, expect, it } from 'vitest';
import { createFixture } from '../control-plane.fixture.ts';
import { ADVICE } from '../told-answers.fixture.ts';

describe('POST /demarc/v1/advise', () => {
  it('hands the answers on and gives the report back', async () => {
    const fixture = createFixture();
    const body = { answers: { sensitivity: 'restricted', volume: null } };
    const answer = await fixture.ask('/demarc/v1/advise', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 200, body: ADVICE });
    expect(fixture.advised).toEqual([
      expect.objectContaining({ answers: body.answers, usesLedger: true, seesLabels: true }),
    ]);
  });

  it('leaves the ledger alone when told to', async () => {
    const fixture = createFixture();
    await fixture.ask('/demarc/v1/advise', { method: 'POST', body: { answers: {}, ledger: false } });
    expect(fixture.advised).toEqual([expect.objectContaining({ usesLedger: false })]);
  });

  it('records nothing', async () => {
    const fixture = createFixture();
    await fixture.ask('/demarc/v1/advise', { method: 'POST', body: { answers: {} } });
    expect(fixture.trail.entries).toEqual([]);
    expect(fixture.logged).toEqual([]);
  });

  it('is for admins', async () => {
    for (const as of ['caller', 'seeing', 'nobody'] as const) {
      const fixture = createFixture();
      const { status } = await fixture.ask('/demarc/v1/advise', {
        method: 'POST',
        as,
        body: { answers: {} },
      });
      expect([as, status]).toEqual([as, as === 'nobody' ? 401 : 403]);
      expect(fixture.advised).toEqual([]);
    }
  });

  it('says which answers cannot be used, and what was probably meant', async () => {
    const problems = [
      { question: 'openModel', message: 'is not in the catalogue', suggestion: 'qwen3-8b' },
      { question: 'volume', message: 'must be a number', suggestion: undefined },
    ];
    const fixture = createFixture({ advise: () => Promise.resolve({ kind: 'unusable', problems }) });
    const { status, body } = await fixture.ask('/demarc/v1/advise', {
      method: 'POST',
      body: { answers: {} },
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      param: 'answers.openModel',
      message: 'openModel: is not in the catalogue; did you mean "qwen3-8b"?; volume: must be a number',
    });
  });

  it.each([[{}], [{ answers: [] }], [{ answers: {}, other: 1 }], ['{"answers":']])(
    'refuses %j',
    async (body) => {
      const { status } = await createFixture().ask('/demarc/v1/advise', { method: 'POST', body });
      expect(status).toBe(400);
    },
  );

  it('takes some thirty answers, and no book', async () => {
    const body = { answers: { regions: 'x'.repeat(70_000) } };
    expect((await createFixture().ask('/demarc/v1/advise', { method: 'POST', body })).status).toBe(413);
  });
});
