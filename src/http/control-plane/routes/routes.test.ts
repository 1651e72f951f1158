import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../../domain/deployment.ts';
import { DemarcError } from '../../../domain/error-catalogue.ts';
import type { KeyId } from '../../../domain/ids.ts';
import { createFixture } from '../control-plane.fixture.ts';
import { SEEING_CALLER } from '../principals.fixture.ts';
import { DECISION, FRONTIER, storedDecision } from '../stories.fixture.ts';

describe('GET /demarc/v1/decisions/{id}', () => {
  it('tells an admin the whole story', async () => {
    const fixture = createFixture();
    fixture.decisions.push(storedDecision());
    const { body } = await fixture.ask('/demarc/v1/decisions/req_1');
    expect(body).toMatchObject({
      id: 'req_1',
      at: '2026-11-20T00:00:00.000Z',
      log: 'log_1',
      sequence: 4,
      key: { id: 'key_caller', name: 'caller' },
      requestedModel: 'auto',
      label: {
        level: 'restricted',
        categories: ['payment'],
        reasons: [
          'the policy puts nothing below this level',
          '/messages/0/content/1 holds content that cannot be read',
        ],
        findings: [{ type: 'CREDIT_CARD', pointer: '/messages/0/content', start: 10, end: 29 }],
        findingsLeftOut: 2,
      },
      work: { task: 'draft', complexity: 0.42, reasons: [{ text: '120 input tokens', adds: 0.04 }] },
      rule: { name: 'hard work goes to the frontier', kind: 'rule', use: ['frontier', 'everyday'] },
      candidates: [
        {
          deployment: 'frontier',
          verdict: 'refused',
          reasons: ['may see up to internal; the request is restricted'],
        },
        { deployment: 'everyday', verdict: 'cleared', reasons: [] },
      ],
      plan: ['everyday'],
      attempts: [
        {
          attempt: 1,
          deployment: 'everyday',
          placement: 'on-premises',
          result: 'answered',
          durationMs: 812,
          usage: { inputTokens: 120, outputTokens: 30, cachedInputTokens: null, source: 'upstream' },
          costUsd: '0.000125',
          dropped: ['logit_bias'],
        },
      ],
      outcome: { kind: 'answered', status: 200, costUsd: '0.000125', durationMs: 830 },
      replay: { identical: true },
    });
  });

  it('tells a caller without sight of labels nothing the label could be read from', async () => {
    const fixture = createFixture();
    fixture.decisions.push(storedDecision());
    const { body } = await fixture.ask('/demarc/v1/decisions/req_1', { as: 'caller' });
    expect(body).toMatchObject({ label: null, rule: null, candidates: null, policy: null, replay: null });
    expect(body).toMatchObject({ plan: ['everyday'], outcome: { kind: 'answered' } });
    const text = JSON.stringify(body);
    for (const word of ['restricted', 'CREDIT_CARD', 'payment', 'frontier']) expect(text).not.toContain(word);
  });

  it('shows findings to a caller that may see labels, for its own decisions alone', async () => {
    const fixture = createFixture();
    const { facts } = DECISION;
    const own = {
      ...DECISION,
      facts: { ...facts, principal: { ...facts.principal, keyId: SEEING_CALLER.keyId } },
    };
    fixture.decisions.push(storedDecision({ id: 'req_own', decision: own }), storedDecision({ id: 'req_1' }));
    const { body } = await fixture.ask('/demarc/v1/decisions/req_own', { as: 'seeing' });
    expect(body).toMatchObject({ label: { level: 'restricted' } });
    const others = await fixture.ask('/demarc/v1/decisions/req_1', { as: 'seeing' });
    const missing = await fixture.ask('/demarc/v1/decisions/req_0', { as: 'seeing' });
    expect(others.status).toBe(404);
    expect(others.body).toEqual(missing.body);
  });

  it('tells what is known of a request that runs, and of one that crashed', async () => {
    const fixture = createFixture({ replay: () => Promise.resolve(undefined) });
    fixture.decisions.push(storedDecision({ outcome: undefined }));
    const running = await fixture.ask('/demarc/v1/decisions/req_1');
    expect(running.body).toMatchObject({
      outcome: null,
      replay: null,
      attempts: [{ result: null, costUsd: null }],
    });
    const crash = {
      outcome: 'crash',
      status: null,
      error: null,
      deployment: null,
      attempts: [],
      durationMs: 0,
      costNano: null,
    } as const;
    fixture.decisions[0] = storedDecision({ outcome: crash });
    const crashed = await fixture.ask('/demarc/v1/decisions/req_1');
    expect(crashed.body).toMatchObject({ outcome: { kind: 'crash', durationMs: null, costUsd: null } });
  });

  it('refuses what is no decision id', async () => {
    const { status, body } = await createFixture().ask('/demarc/v1/decisions/key_1');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_request', param: 'id' });
  });
});

describe('GET /demarc/v1/decisions', () => {
  function filled() {
    const fixture = createFixture();
    for (let index = 1; index <= 5; index += 1) {
      const at = `2026-11-2${index}T00:00:00.000Z`;
      fixture.decisions.push(storedDecision({ id: `req_${index}`, at }));
    }
    return fixture;
  }

  it('turns pages until there is none', async () => {
    const fixture = filled();
    const ids: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 4 && cursor !== null; page += 1) {
      const suffix = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await fixture.ask(`/demarc/v1/decisions?limit=2${suffix}`);
      ids.push(...(body['decisions'] as { id: string }[]).map(({ id }) => id));
      cursor = body['nextCursor'] as string | null;
    }
    expect(ids).toEqual(['req_5', 'req_4', 'req_3', 'req_2', 'req_1']);
    expect(cursor).toBeNull();
  });

  it('compares times across offsets', async () => {
    const { body } = await filled().ask('/demarc/v1/decisions?from=2026-11-24T01:00:00%2B01:00');
    expect((body['decisions'] as unknown[]).length).toBe(2);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'from=yesterday', 'level=secret', 'outcome=won', 'order=asc'])(
    'refuses ?%s',
    async (query) => {
      const { status, body } = await filled().ask(`/demarc/v1/decisions?${query}`);
      expect(status).toBe(400);
      expect(body.error?.code).toBe('invalid_request');
    },
  );

  it('lists to a caller its own, without levels, and lets it not ask for them either', async () => {
    const fixture = filled();
    const { facts } = DECISION;
    const foreign = {
      ...DECISION,
      facts: { ...facts, principal: { ...facts.principal, keyId: 'key_x' as KeyId } },
    };
    fixture.decisions.push(storedDecision({ id: 'req_9', decision: foreign }));
    const { body } = await fixture.ask('/demarc/v1/decisions', { as: 'caller' });
    const rows = body['decisions'] as Record<string, unknown>[];
    expect(rows).toHaveLength(5);
    expect(rows.every((row) => row['level'] === null && row['rule'] === null)).toBe(true);
    expect((await fixture.ask('/demarc/v1/decisions?level=restricted', { as: 'caller' })).status).toBe(400);
    expect((await fixture.ask('/demarc/v1/decisions?level=restricted')).status).toBe(200);
  });
});

describe('POST /demarc/v1/explain', () => {
  const ask = (body: string | object, fixture = createFixture()) =>
    fixture.ask('/demarc/v1/explain', { method: 'POST', body });

  it('explains a text and puts nothing on record', async () => {
    const fixture = createFixture();
    const { status, body } = await ask({ text: 'Draft a letter' }, fixture);
    expect(status).toBe(200);
    expect(body).toMatchObject({ label: { level: 'restricted' }, plan: ['everyday'] });
    expect(body).not.toHaveProperty('commitment');
    expect(fixture.explained[0]?.input).toEqual({ kind: 'text', text: 'Draft a letter', declared: {} });
    expect(fixture.trail.entries).toEqual([]);
  });

  it('explains a request by its very bytes', async () => {
    const fixture = createFixture();
    const request = '{ "model" : "auto", "seed": 9007199254740993, "temperature": 1.0 }';
    await ask(`{"dialect":"openai-chat","request":${request}}`, fixture);
    expect(fixture.explained[0]?.input).toEqual({
      kind: 'request',
      dialect: 'openai-chat',
      body: request,
      declared: {},
    });
  });

  it.each([
    ['{"text":1}', 'invalid_request'],
    ['{"text":"a","dialect":"openai-chat"}', 'invalid_request'],
    ['{"dialect":"openai-chat","request":[]}', 'invalid_request'],
    ['[]', 'invalid_request'],
    ['{"text":"a","text":"b"}', 'invalid_json'],
    ['{"text"', 'invalid_json'],
    [`{"dialect":"x","request":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`, 'too_complex'],
  ])('refuses %.40s', async (body, code) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe(code);
  });

  it('passes on what the pipeline says', async () => {
    const fixture = createFixture({
      explain: () => Promise.reject(new DemarcError('model_not_found', { param: 'model' })),
    });
    const { status, body } = await ask({ text: 'a' }, fixture);
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: 'model_not_found', param: 'model' });
  });
});

describe('keys', () => {
  it('shows the token once', async () => {
    const fixture = createFixture();
    const made = await fixture.ask('/demarc/v1/keys', {
      method: 'POST',
      body: { name: 'app', models: ['auto'], expiresInDays: 30, residency: 'eu', maxOutboundLevel: 'public' },
    });
    expect(made.body).toMatchObject({
      token: 'dmk_secret',
      key: {
        id: 'key_1',
        name: 'app',
        role: 'caller',
        models: ['auto'],
        maxOutboundLevel: 'public',
        seesLabels: false,
        residency: 'eu',
        expiresAt: '2026-12-20T00:00:00.000Z',
        revokedAt: null,
      },
    });
    const listed = await fixture.ask('/demarc/v1/keys');
    expect(listed.body['keys']).toEqual([made.body['key']]);
    expect(JSON.stringify(listed.body)).not.toContain('dmk_');
    expect(JSON.stringify(fixture.trail.entries)).not.toContain('dmk_');
    expect(JSON.stringify(fixture.trail.entries)).not.toContain('"app"');
  });

  it('revokes, and says the same the second time without another record', async () => {
    const fixture = createFixture();
    await fixture.ask('/demarc/v1/keys', { method: 'POST', body: { name: 'app' } });
    const first = await fixture.ask('/demarc/v1/keys/key_1', { method: 'DELETE' });
    expect(first.body['revokedAt']).toBe('2026-11-21T00:00:00.000Z');
    const records = fixture.trail.entries.length;
    const second = await fixture.ask('/demarc/v1/keys/key_1', { method: 'DELETE' });
    expect(second.body).toEqual(first.body);
    expect(fixture.trail.entries).toHaveLength(records);
    expect((await fixture.ask('/demarc/v1/keys/key_7', { method: 'DELETE' })).body.error?.code).toBe(
      'key_not_found',
    );
  });
});

describe('deployments and policy', () => {
  it('shows what a deployment may see, and neither its address nor its credential', async () => {
    const { body } = await createFixture().ask('/demarc/v1/deployments');
    expect((body['deployments'] as unknown[])[0]).toMatchObject({
      name: 'everyday',
      model: 'qwen3:8b',
      provider: { name: 'house', type: 'ollama' },
      state: 'ready',
      placement: 'on-premises',
      region: null,
      retention: '30d',
      clearance: 'restricted',
      capabilities: { tools: true, images: null, contextTokens: 32_768 },
      pricing: { kind: 'hardware', perHourUsd: '0.6' },
    });
    const text = JSON.stringify(body);
    for (const secret of ['hunter2', 'provider-key', 'hidden-path', '11434'])
      expect(text).not.toContain(secret);
  });

  it('shows prices that are stated, those for long requests included', async () => {
    const tier = {
      aboveInputTokens: 200_000,
      inputPerMillion: 6_000_000_000n,
      outputPerMillion: 22_500_000_000n,
      cachedInputPerMillion: undefined,
      cacheWritePerMillion: 7_500_000_000n,
    };
    const pricing = { ...FRONTIER.pricing, longContext: [tier] } as Deployment['pricing'];
    const deployment = { ...FRONTIER, pricing };
    const fixture = createFixture({ deployments: () => [{ deployment, state: undefined }] });
    const { body } = await fixture.ask('/demarc/v1/deployments');
    expect((body['deployments'] as { readonly pricing: unknown }[])[0]?.pricing).toEqual({
      kind: 'tokens',
      inputPerMillionUsd: '3',
      outputPerMillionUsd: '15',
      cachedInputPerMillionUsd: '0.3',
      longContext: [
        {
          aboveInputTokens: 200_000,
          inputPerMillionUsd: '6',
          outputPerMillionUsd: '22.5',
          cacheWritePerMillionUsd: '7.5',
        },
      ],
    });
  });

  it('shows the policy in force', async () => {
    const { body } = await createFixture().ask('/demarc/v1/policy');
    expect(body).toEqual({ hash: 'abc', models: ['auto'], document: { v: 1 } });
  });
});
