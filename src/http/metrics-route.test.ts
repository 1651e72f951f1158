import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import type { Principal } from '../domain/principal.ts';
import { createHttpServer, type HttpRoute } from './http-server.ts';
import { type MetricsRouteOptions, metricsRoute } from './metrics-route.ts';
import { listening, portOf, RawClient } from './raw-client.fixture.ts';

const PAGE = '# TYPE demarc_open_requests gauge\ndemarc_open_requests 3\n';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function principal(role: Principal['role']): Principal {
  return {
    tenant: DEFAULT_TENANT,
    keyId: 'key_1' as KeyId,
    keyName: 'k',
    role,
    allowedModels: undefined,
    maxOutboundLevel: 'restricted',
    seesLabels: true,
    residency: undefined,
  };
}

interface Asking {
  readonly options?: Partial<MetricsRouteOptions>;
  /** Where the caller seems to be. */
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

async function ask({ options = {}, from, headers = {}, method = 'GET' }: Asking = {}): Promise<Response> {
  const route = metricsRoute({
    page: { contentType: 'text/plain; version=0.0.4; charset=utf-8', render: () => Promise.resolve(PAGE) },
    access: 'local',
    authenticate: (authorization, apiKey) =>
      apiKey === 'admin' || authorization === 'Bearer admin'
        ? principal('admin')
        : apiKey === 'caller'
          ? principal('caller')
          : undefined,
    hostNames: [],
    ...options,
  });
  const seeming: HttpRoute = {
    ...route,
    handle(request, response, url) {
      if (from !== undefined) Object.defineProperty(request.socket, 'remoteAddress', { value: from });
      return route.handle(request, response, url);
    },
  };
  const server = await listening(createHttpServer([seeming]));
  servers.push(server);
  return fetch(`http://127.0.0.1:${portOf(server)}/metrics`, { method, headers });
}

describe('/metrics', () => {
  it('shows the page to this machine', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(PAGE);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['::1', '::ffff:127.0.0.1', '127.8.9.10'])('knows %s for this machine', async (from) => {
    expect((await ask({ from })).status).toBe(200);
  });

  it.each(['10.0.0.7', '::ffff:10.0.0.7', '128.0.0.1', 'fe80::1', '1127.0.0.1'])(
    'does not show it to %s',
    async (from) => {
      const answer = await ask({ from });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('demarc_open_requests');
    },
  );

  it('shows it to an admin key from anywhere, in either header', async () => {
    const from = '10.0.0.7';
    expect((await ask({ from, headers: { 'x-api-key': 'admin' } })).status).toBe(200);
    expect((await ask({ from, headers: { authorization: 'Bearer admin' } })).status).toBe(200);
  });

  it('does not show it to a key that calls models', async () => {
    const answer = await ask({ from: '10.0.0.7', headers: { 'x-api-key': 'caller' } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'admin_only' } });
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'does not take a proxy on this machine for this machine: %s',
    async (name) => {
      expect((await ask({ headers: { [name]: '203.0.113.9' } })).status).toBe(401);
    },
  );

  it('does not show it to a page whose name was made to resolve to this machine', async () => {
    const server = await listening(
      createHttpServer([
        metricsRoute({
          page: { contentType: 'text/plain', render: () => Promise.resolve(PAGE) },
          access: 'local',
          authenticate: () => undefined,
          hostNames: ['gateway.example'],
        }),
      ]),
    );
    servers.push(server);
    const statusFor = async (host: string) => {
      const client = await RawClient.say(server, `GET /metrics HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
      return (await client.answered()).statuses[0];
    };
    expect(await statusFor('evil.example')).toBe(401);
    expect(await statusFor('gateway.example:4141')).toBe(200);
    expect(await statusFor('localhost:4141')).toBe(200);
  });

  it('shows it to everybody where the configuration says so', async () => {
    const options = { access: 'open' } as const;
    expect((await ask({ options, from: '10.0.0.7' })).status).toBe(200);
    expect((await ask({ options, headers: { via: '1.1 proxy' } })).status).toBe(200);
  });

  it('answers HEAD without the page, and takes nothing else', async () => {
    const head = await ask({ method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask({ method: 'POST' })).status).toBe(405);
  });

  it('says nothing of why the page cannot be made', async () => {
    const page = { contentType: 'text/plain', render: () => Promise.reject(new Error('canary')) };
    const answer = await ask({ options: { page } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('canary');
  });
});
