import { describe, expect, it } from 'vitest';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { canonicalText } from '../policy/canonical-text.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import { replayDecision } from './replay-decision.ts';
import { settled } from './testing/hand-clock.ts';
import { Play } from './testing/play.ts';
import { failed, whole } from './testing/scripted-answers.ts';

const chat = (content: string) => ({ model: 'both', messages: [{ role: 'user', content }] });
const ILL = { state: 'ill', cause: 'connection-refused' } as const;
const WELL = { state: 'ready', isLoaded: true } as const;

async function watched(): Promise<Play> {
  const play = new Play({
    models: {
      auto: { kind: 'auto' },
      both: { kind: 'deployment', deployment: named('everyday'), fallbacks: [named('frontier')] },
    },
  });
  for (const name of ['everyday', 'frontier']) {
    play.change(name, { health: { everyMs: 10_000, timeoutMs: 1_000 } });
    play.health[name] = WELL;
  }
  await play.watchHealth();
  return play;
}

async function become(play: Play, name: string, health: Play['health'][string]): Promise<void> {
  play.health[name] = health;
  await play.clock.pass(13_000);
}

const sentTo = (play: Play) => play.sent.map(({ deployment }) => deployment);
const outcomeOf = (play: Play) => play.outcomes.at(-1)!;

describe('a deployment that is ill', () => {
  it('is passed over while somebody else may take the request, and on record as such', async () => {
    const play = await watched();
    await become(play, 'everyday', ILL);
    const client = await play.ask(chat('hello'));
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    expect(sentTo(play)).toEqual(['frontier']);
    expect(outcomeOf(play)).toMatchObject({
      attempts: [
        { deployment: 'everyday', result: 'failed', cause: 'unhealthy', costNano: '0' },
        { deployment: 'frontier', result: 'answered' },
      ],
    });
    play.watch.stop();
  });

  it('is asked all the same where nobody else may, or nobody else answers', async () => {
    const play = await watched();
    await become(play, 'everyday', ILL);
    expect((await play.ask(chat('SECRET'))).head?.status).toBe(200);
    expect(sentTo(play)).toEqual(['everyday']);
    play.script['frontier'] = [failed('upstream_auth', { status: 401 })];
    const client = await play.ask(chat('hello'));
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'everyday' });
    expect(sentTo(play)).toEqual(['everyday', 'frontier', 'everyday']);
    play.watch.stop();
  });

  it('changes nothing about a decision, which is the same when it is computed again', async () => {
    const play = await watched();
    await play.ask(chat('hello'));
    await become(play, 'everyday', ILL);
    await play.ask(chat('hello'));
    const [well, ill] = play.decisions as [DecisionRecord, DecisionRecord];
    expect(ill.plan).toEqual(['everyday', 'frontier']);
    expect({ ...ill, commitment: '' }).toEqual({ ...well, commitment: '' });
    expect(replayDecision(ill, canonicalText(play.policy)).identical).toBe(true);
    play.watch.stop();
  });

  it('is taken back by a look, and no request has to try it', async () => {
    const play = await watched();
    play.script['everyday'] = [failed('upstream_unreachable')];
    for (let request = 0; request < 6; request += 1) await play.ask(chat('hello'));
    expect(play.services.dispatcher.loadOf(named('everyday')).breaker).toBe('open');
    await become(play, 'everyday', ILL);
    const before = play.sent.length;
    for (let minute = 0; minute < 5; minute += 1) {
      await play.clock.pass(60_000);
      await play.ask(chat('hello'));
    }
    expect(sentTo(play).slice(before)).toEqual(Array.from({ length: 5 }, () => 'frontier'));
    play.script['everyday'] = [whole('back')];
    await become(play, 'everyday', WELL);
    const many = await Promise.all([1, 2, 3].map(() => play.ask(chat('hello'))));
    expect(many.map(({ head }) => head?.headers['x-demarc-deployment'])).toEqual(
      Array.from({ length: 3 }, () => 'everyday'),
    );
    play.watch.stop();
  });

  it('is nobody to overflow to: a full one is waited for instead', async () => {
    const play = await watched();
    play.limit('everyday', 1);
    await become(play, 'frontier', ILL);
    let release = () => {};
    play.script['everyday'] = [
      () => new Promise((resolve) => (release = () => resolve(whole('first')))),
      whole('second'),
    ];
    const first = play.call(chat('hello'));
    await settled();
    const second = play.call(chat('hello'));
    await settled();
    expect(sentTo(play)).toEqual(['everyday']);
    release();
    await Promise.all([first.done, second.done]);
    expect(sentTo(play)).toEqual(['everyday', 'everyday']);
    play.watch.stop();
  });
});

describe('a deployment whose breaker is open', () => {
  it('is nobody to overflow to either', async () => {
    const play = await watched();
    play.limit('everyday', 1);
    play.script['frontier'] = [failed('upstream_unreachable')];
    for (let request = 0; request < 2; request += 1) {
      const client = play.call({ ...chat('hello'), model: 'frontier' });
      await play.clock.pass(1_500);
      await client.done;
    }
    expect(play.services.dispatcher.loadOf(named('frontier')).breaker).toBe('open');
    const before = play.sent.length;
    let release = () => {};
    play.script['everyday'] = [
      () => new Promise((resolve) => (release = () => resolve(whole('first')))),
      whole('second'),
    ];
    const first = play.call(chat('hello'));
    await settled();
    const second = play.call(chat('hello'));
    await settled();
    expect(second.head).toBeUndefined();
    release();
    await Promise.all([first.done, second.done]);
    expect(sentTo(play).slice(before)).toEqual(['everyday', 'everyday']);
    expect(second.head?.status).toBe(200);
    play.watch.stop();
  });
});

describe('a deployment that serves other weights than those pinned', () => {
  it('is sent nothing, whoever else is left', async () => {
    const play = await watched();
    await become(play, 'everyday', { state: 'other-weights' });
    expect((await play.ask(chat('hello'))).head?.status).toBe(200);
    const kept = await play.ask(chat('SECRET'));
    expect(kept.head?.status).toBe(503);
    expect(kept.json).toMatchObject({ error: { code: 'no_cleared_destination' } });
    expect(outcomeOf(play)).toMatchObject({ attempts: [{ cause: 'other-weights', costNano: '0' }] });
    expect(sentTo(play)).toEqual(['frontier']);
    play.watch.stop();
  });
});

describe('equals', () => {
  function replicas(count: number): Play {
    const names = Array.from({ length: count }, (_, index) => `gpu-${index}`);
    const play = new Play({
      destinations: Object.fromEntries(names.map((name) => [name, destinationOf(`model of ${name}`)])),
      models: { auto: { kind: 'auto' } },
      rules: [{ name: 'everything', use: names.map(named) }],
    });
    for (const name of names) play.change(name, { pool: 'qwen' });
    return play;
  }
  const auto = { ...chat('hello'), model: 'auto' };

  it('share the work by what each has in hand, and the plan on record stays as it is', async () => {
    const play = replicas(3);
    const open: (() => void)[] = [];
    for (const name of ['gpu-0', 'gpu-1', 'gpu-2'])
      play.script[name] = [() => new Promise((resolve) => open.push(() => resolve(whole(name))))];
    const clients = Array.from({ length: 6 }, () => play.call(auto));
    await settled();
    expect([...sentTo(play)].sort()).toEqual(['gpu-0', 'gpu-0', 'gpu-1', 'gpu-1', 'gpu-2', 'gpu-2']);
    // The one that was asked last has the least to do now: load goes before turns.
    for (const release of open.splice(5, 1)) release();
    await settled();
    const next = play.call(auto);
    await settled();
    expect(sentTo(play)[6]).toBe(sentTo(play)[5]);
    for (const release of open.splice(0)) release();
    await Promise.all([...clients, next].map(({ done }) => done));
    for (const { fields } of play.recordsOf('decision'))
      expect(fields['plan']).toEqual(['gpu-0', 'gpu-1', 'gpu-2']);
    for (const { attempts, deployment } of play.outcomes) {
      expect(attempts.map((each) => each.deployment)).toEqual([deployment]);
    }
  });

  it('take turns where none has anything in hand', async () => {
    const play = replicas(3);
    for (let request = 0; request < 9; request += 1) await play.ask(auto);
    for (const name of ['gpu-0', 'gpu-1', 'gpu-2'])
      expect(sentTo(play).filter((each) => each === name)).toHaveLength(3);
  });

  it('share the work also where the caller would rather have one of them', async () => {
    const play = replicas(2);
    const prefer = { headers: { 'x-demarc-prefer': 'gpu-1' } };
    for (let request = 0; request < 4; request += 1) await play.ask(auto, prefer);
    expect(play.decisions[0]?.plan).toEqual(['gpu-1', 'gpu-0']);
    expect(sentTo(play)).toEqual(['gpu-1', 'gpu-0', 'gpu-1', 'gpu-0']);
  });

  it('that are no pool are asked in the order of the plan', async () => {
    const play = replicas(2);
    for (const name of ['gpu-0', 'gpu-1']) play.change(name, { pool: undefined });
    for (let request = 0; request < 3; request += 1) await play.ask(auto);
    expect(sentTo(play)).toEqual(['gpu-0', 'gpu-0', 'gpu-0']);
  });
});
