import { describe, expect, it } from 'vitest';
import { REGULATIONS } from '../../../advisor/regulation/regulation-rule.ts';
import { PRESET_NAMES } from '../../../policy/presets/find-preset.ts';
import { createFixture } from '../control-plane.fixture.ts';

describe('GET /demarc/v1/regulation', () => {
  it('tells the checklist, with null for what is not there', async () => {
    const { status, body } = await createFixture().ask('/demarc/v1/regulation?regulation=gdpr');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      preset: null,
      items: [{ id: 'gdpr-1', verdict: 'not-met', by: ['providers.vendor.agreements'], todo: null }],
      disclaimer: 'no advice',
    });
  });

  it.each([
    ...PRESET_NAMES.map((name) => `preset=${name}`),
    ...REGULATIONS.map((name) => `regulation=${name}`),
  ])('knows %s', async (query) => {
    expect((await createFixture().ask(`/demarc/v1/regulation?${query}`)).status).toBe(200);
  });

  it.each(['regulation=gpdr', 'preset=bakery', 'since=2026'])('refuses %s', async (query) => {
    expect((await createFixture().ask(`/demarc/v1/regulation?${query}`)).status).toBe(400);
  });
});
