import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer, respondPlainly } from './http-server.ts';
import {
  allClosed,
  bytesOf,
  connectionsOf,
  eventually,
  listening,
  passed,
  RawClient,
} from './raw-client.fixture.ts';

const HUGE_BYTES = 300_000_000;
/** More than what sockets and streams of both sides hold, and far less than the huge body. */
const HELD_BYTES = 40_000_000;

let server: Server;
let handled: string[];
let logged: string[];

beforeEach(async () => {
  handled = [];
  logged = [];
  const note = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  server = createHttpServer(
    [
      {
        method: 'POST',
        path: '/v1/x',
        handle: (request, response) => {
          handled.push(request.url ?? '');
          request.resume().on('end', () => respondPlainly(response, 200, 'ok', 'fine'));
        },
      },
      {
        method: '*',
        path: '/all/*',
        handle: (_request, response, url) => respondPlainly(response, 200, 'ok', url.pathname),
      },
      { method: 'GET', path: '/read', handle: (_request, response) => void response.end('words') },
      { method: 'POST', path: '/read', handle: (_request, response) => void response.end('written') },
      {
        method: 'GET',
        path: '/stream',
        handle: (_request, response) => void response.writeHead(200).write('first'),
      },
      {
        method: 'GET',
        path: '/slow',
        handle: (_request, response) => void setTimeout(() => response.end('at last'), 60),
      },
      {
        method: 'GET',
        path: '/talks-on',
        handle: (_request, response) => void response.end('all').write('more'),
      },
      {
        method: 'GET',
        path: '/throws',
        handle() {
          throw new TypeError('the words of a caller');
        },
      },
      { method: 'GET', path: '/rejects', handle: () => Promise.reject(new RangeError('secret')) },
      {
        method: 'GET',
        path: '/breaks',
        async handle(_request, response) {
          response.writeHead(200).write('half');
          await passed(20);
          throw new Error('secret');
        },
      },
    ],
    { log: { info: note, warn: note, error: note } },
  );
  await listening(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything the server says to these raw bytes until it closes or falls silent. */
async function say(bytes: string): Promise<RawClient> {
  const client = await RawClient.say(server, bytes);
  let length = -1;
  while (!client.isClosed && (length < client.received.length || length <= 0)) {
    length = client.received.length;
    await passed(60);
  }
  return client;
}

async function expectAlive(): Promise<void> {
  const client = await say('GET /all/alive HTTP/1.1\r\nhost: a\r\n\r\n');
  expect(client.statuses).toEqual([200]);
}

describe('createHttpServer', () => {
  it('serves its routes, by method and by prefix', async () => {
    const posted = await say('POST /v1/x?a=1 HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n');
    expect(posted.statuses).toEqual([200]);
    expect((await say('DELETE /all/b HTTP/1.1\r\nhost: a\r\n\r\n')).received).toContain('/all/b');
    expect((await say('GET /v1/x HTTP/1.1\r\nhost: a\r\n\r\n')).received).toMatch(
      /^HTTP\/1\.1 405[^]*allow: POST\r/i,
    );
    expect((await say('GET /nowhere HTTP/1.1\r\nhost: a\r\n\r\n')).statuses).toEqual([404]);
  });

  it('answers HEAD wherever it answers GET, and nowhere else', async () => {
    const head = await say(bytesOf('HEAD /read'));
    expect(head.received).toMatch(/^HTTP\/1\.1 200 /);
    expect(head.received).not.toContain('words');
    expect((await say(bytesOf('HEAD /v1/x'))).received).toMatch(/^HTTP\/1\.1 405[^]*allow: POST\r/i);
    const options = await say(bytesOf('OPTIONS /read'));
    expect(options.received).toMatch(/^HTTP\/1\.1 405[^]*allow: GET, HEAD, POST\r/i);
  });

  it('keeps the connection after answers to whole requests', async () => {
    const client = await RawClient.say(server, bytesOf('GET /nowhere'));
    await client.answered();
    client.send(bytesOf('POST /nowhere', { 'content-length': '5' }, 'hello'));
    await eventually(() => client.statuses.length === 2);
    client.send(bytesOf('DELETE /all/again'));
    await eventually(() => client.statuses.length === 3);
    expect(client.statuses).toEqual([404, 404, 200]);
  });

  it.each([
    [
      'a content length beside chunks',
      'POST /v1/x HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/y HTTP/1.1\r\nhost: a\r\n\r\n',
      400,
    ],
    [
      'two content lengths',
      'POST /v1/x HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello',
      400,
    ],
    [
      'a bad chunk size',
      'POST /v1/x HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n',
      400,
    ],
    ['bare line feeds', 'POST /v1/x HTTP/1.1\nhost: a\ncontent-length: 0\n\n', 400],
    ['two hosts', 'POST /v1/x HTTP/1.1\r\nhost: a\r\nhost: b\r\ncontent-length: 0\r\n\r\n', 400],
    ['no host', 'POST /v1/x HTTP/1.1\r\ncontent-length: 0\r\n\r\n', 400],
    [
      'an absolute address',
      'POST http://elsewhere/v1/x HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n',
      400,
    ],
    [
      'an address that is another host',
      'POST //elsewhere/v1/x HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n',
      400,
    ],
    ['an address that is no address', 'GET /\\ HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['an address with an open bracket', 'GET /\\[ HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['a host behind a backslash', 'GET /\\elsewhere/all/x HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['a port that is none', 'GET /\\a:b/all/x HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['a tunnel', 'CONNECT elsewhere:443 HTTP/1.1\r\nhost: elsewhere:443\r\n\r\n', 405],
    [
      'an upgrade',
      'GET /all/x HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      400,
    ],
    ['an expectation', 'GET /all/x HTTP/1.1\r\nhost: a\r\nexpect: wonders\r\n\r\n', 417],
    ['a huge header', `POST /v1/x HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n', 400],
  ])('refuses %s with one answer', async (_what, bytes, status) => {
    const client = await say(bytes);
    expect(client.statuses).toEqual([status]);
    expect(client.json).toHaveProperty('error.code');
    expect(client.received).toMatch(/connection: close/i);
    expect(handled).toEqual([]);
    await expectAlive();
  });

  it.each([
    'host',
    'authorization',
    'x-api-key',
    'content-type',
    'x-demarc-level',
    'x-demarc-categories',
    'x-demarc-residency',
    'X-Demarc-Level',
  ])('refuses %s sent twice', async (name) => {
    const client = await say(
      `POST /v1/x HTTP/1.1\r\nhost: a\r\n${name}: b\r\n${name.toLowerCase()}: c\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(client.statuses).toEqual([400]);
    expect(client.json).toMatchObject({ error: { code: 'invalid_header' } });
    expect(handled).toEqual([]);
  });

  it('takes a hundred headers and refuses more, instead of losing the last ones', async () => {
    const headers = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, '']));
    expect((await say(bytesOf('GET /all/x', headers(99)))).statuses).toEqual([200]);
    const client = await say(bytesOf('GET /all/x', { ...headers(100), 'x-demarc-level': 'restricted' }));
    expect(client.statuses).toEqual([431]);
    expect(client.json).toMatchObject({ error: { code: 'invalid_header' } });
  });
});

describe('a fault in a route', () => {
  it.each(['/throws', '/rejects'])('is answered and told by its name alone: %s', async (path) => {
    const client = await say(bytesOf(`GET ${path}`));
    expect(client.statuses).toEqual([500]);
    expect(client.json).toMatchObject({ error: { code: 'internal' } });
    expect(logged).toEqual([`route-failed {"name":"${path === '/throws' ? 'TypeError' : 'RangeError'}"}`]);
    await expectAlive();
  });

  it('that is more words after the last harms nobody', async () => {
    expect((await say(bytesOf('GET /talks-on'))).statuses).toEqual([200]);
    await expectAlive();
  });

  it('cuts an answer that has begun, so that it does not look whole', async () => {
    const client = await RawClient.say(server, bytesOf('GET /breaks'));
    await client.closed();
    expect(client.received).toContain('half');
    expect(client.received).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(logged).toEqual(['route-failed {"name":"Error"}']);
  });
});

describe('a peer that resets', () => {
  it.each([
    ['an upgrade', 'GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'],
    ['a tunnel', 'CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\n'],
    ['no HTTP', '\u0016\u0003\u0001 hello\r\n\r\n'],
    ['a bad chunk', 'POST /v1/x HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['half a request', 'POST /v1/x HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{'],
    ['a refused body', 'POST /nowhere HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{'],
  ])('harms nobody else: %s', async (_what, bytes) => {
    for (let round = 0; round < 20; round += 1) {
      const client = await RawClient.say(server, bytes);
      if (round % 2 === 0) await passed(3);
      client.reset();
    }
    await passed(50);
    await expectAlive();
  });
});

describe('a connection that is refused', () => {
  it.each([
    ['GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'],
    ['CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\n'],
    ['\u0016\u0003\u0001 hello\r\n\r\n'],
  ])('is not held open by a peer that stays', async (bytes) => {
    const client = await RawClient.say(server, bytes);
    await client.closed();
  });

  it('gets no second status line into a running answer', async () => {
    const client = await RawClient.say(server, bytesOf('GET /stream'));
    await eventually(() => client.received.includes('first'));
    client.send('garbage in between\r\n\r\n');
    await client.closed();
    expect(client.statuses).toEqual([200]);
    expect(client.received).not.toContain('400');
  });

  it('is told of garbage after a complete answer', async () => {
    const client = await RawClient.say(server, bytesOf('GET /all/x'));
    await client.answered();
    client.send('garbage\r\n\r\n');
    await client.closed();
    expect(client.statuses).toEqual([200, 400]);
  });
});

describe('a request that does not arrive', () => {
  it('is waited for ten seconds until its headers are there', () => {
    expect(server.headersTimeout).toBe(10_000);
    expect(server.requestTimeout).toBe(300_000);
  });

  it.each([
    ['nothing but a line', 'GET /all/x HTTP/1.1\r\n'],
    ['half a header', 'GET /all/x HTTP/1.1\r\nhost: a\r\nx'],
  ])('is answered and cut after that: %s', async (_what, bytes) => {
    server.headersTimeout = 100;
    const client = await RawClient.say(server, bytes);
    await client.answered();
    expect(client.statuses).toEqual([408]);
    expect(client.json).toMatchObject({ error: { code: 'request_timeout' } });
    await client.closed();
  });
});

describe('an answer before the end of the request', () => {
  const CHUNK = Buffer.alloc(1_000_000, 32);
  const CHUNKED = Buffer.concat([Buffer.from('F4240\r\n'), CHUNK, Buffer.from('\r\n')]);

  it.each([
    ['404', 'POST /nowhere', { 'content-length': String(HUGE_BYTES) }, CHUNK],
    ['405', 'PUT /v1/x', { 'content-length': String(HUGE_BYTES) }, CHUNK],
    ['200', 'PUT /all/x', { 'transfer-encoding': 'chunked' }, CHUNKED],
    ['417', 'PUT /all/x', { expect: 'wonders', 'content-length': String(HUGE_BYTES) }, CHUNK],
  ])('closes the connection and reads no further: %s', async (status, line, headers, chunk) => {
    const client = await RawClient.say(server, bytesOf(line, headers));
    for (let count = 0; count < 100; count += 1) client.send(chunk);
    await client.answered();
    expect(client.statuses).toEqual([Number(status)]);
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
    expect(client.sentBytes).toBeLessThan(HELD_BYTES);
  });

  it('leaves a client that still sends time to read it, and no more than that', async () => {
    for (const bytes of [
      bytesOf('POST /nowhere', { 'content-length': '100000' }, 'begun'),
      bytesOf('HEAD /nowhere', { 'content-length': '100000' }, 'begun'),
      bytesOf('POST /v1/x', { 'transfer-encoding': 'chunked' }, 'zz\r\n'),
    ]) {
      const client = await RawClient.open(server);
      client.stopReading();
      client.send(bytes);
      await passed(100);
      client.send('more');
      await passed(800);
      expect(await connectionsOf(server)).toBe(1);
      client.readOn();
      await client.closed();
      expect(client.statuses).toHaveLength(1);
      await allClosed(server);
    }
  });

  it('does not cut the answer before it on the same connection', async () => {
    const client = await RawClient.say(
      server,
      bytesOf('GET /slow') + bytesOf('POST /nowhere', { 'content-length': '9999' }, 'begun'),
    );
    await client.closed();
    expect(client.statuses).toEqual([200, 404]);
    expect(client.received).toContain('at last');
  });
});
