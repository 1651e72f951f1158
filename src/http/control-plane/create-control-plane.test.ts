import { describe, expect, it } from 'vitest';
import { createControlApp } from './control-app.ts';
import { type AskOptions, CONTROL_TOKEN, createFixture } from './control-plane.fixture.ts';
import { assertEveryRouteHasRule, ROUTE_RULES } from './permissions.ts';
import { storedDecision } from './stories.fixture.ts';

/** A call of each route that would succeed for an admin. */
const CALLS: Readonly<Record<string, readonly [path: string, options: AskOptions]>> = {
  'GET /demarc/v1/decisions': ['/demarc/v1/decisions', {}],
  'GET /demarc/v1/decisions/:id': ['/demarc/v1/decisions/req_1', {}],
  'GET /demarc/v1/decisions/:id/payload': ['/demarc/v1/decisions/req_1/payload', {}],
  'DELETE /demarc/v1/decisions/:id/payload': ['/demarc/v1/decisions/req_1/payload', { method: 'DELETE' }],
  'POST /demarc/v1/explain': ['/demarc/v1/explain', { method: 'POST', body: { text: 'hello' } }],
  'POST /demarc/v1/classify': ['/demarc/v1/classify', { method: 'POST', body: { text: 'hello' } }],
  'POST /demarc/v1/advise': ['/demarc/v1/advise', { method: 'POST', body: { answers: {} } }],
  'GET /demarc/v1/keys': ['/demarc/v1/keys', {}],
  'POST /demarc/v1/keys': ['/demarc/v1/keys', { method: 'POST', body: { name: 'new' } }],
  'DELETE /demarc/v1/keys/:id': ['/demarc/v1/keys/key_1', { method: 'DELETE' }],
  'GET /demarc/v1/costs': ['/demarc/v1/costs', {}],
  'GET /demarc/v1/deployments': ['/demarc/v1/deployments', {}],
  'GET /demarc/v1/policy': ['/demarc/v1/policy', {}],
  'GET /demarc/v1/regulation': ['/demarc/v1/regulation', {}],
  'GET /demarc/v1/audit/sent': ['/demarc/v1/audit/sent?destination=frontier', {}],
  'GET /demarc/v1/audit/nothing-above': ['/demarc/v1/audit/nothing-above?level=internal', {}],
  'GET /demarc/v1/audit/readers': ['/demarc/v1/audit/readers?request=req_1', {}],
  'GET /demarc/v1/audit/policies': ['/demarc/v1/audit/policies', {}],
  'POST /demarc/v1/audit/subject': [
    '/demarc/v1/audit/subject',
    { method: 'POST', body: { subject: 'key_caller' } },
  ],
  'GET /demarc/v1/openapi.json': ['/demarc/v1/openapi.json', {}],
};
const ROUTES = Object.entries(CALLS).map(([name, [path, options]]) => ({ name, path, options }));
const EFFECTS = ROUTES.filter(({ name }) => ROUTE_RULES[name]?.effect !== undefined);

async function fixtureWithKey() {
  const fixture = createFixture();
  const kept = storedDecision();
  const pay = { ref: 'pay_1', commit: 'hmac' };
  fixture.decisions.push({ ...kept, decision: { ...kept.decision, pay } });
  await fixture.ask('/demarc/v1/keys', { method: 'POST', body: { name: 'first' } });
  fixture.happened.length = 0;
  fixture.trail.entries.length = 0;
  return fixture;
}

describe('who may call what', () => {
  it('tries every route there is', () => {
    expect(Object.keys(CALLS).sort()).toEqual(Object.keys(ROUTE_RULES).sort());
  });

  it.each(ROUTES)('$name works for an admin', async ({ path, options }) => {
    const fixture = await fixtureWithKey();
    const { status } = await fixture.ask(path, options);
    expect([200, 201]).toContain(status);
  });

  it.each(ROUTES)('$name needs a key', async ({ path, options }) => {
    const fixture = await fixtureWithKey();
    const { status, body, headers } = await fixture.ask(path, { ...options, as: 'nobody' });
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: 'invalid_api_key', retryable: false });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(ROUTES)('$name gives a caller no more than what is its own', async ({ name, path, options }) => {
    const fixture = await fixtureWithKey();
    const { status, body } = await fixture.ask(path, { ...options, as: 'caller' });
    const permission = ROUTE_RULES[name]?.permission;
    if (permission === 'admin' || permission === 'labels') {
      expect(status).toBe(403);
      expect(body.error?.code).toBe(permission === 'admin' ? 'admin_only' : 'labels_withheld');
    } else {
      expect(status).toBe(200);
    }
    expect(fixture.happened.filter((what) => !what.startsWith('recorded'))).toEqual([]);
  });

  it.each(ROUTES)('$name shows nothing of another tenant', async ({ name, path, options }) => {
    const fixture = await fixtureWithKey();
    const { status, body } = await fixture.ask(path, { ...options, as: 'stranger' });
    if (name.includes(':id')) expect(status).toBe(404);
    if (name.includes('/audit/')) expect(fixture.asked).toMatchObject([{ question: { tenant: 'other' } }]);
    if (name === 'GET /demarc/v1/keys') expect(body['keys']).toEqual([]);
    if (name === 'GET /demarc/v1/decisions') expect(body['decisions']).toEqual([]);
    expect(fixture.keys[0]?.revokedAtMs).toBeUndefined();
  });

  it('refuses to start with a route that has no permission, and with a permission that has no route', () => {
    const app = createControlApp();
    app.get('/demarc/v1/backdoor', (context) => context.text('open'));
    expect(() => assertEveryRouteHasRule(app.routes, ROUTE_RULES)).toThrow(
      'GET /demarc/v1/backdoor has no permission',
    );
    const { 'GET /demarc/v1/keys': rule, ...others } = ROUTE_RULES;
    expect(() => createFixture({}, others)).toThrow('GET /demarc/v1/keys has no permission');
    expect(() => createFixture({}, { ...ROUTE_RULES, 'GET /demarc/v1/gone': rule! })).toThrow(
      'GET /demarc/v1/gone, which no route serves',
    );
  });

  it('answers unknown paths and methods only to those with a key', async () => {
    const fixture = createFixture();
    expect((await fixture.ask('/demarc/v1/nothing', { as: 'nobody' })).status).toBe(401);
    expect((await fixture.ask('/demarc/v1/nothing')).body.error?.code).toBe('not_found');
    expect((await fixture.ask('/demarc/v1/keys', { method: 'PUT', body: {} })).body.error?.code).toBe(
      'method_not_allowed',
    );
    expect((await fixture.ask('/demarc/v1/keys/../keys/%2e%2e/policy/x')).status).toBe(404);
  });

  it('puts refusals on record, but not without end', async () => {
    const fixture = createFixture();
    for (let index = 0; index < 30; index += 1) await fixture.ask('/demarc/v1/keys', { as: 'nobody' });
    expect(fixture.trail.entries).toHaveLength(20);
    expect(fixture.trail.entries[0]).toMatchObject({ type: 'auth', fields: { refusal: 'invalid-key' } });
  });
});

describe('the local operator', () => {
  const authorization = `Bearer ${CONTROL_TOKEN}`;

  it('is an admin when the request comes from this machine', async () => {
    const fixture = createFixture();
    const peer = { isLoopback: true };
    const { status, body } = await fixture.ask('/demarc/v1/keys', {
      method: 'POST',
      body: { name: 'new' },
      headers: { authorization },
      peer,
    });
    expect(status).toBe(201);
    expect(body['token']).toBe('dmk_secret');
    expect(fixture.trail.entries[0]?.actor).toBe('key_local-operator');
  });

  it('is nobody from elsewhere, with another token, or where there is none', async () => {
    const fixture = createFixture();
    const status = async (headers: Record<string, string>, isLoopback: boolean) =>
      (await fixture.ask('/demarc/v1/keys', { as: 'nobody', headers, peer: { isLoopback } })).status;
    expect(await status({ authorization }, false)).toBe(401);
    expect(await status({ authorization: `${authorization}x` }, true)).toBe(401);
    expect(await status({}, true)).toBe(401);
    expect(await status({ authorization, 'x-api-key': 'caller' }, true)).toBe(401);
    const without = createFixture({ controlToken: undefined });
    const answer = await without.ask('/demarc/v1/keys', {
      as: 'nobody',
      headers: { authorization: 'Bearer ' },
      peer: { isLoopback: true },
    });
    expect(answer.status).toBe(401);
  });
});

/** Questions too long or too private for an address. */
const ASKING = [
  'POST /demarc/v1/explain',
  'POST /demarc/v1/classify',
  'POST /demarc/v1/advise',
  'POST /demarc/v1/audit/subject',
];

describe('effects', () => {
  it('are named for every route that could have one', () => {
    const changing = Object.entries(ROUTE_RULES).filter(([name]) => !name.startsWith('GET '));
    const silent = changing.filter(([, { effect }]) => effect === undefined).map(([name]) => name);
    expect(silent).toEqual(ASKING);
  });

  it.each(ASKING)('%s has none', async (name) => {
    const fixture = await fixtureWithKey();
    const body = name.endsWith('subject') ? { subject: 'a' } : { text: 'Good morning.' };
    await fixture.ask(name.slice('POST '.length), { method: 'POST', body });
    expect(fixture.happened).toEqual([]);
  });

  it('there are some', () => {
    expect(EFFECTS.map(({ name }) => name)).toEqual([
      'GET /demarc/v1/decisions/:id/payload',
      'DELETE /demarc/v1/decisions/:id/payload',
      'POST /demarc/v1/keys',
      'DELETE /demarc/v1/keys/:id',
    ]);
  });

  it.each(EFFECTS)('$name is on record before it happens', async ({ name, path, options }) => {
    const fixture = await fixtureWithKey();
    await fixture.ask(path, options);
    expect(fixture.happened).toHaveLength(2);
    expect(fixture.happened[0]).toBe(`recorded ${ROUTE_RULES[name]?.effect}`);
    expect(fixture.happened[1]).toMatch(/^(?:(?:inserted|revoked) key_|(?:opened|erased) pay_1)/);
    const type =
      { 'payload.read': 'read', 'payload.erase': 'erasure' }[ROUTE_RULES[name]?.effect ?? ''] ?? 'admin';
    expect(fixture.trail.entries[0]).toMatchObject({ type, tenant: 'default', actor: 'key_admin' });
  });

  it.each(
    EFFECTS.flatMap((route) => (['rejects', 'throws', 'hangs'] as const).map((how) => ({ ...route, how }))),
  )('$name does nothing when the record $how', async ({ path, options, how }) => {
    const fixture = await fixtureWithKey();
    fixture.trail.behaviour = how;
    const { status, body, headers } = await fixture.ask(path, options);
    expect(status).toBe(503);
    expect(body.error).toMatchObject({ code: 'audit_unavailable', retryable: true });
    expect(headers.get('retry-after')).toBe('5');
    expect(body['token']).toBeUndefined();
    expect(body['body']).toBeUndefined();
    expect(fixture.happened).toEqual([]);
  });

  it('says on record that an effect failed', async () => {
    const keys = createFixture();
    const fixture = createFixture({
      keys: {
        mint: (specification) => ({
          key: { ...specification, id: 'key_9' as never, createdAtMs: 0, revokedAtMs: undefined },
          token: 'dmk_lost',
        }),
        insert: () => Promise.reject(new Error('SQLITE_FULL at /home/someone/.demarc')),
        revoke: () => Promise.resolve(undefined),
        list: () => keys.keys,
        find: () => undefined,
      },
    });
    const { status, body } = await fixture.ask('/demarc/v1/keys', { method: 'POST', body: { name: 'new' } });
    expect(status).toBe(503);
    expect(body.error?.code).toBe('storage_unavailable');
    expect(JSON.stringify(body)).not.toContain('someone');
    expect(JSON.stringify(body)).not.toContain('dmk_lost');
    expect(fixture.trail.entries.map((entry) => entry.fields['result'])).toEqual([undefined, 'failed']);
  });
});

describe('where a request comes from', () => {
  it.each(['evil.example', 'localhost.evil.example', '', 'gateway.example.com.evil'])(
    'answers no host called "%s"',
    async (host) => {
      const fixture = createFixture();
      const { status, body } = await fixture.ask('/demarc/v1/keys', { headers: { host } });
      expect(status).toBe(421);
      expect(body.error?.code).toBe('unknown_host');
      expect(fixture.trail.entries[0]?.type).toBe('security');
    },
  );

  it.each(['127.0.0.1:4141', 'localhost', '[::1]:4141', '192.168.1.5', 'Gateway.Example.com:80'])(
    'answers the host %s',
    async (host) => {
      expect((await createFixture().ask('/demarc/v1/keys', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('changes nothing for a page at %j', async (headers) => {
    const fixture = await fixtureWithKey();
    // A page cannot show the key by which a GET is answered at all.
    for (const { path, options } of EFFECTS.filter((each) => each.options.method !== undefined)) {
      const { status, body } = await fixture.ask(path, {
        ...options,
        headers: { host: '127.0.0.1:4141', ...headers },
      });
      expect(status).toBe(403);
      expect(body.error?.code).toBe('cross_site');
    }
    expect(fixture.happened.filter((what) => !what.startsWith('recorded security'))).toEqual([]);
  });

  it('lets its own console change things', async () => {
    const fixture = await fixtureWithKey();
    const headers = {
      host: '127.0.0.1:4141',
      origin: 'http://127.0.0.1:4141',
      'sec-fetch-site': 'same-origin',
    };
    const { status } = await fixture.ask('/demarc/v1/keys', {
      method: 'POST',
      body: { name: 'new' },
      headers,
    });
    expect(status).toBe(201);
  });
});

describe('every answer', () => {
  it('is never cached, errors included', async () => {
    const fixture = createFixture();
    for (const as of ['admin', 'nobody'] as const) {
      const { headers } = await fixture.ask('/demarc/v1/policy', { as });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('says nothing of a fault inside but that there was one', async () => {
    const fixture = createFixture({
      policy: () => {
        throw new Error('secret path /home/someone');
      },
    });
    const { status, body } = await fixture.ask('/demarc/v1/policy');
    expect(status).toBe(500);
    expect(body).toEqual({
      error: { code: 'internal', message: 'something went wrong inside the gateway', retryable: false },
    });
    expect(fixture.logged).toEqual(['control-plane-error {"method":"GET","cause":"Error"}']);
  });

  it.each([
    ['{', 400, 'invalid_json'],
    ['{"name":"x","admin":true}', 400, 'invalid_request'],
    ['{"name":""}', 400, 'invalid_request'],
    ['{"name":"x","maxOutboundLevel":"secret"}', 400, 'invalid_request'],
    [`{"name":"${'x'.repeat(20_000)}"}`, 413, 'request_too_large'],
  ])('refuses the body %.30s', async (sent, status, code) => {
    const answer = await createFixture().ask('/demarc/v1/keys', { method: 'POST', body: sent });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.code).toBe(code);
  });

  it('takes JSON alone, and only as it is', async () => {
    const fixture = createFixture();
    const send = (headers: Record<string, string>) =>
      fixture.ask('/demarc/v1/keys', { method: 'POST', body: '{"name":"x"}', headers });
    expect((await send({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send({ 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await fixture.ask('/demarc/v1/keys/key_1', { method: 'DELETE', body: '{}' })).status).toBe(413);
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 and knows every route', async () => {
    const { body } = await createFixture().ask('/demarc/v1/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Record<string, Record<string, unknown>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const expected = Object.keys(ROUTE_RULES).filter((name) => !name.endsWith('openapi.json'));
    expect(described.sort()).toEqual(expected.sort());
  });
});
