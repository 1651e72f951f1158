import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialects/dialect.ts';
import { openaiCompletions } from '../dialects/openai-completions/index.ts';
import { openaiEmbeddings } from '../dialects/openai-embeddings/index.ts';
import { RawJson } from '../domain/json/write-json.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import { DEFAULT_GATEWAY_LIMITS } from './gateway-services.ts';
import { settled } from './testing/hand-clock.ts';
import { Play } from './testing/play.ts';
import { FINISH, failed, stream, text, whole } from './testing/scripted-answers.ts';

/** Every whole answer calls for another, if it may be judged at all. */
const ESCALATIONS = [{ name: 'always', when: 'answer.empty || !answer.empty', to: named('frontier') }];
const VECTOR: UpstreamAnswer = {
  kind: 'whole',
  response: {
    id: undefined,
    model: 'its-own-name',
    parts: [],
    vectors: [{ kind: 'float', json: new RawJson('[1]'), dimensions: 1 }],
    finish: { reason: 'stop' },
    usage: { inputTokens: 3, outputTokens: 0, source: 'upstream' },
  },
};

const CASES = [
  {
    operation: 'embeddings',
    dialect: openaiEmbeddings,
    body: { model: 'auto', input: 'hello' },
    answer: VECTOR,
    facts: { operation: 'embeddings', messages: 1 },
  },
  {
    operation: 'text_completion',
    dialect: openaiCompletions,
    body: { model: 'auto', prompt: 'hello', max_tokens: 5 },
    answer: whole('world'),
    facts: { operation: 'completion', messages: 1, maxOutputTokens: 5 },
  },
];

describe.each(CASES)('the story of $operation', ({ operation, dialect, body, answer, facts }) => {
  it('is told by its name, and on record', async () => {
    const play = new Play();
    play.script['everyday'] = [answer];
    const client = await play.ask(body, { dialect });
    expect(client.head?.status).toBe(200);
    const settled = play.told.filter(({ event }) => event !== 'requestDecided');
    expect(settled.map(({ data }) => (data as { operation?: string }).operation)).toEqual([
      operation,
      operation,
    ]);
    expect(play.recordsOf('decision')[0]?.fields['facts']).toMatchObject(facts);
    expect(play.recordsOf('outcome')[0]?.fields).toMatchObject({
      outcome: 'answered',
      deployment: 'everyday',
    });
  });

  it('ends with the first answer: nobody escalates it to another model', async () => {
    const play = new Play({ escalations: ESCALATIONS });
    play.script['everyday'] = [answer];
    await play.ask(body, { dialect });
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
  });

  it('is cleared anew for every attempt', async () => {
    const play = new Play();
    play.script['everyday'] = [{ kind: 'failed', failure: { code: 'upstream_error', cause: 'test' } }];
    const secret = JSON.parse(JSON.stringify(body).replace('hello', 'SECRET HARD')) as object;
    const client = await play.ask({ ...secret, model: 'frontier' }, { dialect });
    expect(client.head?.status).toBe(403);
    expect(play.sent).toEqual([]);
  });
});

describe('a deployment that was only tried', () => {
  const chat = { model: 'everyday', messages: [{ role: 'user', content: 'hello' }] };

  it.each(CASES)('stays open to conversations, however it answers: $operation', async ({ dialect, body }) => {
    const play = new Play();
    play.script['everyday'] = [failed('upstream_model', { status: 404 })];
    for (let count = 0; count < 10; count += 1) await play.ask({ ...body, model: 'everyday' }, { dialect });
    play.script['everyday'] = [whole('fine')];
    const client = await play.ask(chat);
    expect(client.head?.status).toBe(200);
  });

  it.each(CASES)(
    'is left alone by everybody once it cannot be reached: $operation',
    async ({ dialect, body }) => {
      const play = new Play({}, { limits: { ...DEFAULT_GATEWAY_LIMITS, maxRetries: 0 } });
      play.script['everyday'] = [failed('upstream_unreachable')];
      for (let count = 0; count < 10; count += 1) await play.ask({ ...body, model: 'everyday' }, { dialect });
      expect(play.sent.length).toBeLessThan(10);
      play.script['everyday'] = [whole('fine')];
      expect((await play.ask(chat)).head?.status).not.toBe(200);
    },
  );
});

describe('a text that goes on', () => {
  const SURE = new RawJson('{"tokens":["wor"],"token_logprobs":[-3]}');
  const body = { model: 'auto', prompt: 'hello' };
  /** Every answer calls for another, streams are held back for it, and how sure the model was is wanted. */
  const play = () =>
    new Play({
      escalations: [
        {
          name: 'always',
          when: 'answer.confidence < 1.0 || answer.empty || !answer.empty',
          to: named('frontier'),
          streams: 'hold',
        },
      ],
    });

  it('streams as it comes: nobody holds it back or asks how sure the model was', async () => {
    const held = play();
    let goOn = () => {};
    held.script['everyday'] = [
      stream([[text('wor')], () => new Promise<void>((resolve) => (goOn = resolve)), [text('ld'), FINISH]]),
    ];
    const client = held.call({ ...body, stream: true }, { dialect: openaiCompletions });
    await settled();
    expect(client.body).toContain('"text":"wor"');
    goOn();
    await client.done;
    expect(client.body).toContain('[DONE]');
    expect(held.sent).toMatchObject([{ deployment: 'everyday', asksLogprobs: false }]);
  });

  it('keeps the log-probabilities that its caller asked for, whole and streamed', async () => {
    for (const isStreamed of [false, true]) {
      const asked = play();
      const answer = whole('world') as Extract<UpstreamAnswer, { kind: 'whole' }>;
      asked.script['everyday'] = [
        isStreamed
          ? stream([[{ type: 'text-delta', text: 'wor', logprobs: SURE }, FINISH]])
          : { ...answer, response: { ...answer.response, logprobs: SURE } },
      ];
      const client = await asked.ask(
        { ...body, logprobs: 1, stream: isStreamed },
        { dialect: openaiCompletions },
      );
      expect(client.body).toContain(SURE.text);
    }
  });
});

describe('what a caller would rather have', () => {
  const destinations = {
    everyday: destinationOf('maker-1'),
    twin: destinationOf('maker-1', { placement: 'api', clearance: 'internal' }),
    other: destinationOf('maker-2', { placement: 'api', clearance: 'internal' }),
  };
  const rules = [{ name: 'all', use: [named('everyday'), named('other'), named('twin')] }];
  const servedBy = async (dialect: Dialect, body: object, prefer: string) => {
    const play = new Play({ destinations, rules });
    for (const name of Object.keys(destinations))
      play.script[name] = [dialect === openaiEmbeddings ? VECTOR : whole('fine')];
    await play.ask(body, { dialect, headers: { 'x-demarc-prefer': prefer } });
    return play.sent.map(({ deployment }) => deployment);
  };

  it.each(['cloud', 'other'])('chooses the model of a text, and none of a vector: %s', async (prefer) => {
    const vectors = { model: 'auto', input: 'hello' };
    expect(await servedBy(openaiCompletions, { model: 'auto', prompt: 'hello' }, prefer)).toEqual(['other']);
    expect(await servedBy(openaiEmbeddings, vectors, prefer)).toEqual([
      prefer === 'cloud' ? 'twin' : 'everyday',
    ]);
  });
});

describe('a conversation', () => {
  it('is escalated by the same rule', async () => {
    const play = new Play({ escalations: ESCALATIONS });
    await play.ask({ model: 'auto', messages: [{ role: 'user', content: 'hello' }] });
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday', 'frontier']);
  });
});
