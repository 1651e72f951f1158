import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFixture, type Fixture } from './control-plane/control-plane.fixture.ts';
import type { ControlPlane } from './control-plane/create-control-plane.ts';
import { controlPlaneRoute } from './control-plane-route.ts';
import { createHttpServer } from './http-server.ts';
import { bytesOf, eventually, listening, passed, portOf, RawClient } from './raw-client.fixture.ts';

const servers: Server[] = [];

async function serve(controlPlane: ControlPlane): Promise<Server> {
  const server = await listening(createHttpServer([controlPlaneRoute(controlPlane)]));
  servers.push(server);
  return server;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('controlPlaneRoute', () => {
  let server: Server;
  let seen: { method: string; url: string; body: string; key: string | null; isLoopback: boolean }[];
  const address = (path: string) => `http://127.0.0.1:${portOf(server)}${path}`;

  beforeEach(async () => {
    seen = [];
    server = await serve({
      async fetch(request, peer = { isLoopback: false }) {
        const copy = new Request(request, { headers: request.headers });
        seen.push({
          method: copy.method,
          url: copy.url,
          body: await copy.text(),
          key: copy.headers.get('x-api-key'),
          ...peer,
        });
        return new Response('{"ok":true}', {
          status: 201,
          headers: { 'content-type': 'application/json', 'x-a': 'b' },
        });
      },
    });
  });

  it('hands every method on, with body, headers and whether it came from this machine', async () => {
    const posted = await fetch(address('/demarc/v1/explain?x=1'), {
      method: 'POST',
      body: 'hello',
      headers: { 'x-api-key': 'k' },
    });
    expect(posted.status).toBe(201);
    expect(posted.headers.get('x-a')).toBe('b');
    expect(await posted.json()).toEqual({ ok: true });
    await fetch(address('/demarc/v1/keys/1'), { method: 'DELETE' });
    expect(seen).toEqual([
      { method: 'POST', url: address('/demarc/v1/explain?x=1'), body: 'hello', key: 'k', isLoopback: true },
      { method: 'DELETE', url: address('/demarc/v1/keys/1'), body: '', key: null, isLoopback: true },
    ]);
  });

  it('takes a body in chunks', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('in '));
        controller.enqueue(Buffer.from('pieces'));
        controller.close();
      },
    });
    const streamed: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    await fetch(address('/demarc/v1/explain'), streamed);
    expect(seen[0]?.body).toBe('in pieces');
  });

  it.each([
    ['a method that no Request has', 'TRACE /demarc/v1/keys', {}],
    ['a host that is none', 'GET /demarc/v1/keys', { host: 'a b' }],
    ['a host with a password', 'GET /demarc/v1/keys', { host: 'me:secret@127.0.0.1' }],
  ])('refuses %s', async (_what, line, headers) => {
    const client = await RawClient.say(server, bytesOf(line, headers));
    await client.answered();
    expect(client.statuses).toEqual([400]);
    expect(client.json).toMatchObject({ error: { code: 'invalid_request' } });
    expect(seen).toEqual([]);
  });
});

describe('a body for the control plane', () => {
  const MEGABYTE = Buffer.alloc(1_000_000, 32);
  const AS_ADMIN = { authorization: 'Bearer admin', 'content-type': 'application/json' };
  const EXPLAIN = 'POST /demarc/v1/explain';
  let fixture: Fixture;
  let server: Server;

  beforeEach(async () => {
    fixture = createFixture();
    server = await serve(fixture.plane);
  });

  /** Half a body: what was announced, and a megabyte of it. */
  async function halfSent(line: string, headers: Readonly<Record<string, string>>): Promise<RawClient> {
    const client = await RawClient.say(server, bytesOf(line, { 'content-length': '2000000', ...headers }));
    client.send(MEGABYTE);
    return client;
  }

  it.each([
    ['nobody', EXPLAIN, {}, 401, 'invalid_api_key'],
    ['a wrong key', EXPLAIN, { 'x-api-key': 'wrong' }, 401, 'invalid_api_key'],
    ['a caller', EXPLAIN, { authorization: 'Bearer caller' }, 403, 'admin_only'],
    ['a rebound name', EXPLAIN, { ...AS_ADMIN, host: 'evil.example' }, 421, 'unknown_host'],
    ['another site', EXPLAIN, { ...AS_ADMIN, origin: 'https://evil.example' }, 403, 'cross_site'],
    [
      'an admin, compressed',
      EXPLAIN,
      { ...AS_ADMIN, 'content-encoding': 'gzip' },
      415,
      'unsupported_media_type',
    ],
    ['an admin, to a small route', 'POST /demarc/v1/keys', AS_ADMIN, 413, 'request_too_large'],
    ['an admin, to a route without', 'DELETE /demarc/v1/keys/key_1', AS_ADMIN, 413, 'request_too_large'],
    ['an admin, to no route', 'POST /demarc/v1/nothing', AS_ADMIN, 404, 'not_found'],
    [
      'an admin, too much of it',
      EXPLAIN,
      { ...AS_ADMIN, 'content-length': '900000000' },
      413,
      'request_too_large',
    ],
  ])('is not waited for when it is from %s', async (_who, line, headers, status, code) => {
    const client = await halfSent(line, headers);
    await client.answered();
    expect(client.statuses).toEqual([status]);
    expect(client.json).toMatchObject({ error: { code } });
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
  });

  it('is not kept in memory before it is known who sends it', async () => {
    const before = process.memoryUsage();
    const clients = await Promise.all(Array.from({ length: 60 }, () => halfSent(EXPLAIN, {})));
    await Promise.all(clients.map((client) => client.answered()));
    const { arrayBuffers } = process.memoryUsage();
    // Sixty megabytes were offered; both ends of the connections live in this process.
    expect(arrayBuffers - before.arrayBuffers).toBeLessThan(30_000_000);
    expect(clients.map(({ statuses }) => statuses)).toEqual(clients.map(() => [401]));
    await Promise.all(clients.map((client) => client.closed()));
  });

  it('that never ends is cut at the limit of its route', async () => {
    const client = await RawClient.say(
      server,
      bytesOf('POST /demarc/v1/keys', { ...AS_ADMIN, 'transfer-encoding': 'chunked' }),
    );
    const chunk = Buffer.concat([Buffer.from('4000\r\n'), Buffer.alloc(0x4000, 32), Buffer.from('\r\n')]);
    client.send(chunk);
    await passed(30);
    expect(client.received).toBe('');
    client.send(chunk);
    await client.answered();
    expect(client.statuses).toEqual([413]);
    await client.closed();
  });

  it('that falls silent is waited for no longer than thirty seconds', async () => {
    // The clock of the fixture runs a hundred times as fast.
    const startMs = performance.now();
    const client = await halfSent(EXPLAIN, AS_ADMIN);
    await client.answered();
    expect(performance.now() - startMs).toBeGreaterThan(250);
    expect(client.statuses).toEqual([408]);
    expect(client.json).toMatchObject({ error: { code: 'request_timeout', retryable: true } });
    await client.closed();
  });

  it('may come slowly as long as it comes', async () => {
    const body = JSON.stringify({ text: 'hello' });
    const client = await RawClient.say(
      server,
      bytesOf(EXPLAIN, { ...AS_ADMIN, 'content-length': String(body.length) }),
    );
    for (const character of body) {
      client.send(character);
      await passed(30);
    }
    await client.answered();
    expect(client.statuses).toEqual([200]);
    expect(fixture.explained[0]?.input).toEqual({ kind: 'text', text: 'hello', declared: {} });
  });

  it('is one of sixteen at a time', async () => {
    const waiting = await Promise.all(Array.from({ length: 16 }, () => halfSent(EXPLAIN, AS_ADMIN)));
    await passed(50);
    const client = await halfSent(EXPLAIN, AS_ADMIN);
    await client.answered();
    expect(client.statuses).toEqual([429]);
    expect(client.received).toMatch(/retry-after: 1\r/);
    for (const each of waiting) each.leave();
    await eventually(() => waiting.every(({ isClosed }) => isClosed));
    await passed(50);
    expect((await fixture.ask('/demarc/v1/explain', { method: 'POST', body: { text: 'a' } })).status).toBe(
      200,
    );
  });

  it('whose sender leaves harms nobody', async () => {
    for (let round = 0; round < 10; round += 1) {
      const client = await halfSent(EXPLAIN, AS_ADMIN);
      await passed(round);
      client.reset();
    }
    await passed(30);
    const client = await RawClient.say(server, bytesOf('GET /demarc/v1/policy', AS_ADMIN));
    await client.answered();
    expect(client.statuses).toEqual([200]);
    expect(fixture.logged).toEqual([]);
  });
});
