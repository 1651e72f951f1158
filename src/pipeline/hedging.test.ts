import { describe, expect, it } from 'vitest';
import { openaiEmbeddings } from '../dialects/openai-embeddings/index.ts';
import { RawJson } from '../domain/json/write-json.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import type { PolicyEscalation } from '../policy/policy-document.ts';
import { settled } from './testing/hand-clock.ts';
import { Play } from './testing/play.ts';
import { FINISH, failed, stream, text, whole } from './testing/scripted-answers.ts';

const chat = (content: string, more: object = {}) => ({
  model: 'all',
  messages: [{ role: 'user', content }],
  ...more,
});

/** Four deployments, the first of which gets company after a second. */
function play(escalations: readonly PolicyEscalation[] = [], thirdModel = 'other'): Play {
  const outside = { placement: 'api', clearance: 'internal' } as const;
  const made = new Play({
    escalations,
    destinations: {
      everyday: destinationOf('qwen3:8b'),
      frontier: destinationOf('gpt-5.5', outside),
      third: destinationOf(thirdModel, outside),
      fourth: destinationOf('yet another', outside),
    },
    models: {
      auto: { kind: 'auto' },
      all: {
        kind: 'deployment',
        deployment: named('everyday'),
        fallbacks: [named('frontier'), named('third'), named('fourth')],
      },
    },
  });
  made.change('everyday', { hedgeAfterMs: 1_000 });
  return made;
}

const NEVER = () => new Promise<never>(() => {});
const sentTo = (scene: Play) => scene.sent.map(({ deployment }) => deployment);
const outcomeOf = (scene: Play) => scene.outcomes.at(-1)!;

/** A stream that begins after a while, and tells when it is closed. */
function slowStream(
  scene: Play,
  afterMs: number,
  words: string,
): { answer: UpstreamAnswer; closed: () => number } {
  let closed = 0;
  const wait = () => new Promise<void>((resolve) => void scene.clock.after(afterMs, resolve));
  return { answer: stream([wait, [text(words), FINISH]], () => (closed += 1)), closed: () => closed };
}

describe('a deployment that is slow', () => {
  it('gets company after the time that is configured and not before, and the first to answer is heard', async () => {
    const scene = play();
    scene.script['everyday'] = [NEVER];
    scene.script['frontier'] = [whole('from the other')];
    const client = scene.call(chat('hello'));
    await scene.clock.pass(999);
    expect(sentTo(scene)).toEqual(['everyday']);
    await scene.clock.pass(1);
    await client.done;
    expect(sentTo(scene)).toEqual(['everyday', 'frontier']);
    expect(client.body).toContain('from the other');
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    expect(outcomeOf(scene)).toMatchObject({
      outcome: 'answered',
      deployment: 'frontier',
      attempts: [
        { attempt: 1, deployment: 'everyday', result: 'aborted', cause: 'hedge-lost' },
        { attempt: 2, deployment: 'frontier', result: 'answered', isHedge: true },
      ],
    });
    expect(scene.clock.waiting).toBe(0);
  });

  it('has begun with the first word of a stream that is held back, and gets no company then', async () => {
    const scene = play([{ name: 'gave up', when: 'answer.truncated', to: named('third'), streams: 'hold' }]);
    const wait = () => new Promise<void>((resolve) => void scene.clock.after(60_000, resolve));
    scene.script['everyday'] = [stream([[text('slow ')], wait, [text('and steady'), FINISH]])];
    const client = scene.call(chat('hello', { stream: true }));
    await scene.clock.pass(60_000);
    await client.done;
    expect(client.body).toContain('and steady');
    expect(sentTo(scene)).toEqual(['everyday']);
  });

  it('gets company whose stream is held back and looked at like any other', async () => {
    const scene = play([{ name: 'gave up', when: 'answer.truncated', to: named('third'), streams: 'hold' }]);
    scene.script['everyday'] = [NEVER];
    scene.script['frontier'] = [stream([[text('CUT'), { type: 'finish', finish: { reason: 'length' } }]])];
    scene.script['third'] = [stream([[text('the whole of it'), FINISH]])];
    const client = scene.call(chat('hello', { stream: true }));
    await scene.clock.pass(1_000);
    await client.done;
    expect(client.body).toContain('the whole of it');
    expect(client.body).not.toContain('CUT');
    expect(outcomeOf(scene)).toMatchObject({
      deployment: 'third',
      attempts: [
        { attempt: 1, deployment: 'everyday', cause: 'hedge-lost' },
        { attempt: 2, deployment: 'frontier', isHedge: true },
        { attempt: 3, deployment: 'third', purpose: 'escalation' },
      ],
      escalations: [{ from: 'frontier', to: 'third' }],
    });
  });

  it('gets company that is its equal as a maker of vectors, and no other', async () => {
    for (const [model, asked] of [
      ['qwen3:8b', ['everyday', 'third']],
      ['other', ['everyday']],
    ] as const) {
      const scene = play([], model);
      const vector = { kind: 'float', json: new RawJson('[1]'), dimensions: 1 } as const;
      const answer = whole('') as Extract<UpstreamAnswer, { kind: 'whole' }>;
      const made: UpstreamAnswer = {
        ...answer,
        response: { ...answer.response, parts: [], vectors: [vector] },
      };
      const late = () =>
        new Promise<UpstreamAnswer>((resolve) => void scene.clock.after(2_000, () => resolve(made)));
      scene.script['everyday'] = [late];
      scene.script['third'] = [made];
      const client = scene.call({ model: 'all', input: 'hello' }, { dialect: openaiEmbeddings });
      await scene.clock.pass(2_000);
      await client.done;
      expect(client.head?.status).toBe(200);
      expect(sentTo(scene)).toEqual(asked);
    }
  });

  it('is left alone where it answers in time', async () => {
    const scene = play();
    await scene.ask(chat('hello'));
    expect(sentTo(scene)).toEqual(['everyday']);
    expect(scene.clock.waiting).toBe(0);
  });

  it('may still win: the hedge is cancelled, accounted for, and not a word of it is written', async () => {
    const scene = play();
    const slow = slowStream(scene, 3_000, 'first after all');
    const late = slowStream(scene, 60_000, 'TOO LATE');
    scene.script['everyday'] = [slow.answer];
    scene.script['frontier'] = [late.answer];
    const client = scene.call(chat('hello', { stream: true }));
    await scene.clock.pass(3_000);
    await client.done;
    await scene.clock.pass(60_000);
    expect(client.body).toContain('first after all');
    expect(client.body).not.toContain('TOO LATE');
    expect([slow.closed(), late.closed()]).toEqual([1, 1]);
    expect(outcomeOf(scene)).toMatchObject({
      deployment: 'everyday',
      costNano: expect.any(String) as string,
      attempts: [
        { deployment: 'everyday', result: 'answered' },
        {
          deployment: 'frontier',
          result: 'aborted',
          cause: 'hedge-lost',
          usage: { inputTokens: 12, outputTokens: 0, source: 'estimated' },
        },
      ],
    });
  });

  it('that answers in the same moment as its hedge: one is heard, the other closed, both settled once', async () => {
    const scene = play();
    let begin = () => {};
    const moment = new Promise<void>((resolve) => (begin = resolve));
    const closed: string[] = [];
    const speaking = (words: string) =>
      stream([() => moment, [text(words)], [FINISH]], () => closed.push(words));
    scene.script['everyday'] = [speaking('A')];
    scene.script['frontier'] = [speaking('B')];
    const client = scene.call(chat('hello', { stream: true }));
    await scene.clock.pass(1_000);
    begin();
    await client.done;
    await settled();
    expect(closed.sort()).toEqual(['A', 'B']);
    expect(
      outcomeOf(scene)
        .attempts.map(({ result }) => result)
        .sort(),
    ).toEqual(['aborted', 'answered']);
    expect(client.body.match(/"content":"[AB]"/g)).toHaveLength(1);
  });

  it('has at most one beside it, in a whole request', async () => {
    const scene = play();
    scene.change('frontier', { hedgeAfterMs: 1_000 });
    scene.script['everyday'] = [NEVER];
    scene.script['frontier'] = [NEVER];
    const client = scene.call(chat('hello'));
    await scene.clock.pass(60_000);
    expect(sentTo(scene)).toEqual(['everyday', 'frontier']);
    const two = play();
    two.change('third', { hedgeAfterMs: 1_000 });
    const fail = () =>
      new Promise<UpstreamAnswer>((resolve) => {
        two.clock.after(1_500, () => resolve(failed('upstream_unreachable')));
      });
    two.script['everyday'] = [fail];
    two.script['frontier'] = [fail];
    two.script['third'] = [NEVER];
    const later = two.call(chat('hello'));
    await two.clock.pass(60_000);
    expect(sentTo(two)).toEqual(['everyday', 'frontier', 'third']);
    later.hangUp();
    await later.done;
    client.hangUp();
    await client.done;
    expect(outcomeOf(scene)).toMatchObject({
      outcome: 'aborted',
      attempts: [
        { result: 'aborted', cause: null },
        { result: 'aborted', cause: null },
      ],
    });
  });

  it('hands over to the hedge when it fails, and the plan goes on behind both', async () => {
    const scene = play();
    let release = (_answer: UpstreamAnswer) => {};
    const held = () => new Promise<UpstreamAnswer>((resolve) => (release = resolve));
    scene.script['everyday'] = [held];
    scene.script['frontier'] = [NEVER];
    const client = scene.call(chat('hello'));
    await scene.clock.pass(1_000);
    release(failed('upstream_error', { status: 502 }));
    await scene.clock.pass(10_000);
    // No third while the hedge is under way, and no retry of the first.
    expect(sentTo(scene)).toEqual(['everyday', 'frontier']);
    client.hangUp();
    await client.done;
    const both = play();
    both.script['everyday'] = [held];
    both.script['frontier'] = [failed('upstream_unreachable')];
    const next = both.call(chat('hello'));
    await both.clock.pass(1_000);
    release(failed('upstream_error', { status: 502 }));
    await next.done;
    expect(sentTo(both)).toEqual(['everyday', 'frontier', 'third']);
    expect(next.head?.status).toBe(200);
  });

  it('ends the request at a fault of its own, whoever finds it first', async () => {
    const scene = play();
    scene.script['everyday'] = [NEVER];
    scene.script['frontier'] = [failed('upstream_rejected', { status: 400 })];
    const client = scene.call(chat('hello'));
    await scene.clock.pass(1_000);
    await client.done;
    expect(client.head?.status).toBe(400);
    expect(sentTo(scene)).toEqual(['everyday', 'frontier']);
  });
});

describe('a hedge', () => {
  it('never goes where the request may not go', async () => {
    const scene = play();
    scene.script['everyday'] = [NEVER];
    const client = scene.call(chat('SECRET'));
    await scene.clock.pass(60_000);
    expect(sentTo(scene)).toEqual(['everyday']);
    client.hangUp();
    await client.done;
  });

  it('is on record, durably, before it leaves', async () => {
    const scene = play();
    scene.script['everyday'] = [NEVER];
    const client = scene.call(chat('hello'));
    await settled();
    scene.releaseLog = () => {};
    await scene.clock.pass(1_000);
    expect(sentTo(scene)).toEqual(['everyday']);
    expect(scene.recordsOf('attempt')).toMatchObject([{ fields: { attempt: 2, deployment: 'frontier' } }]);
    scene.releaseLog();
    await client.done;
    expect(sentTo(scene)).toEqual(['everyday', 'frontier']);
  });

  it('is not even begun for a caller who has left', async () => {
    const scene = play();
    scene.change('everyday', { hedgeAfterMs: undefined });
    scene.change('frontier', { hedgeAfterMs: 1_000 });
    scene.script['everyday'] = [failed('upstream_auth', { status: 401 })];
    const client = scene.call(chat('hello'));
    scene.releaseLog = () => {};
    await settled();
    // The first waits for its record, and so cannot end yet.
    expect(scene.recordsOf('attempt')).toHaveLength(1);
    client.hangUp();
    await scene.clock.pass(1_000);
    expect(scene.recordsOf('attempt')).toHaveLength(1);
    scene.releaseLog();
    await client.done;
    expect(sentTo(scene)).toEqual(['everyday']);
  });

  it('that cannot be recorded is not sent, and takes nothing away from the first', async () => {
    const scene = play();
    const slow = slowStream(scene, 3_000, 'slow but there');
    scene.script['everyday'] = [slow.answer];
    const client = scene.call(chat('hello', { stream: true }));
    await settled();
    scene.failLog = true;
    await scene.clock.pass(3_000);
    await client.done;
    expect(sentTo(scene)).toEqual(['everyday']);
    expect(client.body).toContain('slow but there');
  });

  it('never waits in line, and goes to nobody who is known to be away', async () => {
    const scene = play();
    scene.limit('frontier', 1);
    scene.script['frontier'] = [NEVER];
    scene.script['everyday'] = [NEVER];
    scene.script['third'] = [NEVER];
    const holder = scene.call({ ...chat('hello'), model: 'frontier' });
    await settled();
    const client = scene.call(chat('hello'));
    await scene.clock.pass(60_000);
    expect(sentTo(scene)).toEqual(['frontier', 'everyday']);
    // The place is free now, and nobody had waited for it.
    holder.hangUp();
    await holder.done;
    await scene.clock.pass(1_000);
    expect(sentTo(scene)).toEqual(['frontier', 'everyday']);
    scene.health['frontier'] = { state: 'ill', cause: 'x' };
    scene.change('frontier', { health: { everyMs: 10_000, timeoutMs: 1 } });
    await scene.watchHealth();
    await scene.clock.pass(2_000);
    const past = scene.call(chat('hello'));
    await scene.clock.pass(1_000);
    expect(sentTo(scene).slice(2)).toEqual(['everyday', 'third']);
    for (const each of [client, past]) {
      each.hangUp();
      await each.done;
    }
    scene.watch.stop();
  });

  it('gives its place back, and says nothing of its deployment’s health', async () => {
    const scene = play();
    scene.limit('frontier', 1);
    for (let request = 0; request < 8; request += 1) {
      scene.script['everyday'] = [slowStream(scene, 1_500, 'ok').answer];
      scene.script['frontier'] = [NEVER];
      const client = scene.call(chat('hello', { stream: true }));
      await scene.clock.pass(1_500);
      await client.done;
    }
    expect(sentTo(scene).filter((name) => name === 'frontier')).toHaveLength(8);
    expect(scene.services.dispatcher.loadOf(named('frontier'))).toMatchObject({ busy: 0, breaker: 'closed' });
  });
});
