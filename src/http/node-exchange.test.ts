import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import { HandClock } from '../pipeline/testing/hand-clock.ts';
import { createHttpServer } from './http-server.ts';
import { nodeExchange } from './node-exchange.ts';
import { allClosed, bytesOf, eventually, listening, passed, RawClient } from './raw-client.fixture.ts';

const MAX_BYTES = 1_000;
const JSON_TYPE = { 'content-type': 'application/json' };

let server: Server;
let clock: HandClock;
/** What happens with each exchange; a test says. */
let handle: (exchange: Exchange) => Promise<void>;
/** How each body ended: its text, or the code of the error. */
let bodies: string[];

async function readThenAnswer(exchange: Exchange): Promise<void> {
  try {
    const body = await exchange.readBody(MAX_BYTES);
    bodies.push(Buffer.from(body).toString());
    await exchange.respond({ status: 200, headers: { 'x-a': 'b' } }, '{"fine":true}');
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error;
    bodies.push(error.code);
    if (!exchange.signal.aborted) await exchange.respond({ status: error.status, headers: {} }, '{}');
  }
}

beforeEach(async () => {
  clock = new HandClock();
  bodies = [];
  handle = readThenAnswer;
  server = await listening(
    createHttpServer([
      {
        method: 'POST',
        path: '/',
        handle: (request, response) => handle(nodeExchange(request, response, clock)),
      },
    ]),
  );
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = (headers: Readonly<Record<string, string>>, body = '') =>
  bytesOf('POST /', { ...JSON_TYPE, ...headers }, body);
const whole = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  post({ 'content-length': String(Buffer.byteLength(body)), ...headers }, body);

describe('a body', () => {
  it('is read whole, however it is cut', async () => {
    const client = await RawClient.say(server, post({ 'content-length': '11' }, '{"a"'));
    await passed(20);
    client.send(':');
    await passed(20);
    client.send('"bcd"}');
    await client.answered();
    expect(bodies).toEqual(['{"a":"bcd"}']);
    expect(client.statuses).toEqual([200]);
    expect(client.received).toMatch(/x-a: b\r/);
    expect(client.json).toEqual({ fine: true });
    expect(clock.waiting).toBe(0);
    client.send(post({ 'transfer-encoding': 'chunked' }, '2\r\n{"\r\n3\r\nb":\r\n2\r\n1}\r\n0\r\n\r\n'));
    await eventually(() => client.statuses.length === 2);
    expect(bodies[1]).toBe('{"b":1}');
    client.send(post({ 'content-length': '0' }));
    await eventually(() => client.statuses.length === 3);
    expect(bodies[2]).toBe('');
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/vnd.a+json',
  ])('may be of the type %s', async (type) => {
    const client = await RawClient.say(
      server,
      whole('{}', { 'content-type': type, 'content-encoding': 'identity' }),
    );
    await client.answered();
    expect(bodies).toEqual(['{}']);
  });

  it.each([
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no type', { 'content-type': '' }],
    ['nearly JSON', { 'content-type': 'application/jsonl' }],
    ['gzip', { 'content-encoding': 'gzip' }],
    ['gzip within identity', { 'content-encoding': 'identity, gzip' }],
  ])('is refused unread: %s', async (_what, headers) => {
    const client = await RawClient.say(server, post({ 'content-length': '900', ...headers }));
    client.send(gzipSync('{}'));
    await client.answered();
    expect(client.statuses).toEqual([415]);
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
    expect(bodies).toEqual(['unsupported_media_type']);
  });

  it('may be as large as the limit, and is refused at its announcement beyond', async () => {
    const fits = await RawClient.say(server, whole('x'.repeat(MAX_BYTES)));
    await fits.answered();
    expect(fits.statuses).toEqual([200]);
    const client = await RawClient.say(server, post({ 'content-length': String(MAX_BYTES + 1) }));
    await client.answered();
    expect(client.statuses).toEqual([413]);
    await client.closed();
    expect(bodies[1]).toBe('request_too_large');
  });

  it('in chunks is refused where it passes the limit, and is not read on', async () => {
    const client = await RawClient.say(server, post({ 'transfer-encoding': 'chunked' }));
    client.send(`3e8\r\n${'x'.repeat(MAX_BYTES)}\r\n`);
    await passed(30);
    expect(bodies).toEqual([]);
    for (let count = 0; count < 60; count += 1) client.send(`f4240\r\n${' '.repeat(1_000_000)}\r\n`);
    await client.answered();
    expect(client.statuses).toEqual([413]);
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
    expect(client.sentBytes).toBeLessThan(40_000_000);
    expect(clock.waiting).toBe(0);
  });

  it('is waited for thirty seconds at a time, then answered and cut', async () => {
    const client = await RawClient.say(server, post({ 'content-length': '900' }, 'a'));
    await eventually(() => clock.waiting === 1);
    await passed(20);
    await clock.pass(29_000);
    client.send('b');
    await passed(20);
    await clock.pass(29_000);
    expect(bodies).toEqual([]);
    await clock.pass(1_000);
    await client.answered();
    for (let count = 0; count < 60; count += 1) client.send(Buffer.alloc(1_000_000, 32));
    expect(client.statuses).toEqual([408]);
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
    expect(client.sentBytes).toBeLessThan(40_000_000);
    expect(bodies).toEqual(['request_timeout']);
    expect(clock.waiting).toBe(0);
  });

  it.each([
    ['resets', (client: RawClient) => client.reset()],
    ['closes', (client: RawClient) => client.leave()],
  ])('ends when its sender %s in the middle of it', async (_how, leave) => {
    const client = await RawClient.say(server, post({ 'content-length': '10' }, 'a'));
    await eventually(() => clock.waiting === 1);
    leave(client);
    await eventually(() => bodies.length === 1, 500);
    expect(bodies).toEqual(['client_gone']);
    expect(clock.waiting).toBe(0);
  });

  it('ends at once when its sender has left before it is read', async () => {
    let start = () => {};
    handle = async (exchange) => {
      await new Promise<void>((resolve) => (start = resolve));
      await readThenAnswer(exchange);
    };
    let signal: AbortSignal | undefined;
    const inner = handle;
    handle = (exchange) => {
      ({ signal } = exchange);
      return inner(exchange);
    };
    const client = await RawClient.say(server, post({ 'content-length': '10' }, 'a'));
    await eventually(() => signal !== undefined);
    client.reset();
    await eventually(() => signal?.aborted === true);
    start();
    await eventually(() => bodies.length === 1, 500);
    expect(bodies).toEqual(['client_gone']);
    expect(clock.waiting).toBe(0);
  });
});

describe('the signal', () => {
  it('tells of a client that left, and of nothing else', async () => {
    const signals: AbortSignal[] = [];
    let answer = () => {};
    handle = async (exchange) => {
      signals.push(exchange.signal);
      await exchange.readBody(MAX_BYTES);
      await new Promise<void>((resolve) => (answer = resolve));
      await exchange.respond({ status: 200, headers: {} }, '{}');
    };
    const leaving = await RawClient.say(server, whole('{}'));
    await eventually(() => signals.length === 1);
    leaving.leave();
    await eventually(() => signals[0]?.aborted === true, 250);
    const staying = await RawClient.say(server, whole('{}'));
    await eventually(() => signals.length === 2);
    await passed(20);
    answer();
    await staying.answered();
    staying.leave();
    await passed(50);
    expect(signals[1]?.aborted).toBe(false);
  });

  it('stays silent when an early answer closes the connection', async () => {
    let signal: AbortSignal | undefined;
    handle = async (exchange) => {
      ({ signal } = exchange);
      await exchange.respond({ status: 401, headers: {} }, '{}');
    };
    const client = await RawClient.say(server, post({ 'content-length': '10' }, 'a'));
    await client.closed();
    await allClosed(server);
    expect(client.statuses).toEqual([401]);
    expect(signal?.aborted).toBe(false);
  });
});

describe('headers', () => {
  it('are those of the request, in lower case and without a prototype', async () => {
    let headers: Exchange['headers'] = {};
    handle = (exchange) => {
      ({ headers } = exchange);
      return readThenAnswer(exchange);
    };
    const client = await RawClient.say(server, whole('{}', { 'X-Demarc-Level': 'restricted' }));
    await client.answered();
    expect(headers['x-demarc-level']).toBe('restricted');
    expect(headers['toString']).toBeUndefined();
  });
});

describe('a stream', () => {
  /** Far more than what the sockets of both sides hold. */
  const PIECE = 'x'.repeat(1_000_000);
  let written: number;
  let outcome: string | undefined;

  beforeEach(() => {
    written = 0;
    outcome = undefined;
    handle = async (exchange) => {
      await exchange.readBody(MAX_BYTES);
      const sink = exchange.openStream({ status: 200, headers: { 'content-type': 'text/event-stream' } });
      try {
        for (; written < 100; written += 1) await sink.write(PIECE);
        sink.end();
        outcome = 'ended';
      } catch (error) {
        outcome = error instanceof DemarcError ? error.code : 'foreign';
      }
    };
  });

  it('reaches its reader to the last byte', async () => {
    const client = await RawClient.say(server, whole('{}'));
    await eventually(() => client.received.endsWith('\r\n0\r\n\r\n'), 10_000);
    expect(client.received).toMatch(/content-type: text\/event-stream\r/);
    expect(outcome).toBe('ended');
    expect(client.received.length).toBeGreaterThan(100 * PIECE.length);
    expect(clock.waiting).toBe(0);
  });

  it('waits for a reader that stops, and goes on with it', async () => {
    const client = await RawClient.open(server);
    client.stopReading();
    client.send(whole('{}'));
    await eventually(() => clock.waiting === 1 && written > 0);
    await passed(100);
    const stoppedAt = written;
    expect(stoppedAt).toBeLessThan(60);
    await passed(100);
    expect(written).toBe(stoppedAt);
    await clock.pass(59_000);
    client.readOn();
    await eventually(() => outcome !== undefined, 10_000);
    expect(outcome).toBe('ended');
    expect(clock.waiting).toBe(0);
  });

  it('is cut after a minute in which its reader took nothing', async () => {
    const client = await RawClient.open(server);
    client.stopReading();
    client.send(whole('{}'));
    await eventually(() => clock.waiting === 1 && written > 0);
    await passed(100);
    await clock.pass(59_999);
    expect(outcome).toBeUndefined();
    await clock.pass(1);
    await eventually(() => outcome !== undefined, 500);
    expect(outcome).toBe('client_gone');
    expect(clock.waiting).toBe(0);
    client.readOn();
    await client.closed();
    expect(client.received).not.toMatch(/\r\n0\r\n\r\n$/);
  });

  it('ends for a reader that leaves while it waits, and for one that left before', async () => {
    const client = await RawClient.open(server);
    client.stopReading();
    client.send(whole('{}'));
    await eventually(() => clock.waiting === 1 && written > 0);
    client.reset();
    await eventually(() => outcome !== undefined, 500);
    expect(outcome).toBe('client_gone');
    expect(clock.waiting).toBe(0);

    let late: Promise<void> | undefined;
    handle = async (exchange) => {
      await exchange.readBody(MAX_BYTES);
      const sink = exchange.openStream({ status: 200, headers: {} });
      await sink.write('first');
      await new Promise<void>((resolve) => exchange.signal.addEventListener('abort', () => resolve()));
      late = sink.write('second');
      await late.catch(() => {});
      sink.end();
    };
    const other = await RawClient.say(server, whole('{}'));
    await eventually(() => other.received.includes('first'));
    other.leave();
    await eventually(() => late !== undefined);
    await expect(late).rejects.toMatchObject({ code: 'client_gone' });
  });
});
