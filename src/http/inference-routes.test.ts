import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../domain/principal.ts';
import type { GatewayServices } from '../pipeline/gateway-services.ts';
import { anthropicMessages, openaiChat, Play, PRINCIPAL } from '../pipeline/testing/play.ts';
import { stream, text } from '../pipeline/testing/scripted-answers.ts';
import { createHttpServer } from './http-server.ts';
import { inferenceRoutes } from './inference-routes.ts';
import { bytesOf, eventually, listening, passed, RawClient } from './raw-client.fixture.ts';

const KEY = { authorization: 'Bearer key' };
const CHAT = { model: 'auto', max_tokens: 9, messages: [{ role: 'user', content: 'hi' }] };

let play: Play;
let server: Server;
let isStopping: boolean;
let started: Promise<void>[];

async function serve(changes: Partial<GatewayServices> = {}): Promise<void> {
  play = new Play({}, changes);
  server = await listening(
    createHttpServer(
      inferenceRoutes({
        dialects: [openaiChat, anthropicMessages],
        services: () => play.services,
        sinceS: 1_700_000_000,
        isStopping: () => isStopping,
        onStarted: (work) => started.push(work),
      }),
    ),
  );
}

beforeEach(async () => {
  isStopping = false;
  started = [];
  await serve();
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(line: string, headers: Readonly<Record<string, string>> = KEY): Promise<RawClient> {
  return (await RawClient.say(server, bytesOf(line, headers))).answered();
}

function post(path: string, body: unknown = CHAT, headers: Readonly<Record<string, string>> = KEY): string {
  const json = JSON.stringify(body);
  const about = { 'content-type': 'application/json', 'content-length': String(json.length) };
  return bytesOf(`POST ${path}`, { ...about, ...headers }, json);
}

describe('a chat', () => {
  it.each(['/v1/chat/completions', '/v1/messages', '/v1/messages?beta=true', '/v1/chat/completions?a=%00&b'])(
    'is answered at %s',
    async (path) => {
      const client = await RawClient.say(server, post(path));
      await client.answered();
      expect(client.statuses).toEqual([200]);
      expect(JSON.stringify(client.json)).toContain('fine');
      expect(play.sent).toHaveLength(1);
      expect(started).toHaveLength(1);
      await started[0];
    },
  );

  it.each([
    ['HEAD', '/v1/chat/completions', 'POST'],
    ['OPTIONS', '/v1/chat/completions', 'POST'],
    ['GET', '/v1/messages?beta=true', 'POST'],
    ['DELETE', '/v1/messages', 'POST'],
    ['OPTIONS', '/v1/models', 'GET, HEAD'],
    ['POST', '/v1/models/auto', 'GET, HEAD'],
  ])('takes no %s at %s', async (method, path, allow) => {
    const client = await RawClient.say(server, bytesOf(`${method} ${path}`, KEY));
    await eventually(() => client.received.includes('\r\n\r\n'));
    expect(client.statuses).toEqual([405]);
    expect(client.received).toMatch(new RegExp(`allow: ${allow}\r`));
    expect(started).toEqual([]);
  });

  it.each(['/v1', '/v1/', '/v1/nothing', '/v1/chat/completions/', '/V1/messages', '/v1/messages/batches'])(
    'is not looked for at %s',
    async (path) => {
      const client = await RawClient.say(server, post(path));
      await client.answered();
      expect(client.statuses).toEqual([404]);
      expect(client.json).toMatchObject({ error: { code: 'not_found' } });
    },
  );

  it.each(['/v1/responses', '/v1/responses?beta=true'])('is planned at %s', async (path) => {
    const client = await ask(`GET ${path}`);
    expect(client.statuses).toEqual([404]);
    expect(client.json).toMatchObject({ error: { code: 'not_built' } });
  });

  it.each([
    ['/v1/chat/completions', { error: { code: 'invalid_api_key' } }],
    ['/v1/messages', { type: 'error', error: { type: 'authentication_error' } }],
  ])('without a key is refused before its body is read, in the words of %s', async (path, error) => {
    const client = await RawClient.say(
      server,
      bytesOf(`POST ${path}`, { 'content-type': 'application/json', 'content-length': '300000000' }),
    );
    for (let count = 0; count < 60; count += 1) client.send(Buffer.alloc(1_000_000, 32));
    await client.answered();
    expect(client.statuses).toEqual([401]);
    expect(client.json).toMatchObject(error);
    expect(client.received).toMatch(/connection: close/i);
    await client.closed();
    expect(client.sentBytes).toBeLessThan(40_000_000);
  });

  it('whose caller leaves is given up', async () => {
    let goOn = () => {};
    const waiting = () => new Promise<void>((resolve) => (goOn = resolve));
    for (const name of Object.keys(play.policy.destinations)) {
      play.script[name] = [stream([[text('one')], waiting, [text('two')]])];
    }
    const client = await RawClient.say(server, post('/v1/chat/completions', { ...CHAT, stream: true }));
    await eventually(() => client.received.includes('one'));
    client.reset();
    await passed(50);
    goOn();
    await eventually(() => play.recordsOf('outcome').length === 1, 500);
    expect(play.recordsOf('outcome')[0]?.fields).toMatchObject({ outcome: 'aborted' });
  });

  it.each([
    ['/v1/chat/completions', { error: { code: 'shutting_down' } }],
    ['/v1/messages', { type: 'error', error: { type: 'overloaded_error' } }],
  ])('is turned away while the gateway stops: %s', async (path, error) => {
    isStopping = true;
    const client = await RawClient.say(server, post(path));
    await client.answered();
    expect(client.statuses).toEqual([503]);
    expect(client.received).toMatch(/retry-after: 5\r/);
    expect(client.received).toMatch(/connection: close/i);
    expect(client.json).toMatchObject(error);
    await client.closed();
    expect(started).toEqual([]);
  });

  it('that ends in a fault nobody foresaw is answered, and its end is told', async () => {
    server.close();
    await serve({
      rejections: {
        note() {
          throw new Error('secret');
        },
      },
    });
    const client = await RawClient.say(server, post('/v1/messages', CHAT, {}));
    await client.answered();
    await started[0];
    await passed(20);
    expect(client.statuses).toEqual([401]);
    expect(client.received).not.toContain('secret');
    expect(client.isClosed).toBe(false);
  });
});

describe('the models', () => {
  const ANTHROPIC = { 'x-api-key': 'key', 'anthropic-version': '2023-06-01' };

  async function serveWithKeys(principal: Principal = PRINCIPAL): Promise<void> {
    server.close();
    await serve({
      authenticate: (authorization, apiKey) =>
        authorization === 'Bearer key' || apiKey === 'key' ? principal : undefined,
    });
  }

  it('are listed in the words of whoever asks', async () => {
    await serveWithKeys();
    const names = play.services.policy().callableModels(undefined);
    const openai = await ask('GET /v1/models?limit=1');
    expect(openai.json).toMatchObject({ object: 'list', data: names.map((id) => ({ id, object: 'model' })) });
    const anthropic = await ask('GET /v1/models', ANTHROPIC);
    expect(anthropic.json).toMatchObject({
      data: names.map((id) => ({ id, type: 'model' })),
      has_more: false,
    });
  });

  it('are told one by one, by their decoded names', async () => {
    await serveWithKeys();
    const [name] = play.services.policy().callableModels(undefined);
    const encoded = (name ?? '').replaceAll(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`);
    expect((await ask(`GET /v1/models/${encoded}`)).json).toMatchObject({ id: name });
  });

  it.each(['nothing', '', '%', '%E0%A4', '__proto__', 'a/b'])('does not include "%s"', async (name) => {
    const client = await ask(`GET /v1/models/${name}`);
    expect(client.statuses).toEqual([404]);
    expect(client.json).toMatchObject({ error: { code: 'model_not_found', param: 'model' } });
  });

  it('are for those with a key, and only the ones it may use', async () => {
    expect((await ask('GET /v1/models', {})).statuses).toEqual([401]);
    expect((await ask('GET /v1/models/auto', {})).statuses).toEqual([401]);
    await serveWithKeys({ ...PRINCIPAL, allowedModels: ['nothing-that-exists'] });
    expect((await ask('GET /v1/models')).json).toMatchObject({ data: [] });
    expect((await ask('GET /v1/models/auto')).statuses).toEqual([404]);
  });

  it('are answered to HEAD without a body', async () => {
    const client = await RawClient.say(server, bytesOf('HEAD /v1/models', KEY));
    await eventually(() => client.received.endsWith('\r\n\r\n'));
    expect(client.statuses).toEqual([200]);
  });
});
