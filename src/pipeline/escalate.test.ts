import { describe, expect, it } from 'vitest';
import { RawJson } from '../domain/json/write-json.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import type { PolicyEscalation } from '../policy/policy-document.ts';
import { settled } from './testing/hand-clock.ts';
import { anthropicMessages, Play } from './testing/play.ts';
import { FINISH, failed, stream, text, whole } from './testing/scripted-answers.ts';

const rule = (more: Partial<PolicyEscalation> = {}): PolicyEscalation => ({
  name: 'gave up',
  when: 'answer.invalid || answer.empty || answer.truncated',
  to: named('frontier'),
  ...more,
});
const HELD = [rule({ streams: 'hold' })];
const JSON_ASKED = { response_format: { type: 'json_object' } };
const chat = (content: string, more: object = {}) => ({
  model: 'auto',
  messages: [{ role: 'user', content }],
  ...more,
});
const streamed = (content: string, more: object = {}) => chat(content, { stream: true, ...more });
const says = (...words: readonly string[]) => stream([...words.map((word) => [text(word)]), [FINISH]]);
const finish = (reason: 'length' | 'refusal'): StreamPart => ({ type: 'finish', finish: { reason } });
const sentTo = (play: Play) => play.sent.map(({ deployment }) => deployment);
const outcome = (play: Play) => play.recordsOf('outcome')[0]?.fields;

/** The text that a client of OpenAI's shape puts together from its events. */
function heard(body: string): string {
  const events = body.split('\n\n').filter((line) => line.startsWith('data: {'));
  return events
    .map((line) => JSON.parse(line.slice(6)) as { choices: { delta?: { content?: string } }[] })
    .map(({ choices }) => choices[0]?.delta?.content ?? '')
    .join('');
}

describe('a streamed answer under `streams: hold`', () => {
  it('reaches the caller only once it was looked at, and then as a stream', async () => {
    const play = new Play({ escalations: HELD });
    let goOn = () => {};
    play.script['everyday'] = [
      stream([[text('{"a":')], () => new Promise<void>((resolve) => (goOn = resolve)), [text('1}'), FINISH]]),
    ];
    const client = play.call(streamed('hello', JSON_ASKED));
    await settled();
    expect(client.head).toBeUndefined();
    goOn();
    await client.done;
    expect(heard(client.body)).toBe('{"a":1}');
    expect(client.body).toContain('[DONE]');
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'everyday' });
    expect(sentTo(play)).toEqual(['everyday']);
  });

  it('keeps its caller awake meanwhile', async () => {
    const play = new Play({ escalations: HELD });
    let goOn = () => {};
    play.script['everyday'] = [
      stream([[text('{}')], () => new Promise<void>((resolve) => (goOn = resolve)), [FINISH]]),
    ];
    const client = play.call(streamed('hello', JSON_ASKED));
    await play.clock.pass(25_000);
    expect(client.body).toBe(': keep-alive\n\n: keep-alive\n\n');
    goOn();
    await client.done;
    expect(heard(client.body)).toBe('{}');
  });

  it('gives way to the other model, whose stream is delivered as it comes', async () => {
    const play = new Play({ escalations: HELD });
    let goOn = () => {};
    play.script['everyday'] = [says('not ', 'JSON')];
    play.script['frontier'] = [
      stream([[text('{"a"')], () => new Promise<void>((resolve) => (goOn = resolve)), [text(':1}'), FINISH]]),
    ];
    const client = play.call(streamed('hello', JSON_ASKED));
    await settled();
    expect(heard(client.body)).toBe('{"a"');
    goOn();
    await client.done;
    expect(heard(client.body)).toBe('{"a":1}');
    expect(client.body).not.toContain('not ');
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
  });

  it('stays where the other model is still being loaded', async () => {
    const play = new Play({ escalations: HELD });
    play.change('frontier', {
      loading: { waitMs: 60_000, overflow: false, refusedIsLoading: false },
      health: { everyMs: 10_000, timeoutMs: 1_000 },
    });
    play.health['frontier'] = { state: 'loading' };
    await play.watchHealth();
    play.script['everyday'] = [says('not JSON')];
    const client = play.call(streamed('hello', JSON_ASKED));
    await play.clock.pass(0);
    await client.done;
    expect(heard(client.body)).toBe('not JSON');
    expect(sentTo(play)).toEqual(['everyday']);
    play.watch.stop();
  });

  it('is on record with both attempts and what each cost', async () => {
    const play = new Play({ escalations: HELD });
    play.script['everyday'] = [says('not JSON')];
    play.script['frontier'] = [says('{}')];
    await play.ask(streamed('hello', JSON_ASKED));
    expect(outcome(play)).toMatchObject({
      outcome: 'answered',
      deployment: 'frontier',
      attempts: [
        { attempt: 1, deployment: 'everyday', result: 'answered', costNano: '2' },
        { attempt: 2, deployment: 'frontier', result: 'answered', costNano: '1', purpose: 'escalation' },
      ],
      escalations: [{ rule: 'gave up', from: 'everyday', to: 'frontier' }],
      costNano: '3',
    });
    expect(play.recordsOf('attempt')[0]?.fields).toMatchObject({ attempt: 2, purpose: 'escalation' });
  });

  it('looks at tool calls as at any other answer', async () => {
    const play = new Play({ escalations: HELD });
    const tools = [{ type: 'function', function: { name: 'find', parameters: { type: 'object' } } }];
    const call = (name: string): UpstreamAnswer =>
      stream([
        [
          { type: 'tool-call-start', index: 0, id: 'c', name },
          { type: 'tool-call-delta', index: 0, argumentsDelta: '{"q"' },
          { type: 'tool-call-delta', index: 0, argumentsDelta: ':1}' },
          { type: 'tool-call-end', index: 0 },
          FINISH,
        ],
      ]);
    play.script['everyday'] = [call('find'), call('made_up')];
    play.script['frontier'] = [says('better')];
    expect((await play.ask(streamed('hello', { tools }))).body).toContain('"name":"find"');
    expect(heard((await play.ask(streamed('hello', { tools }))).body)).toBe('better');
  });

  it.each([
    ['an empty one', stream([[FINISH]])],
    ['one that was cut at its limit', stream([[text('{}')], [finish('length')]])],
  ])('escalates %s', async (_what, answer) => {
    const play = new Play({ escalations: HELD });
    play.script['everyday'] = [answer];
    play.script['frontier'] = [says('better')];
    expect(heard((await play.ask(streamed('hello'))).body)).toBe('better');
  });

  it('takes a refusal for an answer', async () => {
    const play = new Play({ escalations: HELD });
    const refusal: StreamPart = { type: 'refusal-delta', text: 'I will not.' };
    play.script['everyday'] = [
      stream([[refusal], [finish('refusal')]]),
      { kind: 'whole', response: { ...wholeRefusal(), parts: [{ type: 'refusal', text: 'I will not.' }] } },
    ];
    expect((await play.ask(streamed('hello', JSON_ASKED))).body).toContain('I will not.');
    expect((await play.ask(chat('hello', JSON_ASKED))).body).toContain('I will not.');
    expect(sentTo(play)).toEqual(['everyday', 'everyday']);
  });

  it('is given to the caller as it is once it outgrows what may be held', async () => {
    const play = new Play({ escalations: HELD });
    let goOn = () => {};
    play.script['everyday'] = [
      stream([
        ...Array.from({ length: 32 }, () => [text('x'.repeat(40_000))]),
        () => new Promise<void>((resolve) => (goOn = resolve)),
        [FINISH],
      ]),
    ];
    const client = play.call(streamed('hello', JSON_ASKED));
    await settled();
    expect(heard(client.body).length).toBeGreaterThan(1_048_576);
    goOn();
    await client.done;
    expect(heard(client.body)).toHaveLength(32 * 40_000);
    expect(sentTo(play)).toEqual(['everyday']);
  });

  it('may be replaced by the next of the plan when it breaks, since nobody saw any of it', async () => {
    const rules = [{ name: 'all', use: [named('everyday'), named('spare')] }];
    const destinations = {
      everyday: destinationOf('a'),
      spare: destinationOf('b'),
      frontier: destinationOf('c', { placement: 'api', clearance: 'internal' }),
    };
    const play = new Play({ escalations: HELD, rules, destinations });
    const failure: StreamPart = { type: 'failure', failure: { code: 'upstream_error', cause: 'test' } };
    play.script['everyday'] = [stream([[text('{"half')], [failure]])];
    play.script['spare'] = [says('{}')];
    const client = await play.ask(streamed('hello', JSON_ASKED));
    expect(heard(client.body)).toBe('{}');
    expect(sentTo(play)).toEqual(['everyday', 'spare']);
  });

  it('is what the caller gets when the other model fails before its first word', async () => {
    const play = new Play({ escalations: HELD });
    play.script['everyday'] = [says('not JSON')];
    play.script['frontier'] = [failed('upstream_error', { status: 500 })];
    const client = await play.ask(streamed('hello', JSON_ASKED));
    expect(heard(client.body)).toBe('not JSON');
    expect(client.body).toContain('[DONE]');
  });

  it.each([true, false])('goes nowhere when the caller left meanwhile (stream %s)', async (isStream) => {
    const play = new Play({ escalations: HELD });
    play.script['everyday'] = [isStream ? says('not JSON') : whole('not JSON')];
    const client = play.call(chat('hello', { ...JSON_ASKED, stream: isStream }));
    play.script['frontier'] = [
      () => {
        client.hangUp();
        return failed('client_gone');
      },
    ];
    await client.done;
    expect(outcome(play)).toMatchObject({
      outcome: 'aborted',
      attempts: [{ result: 'answered' }, { result: 'aborted' }],
    });
  });

  it('speaks the caller’s dialect, whatever that is', async () => {
    const play = new Play({ escalations: [rule({ when: 'answer.truncated', streams: 'hold' })] });
    play.script['everyday'] = [stream([[text('cut')], [finish('length')]])];
    play.script['frontier'] = [says('whole')];
    const body = { model: 'auto', max_tokens: 5, stream: true, messages: [{ role: 'user', content: 'hi' }] };
    const client = await play.ask(body, { dialect: anthropicMessages });
    expect(client.body).toContain('whole');
    expect(client.body).not.toContain('cut');
    expect(client.body).toContain('message_stop');
  });
});

describe('a stream is not held back', () => {
  const liveAfterOneWord = async (play: Play, content = 'hello') => {
    let goOn = () => {};
    const pause = () => new Promise<void>((resolve) => (goOn = resolve));
    play.script['everyday'] = [stream([[text('not')], pause, [text(' JSON'), FINISH]])];
    const client = play.call(streamed(content, JSON_ASKED));
    await settled();
    const early = heard(client.body);
    goOn();
    await client.done;
    expect(heard(client.body)).toBe('not JSON');
    expect(sentTo(play)).toEqual(['everyday']);
    return early;
  };

  it('unless a rule says so', async () => {
    expect(await liveAfterOneWord(new Play({ escalations: [rule()] }))).toBe('not');
  });

  it('for a rule whose deployment may not see the request', async () => {
    expect(await liveAfterOneWord(new Play({ escalations: HELD }), 'SECRET')).toBe('not');
  });

  it('for a rule that leads to the deployment that answers', async () => {
    const rules = [rule({ streams: 'hold', to: named('everyday') })];
    expect(await liveAfterOneWord(new Play({ escalations: rules }))).toBe('not');
  });
});

describe('how sure a model is', () => {
  const UNSURE = [rule({ when: 'answer.confidence < 0.5', streams: 'hold' })];
  const logprobs = (value: number) => new RawJson(`{"content":[{"token":"x","logprob":${value}}]}`);
  const unsureStream = (...values: number[]) =>
    stream([...values.map((value) => [{ ...textPart('x'), logprobs: logprobs(value) }]), [FINISH]]);
  const textPart = (value: string) => ({ type: 'text-delta', text: value }) as const;
  const unsure = (value: number): UpstreamAnswer => {
    const answer = whole('x');
    if (answer.kind !== 'whole') return answer;
    return { kind: 'whole', response: { ...answer.response, logprobs: logprobs(value) } };
  };

  it('is asked of a model of one’s own where a rule reads it, and of no other', async () => {
    const play = new Play({ escalations: UNSURE });
    await play.ask(chat('hello'));
    await play.ask(chat('HARD'));
    play.script['everyday'] = [says('x')];
    await play.ask(streamed('hello'));
    expect(play.sent.map(({ deployment, asksLogprobs }) => [deployment, asksLogprobs])).toEqual([
      ['everyday', true],
      ['frontier', false],
      ['everyday', true],
    ]);
    const neverRead = new Play({ escalations: HELD });
    await neverRead.ask(chat('hello'));
    const unheld = new Play({ escalations: [rule({ when: 'answer.confidence < 0.5' })] });
    unheld.script['everyday'] = [says('x'), whole('y')];
    await unheld.ask(streamed('hello'));
    await unheld.ask(chat('SECRET'));
    expect([...neverRead.sent, ...unheld.sent].map(({ asksLogprobs }) => asksLogprobs)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is not asked of a vendor, even where its answer may be escalated', async () => {
    const destinations = {
      everyday: destinationOf('a'),
      frontier: destinationOf('b', { placement: 'api', clearance: 'internal' }),
      hosted: destinationOf('c', { placement: 'own-cloud', clearance: 'internal' }),
    };
    const play = new Play({ destinations, escalations: [rule({ ...UNSURE[0], to: named('everyday') })] });
    await play.ask({ ...chat('hello'), model: 'frontier' });
    await play.ask({ ...chat('hello'), model: 'hosted' });
    expect(play.sent.map(({ asksLogprobs }) => asksLogprobs)).toEqual([false, true]);
  });

  it('decides over all tokens of the answer, whole or streamed', async () => {
    const play = new Play({ escalations: UNSURE });
    play.script['everyday'] = [unsure(-2), unsure(-0.1), unsureStream(-0.1, -4), unsureStream(-0.1, -0.2)];
    play.script['frontier'] = [whole('sure'), says('sure')];
    const answers: string[] = [];
    for (const body of [chat('a'), chat('b'), streamed('c'), streamed('d')]) {
      answers.push((await play.ask(body)).head?.headers['x-demarc-deployment'] ?? '');
    }
    expect(answers).toEqual(['frontier', 'everyday', 'frontier', 'everyday']);
  });

  it('is told to nobody who did not ask', async () => {
    const play = new Play({ escalations: UNSURE });
    play.script['everyday'] = [unsure(-0.1), unsureStream(-0.1), unsure(-0.1), unsureStream(-0.1)];
    expect((await play.ask(chat('a'))).body).not.toContain('-0.1');
    expect((await play.ask(streamed('a'))).body).not.toContain('-0.1');
    expect((await play.ask(chat('a', { logprobs: true }))).body).toContain('-0.1');
    expect((await play.ask(streamed('a', { logprobs: true }))).body).toContain('-0.1');
  });

  it('is neither low nor high where the model cannot tell', async () => {
    const play = new Play({ escalations: UNSURE });
    await play.ask(chat('hello'));
    expect(sentTo(play)).toEqual(['everyday']);
  });
});

describe('an escalation to who cannot do what the request needs', () => {
  it.each([true, false])('asks nobody, and the answer stays (stream %s)', async (isStream) => {
    const frontier = destinationOf('b', { placement: 'api', clearance: 'internal' });
    const capabilities = { ...frontier.capabilities, structuredOutput: false };
    const destinations = { everyday: destinationOf('a'), frontier: { ...frontier, capabilities } };
    const play = new Play({ escalations: HELD, destinations });
    play.script['everyday'] = [isStream ? says('not JSON') : whole('not JSON')];
    const client = await play.ask(chat('hello', { ...JSON_ASKED, stream: isStream }));
    expect(client.body).toContain('not JSON');
    expect(sentTo(play)).toEqual(['everyday']);
    expect(outcome(play)).not.toHaveProperty('escalations');
  });
});

describe('an escalation within the premises', () => {
  it('waits until the decision is durable, as every escalation does', async () => {
    const destinations = { everyday: destinationOf('a'), frontier: destinationOf('b') };
    const play = new Play({ escalations: HELD, destinations });
    play.releaseLog = () => {};
    play.script['everyday'] = [whole('not JSON')];
    const client = play.call(chat('hello', JSON_ASKED));
    await settled();
    expect(sentTo(play)).toEqual(['everyday']);
    play.releaseLog();
    await client.done;
    expect(sentTo(play)).toEqual(['everyday', 'frontier']);
  });
});

function wholeRefusal() {
  return {
    id: undefined,
    model: undefined,
    parts: [],
    finish: { reason: 'refusal' },
    usage: undefined,
  } as const;
}
