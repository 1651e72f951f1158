import { describe, expect, it } from 'vitest';
import { countTokens } from './count-tokens.ts';
import { ClientSide } from './testing/client-side.ts';
import { anthropicMessages, Play } from './testing/play.ts';

function ask(play: Play, body: unknown, headers: Record<string, string> = {}): Promise<number> {
  return countTokens(new ClientSide(JSON.stringify(body), headers, false), anthropicMessages, play.services);
}

describe('countTokens', () => {
  it('counts a request that sets no limit, sends nothing and records nothing', async () => {
    const play = new Play();
    const question = {
      model: 'claude',
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'SECRET' }],
    };
    expect(await ask(play, question)).toBe(12);
    expect([play.sent, play.records]).toEqual([[], []]);
  });

  it('asks who is asking, and refuses what is no request', async () => {
    const play = new Play();
    const question = { messages: [{ role: 'user', content: 'x' }], model: 'm' };
    await expect(ask(play, question, { authorization: 'Bearer no' })).rejects.toMatchObject({
      code: 'invalid_api_key',
    });
    await expect(ask(play, { model: 'm', messages: [] })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(ask(play, [])).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
