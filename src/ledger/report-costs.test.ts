import { describe, expect, it } from 'vitest';
import type { CostQuestion } from '../domain/cost-summary.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import { deployment, HARDWARE, insideAttempt, NO_PRICES, request } from './costs.fixture.ts';
import { reportCosts } from './report-costs.ts';

const NOW = Date.UTC(2026, 10, 20, 15, 30);

function report(change: Partial<CostQuestion> = {}) {
  const asked: object[] = [];
  const question: CostQuestion = {
    tenant: DEFAULT_TENANT,
    from: undefined,
    to: undefined,
    by: 'day',
    frontier: undefined,
    ...change,
  };
  const summary = reportCosts(question, {
    accounts: {
      async *read(window) {
        asked.push(window);
        yield request([insideAttempt()]);
      },
      firstAt: () => Promise.resolve('2026-11-20T14:30:00.000Z'),
    },
    deployments: () => [deployment('everyday', 'on-premises', HARDWARE)],
    prices: NO_PRICES,
    clock: { wallMs: () => NOW },
  });
  return { asked, summary };
}

describe('reportCosts', () => {
  it('takes thirty days, today included, when no window is named', async () => {
    const { asked, summary } = report();
    expect((await summary).total.inside.costNano).toBe(1_000_000n);
    expect(asked).toEqual([
      { tenant: DEFAULT_TENANT, from: '2026-10-22T00:00:00.000Z', to: '2026-11-20T15:30:00.001Z' },
    ]);
  });

  it('ends thirty days with the end that is named', async () => {
    const { asked, summary } = report({ to: '2026-11-01T00:00:00.000Z' });
    await summary;
    expect(asked).toMatchObject([{ from: '2026-10-02T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' }]);
  });

  it('takes the window that is named, and blames a machine only since the first request', async () => {
    const { summary } = report({ from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' });
    expect((await summary).hardware[0]).toMatchObject({ windowMs: 3_600_000, alwaysOnNano: 600_000_000n });
  });

  it('says that a frontier does not exist', async () => {
    await expect(report({ frontier: 'nobody' }).summary).rejects.toThrow('there are: everyday');
  });
});
