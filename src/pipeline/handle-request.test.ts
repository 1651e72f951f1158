import { describe, expect, it } from 'vitest';
import type { UnreadPart } from '../domain/document-reading.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import type { UpstreamAnswer } from '../egress/door.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import type { ClassificationInput, PictureReader } from './gateway-services.ts';
import { settled } from './testing/hand-clock.ts';
import { anthropicMessages, Play, PRINCIPAL } from './testing/play.ts';
import { FINISH, failed, stream, text, whole } from './testing/scripted-answers.ts';

const chat = (content: string, more: object = {}) => ({
  model: 'auto',
  messages: [{ role: 'user', content }],
  ...more,
});
function refused(text: string): UpstreamAnswer {
  return answered({
    parts: [
      { type: 'text', text },
      { type: 'refusal', text: 'no' },
    ],
  });
}

function cutShort(text: string): UpstreamAnswer {
  return answered({ parts: [{ type: 'text', text }], finish: { reason: 'length' } });
}

function answered(changes: Partial<ModelResponse>): UpstreamAnswer {
  const answer = whole('');
  return answer.kind === 'whole' ? { kind: 'whole', response: { ...answer.response, ...changes } } : answer;
}

const fieldsOf = (play: Play, type: 'decision' | 'outcome') =>
  play.recordsOf(type).map(({ fields }) => fields);

describe('where a request goes', () => {
  it('sends easy work inside, hard work outside, and says so', async () => {
    const play = new Play();
    const easy = await play.ask(chat('hello'));
    const hard = await play.ask(chat('HARD'));
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday', 'frontier']);
    expect(easy.head).toMatchObject({
      status: 200,
      headers: {
        'x-demarc-deployment': 'everyday',
        'x-demarc-placement': 'on-premises',
        'x-demarc-level': 'internal',
      },
    });
    expect(hard.head?.headers).toMatchObject({
      'x-demarc-deployment': 'frontier',
      'x-demarc-rule': 'hard work',
      'x-demarc-cost-usd': '0.000000002',
    });
  });

  it('keeps restricted work inside however hard it is, in a later turn and in a tool result too', async () => {
    const play = new Play();
    await play.ask(chat('HARD SECRET'));
    await play.ask({
      model: 'auto',
      messages: [
        { role: 'user', content: 'SECRET' },
        { role: 'assistant', content: 'ok' },
        { role: 'user', content: 'HARD' },
      ],
    });
    await play.ask({
      model: 'auto',
      messages: [
        { role: 'user', content: 'HARD' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: 'SECRET' },
      ],
    });
    await play.ask({ ...chat('HARD'), metadata: { note: 'SECRET' } });
    await play.ask({ ...chat('HARD'), metadata: { SECRET: 1 } });
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(
      Array.from({ length: 5 }, () => 'everyday'),
    );
  });

  it('refuses a restricted request that names the outside model, in the caller’s dialect', async () => {
    const play = new Play();
    const openai = await play.ask({ ...chat('SECRET'), model: 'frontier' });
    expect(openai.head).toMatchObject({ status: 403, headers: { 'x-should-retry': 'false' } });
    expect(openai.json).toMatchObject({ error: { code: 'policy_denied' } });
    const anthropic = await play.ask(
      { model: 'frontier', max_tokens: 5, messages: [{ role: 'user', content: 'SECRET' }] },
      { dialect: anthropicMessages },
    );
    expect(anthropic.head?.status).toBe(403);
    expect(anthropic.json).toMatchObject({ type: 'error', error: { type: 'permission_error' } });
    expect(play.sent).toEqual([]);
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      { outcome: 'refused', error: 'policy_denied', attempts: [] },
      { outcome: 'refused' },
    ]);
  });

  it('says of what only lacks room that it is too long, and of what lacks more that it is not supported', async () => {
    const house = destinationOf('qwen3:8b');
    const asked = async (capabilities: object, more: object = {}) => {
      const everyday = { ...house, capabilities: { ...house.capabilities, ...capabilities } };
      const outside = destinationOf('gpt-5.5', { placement: 'api', clearance: 'internal' });
      const play = new Play({ destinations: { everyday, frontier: outside } });
      const { head, json } = await play.ask(chat('HARD SECRET', more));
      expect(play.sent).toEqual([]);
      return { status: head?.status, json };
    };
    const tools = { tools: [{ type: 'function', function: { name: 'f', parameters: {} } }] };
    expect(await asked({ contextTokens: 8 })).toMatchObject({
      status: 400,
      json: { error: { code: 'context_length_exceeded', message: expect.stringContaining('(has 8)') } },
    });
    expect(await asked({ contextTokens: 8, tools: false }, tools)).toMatchObject({
      status: 400,
      json: { error: { code: 'unsupported_parameter' } },
    });
  });

  it('answers 503 when the inside model is down, and still sends nothing out', async () => {
    const play = new Play();
    play.script['everyday'] = [failed('upstream_unreachable')];
    const asked = play.call(chat('HARD SECRET'));
    await play.clock.pass(60_000);
    await asked.done;
    expect(asked.head).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(asked.json).toMatchObject({ error: { code: 'no_cleared_destination' } });
    expect(new Set(play.sent.map(({ deployment }) => deployment))).toEqual(new Set(['everyday']));
  });

  it('raises the label by what the caller declares and by what nobody can read, never lowers it', async () => {
    const play = new Play();
    await play.ask(chat('HARD'), { headers: { 'x-demarc-level': 'restricted' } });
    await play.ask(chat('HARD SECRET'), { headers: { 'x-demarc-level': 'public' } });
    await play.ask({
      model: 'auto',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'HARD' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          ],
        },
      ],
    });
    await play.ask({ ...chat('HARD'), metadata: { blob: 'QUJD'.repeat(200) } });
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(
      Array.from({ length: 4 }, () => 'everyday'),
    );
    const wrong = await play.ask(chat('HARD'), { headers: { 'x-demarc-level': 'secret' } });
    expect(wrong.json).toMatchObject({ error: { code: 'invalid_header', param: 'x-demarc-level' } });
  });

  it('lets a picture out where the operator granted it by name, on record, and never what else is sensitive', async () => {
    const play = new Play();
    const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
    const body = (text: string) => ({
      model: 'auto',
      messages: [{ role: 'user', content: [{ type: 'text', text }, picture] }],
    });
    play.grant = { name: 'product photos', unreadable: 'internal' };
    await play.ask(body('HARD'));
    await play.ask(body('HARD SECRET'));
    await play.ask({ ...body('HARD'), metadata: { blob: 'QUJD'.repeat(200) } });
    play.grant = { name: 'scans stay confidential', unreadable: 'confidential' };
    await play.ask(body('HARD'));
    expect(play.sent.map(({ deployment }) => deployment)).toEqual([
      'frontier',
      'everyday',
      'everyday',
      'everyday',
    ]);
    expect(fieldsOf(play, 'decision')[0]).toMatchObject({
      reasons: [{ kind: 'granted', grant: 'product photos', level: 'internal' }],
    });
  });

  describe('with a document', () => {
    const data = 'JVBERi0xLjcK'.repeat(30);
    const attached = (url: string, text = 'HARD') => ({
      model: 'auto',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text },
            { type: 'file', file: { file_data: url } },
          ],
        },
      ],
    });
    const pdf = `data:application/pdf;base64,${data}`;
    const playWith = (unread: UnreadPart[], seen: ClassificationInput[] = []) => {
      const play: Play = new Play(
        {},
        {
          readDocument: () =>
            Promise.resolve({ format: 'pdf', pages: 2, texts: [{ page: 1, text: 'two words' }], unread }),
          classify: (input) => {
            seen.push(input);
            return base.classify(input);
          },
        },
      );
      const base = new Play().services;
      return play;
    };

    it('lets it out by its text when all of it was read, and says so on record', async () => {
      const seen: ClassificationInput[] = [];
      const play = playWith([], seen);
      await play.ask(attached(pdf));
      expect(play.sent.map(({ deployment }) => deployment)).toEqual(['frontier']);
      expect(seen[0]).toMatchObject({ unreadable: [], documents: [{ leaf: { text: pdf } }] });
      expect(fieldsOf(play, 'decision')[0]).toMatchObject({
        reasons: [
          {
            kind: 'document',
            pointer: '/messages/0/content/1/file/file_data',
            format: 'pdf',
            pages: 2,
            characters: 9,
            unread: [],
          },
        ],
      });
    });

    it('keeps it inside when something in it was not read, unless that was granted', async () => {
      const seen: ClassificationInput[] = [];
      const play = playWith([{ what: 'picture', page: 2 }], seen);
      await play.ask(attached(pdf));
      play.grant = { name: 'scans', unreadable: 'internal' };
      await play.ask(attached(pdf));
      expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday', 'frontier']);
      const [kept, granted] = fieldsOf(play, 'decision');
      const document = { kind: 'document', unread: [{ what: 'picture', page: 2 }] };
      expect(kept).toMatchObject({ reasons: [{ kind: 'unreadable' }, document] });
      expect(granted).toMatchObject({ reasons: [{ kind: 'granted', grant: 'scans' }, document] });
      // What was read of it is labelled under the grant as well.
      expect(seen[1]).toMatchObject({ documents: [{ reading: { texts: [{ text: 'two words' }] } }] });
    });

    it.each([
      ['says more than its type before the data', `data:application/pdf;name=Maria Lopez;base64,${data}`],
      ['is only named by its id', undefined],
    ])('does not read one that %s', async (_what, url) => {
      const play = playWith([]);
      const file = url === undefined ? { file_id: 'file-1' } : { file_data: url };
      const content = [
        { type: 'text', text: 'HARD' },
        { type: 'file', file },
      ];
      await play.ask({ model: 'auto', messages: [{ role: 'user', content }] });
      expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
    });

    it('does not take a picture for read because a file holds the same data', async () => {
      const play = playWith([]);
      const body = attached(pdf);
      const picture = { type: 'image_url', image_url: { url: pdf } };
      await play.ask({ ...body, messages: [...body.messages, { role: 'user', content: [picture] }] });
      expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
    });

    it('reads so many of them and takes the rest for unread', async () => {
      const play = playWith([]);
      const many = (count: number) => ({
        model: 'auto',
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'HARD' },
              ...Array.from({ length: count }, (_, index) => ({
                type: 'file',
                file: { file_data: `${pdf}${'AAAA'.repeat(index)}` },
              })),
            ],
          },
        ],
      });
      await play.ask(many(16));
      await play.ask(many(17));
      expect(play.sent.map(({ deployment }) => deployment)).toEqual(['frontier', 'everyday']);
    });
  });

  describe('with a reader of pictures', () => {
    const url = 'data:image/png;base64,iVBORw0KGgo=';
    const withPictures = (...urls: string[]) => ({
      model: 'auto',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'HARD' },
            ...urls.map((each) => ({ type: 'image_url', image_url: { url: each } })),
          ],
        },
      ],
    });
    const playWith = (changes: Partial<PictureReader> = {}, seen: ClassificationInput[] = []): Play => {
      const inside = { placement: 'on-premises', clearance: 'restricted' } as const;
      const outside = { placement: 'api', clearance: 'confidential' } as const;
      const policy = {
        destinations: {
          everyday: destinationOf('qwen3:8b', inside),
          frontier: destinationOf('gpt-5.5', outside),
          eyes: destinationOf('qwen-vl', inside),
        },
      };
      const deployment = new Play(policy).services.policy().deployments.get(named('eyes'))!;
      const base = new Play().services;
      return new Play(policy, {
        pictureReader: {
          deployment,
          readLevel: 'confidential',
          timeoutMs: 1_000,
          maxPictures: 2,
          ...changes,
        },
        classify: (input) => {
          seen.push(input);
          return base.classify(input);
        },
      });
    };
    const placesOf = (play: Play) => play.sent.map(({ deployment }) => deployment);

    it('labels a picture by what it says, and no lower than the operator says', async () => {
      const seen: ClassificationInput[] = [];
      const play = playWith({}, seen);
      play.script['eyes'] = [whole('READ\nA tide table.\nHigh water at noon.')];
      await play.ask(withPictures(url));
      expect(placesOf(play)).toEqual(['eyes', 'frontier']);
      expect(seen[0]?.documents).toMatchObject([
        { leaf: { text: url }, reading: { texts: [{ text: 'A tide table.\nHigh water at noon.' }] } },
      ]);
      expect(fieldsOf(play, 'decision')[0]).toMatchObject({
        facts: { label: { level: 'confidential', categories: [] } },
        reasons: [{ kind: 'picture', deployment: 'eyes', result: 'read', level: 'confidential' }],
      });
    });

    it('puts on record that it shows it, before it does', async () => {
      const play = playWith();
      let recorded = 0;
      play.script['eyes'] = [
        () => {
          recorded = play.recordsOf('attempt').length;
          return whole('READ\nx');
        },
      ];
      await play.ask(withPictures(url));
      expect(recorded).toBe(1);
      expect(play.recordsOf('attempt')[0]?.fields).toMatchObject({
        attempt: 1,
        purpose: 'reading',
        deployment: 'eyes',
        placement: 'on-premises',
        level: 'restricted',
      });
      const silent = playWith();
      silent.failLog = true;
      await silent.ask(withPictures(url));
      expect(placesOf(silent)).toEqual([]);
    });

    it('counts what each picture costs, and is never told as free what nobody knows', async () => {
      const play = playWith();
      play.script['eyes'] = [whole('READ\nx')];
      await play.ask(withPictures(`${url}A`, `${url}B`));
      expect(fieldsOf(play, 'outcome')[0]).toMatchObject({
        deployment: 'frontier',
        costNano: '6',
        attempts: [
          { attempt: 1, purpose: 'reading', deployment: 'eyes', result: 'answered', costNano: '2' },
          { attempt: 2, purpose: 'reading', deployment: 'eyes', result: 'answered', costNano: '2' },
          { attempt: 3, deployment: 'frontier', result: 'answered', costNano: '2' },
        ],
      });
      const told = play.told.filter(({ event }) => event === 'attemptSettled');
      expect(told.map(({ data }) => data)).toMatchObject([
        { deployment: 'eyes', attempt: 1 },
        { deployment: 'eyes', attempt: 2 },
        { deployment: 'frontier', attempt: 3 },
      ]);
      const unpriced = playWith();
      const services = {
        ...unpriced.services,
        costOf: () => ({ nano: undefined, basis: 'unknown' }) as const,
      };
      const unknown = new Play({}, services);
      unpriced.script['eyes'] = [whole('READ\nx')];
      await unknown.ask(withPictures(url));
      expect(fieldsOf(unpriced, 'outcome')[0]).toMatchObject({ costNano: null });
    });

    it.each([
      ['says that it cannot', whole('UNREADABLE\na blur')],
      ['says something else', whole('I am sorry, I cannot help with that.')],
      ['says nothing', whole('READ\n ')],
      ['goes on without end', whole(`READ\n${'ha '.repeat(40_000)}`)],
      ['refuses', refused('READ\nx')],
      ['is cut short', cutShort('READ\nx')],
      ['fails', failed('upstream_unreachable')],
    ])('takes a picture for unread whose reader %s', async (_what, answer) => {
      const play = playWith();
      play.script['eyes'] = [answer];
      await play.ask(withPictures(url));
      expect(placesOf(play)).toEqual(['eyes', 'everyday']);
      expect(fieldsOf(play, 'decision')[0]).toMatchObject({
        facts: { label: { level: 'restricted' } },
        reasons: [{ kind: 'unreadable' }, { kind: 'picture', result: 'unread' }],
      });
    });

    it('waits for it no longer than it may', async () => {
      const play = playWith();
      let isAsked: () => void = () => {};
      const asked = new Promise<void>((resolve) => (isAsked = resolve));
      const services = {
        ...play.services,
        door: {
          open: (...[cleared, passage]: Parameters<typeof play.services.door.open>) => {
            if (cleared.deployment.name !== 'eyes') return play.services.door.open(cleared, passage);
            isAsked();
            return new Promise<never>((_, reject) => {
              passage.signal.addEventListener('abort', () => reject(new Error('given up')));
            });
          },
        },
      };
      const late = new Play({}, services);
      const client = late.call(withPictures(url));
      await asked;
      await play.clock.pass(1_001);
      await client.done;
      expect(fieldsOf(play, 'decision')[0]).toMatchObject({ facts: { label: { level: 'restricted' } } });
    });

    it('shows it only the first few, and none that was granted or is elsewhere', async () => {
      const play = playWith();
      play.script['eyes'] = [whole('READ\nx')];
      const other = (letter: string) => `data:image/png;base64,iVBORw0KGgo${letter}`;
      await play.ask(withPictures(other('A'), other('A'), other('B')));
      await play.ask(withPictures(other('A'), other('B'), other('C')));
      await play.ask(withPictures(url, 'https://example.com/a.png'));
      play.grant = { name: 'photos', unreadable: 'internal' };
      await play.ask(withPictures(url));
      expect(placesOf(play).join(' ')).toBe('eyes eyes frontier eyes eyes everyday eyes everyday frontier');
    });

    it.each([
      ['a text', Buffer.from('My SSN is 536-22-8726.').toString('base64')],
      ['a PDF', Buffer.from('%PDF-1.7\n').toString('base64')],
    ])('shows it no picture that is %s', async (_what, data) => {
      const play = playWith();
      await play.ask(withPictures(`data:image/png;base64,${data}`));
      expect(placesOf(play)).toEqual(['everyday']);
    });

    it('shows it nothing that it may not see', async () => {
      const play = playWith();
      const eyes = play.services.pictureReader!.deployment;
      const destination = { ...eyes.provider.destination, clearance: 'confidential' } as const;
      const blind = playWith({ deployment: { ...eyes, provider: { ...eyes.provider, destination } } });
      await blind.ask(withPictures(url));
      expect(placesOf(blind)).toEqual(['everyday']);
    });
  });

  it('takes a member that nobody knows for an order to the vendor, which confidential text may not follow', async () => {
    const outside = destinationOf('gpt-5.5', { placement: 'api', clearance: 'confidential' });
    const play = new Play({ destinations: { everyday: destinationOf('qwen3:8b'), frontier: outside } });
    const headers = { 'x-demarc-level': 'confidential' };
    await play.ask(chat('HARD'), { headers });
    await play.ask(chat('HARD', { plugins: [{ id: 'web' }] }), { headers });
    await play.ask(chat('HARD', { plugins: [{ id: 'web' }] }));
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['frontier', 'everyday', 'frontier']);
  });

  it('takes the highest label when the classifier fails', async () => {
    const play = new Play({}, { classify: () => Promise.reject(new Error('broken')) });
    await play.ask(chat('HARD'));
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
    expect(fieldsOf(play, 'decision')).toMatchObject([
      { reasons: [{ kind: 'signal-failed', how: 'threw' }] },
    ]);
  });

  it('holds a key to its models and to the level it may send out', async () => {
    const play = new Play();
    play.principal = {
      ...PRINCIPAL,
      allowedModels: ['everyday'],
      maxOutboundLevel: 'public',
      seesLabels: false,
    };
    const denied = await play.ask(chat('HARD'));
    expect(denied.json).toMatchObject({
      error: { code: 'model_not_allowed', message: expect.stringContaining('everyday') as string },
    });
    play.principal = { ...PRINCIPAL, maxOutboundLevel: 'public', seesLabels: false };
    const kept = await play.ask(chat('HARD'));
    expect(kept.head?.headers).toMatchObject({ 'x-demarc-deployment': 'everyday' });
    expect(kept.head?.headers).not.toHaveProperty('x-demarc-level');
  });

  it('lists the names when a model is unknown, hostile names included', async () => {
    const play = new Play();
    for (const model of ['gpt-9', '__proto__', 'constructor']) {
      const client = await play.ask({ ...chat('hello'), model });
      expect(client.head?.status).toBe(404);
      expect(client.json).toMatchObject({
        error: { code: 'model_not_found', message: expect.stringContaining('everyday') as string },
      });
    }
    expect(play.records).toEqual([]);
  });
});

describe('attempts', () => {
  it('falls back to the next cleared deployment before anything was said', async () => {
    const play = new Play();
    play.script['frontier'] = [
      stream([
        [{ type: 'start', id: 'a', model: 'm' }],
        [{ type: 'failure', failure: { code: 'upstream_error', cause: 'reset' } }],
      ]),
    ];
    play.script['everyday'] = [stream([[text('from home'), FINISH]])];
    const client = await play.ask(chat('HARD', { stream: true }));
    expect(client.body).toContain('from home');
    expect(client.body.trimEnd().endsWith('data: [DONE]')).toBe(true);
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      {
        outcome: 'answered',
        deployment: 'everyday',
        attempts: [{ result: 'failed' }, { result: 'answered' }],
      },
    ]);
  });

  it('retries the last deployment politely, and never a request that is itself at fault', async () => {
    const play = new Play();
    play.script['everyday'] = [
      failed('upstream_error', { status: 500 }),
      failed('upstream_error', { status: 500 }),
      whole('third time'),
    ];
    const client = play.call(chat('hello'));
    await settled();
    expect(play.sent).toHaveLength(1);
    await play.clock.pass(5_000);
    await client.done;
    expect(client.head?.status).toBe(200);
    expect(play.sent).toHaveLength(3);
    play.script['everyday'] = [failed('upstream_rejected', { status: 400 })];
    const rejected = await play.ask(chat('hello'));
    expect(rejected.head?.status).toBe(400);
    expect(play.sent).toHaveLength(4);
  });

  it('stops retrying when the budget is spent', async () => {
    const play = new Play();
    play.script['everyday'] = [failed('upstream_error', { status: 500 })];
    for (let request = 0; request < 40; request += 1) {
      const client = play.call(chat('hello'));
      await play.clock.pass(20_000);
      await client.done;
    }
    // 40 first tries earn 8 retries beside the 10 that were saved.
    expect(play.sent.length).toBeLessThanOrEqual(40 + 10 + 8);
  });

  it('ends a cut stream in an error, bills what was delivered, and never splices another model in', async () => {
    const play = new Play();
    play.script['everyday'] = [stream([[text('twelve chars')], [text(' and more')]])];
    const client = await play.ask(chat('hello', { stream: true }));
    expect(client.body).toContain('twelve chars');
    expect(client.body).toContain('"code":"upstream_incomplete"');
    expect(client.body).not.toContain('[DONE]');
    expect(play.sent).toHaveLength(1);
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      {
        outcome: 'failed',
        error: 'upstream_incomplete',
        costNano: '6',
        attempts: [{ result: 'failed', usage: { inputTokens: 12, outputTokens: 6, source: 'estimated' } }],
      },
    ]);
  });

  it('says in Anthropic’s way that a stream was cut', async () => {
    const play = new Play();
    play.script['everyday'] = [stream([[text('Hi')]])];
    const client = await play.ask(
      { model: 'auto', max_tokens: 5, stream: true, messages: [{ role: 'user', content: 'hello' }] },
      { dialect: anthropicMessages },
    );
    expect(client.body).toContain('event: error');
    expect(client.body).not.toContain('message_stop');
  });

  it('stops the upstream when the client hangs up, and records it', async () => {
    const play = new Play();
    let closed = 0;
    let release = () => {};
    const wait = () => new Promise<void>((resolve) => (release = resolve));
    play.script['everyday'] = [stream([[text('one')], wait, [text('two')], [FINISH]], () => (closed += 1))];
    const client = play.call(chat('hello', { stream: true }));
    await settled();
    expect(client.body).toContain('one');
    client.hangUp();
    release();
    await client.done;
    expect(closed).toBe(1);
    expect(client.body).not.toContain('two');
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      { outcome: 'aborted', status: 499, attempts: [{ result: 'aborted', usage: { source: 'estimated' } }] },
    ]);
  });

  it('pauses the upstream of a reader that stalls', async () => {
    const play = new Play();
    let pulled = 0;
    async function* endless() {
      for (;;) {
        pulled += 1;
        yield [text('x')];
      }
    }
    play.script['everyday'] = [{ kind: 'stream', parts: endless() }];
    const client = play.call(chat('hello', { stream: true }), { readsSlowly: true });
    await settled();
    expect(pulled).toBe(1);
    client.takeMore();
    await settled();
    expect(pulled).toBe(2);
    client.hangUp();
    client.takeMore();
    await client.done;
  });

  it('keeps a waiting stream alive without taking that for an answer', async () => {
    const play = new Play();
    let release = (_answer: ReturnType<typeof whole>) => {};
    play.script['everyday'] = [() => new Promise((resolve) => (release = resolve))];
    const client = play.call(chat('hello', { stream: true }));
    await play.clock.pass(25_000);
    expect(client.body.match(/keep-alive/g)).toHaveLength(2);
    release(failed('upstream_rejected', { status: 400 }));
    await client.done;
    expect(client.head?.status).toBe(200);
    expect(client.body).toContain('"code":"upstream_rejected"');
    expect(client.body).not.toContain('[DONE]');
    expect(play.clock.waiting).toBe(0);
  });

  it('overflows to what may also see the request when the first is full, and only there', async () => {
    const play = new Play({
      models: {
        auto: { kind: 'auto' },
        both: { kind: 'deployment', deployment: named('everyday'), fallbacks: [named('frontier')] },
      },
    });
    play.limit('everyday', 1);
    play.script['everyday'] = [() => new Promise<never>(() => {})];
    const asked = (content: string) => play.call({ ...chat(content), model: 'both' });
    asked('hello');
    await settled();
    const over = asked('hello');
    await over.done;
    expect(over.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    const kept = asked('SECRET');
    await settled();
    expect(kept.head).toBeUndefined();
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday', 'frontier']);
    kept.hangUp();
    await kept.done;
    expect(play.recordsOf('outcome').at(-1)?.fields).toMatchObject({
      outcome: 'aborted',
      attempts: [{ result: 'aborted', costNano: '0' }],
    });
  });

  it('keeps away from a deployment that is down, and says when to come back', async () => {
    const play = new Play();
    play.script['everyday'] = [failed('upstream_unreachable')];
    for (let request = 0; request < 3; request += 1) {
      const client = play.call(chat('hello'));
      await play.clock.pass(1_500);
      await client.done;
    }
    const before = play.sent.length;
    const turnedAway = play.call(chat('hello'));
    await play.clock.pass(1);
    expect(play.sent).toHaveLength(before);
    turnedAway.hangUp();
    await turnedAway.done;
  });

  it('does not let one caller’s bad requests close a deployment to the others', async () => {
    const play = new Play();
    play.script['everyday'] = [failed('upstream_error', { status: 500 })];
    for (let request = 0; request < 5; request += 1) {
      const client = play.call(chat('hello'));
      await play.clock.pass(10_000);
      await client.done;
    }
    play.script['everyday'] = [whole('fine')];
    expect((await play.ask(chat('hello'))).head?.status).toBe(200);
  });

  it('says how long a model that is being made ready will take', async () => {
    const play = new Play({}, { notReady: () => ({ code: 'starting', cause: 'fetching', retryAfterS: 42 }) });
    const client = await play.ask(chat('hello'));
    expect(client.head).toMatchObject({
      status: 503,
      headers: { 'retry-after': '42', 'x-should-retry': 'true' },
    });
    expect(play.sent).toEqual([]);
  });
});

describe('what watchers are told', () => {
  it('is every attempt and every end once, without content', async () => {
    const play = new Play();
    play.script['frontier'] = [failed('upstream_error', { status: 500 })];
    await play.ask(chat('HARD CANARY'));
    await play.ask('{');
    expect(play.told.map(({ event }) => event)).toEqual([
      'requestDecided',
      'attemptSettled',
      'attemptSettled',
      'requestSettled',
      'requestRejected',
    ]);
    expect(play.told[1]?.data).toMatchObject({
      deployment: 'frontier',
      result: 'failed',
      error: 'upstream_error',
    });
    expect(play.told[2]?.data).toMatchObject({
      deployment: 'everyday',
      result: 'answered',
      finish: 'stop',
      queueWaitMs: 0,
    });
    expect(play.told[3]?.data).toMatchObject({ outcome: 'answered', status: 200, attempts: 2 });
    expect(
      JSON.stringify(play.told, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
    ).not.toContain('CANARY');
  });
});

describe('escalation', () => {
  const escalations = [
    {
      name: 'gave up',
      when: 'answer.invalid || answer.empty || answer.confidence < 0.4',
      to: named('frontier'),
    },
  ];
  const json = { response_format: { type: 'json_object' } };

  it('asks the other model when the first answer is not good enough, and records both', async () => {
    const play = new Play({ escalations });
    play.script['everyday'] = [whole('not JSON')];
    play.script['frontier'] = [whole('{"ok":true}')];
    const client = await play.ask(chat('hello', json));
    expect(client.head?.headers).toMatchObject({ 'x-demarc-deployment': 'frontier' });
    expect(client.body).toContain('ok');
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      {
        attempts: [
          { deployment: 'everyday', result: 'answered' },
          { deployment: 'frontier', result: 'answered' },
        ],
        escalations: [{ rule: 'gave up', from: 'everyday', to: 'frontier' }],
      },
    ]);
  });

  it('lets nothing out that may not leave: the sensitive twin keeps the answer it has', async () => {
    const play = new Play({ escalations });
    play.script['everyday'] = [whole('not JSON')];
    const client = await play.ask(chat('SECRET', json));
    expect(client.body).toContain('not JSON');
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
    expect(fieldsOf(play, 'outcome')).toMatchObject([
      { attempts: [{ result: 'answered' }, { deployment: 'frontier', result: 'not-cleared' }] },
    ]);
  });

  it('keeps a good answer, and the first one when the other fails', async () => {
    const play = new Play({ escalations });
    play.script['everyday'] = [whole('{}'), whole('not JSON')];
    play.script['frontier'] = [failed('upstream_error', { status: 500 })];
    expect((await play.ask(chat('hello', json))).head?.headers).toMatchObject({
      'x-demarc-deployment': 'everyday',
    });
    expect(play.sent).toHaveLength(1);
    const kept = await play.ask(chat('hello', json));
    expect(kept.body).toContain('not JSON');
    expect(kept.head?.status).toBe(200);
  });
});

describe('the record', () => {
  it('is durable before anything leaves the premises, and before the answer begins', async () => {
    const play = new Play();
    play.releaseLog = () => {};
    const outside = play.call(chat('HARD'));
    await settled();
    expect(play.sent).toEqual([]);
    expect(play.records.map(({ type }) => type)).toEqual(['decision', 'attempt']);
    play.releaseLog();
    await settled();
    expect(play.sent).toHaveLength(1);
    expect(outside.ended).toBe(false);
  });

  it('is durable before the first upstream byte of restricted data, wherever it goes', async () => {
    const play = new Play();
    play.releaseLog = () => {};
    const client = play.call(chat('SECRET'));
    await settled();
    expect(play.sent).toEqual([]);
    play.releaseLog();
    await client.done;
    expect(play.sent).toHaveLength(1);
  });

  it('lets an ordinary request start inside at once, but answers only when the decision is durable', async () => {
    const play = new Play();
    play.releaseLog = () => {};
    const client = play.call(chat('hello'));
    await settled();
    expect(play.sent).toHaveLength(1);
    expect(client.head).toBeUndefined();
    play.releaseLog();
    await client.done;
    expect(client.head?.status).toBe(200);
  });

  it('stops all of it when it cannot be written', async () => {
    const play = new Play();
    play.failLog = true;
    for (const content of ['hello', 'HARD', 'SECRET']) {
      const client = await play.ask(chat(content));
      expect(client.head?.status).toBe(503);
      expect(client.json).toMatchObject({ error: { code: 'audit_unavailable' } });
    }
    expect(play.sent.map(({ deployment }) => deployment)).toEqual(['everyday']);
  });

  it('learns how a request ended once it can be written again, and not that it crashed', async () => {
    const play = new Play();
    play.script['everyday'] = [
      () => {
        play.failLog = true;
        return whole('hello');
      },
    ];
    expect((await play.ask(chat('hello'))).head?.status).toBe(200);
    await play.clock.pass(5_000);
    expect(play.outcomes).toEqual([]);
    play.failLog = false;
    await play.clock.pass(1_000);
    expect(play.outcomes).toMatchObject([{ outcome: 'answered', status: 200, deployment: 'everyday' }]);
  });

  it('has one decision and one outcome for every path, without a word of content', async () => {
    const play = new Play({
      models: {
        auto: { kind: 'auto' },
        both: { kind: 'deployment', deployment: named('frontier'), fallbacks: [named('everyday')] },
      },
    });
    play.script['everyday'] = [
      whole('fine'),
      failed('upstream_rejected'),
      stream([[text('cut')]]),
      whole('fine'),
    ];
    await play.ask(chat('hello CANARY'));
    await play.ask(chat('hello CANARY'));
    await play.ask(chat('hello CANARY', { stream: true }));
    await play.ask({ ...chat('SECRET CANARY'), model: 'both', metadata: { CANARY: 'CANARY' } });
    await play.ask({ ...chat('SECRET CANARY'), model: 'frontier' });
    const ids = play.recordsOf('decision').map(({ request }) => request);
    expect(ids).toHaveLength(5);
    expect(play.recordsOf('outcome').map(({ request }) => request)).toEqual(ids);
    expect(JSON.stringify(play.records)).not.toContain('CANARY');
    expect(play.logged).not.toContain('internal-fault');
  });

  it('has room for every request, however much was found in it', async () => {
    const deep = (inner: unknown): unknown =>
      Array.from({ length: 100 }).reduce((value) => ({ function: value }), inner);
    const findings = Array.from({ length: 64 }, (_, index) => ({
      type: 'T',
      level: 'internal' as const,
      categories: [],
      signal: 's'.repeat(40),
      pointer: `/metadata/${'key'.repeat(300)}/${index}`,
      start: 0,
      end: 1,
    }));
    const play = new Play(
      {},
      {
        classify: () =>
          Promise.resolve({
            label: { level: 'internal', categories: [], residency: [] },
            findings,
            findingsLeftOut: 3,
            reasons: [],
            classifierVersion: 'v'.repeat(30_000),
          }),
      },
    );
    await play.ask({
      ...chat('hello'),
      metadata: deep('x'),
      blobs: Array.from({ length: 5_000 }, () => 'data:;base64,'),
    });
    const [record] = play.recordsOf('decision');
    expect(JSON.stringify(record).length).toBeLessThan(60_000);
    expect(JSON.stringify(record)).not.toContain('keykey');
    const { findings: kept, findingsLeftOut } = record!.fields as {
      findings: unknown[];
      findingsLeftOut: number;
    };
    expect(kept.length + findingsLeftOut).toBe(67);
    const regions = await play.ask(chat('hello'), {
      headers: { 'x-demarc-residency': Array.from({ length: 3_500 }, () => 'eu').join() },
    });
    expect(regions.json).toMatchObject({ error: { code: 'invalid_header' } });
    const name = await play.ask(chat('hello'), { headers: { 'x-demarc-residency': 'jane-doe-536-22-8726' } });
    expect(name.json).toMatchObject({ error: { code: 'invalid_header' } });
  });

  it('notes a wrong key at most once a second, and counts the rest', async () => {
    const play = new Play();
    for (let call = 0; call < 5; call += 1)
      await play.ask(chat('hello'), { headers: { authorization: 'Bearer no' } });
    await play.clock.pass(1_000);
    const client = await play.ask(chat('hello'), { headers: { authorization: 'Bearer no' } });
    expect(client.json).toMatchObject({ error: { code: 'invalid_api_key' } });
    expect(play.recordsOf('auth').map(({ fields }) => fields['count'])).toEqual([1, 5]);
  });
});

describe('bad input', () => {
  it.each([
    ['{', 'invalid_json', 400],
    ['', 'invalid_json', 400],
    ['{"a":1,"a":2}', 'invalid_json', 400],
    ['['.repeat(300), 'too_complex', 400],
    [`[${'1,'.repeat(300_000)}1]`, 'too_complex', 400],
    ['[]', 'invalid_request', 400],
    ['{"model":"auto","messages":[{"role":"wizard","content":"x"}]}', 'invalid_request', 400],
  ])('%.20s… is a clear error', async (body, code, status) => {
    const play = new Play();
    const client = await play.ask(body);
    expect(client.head?.status).toBe(status);
    expect(client.json).toMatchObject({ error: { code } });
    expect(play.records).toEqual([]);
    expect(play.sent).toEqual([]);
  });
});
