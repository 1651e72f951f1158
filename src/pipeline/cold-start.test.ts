import { describe, expect, it } from 'vitest';
import type { LoadingTerms } from '../domain/deployment.ts';
import { named } from '../policy/fixtures/policy-fixture.ts';
import { settled } from './testing/hand-clock.ts';
import { anthropicMessages, Play } from './testing/play.ts';
import { FINISH, failed, stream, text, whole } from './testing/scripted-answers.ts';

const chat = (content: string, more: object = {}) => ({
  model: 'both',
  messages: [{ role: 'user', content }],
  ...more,
});
const LOADING = failed('starting', { status: 503, cause: 'model-loading' });
const TERMS: LoadingTerms = { waitMs: 60_000, overflow: false, refusedIsLoading: false };

/** A model inside that is watched and being loaded, and one outside behind it in the plan. */
async function loadingInside(terms: Partial<LoadingTerms> = {}, health = true): Promise<Play> {
  const play = new Play({
    models: {
      auto: { kind: 'auto' },
      both: { kind: 'deployment', deployment: named('everyday'), fallbacks: [named('frontier')] },
    },
  });
  play.change('everyday', {
    loading: { ...TERMS, ...terms },
    health: health ? { everyMs: 10_000, timeoutMs: 1_000 } : undefined,
  });
  play.health['everyday'] = { state: 'loading' };
  play.script['everyday'] = [LOADING];
  await play.watchHealth();
  return play;
}

function loaded(play: Play): void {
  play.health['everyday'] = { state: 'ready', isLoaded: true };
  play.script['everyday'] = [whole('warm now')];
}

const sentTo = (play: Play) => play.sent.map(({ deployment }) => deployment);
const outcomeOf = (play: Play) => play.outcomes.at(-1)!;

describe('a model that is being loaded', () => {
  it('is waited for, without a retry, a failure or a place, and then asked', async () => {
    const play = await loadingInside();
    const client = play.call(chat('hello'));
    await play.clock.pass(30_000);
    expect([client.head, sentTo(play)]).toEqual([undefined, []]);
    expect(play.services.dispatcher.loadOf(named('everyday'))).toMatchObject({ busy: 0, breaker: 'closed' });
    loaded(play);
    await play.clock.pass(1_000);
    await client.done;
    expect(client.body).toContain('warm now');
    expect(outcomeOf(play)).toMatchObject({
      attempts: [{ deployment: 'everyday', result: 'answered', isColdStart: true }],
    });
    expect(play.told).toContainEqual({
      event: 'modelLoaded',
      data: { deployment: 'everyday', durationMs: 31_000 },
    });
    play.watch.stop();
  });

  it.each(['openai', 'anthropic'] as const)(
    'keeps a streaming caller company meanwhile: %s',
    async (name) => {
      const play = await loadingInside();
      const options = name === 'anthropic' ? { dialect: anthropicMessages } : {};
      const client = play.call({ ...chat('hello', { stream: true }), max_tokens: 5 }, options);
      await play.clock.pass(35_000);
      expect(client.head?.status).toBe(200);
      expect(client.body.match(name === 'anthropic' ? /event: ping/g : /keep-alive/g)).toHaveLength(3);
      play.health['everyday'] = { state: 'ready', isLoaded: true };
      play.script['everyday'] = [stream([[text('warm now'), FINISH]])];
      await play.clock.pass(1_000);
      await client.done;
      expect(client.body).toContain('warm now');
      play.watch.stop();
    },
  );

  it('is waited for no longer than allowed: then the next of the plan', async () => {
    const play = await loadingInside();
    const client = play.call(chat('hello'));
    await play.clock.pass(59_999);
    expect(sentTo(play)).toEqual([]);
    await play.clock.pass(1);
    await client.done;
    expect(sentTo(play)).toEqual(['frontier']);
    expect(outcomeOf(play)).toMatchObject({
      attempts: [
        { deployment: 'everyday', result: 'failed', cause: 'load-wait', costNano: '0' },
        { result: 'answered' },
      ],
    });
    play.watch.stop();
  });

  it('is told of with a true retry-after where nobody else may see the request', async () => {
    const play = await loadingInside();
    // A load that was seen to its end says how long the next one takes.
    await play.clock.pass(100_000);
    loaded(play);
    await play.clock.pass(1_000);
    play.health['everyday'] = { state: 'loading' };
    await play.clock.pass(10_000);
    const client = play.call(chat('SECRET'));
    await play.clock.pass(60_000);
    await client.done;
    expect(client.head).toMatchObject({
      status: 503,
      headers: { 'retry-after': '39', 'x-should-retry': 'true' },
    });
    expect(client.json).toMatchObject({ error: { code: 'starting' } });
    expect(sentTo(play)).toEqual([]);
    // And that was the truth.
    await play.clock.pass(38_000);
    loaded(play);
    await play.clock.pass(1_000);
    expect((await play.ask(chat('SECRET'))).head?.status).toBe(200);
    play.watch.stop();
  });

  it('lets a request go to the next at once where that is configured and allowed, and only there', async () => {
    const play = await loadingInside({ overflow: true });
    const over = await play.ask(chat('hello'));
    expect(over.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    const kept = play.call(chat('SECRET'));
    await play.clock.pass(10_000);
    expect(kept.head).toBeUndefined();
    expect(sentTo(play)).toEqual(['frontier']);
    loaded(play);
    await play.clock.pass(1_000);
    await kept.done;
    expect(sentTo(play)).toEqual(['frontier', 'everyday']);
    play.watch.stop();
  });

  it('that dies over it is a clear error, and nobody goes on waiting', async () => {
    const play = await loadingInside();
    const client = play.call(chat('hello', { model: 'everyday' }));
    await play.clock.pass(5_000);
    play.health['everyday'] = { state: 'ill', cause: 'connection-refused' };
    await play.clock.pass(1_000);
    await client.done;
    expect(client.head?.status).toBe(502);
    expect(client.json).toMatchObject({ error: { code: 'upstream_load_failed' } });
    expect(outcomeOf(play)).toMatchObject({ attempts: [{ cause: 'died-while-loading', costNano: '0' }] });
    play.watch.stop();
  });

  it('is found out by a request, and asked again a bounded number of times, where nobody looks', async () => {
    const play = await loadingInside({ waitMs: 60_000 }, false);
    const client = play.call(chat('hello'));
    await settled();
    expect(sentTo(play)).toEqual(['everyday']);
    await play.clock.pass(61_000);
    await client.done;
    const asked = sentTo(play).filter((name) => name === 'everyday').length;
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(20);
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    expect(play.services.dispatcher.loadOf(named('everyday'))).toMatchObject({ breaker: 'closed' });
  });

  it('is asked at most twenty times more, however often it says that it is ready and is not', async () => {
    const play = await loadingInside({ waitMs: 3_600_000 });
    play.health['everyday'] = { state: 'ready', isLoaded: true };
    const client = play.call(chat('hello'));
    await play.clock.pass(120_000);
    await client.done;
    expect(sentTo(play).filter((name) => name === 'everyday')).toHaveLength(21);
    play.watch.stop();
  });

  it('forgets a caller who leaves', async () => {
    const play = await loadingInside();
    const client = play.call(chat('hello'));
    await play.clock.pass(5_000);
    client.hangUp();
    await client.done;
    expect(outcomeOf(play)).toMatchObject({ outcome: 'aborted', attempts: [{ costNano: '0' }] });
    loaded(play);
    await play.clock.pass(10_000);
    expect(sentTo(play)).toEqual([]);
    play.watch.stop();
  });
});

describe('a model that is not in memory and is loaded by the first request', () => {
  it('is asked at once, and the attempt is known for a cold start', async () => {
    const play = await loadingInside();
    play.health['everyday'] = { state: 'ready', isLoaded: false };
    play.script['everyday'] = [whole('after a while')];
    await play.clock.pass(1_000);
    await play.ask(chat('hello'));
    expect(outcomeOf(play)).toMatchObject({ attempts: [{ result: 'answered', isColdStart: true }] });
    play.health['everyday'] = { state: 'ready', isLoaded: true };
    await play.clock.pass(10_000);
    await play.ask(chat('hello'));
    expect(outcomeOf(play).attempts[0]).not.toHaveProperty('isColdStart');
    const settledOnes = play.told.filter(({ event }) => event === 'attemptSettled');
    expect(settledOnes.map(({ data }) => (data as { isColdStart: boolean }).isColdStart)).toEqual([
      true,
      false,
    ]);
    play.watch.stop();
  });

  it('closes its deployment to others when it cannot be loaded, instead of being tried by each of them', async () => {
    const play = await loadingInside();
    play.health['everyday'] = { state: 'ready', isLoaded: false };
    play.script['everyday'] = [failed('upstream_load_failed', { status: 500, cause: 'runner-died' })];
    await play.clock.pass(1_000);
    for (let request = 0; request < 10; request += 1) await play.ask(chat('hello'));
    expect(sentTo(play).filter((name) => name === 'everyday')).toHaveLength(5);
    play.watch.stop();
  });
});
