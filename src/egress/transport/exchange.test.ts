import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import { stubCodec, stubDeployment, stubRequest } from '../../../test/fake-upstream/stub-codec.ts';
import type { Message } from './exchange.ts';
import { rested } from './rested.fixture.ts';
import { createTransport, type Transport } from './transport.ts';

let upstream: FakeUpstream;
let transport: Transport;

beforeEach(async () => {
  upstream = await startFakeUpstream({ shape: 'openai' });
  transport = createTransport({ clock: realClock, airGapped: false });
});

afterEach(async () => {
  await transport.close();
  await upstream.close();
});

const message = (overrides: Partial<Message> = {}): Message => ({
  deployment: stubDeployment({ url: upstream.url, apiKey: 'sk-the-secret' }),
  codec: stubCodec,
  encoded: stubRequest({}),
  stream: false,
  signal: new AbortController().signal,
  ...overrides,
});

describe('a message that is answered', () => {
  it('brings the whole answer', async () => {
    const answer = await transport.send(message());
    expect(answer).toMatchObject({
      kind: 'whole',
      response: { parts: [{ type: 'text', text: 'This is a fake answer.' }] },
    });
  });

  it('leaves with its own headers, the credential and exactly the bytes it was given', async () => {
    const encoded = { ...stubRequest({ note: 'Grüße 🎉' }), headers: { 'X-Feature': 'on' } };
    await transport.send(message({ encoded }));
    const [received] = upstream.requests;
    expect(received).toMatchObject({ method: 'POST', path: '/v1/chat/completions', text: encoded.body });
    expect(received?.headers).toEqual({
      host: `127.0.0.1:${upstream.port}`,
      connection: 'keep-alive',
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: 'Bearer sk-the-secret',
      'content-length': String(Buffer.byteLength(encoded.body)),
      'content-type': 'application/json',
      'user-agent': 'demarc',
      'x-feature': 'on',
    });
  });

  it('asks for events when it streams', async () => {
    const answer = await transport.send(message({ encoded: stubRequest({}, true), stream: true }));
    expect(answer.kind).toBe('stream');
    expect(upstream.requests[0]?.headers['accept']).toBe('text/event-stream');
  });

  it('sends no credential where there is none', async () => {
    await transport.send(message({ deployment: stubDeployment({ url: upstream.url }) }));
    expect(upstream.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('uses one connection for answers in turn, and as many as needed at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await transport.send(message());
      await rested();
    }
    expect(upstream.connections).toHaveLength(1);
    expect(transport.openConnections()).toBe(1);
    upstream.reply({ text: 'slow', firstByteDelayMs: 50 });
    await Promise.all(Array.from({ length: 4 }, () => transport.send(message())));
    expect(upstream.connections).toHaveLength(4);
  });

  it('leaves a connection alone for a moment after an answer', async () => {
    await transport.send(message());
    await transport.send(message());
    expect(upstream.connections).toHaveLength(2);
    await rested();
    await transport.send(message());
    expect(upstream.connections).toHaveLength(2);
  });

  it('makes no more connections than it may', async () => {
    const narrow = createTransport({ clock: realClock, airGapped: false, limits: { maxConnections: 2 } });
    upstream.reply({ text: 'slow', firstByteDelayMs: 20 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => narrow.send(message())));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(6).fill('whole'));
    expect(upstream.connections).toHaveLength(2);
    await narrow.close();
  });

  it('reaches a server on a local socket', async () => {
    const socketPath = join(tmpdir(), `transport-test-${process.pid}.sock`);
    const local = await startFakeUpstream({ shape: 'openai', socketPath });
    const attempts: string[] = [];
    transport.onConnect(({ address }) => attempts.push(address));
    const encoded = { ...stubRequest({}), path: '/v1/chat/completions' };
    const answer = await transport.send(message({ deployment: stubDeployment({ socketPath }), encoded }));
    expect(answer.kind).toBe('whole');
    expect(attempts).toEqual([socketPath]);
    await local.close();
    await rm(socketPath, { force: true });
  });

  it('keeps the connections of two deployments apart', async () => {
    await transport.send(message());
    await transport.send(message({ deployment: stubDeployment({ url: upstream.url, name: 'other' }) }));
    expect(upstream.connections).toHaveLength(2);
  });

  it('opens a new pool when the deployment moves, and lets go of the old one', async () => {
    await transport.send(message());
    const elsewhere = await startFakeUpstream({ shape: 'openai' });
    await transport.send(message({ deployment: stubDeployment({ url: elsewhere.url }) }));
    expect(elsewhere.requests).toHaveLength(1);
    await expect.poll(() => upstream.connections[0]?.closedAtMs).toBeDefined();
    await elsewhere.close();
  });
});

describe('a message that a codec got wrong', () => {
  it.each(['host', 'Content-Length', 'transfer-encoding', 'Accept-Encoding', 'connection'])(
    'is a fault when it sets %s',
    async (name) => {
      const encoded = { ...stubRequest({}), headers: { [name]: 'x' } };
      await expect(transport.send(message({ encoded }))).rejects.toThrow('must not set');
      expect(upstream.connections).toHaveLength(0);
    },
  );

  it('is a fault when a header holds a line break', async () => {
    const encoded = { ...stubRequest({}), headers: { 'x-note': 'a\r\nhost: evil.example' } };
    await expect(transport.send(message({ encoded }))).rejects.toThrow('must not set');
  });

  it('is a fault when the path leaves the provider', async () => {
    const encoded = { ...stubRequest({}), path: '//evil.example/v1' };
    await expect(transport.send(message({ encoded }))).rejects.toThrow('not a plain path');
    expect(upstream.connections).toHaveLength(0);
  });

  it('fails without a connection when the key cannot stand in a header', async () => {
    const deployment = stubDeployment({ url: upstream.url, apiKey: 'sk-line\nbreak' });
    const answer = await transport.send(message({ deployment }));
    expect(answer).toEqual({
      kind: 'failed',
      failure: { code: 'upstream_auth', cause: 'credential-not-sendable' },
    });
    expect(upstream.connections).toHaveLength(0);
  });
});

describe('a rejection', () => {
  it('is read by the codec, with its headers', async () => {
    upstream.reply({ misbehave: 'status', status: 429, retryAfterS: 3 });
    const answer = await transport.send(message({ deployment: stubDeployment({ url: upstream.url }) }));
    expect(answer).toMatchObject({
      kind: 'failed',
      failure: { code: 'rate_limited', status: 429, retryAfterS: 3, upstreamRequestId: 'req-fake-1' },
    });
  });

  it('keeps our key out of the failure, wherever the upstream put it', async () => {
    upstream.reply({ misbehave: 'status', status: 401, headers: { 'x-request-id': 'sk-the-secret' } });
    const answer = await transport.send(message());
    expect(answer).toEqual({
      kind: 'failed',
      failure: { code: 'upstream_error', status: 401, retryAfterS: undefined, cause: 'withheld' },
    });
    expect(JSON.stringify(answer)).not.toContain('sk-the-secret');
  });

  it('leaves the connection usable when its body is short', async () => {
    upstream.replyNext({ misbehave: 'status', status: 500 });
    await transport.send(message());
    await rested();
    await transport.send(message());
    expect(upstream.connections).toHaveLength(1);
  });

  it('is cut at 64 KiB of body', async () => {
    upstream.reply({ misbehave: 'endless-error-body' });
    const answer = await transport.send(message());
    expect(answer).toMatchObject({ failure: { code: 'upstream_error', cause: 'empty-65536', status: 500 } });
    await expect.poll(() => upstream.closedEarly).toHaveLength(1);
  });

  it('does not wait for a body that never comes', async () => {
    const hasty = createTransport({ clock: realClock, airGapped: false, limits: { errorBodyMs: 50 } });
    upstream.reply({
      misbehave: 'raw',
      bytes: 'HTTP/1.1 503 Busy\r\ncontent-length: 10\r\n\r\n',
      close: false,
    });
    const answer = await hasty.send(message());
    expect(answer).toMatchObject({ failure: { code: 'upstream_error', status: 503 } });
    await hasty.close();
  });

  it('is judged by its status alone when its body is encoded', async () => {
    upstream.reply({ misbehave: 'status', status: 500, headers: { 'content-encoding': 'gzip' } });
    const answer = await transport.send(message());
    expect(answer).toMatchObject({ failure: { code: 'upstream_error', cause: 'empty-0', status: 500 } });
  });
});

describe('closing', () => {
  it('fails what is under way and what comes later', async () => {
    upstream.reply({ misbehave: 'never-answer' });
    const pending = transport.send(message());
    await expect.poll(() => upstream.requests).toHaveLength(1);
    await transport.close();
    const failure = { code: 'shutting_down', cause: 'transport-closed' };
    expect(await pending).toEqual({ kind: 'failed', failure });
    expect(await transport.send(message())).toEqual({ kind: 'failed', failure });
    expect(transport.openConnections()).toBe(0);
  });
});

describe('the telling of connections', () => {
  it('names the deployment and the address, once for each connection', async () => {
    const attempts: object[] = [];
    const end = transport.onConnect((attempt) => attempts.push(attempt));
    await transport.send(message());
    await rested();
    await transport.send(message());
    expect(attempts).toEqual([{ deployment: 'stub', address: `127.0.0.1:${upstream.port}` }]);
    end();
    await transport.send(message({ deployment: stubDeployment({ url: upstream.url, name: 'other' }) }));
    expect(attempts).toHaveLength(1);
  });
});
