import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer, respondPlainly } from './http-server.ts';

let server: Server;
let handled: string[];

beforeEach(async () => {
  handled = [];
  server = createHttpServer([
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
  ]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything the server says to these raw bytes until it closes or falls silent. */
function say(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(300, done);
    socket
      .on('data', (chunk) => (answer += chunk.toString()))
      .on('close', done)
      .on('error', done);
  });
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));

describe('createHttpServer', () => {
  it('serves its routes, by method and by prefix', async () => {
    expect(statusesOf(await say('POST /v1/x?a=1 HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n'))).toEqual([
      200,
    ]);
    expect(await say('DELETE /all/b HTTP/1.1\r\nhost: a\r\n\r\n')).toContain('/all/b');
    expect(await say('GET /v1/x HTTP/1.1\r\nhost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 405[^]*allow: POST/i);
    expect(statusesOf(await say('GET /nowhere HTTP/1.1\r\nhost: a\r\n\r\n'))).toEqual([404]);
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
      'two authorizations',
      'POST /v1/x HTTP/1.1\r\nhost: a\r\nauthorization: Bearer a\r\nauthorization: Bearer b\r\ncontent-length: 0\r\n\r\n',
      400,
    ],
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
    ['a tunnel', 'CONNECT elsewhere:443 HTTP/1.1\r\nhost: elsewhere:443\r\n\r\n', 405],
    [
      'an upgrade',
      'GET /all/x HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      400,
    ],
    ['a huge header', `POST /v1/x HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n', 400],
  ])('refuses %s with one answer', async (_what, bytes, status) => {
    const answer = await say(bytes);
    expect(statusesOf(answer)).toEqual([status]);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toHaveProperty('error.code');
    expect(handled.filter((url) => url !== '/v1/x')).toEqual([]);
  });
});
