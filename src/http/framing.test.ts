import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer, respondPlainly } from './http-server.ts';
import { eventually, listening, RawClient } from './raw-client.fixture.ts';

// K16 to K19: where two readers of the same bytes could find different requests in them, there is one answer, a refusal,
// and the connection ends. Behind every case stands a second request, which must not be found.

const SMUGGLED = 'POST /smuggled HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n';
const HEAD = 'POST /v1/x HTTP/1.1\r\nhost: a\r\n';
const chunked = (value: string) => `${HEAD}transfer-encoding: ${value}\r\n\r\n0\r\n\r\n`;
const chunks = (body: string) => `${HEAD}transfer-encoding: chunked\r\n\r\n${body}`;
const length = (value: string) => `${HEAD}content-length:${value}\r\n\r\nhello`;
const CL = 'content-length: 0\r\n';

const CASES: readonly (readonly [string, string])[] = [
  ['a length, then chunks', `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['chunks, then a length', `${HEAD}transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n`],
  ['a length of nothing beside chunks', `${HEAD}${CL}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['two lengths that differ', `${HEAD}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`],
  ['two lengths that agree', `${HEAD}content-length: 5\r\ncontent-length: 5\r\n\r\nhello`],
  ['a list of lengths', length(' 5, 5')],
  ['a list of lengths that differ', length(' 5, 6')],
  ['a length with a sign', length(' +5')],
  ['a negative length', length(' -5')],
  ['a length in hexadecimal', length(' 0x5')],
  ['a length with a fraction', length(' 5.0')],
  ['a length with a space in it', length(' 5 5')],
  ['a length with an underscore', length(' 1_0')],
  ['a length that is empty', length('')],
  ['a length in other digits', length(' \u0665')],
  ['a length beyond numbers', length(' 99999999999999999999999')],
  ['a length that overflows', length(' 18446744073709551621')],
  ['a length before which a tab and a word stand', length('\tx 5')],
  ['a space before the colon of a length', `${HEAD}content-length : 5\r\n\r\nhello`],
  ['a space before the colon of an encoding', `${HEAD}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`],
  ['a folded encoding', `${HEAD}transfer-encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
  ['a folded length', `${HEAD}content-length:\r\n 5\r\n\r\nhello`],
  ['a folded first header', `POST /v1/x HTTP/1.1\r\n host: a\r\n${CL}\r\n`],
  ['an encoding in quotes', chunked('"chunked"')],
  ['an encoding that is almost chunked', chunked('xchunked')],
  ['an encoding that is chunked and more', chunked('chunkedx')],
  ['chunks that are not last', chunked('chunked, identity')],
  ['chunks twice', chunked('chunked, chunked')],
  [
    'chunks in two headers',
    `${HEAD}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'chunks and another encoding',
    `${HEAD}transfer-encoding: chunked\r\ntransfer-encoding: cow\r\n\r\n0\r\n\r\n`,
  ],
  [
    'another encoding and chunks',
    `${HEAD}transfer-encoding: cow\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['an encoding nobody knows', chunked('cow')],
  ['identity', chunked('identity')],
  ['gzip within chunks', chunked('gzip, chunked')],
  ['an empty encoding', chunked('')],
  ['a vertical tab before chunked', chunked('\u000bchunked')],
  ['a null in an encoding', chunked('chunked\u0000')],
  ['chunks in HTTP/1.0', 'POST /v1/x HTTP/1.0\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a chunk size that is none', chunks('zz\r\nhello\r\n0\r\n\r\n')],
  ['a chunk size with a sign', chunks('+5\r\nhello\r\n0\r\n\r\n')],
  ['a negative chunk size', chunks('-1\r\nhello\r\n0\r\n\r\n')],
  ['a chunk size in hexadecimal with its mark', chunks('0x5\r\nhello\r\n0\r\n\r\n')],
  ['an empty chunk size', chunks('\r\nhello\r\n0\r\n\r\n')],
  ['a chunk size beyond numbers', chunks('fffffffffffffffff\r\nhello\r\n0\r\n\r\n')],
  ['a chunk longer than its size', chunks('4\r\nhello\r\n0\r\n\r\n')],
  ['a chunk size that ends in a bare line feed', chunks('5\nhello\r\n0\r\n\r\n')],
  ['a chunk that ends in a bare line feed', chunks('5\r\nhello\n0\r\n\r\n')],
  ['a chunk that ends in two other bytes', chunks('5\r\nhelloXX0\r\n\r\n')],
  ['a last chunk that ends in a bare line feed', chunks('0\n\r\n')],
  ['a space before a chunk size', chunks(' 5\r\nhello\r\n0\r\n\r\n')],
  ['an extension with a bare line feed', chunks('5;a\nhello\r\n0\r\n\r\n')],
  ['an extension with a bare carriage return', chunks('5;a\rb\r\nhello\r\n0\r\n\r\n')],
  ['an extension without end', chunks(`5;${'a'.repeat(40_000)}\r\nhello\r\n0\r\n\r\n`)],
  ['a trailer with a bare line feed', chunks('0\r\nx: y\n\r\n')],
  ['bare line feeds', `POST /v1/x HTTP/1.1\nhost: a\n${CL}\n`],
  ['one bare line feed', `POST /v1/x HTTP/1.1\r\nhost: a\n${CL}\r\n`],
  ['a bare line feed before the body', `${HEAD}content-length: 5\r\n\nhello`],
  ['a bare carriage return', `POST /v1/x HTTP/1.1\r\nhost: a\rx: y\r\n${CL}\r\n`],
  ['a bare carriage return as a line’s end', `POST /v1/x HTTP/1.1\r\nhost: a\r${CL}\r\n`],
  ['a null in a header', `${HEAD}x: a\u0000b\r\n${CL}\r\n`],
  ['a header without a colon', `${HEAD}nothing\r\n${CL}\r\n`],
  ['a header without a name', `${HEAD}: nothing\r\n${CL}\r\n`],
  ['a space in a header’s name', `${HEAD}content length: 5\r\n${CL}\r\n`],
  ['a header’s name in brackets', `${HEAD}[x]: y\r\n${CL}\r\n`],
  ['another protocol', `POST /v1/x HTTQ/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['another version', `POST /v1/x HTTP/3.7\r\nhost: a\r\n${CL}\r\n`],
  ['no version', `POST /v1/x\r\nhost: a\r\n${CL}\r\n`],
  ['a space in the address', `POST /v1/x y HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['a tab in the line', `POST\t/v1/x\tHTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['a method in small letters', `post /v1/x HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['a method nobody knows', `SMUGGLE /v1/x HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['two hosts', `${HEAD}host: b\r\n${CL}\r\n`],
  ['no host', `POST /v1/x HTTP/1.1\r\n${CL}\r\n`],
  ['two keys', `${HEAD}authorization: a\r\nauthorization: b\r\n${CL}\r\n`],
  ['an absolute address', `POST http://a/v1/x HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['another host in the address', `POST //b/v1/x HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['a bare host in the address', `POST b:80 HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
  ['a tunnel', `CONNECT b:443 HTTP/1.1\r\nhost: b:443\r\n\r\n`],
  ['an upgrade', `${HEAD}connection: upgrade\r\nupgrade: websocket\r\n${CL}\r\n`],
  [
    'an upgrade to HTTP/2',
    `${HEAD}connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAM\r\n${CL}\r\n`,
  ],
  ['HTTP/2 outright', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  ['5,000 headers', `${HEAD}${'x: y\r\n'.repeat(2_000)}${CL}\r\n`],
  ['a header of 20,000 bytes', `${HEAD}x: ${'y'.repeat(20_000)}\r\n${CL}\r\n`],
  ['an address of 20,000 bytes', `POST /${'y'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n${CL}\r\n`],
];

let server: Server;
let handled: string[];

beforeEach(async () => {
  handled = [];
  server = createHttpServer([
    {
      method: '*',
      path: '/*',
      handle(request, response, url) {
        handled.push(url.pathname);
        request.resume().on('end', () => respondPlainly(response, 200, 'ok', 'fine'));
      },
    },
  ]);
  await listening(server);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function said(bytes: string): Promise<RawClient> {
  const client = await RawClient.say(server, Buffer.from(bytes, 'latin1'));
  return client.closed();
}

describe('bytes in which two readers could find different requests', () => {
  it.each(CASES)('get one refusal and the end of the connection: %s', async (_what, bytes) => {
    const client = await said(bytes + SMUGGLED);
    expect(client.statuses).toHaveLength(1);
    expect(client.statuses[0]).toBeGreaterThanOrEqual(400);
    expect(client.statuses[0]).toBeLessThan(500);
    expect(client.received).toMatch(/connection: close/i);
    expect(handled.filter((path) => path === '/smuggled')).toEqual([]);
  });

  it('are refused behind a request that is in order, which has its own answer', async () => {
    const sound = `${HEAD}content-length: 5\r\n\r\nhello`;
    const client = await RawClient.say(server, sound);
    await eventually(() => client.statuses.length === 1);
    client.send(`${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`);
    await client.closed();
    expect(client.statuses).toEqual([200, 400]);
    expect(handled).toEqual(['/v1/x']);
  });

  it('while requests in order are answered in theirs, as many as come at once', async () => {
    const path = (index: number) => `/v1/${index}`;
    const sound = Array.from(
      { length: 20 },
      (_, index) =>
        `POST ${path(index)} HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nx: y\r\n\r\n`,
    );
    const client = await RawClient.say(server, sound.join(''));
    await eventually(() => client.statuses.length === 20);
    expect(client.statuses).toEqual(Array(20).fill(200));
    expect(handled).toEqual(sound.map((_, index) => path(index)));
  });
});
