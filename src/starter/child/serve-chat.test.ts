import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../testing/fake-engine.ts';
import { listenOnSocket } from './listen-on-socket.ts';
import { createChatServer } from './serve-chat.ts';

let folder: string;
let socketPath: string;
let engine: FakeEngine;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-serve-'));
  socketPath = join(folder, 's.sock');
  engine = createFakeEngine();
  server = createChatServer({ engine, modelId: 'tiny', nowMs: () => 1_700_000_000_500 });
  await listenOnSocket(server, socketPath);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function send(path: string, body?: object | string, signal?: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const outgoing = httpRequest({ socketPath, path, method, ...(signal && { signal }) }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
  });
}

const chat = { model: 'tiny', messages: [{ role: 'user', content: 'Hi' }] };
const complete = (change: object = {}, signal?: AbortSignal) =>
  send('/v1/chat/completions', { ...chat, ...change }, signal);
const events = (text: string) =>
  text
    .trimEnd()
    .split('\n\n')
    .map((event) => event.replace(/^data: /, ''))
    .map((data) => (data === '[DONE]' ? data : JSON.parse(data)));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the socket', () => {
  it('can be opened by its owner only', async () => {
    expect((await stat(socketPath)).mode & 0o777).toBe(0o600);
  });

  it('replaces one that a dead process left, and nothing else', async () => {
    const second = createChatServer({ engine, modelId: 'second', nowMs: Date.now });
    await listenOnSocket(second, socketPath);
    expect((await send('/v1/models')).text).toContain('second');
    second.closeAllConnections();
    await new Promise((resolve) => second.close(resolve));
    const file = join(folder, 'file');
    await writeFile(file, 'precious');
    await expect(
      listenOnSocket(createChatServer({ engine, modelId: 'x', nowMs: Date.now }), file),
    ).rejects.toThrow('not a socket');
  });
});

describe('the routes', () => {
  it('list the one model and tell health', async () => {
    expect(JSON.parse((await send('/v1/models')).text).data[0].id).toBe('tiny');
    expect(JSON.parse((await send('/health')).text)).toEqual({ status: 'ok', waiting: 0 });
  });

  it('answer anything else with a 404 in the same shape', async () => {
    const reply = await send('/v1/embeddings', {});
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.text).error).toMatchObject({ code: 'not_found', type: 'invalid_request_error' });
  });
});

describe('a chat completion', () => {
  it('has the shape of OpenAI', async () => {
    const reply = await complete();
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      id: expect.stringMatching(/^chatcmpl-/),
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'tiny',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hello there' },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 28, completion_tokens: 2, total_tokens: 30 },
    });
  });

  it('streams role, text, reason, usage and the end', async () => {
    const reply = await complete({ stream: true, stream_options: { include_usage: true } });
    expect(reply.headers['content-type']).toContain('text/event-stream');
    const all = events(reply.text);
    expect(all.slice(0, -2).map((event) => event.choices[0].delta)).toEqual([
      { role: 'assistant', content: '' },
      { content: 'Hello' },
      { content: ' there' },
      {},
    ]);
    expect(all.at(-3).choices[0].finish_reason).toBe('stop');
    expect(all.at(-2)).toMatchObject({ choices: [], usage: { total_tokens: 30 } });
    expect(all.at(-1)).toBe('[DONE]');
    expect(new Set(all.slice(0, -1).map(({ id }) => id)).size).toBe(1);
  });

  it('leaves the usage out of a stream that did not ask for it', async () => {
    expect((await complete({ stream: true })).text).not.toContain('usage');
  });

  it('gives a tool call, streamed as one whole', async () => {
    engine.answers = ['{"a":1}'];
    const tools = [{ type: 'function', function: { name: 'f' } }];
    const plain = JSON.parse((await complete({ tools, tool_choice: 'required' })).text);
    expect(plain.choices[0]).toMatchObject({
      message: { content: null, tool_calls: [{ function: { name: 'f', arguments: '{"a":1}' } }] },
      finish_reason: 'tool_calls',
    });
    const streamed = events((await complete({ tools, tool_choice: 'required', stream: true })).text);
    const deltas = streamed.slice(1, -2).map((event) => event.choices[0].delta);
    expect(deltas).toEqual([
      {
        tool_calls: [
          {
            index: 0,
            id: expect.any(String),
            type: 'function',
            function: { name: 'f', arguments: '{"a":1}' },
          },
        ],
      },
    ]);
  });

  it('refuses before the stream begins, so that the status tells', async () => {
    const reply = await complete({ stream: true, messages: [{ role: 'user', content: 'x'.repeat(600) }] });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error).toMatchObject({
      code: 'context_length_exceeded',
      param: 'messages',
    });
    expect((await complete({ model: 'gpt-4o' })).status).toBe(404);
    expect((await send('/v1/chat/completions', '{')).status).toBe(400);
  });

  it('refuses a body it would have to hold for nothing', async () => {
    const reply = await send('/v1/chat/completions', 'x'.repeat(1024 * 1024 + 1)).catch(
      (error: unknown) => error,
    );
    // The server may answer or cut the connection while the client still writes; it must not accept.
    expect(reply instanceof Error || (reply as Reply).status === 413).toBe(true);
    expect(engine.prompts).toEqual([]);
  });

  it('says nothing of what went wrong inside', async () => {
    engine.generate = async () => Promise.reject(new Error('Project Heron'));
    const plain = await complete();
    expect(plain.status).toBe(500);
    const streamed = await complete({ stream: true });
    expect(streamed.text).toContain('internal_error');
    expect(streamed.text).not.toContain('[DONE]');
    expect(plain.text + streamed.text).not.toContain('Heron');
  });
});

describe('a client that goes away', () => {
  it.each([true, false])('ends the generation at once (stream: %s)', async (stream) => {
    engine.gate = new Promise(() => {});
    const abort = new AbortController();
    const going = complete({ stream }, abort.signal).catch(() => {});
    await until(() => engine.options.length === 1);
    abort.abort();
    await going;
    await until(() => engine.options[0]?.signal.aborted === true);
    engine.gate = undefined;
    expect((await complete()).status).toBe(200);
  });

  it('leaves the queue', async () => {
    let open = () => {};
    engine.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = complete();
    await until(() => engine.options.length === 1);
    const abort = new AbortController();
    const second = complete({}, abort.signal).catch(() => {});
    while (JSON.parse((await send('/health')).text).waiting !== 1);
    abort.abort();
    await second;
    while (JSON.parse((await send('/health')).text).waiting !== 0);
    open();
    expect((await first).status).toBe(200);
    expect(engine.options).toHaveLength(1);
  });

  it('finds a full queue told with a time to come back', async () => {
    let open = () => {};
    engine.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const replies = Array.from({ length: 10 }, () => complete());
    const refused = await Promise.race(replies);
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('10');
    open();
    expect((await Promise.all(replies)).filter(({ status }) => status === 200)).toHaveLength(9);
  });
});
