import { describe, expect, it } from 'vitest';
import { createFixture } from '../control-plane.fixture.ts';
import { SEEING_CALLER } from '../principals.fixture.ts';
import { REPORT } from '../told-answers.fixture.ts';

const ask = (body: object | string, as: 'admin' | 'caller' | 'seeing' = 'seeing') => {
  const fixture = createFixture();
  return {
    fixture,
    answer: fixture.ask('/demarc/v1/classify', { method: 'POST', as, body }),
  };
};

describe('POST /demarc/v1/classify', () => {
  it('tells a key that may see labels all that was found', async () => {
    const { fixture, answer } = ask({ text: 'card 4012 8888 8888 1881', place: 'file' });
    expect(await answer).toMatchObject({ status: 200, body: REPORT });
    expect(fixture.classified).toEqual([
      { principal: SEEING_CALLER, input: { text: 'card 4012 8888 8888 1881', place: 'file' } },
    ]);
  });

  it('records nothing, neither on the audit log nor on the other one', async () => {
    const { fixture, answer } = ask({ text: 'hello' }, 'admin');
    await answer;
    expect(fixture.trail.entries).toEqual([]);
    expect(fixture.logged).toEqual([]);
    expect(fixture.happened).toEqual([]);
  });

  it('withholds labels from a key that may not see them', async () => {
    const { fixture, answer } = ask({ text: 'hello' }, 'caller');
    expect(await answer).toMatchObject({ status: 403, body: { error: { code: 'labels_withheld' } } });
    expect(fixture.classified).toEqual([]);
  });

  it.each([[{ text: 1 }], [{}], [{ text: 'x', place: 'moon' }], [{ text: 'x', secret: 'y' }], ['{"text": ']])(
    'refuses %j, and repeats nothing of it',
    async (body) => {
      const { status, body: told } = await ask(body).answer;
      expect(status).toBe(400);
      expect(told.error?.message).not.toMatch(/moon/);
    },
  );

  it('takes a text of at most 4 MiB', async () => {
    expect((await ask({ text: 'x'.repeat(4 * 1024 * 1024) }).answer).status).toBe(413);
    expect((await ask({ text: 'x'.repeat(4 * 1024 * 1024 - 100) }).answer).status).toBe(200);
  });
});
