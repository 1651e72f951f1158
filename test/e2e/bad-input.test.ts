import { gzipSync } from 'node:zlib';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FakeReply, FakeShape } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { codeOf, failureOf } from './harness/failure-of.ts';
import { DIALECTS, PAIRS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { EASY, HARD } from './harness/prompts.ts';
import { openSocket, type RawAnswer, rawRequest, sendRaw } from './harness/raw-http.ts';
import { HIRED_KEY, openTwoPlaces, RENTED_KEY, type TwoPlaces } from './harness/two-places.ts';

const MAX_BODY_BYTES = 64 * 1024;

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({
    server: `maxBodyBytes: ${MAX_BODY_BYTES}`,
    deployment: 'timeouts: { firstTokenMs: 400, idleMs: 400, totalMs: 900 }, breakerFailures: 10000',
  });
});
afterEach(async () => {
  places.forget();
  const { status } = await fetch(`${places.url}/healthz`);
  expect(status).toBe(200);
});
afterAll(async () => {
  const { code } = await places.stop();
  const { code: verified } = await places.cli('audit', 'verify', '--anchor', places.checkpointFile);
  await places.close();
  expect([code, verified]).toEqual([0, 0]);
});

const PATHS: Readonly<Record<FakeShape, string>> = {
  openai: '/v1/chat/completions',
  anthropic: '/v1/messages',
};

interface BadBody {
  readonly what: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly code?: string;
  readonly param?: string;
}

const question = (members = '') =>
  `{"model":"auto","max_tokens":9,"messages":[{"role":"user","content":"hi"}]${members}}`;

const BODIES: readonly BadBody[] = [
  { what: 'nothing', body: '', code: 'invalid_json' },
  { what: 'no JSON', body: 'hello', code: 'invalid_json' },
  { what: 'torn JSON', body: question().slice(0, -1), code: 'invalid_json' },
  { what: 'two documents', body: question() + question(), code: 'invalid_json' },
  { what: 'a byte order mark', body: `\ufeff${question()}`, code: 'invalid_json' },
  {
    what: 'broken UTF-8',
    body: Buffer.concat([Buffer.from(question(',"x":"').slice(0, -1)), Buffer.from([0xff, 0x22, 0x7d])]),
    code: 'invalid_json',
  },
  { what: 'a duplicate key', body: question(',"model":"best"'), code: 'invalid_json' },
  {
    what: 'a duplicate key in another spelling',
    body: question(',"mod\\u0065l":"best"'),
    code: 'invalid_json',
  },
  { what: 'a duplicate key far down', body: question(',"x":{"y":[{"a":1,"a":2}]}'), code: 'invalid_json' },
  {
    what: 'a nesting of 10,000',
    body: question(`,"x":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    code: 'too_complex',
  },
  { what: 'a list', body: `[${question()}]`, code: 'invalid_request' },
  { what: 'null', body: 'null', code: 'invalid_request' },
  {
    what: 'no messages',
    body: '{"model":"auto","max_tokens":9}',
    code: 'invalid_request',
    param: 'messages',
  },
  {
    what: 'no model',
    body: '{"max_tokens":9,"messages":[{"role":"user","content":"hi"}]}',
    code: 'invalid_request',
    param: 'model',
  },
  {
    what: 'a model that is a number',
    body: question().replace('"auto"', '7'),
    code: 'invalid_request',
    param: 'model',
  },
  {
    what: 'a model that is __proto__',
    body: question().replace('auto', '__proto__'),
    status: 404,
    code: 'model_not_found',
  },
  {
    what: 'a model that is constructor',
    body: question().replace('auto', 'constructor'),
    status: 404,
    code: 'model_not_found',
  },
  {
    what: 'an unknown role',
    body: question().replace('"user"', '"wizard"'),
    code: 'invalid_request',
    param: 'messages[0].role',
  },
  {
    what: 'a role that is __proto__',
    body: question().replace('"user"', '"__proto__"'),
    code: 'invalid_request',
    param: 'messages[0].role',
  },
  {
    what: 'content that is a number',
    body: question().replace('"hi"', '42'),
    code: 'invalid_request',
    param: 'messages[0].content',
  },
  {
    what: 'a stream that is a word',
    body: question(',"stream":"yes"'),
    code: 'invalid_request',
    param: 'stream',
  },
  {
    what: 'a temperature beyond numbers',
    body: question(',"temperature":1e999'),
    code: 'invalid_request',
    param: 'temperature',
  },
];

const BAD_BODIES = DIALECTS.flatMap((dialect) => BODIES.map((bad) => ({ dialect, ...bad })));

describe('a body that is none', () => {
  it.each(BAD_BODIES)(
    'is refused in the words of the dialect: $dialect, $what',
    async ({ dialect, body, ...bad }) => {
      const answer = await sendRaw(places.url, rawRequest({ path: PATHS[dialect], body }));
      expect(answer.status, answer.body).toBe(bad.status ?? 400);
      const error = errorIn(answer, dialect);
      expect(error.code).toBe(bad.code);
      if (bad.param !== undefined) expect(error.param).toBe(bad.param);
      expect(answer.headers['x-should-retry']).toBe('false');
      expectNobodyAsked();
    },
  );

  it.each(DIALECTS)('names what can be asked for when the model is unknown: %s', async (dialect) => {
    const error = await failureOf(ask(places, { dialect, model: 'frontiers', prompt: EASY, maxRetries: 2 }));
    expect(error).toBeInstanceOf(dialect === 'openai' ? OpenAI.NotFoundError : Anthropic.NotFoundError);
    expect(codeOf(error)).toBe('model_not_found');
    expect(error.message).toContain(
      'did you mean \\"frontier\\"'.replaceAll('\\', dialect === 'openai' ? '' : '\\'),
    );
    for (const name of ['auto', 'best', 'everyday', 'oracle']) expect(error.message).toContain(name);
  });

  it.each(DIALECTS)('is refused when it is too large: %s', async (dialect) => {
    const body = question(`,"x":"${'a'.repeat(MAX_BODY_BYTES)}"`);
    const answer = await sendRaw(places.url, rawRequest({ path: PATHS[dialect], body }));
    expect([answer.status, errorIn(answer, dialect).code]).toEqual([413, 'request_too_large']);
  });

  it.each(DIALECTS)('is refused when it turns out too large: %s', async (dialect) => {
    const piece = `1000\r\n${'a'.repeat(0x1000)}\r\n`;
    const headers = ['Transfer-Encoding: chunked'];
    const head = rawRequest({ path: PATHS[dialect], headers })
      .toString()
      .replace(/Content-Length: \d+\r\n/, '');
    const answer = await sendRaw(places.url, head + piece.repeat(40));
    expect([answer.status, errorIn(answer, dialect).code]).toEqual([413, 'request_too_large']);
  });

  it.each(DIALECTS)('is not waited for when its length says too much: %s', async (dialect) => {
    const headers = ['Content-Length: 999999999'];
    const answer = await sendRaw(places.url, rawRequest({ path: PATHS[dialect], headers }));
    expect(answer.status).toBe(413);
  });
});

describe('a body with something unknown in it', () => {
  it.each(PAIRS)(
    'is passed on to its own kind to the letter: $dialect to $wire',
    async ({ dialect, wire, model }) => {
      const part = '[{"type":"smell","of": "\\ud800 rain"}]';
      const body = question().replace('"hi"', part).replace('"auto"', `"${model}"`);
      const answer = await sendRaw(places.url, rawRequest({ path: PATHS[dialect], body }));
      if (dialect === wire) {
        expect(answer.status, answer.body).toBe(200);
        expect(places.inside[wire].requests[0]?.text).toContain(part);
      } else {
        expect([answer.status, errorIn(answer, dialect).code]).toEqual([400, 'unsupported_parameter']);
        expectNobodyAsked();
      }
    },
  );
});

describe('many values', () => {
  it.each(DIALECTS)('are refused: %s', async (dialect) => {
    const roomy = await openTwoPlaces();
    const body = question(`,"x":[${'0,'.repeat(300_000)}0]`);
    const answer = await sendRaw(roomy.url, rawRequest({ path: PATHS[dialect], body }));
    await roomy.close();
    expect([answer.status, errorIn(answer, dialect).code]).toEqual([400, 'too_complex']);
  });
});

describe('keys of the language itself', () => {
  it.each(PAIRS)('are names like any other: $dialect to $wire', async ({ dialect, model }) => {
    const odd = ',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x"';
    const body = question(odd).replace('"auto"', `"${model}"`);
    const answer = await sendRaw(places.url, rawRequest({ path: PATHS[dialect], body }));
    expect(answer.status, answer.body).toBe(200);
    expect((await ask(places, { dialect, model, prompt: EASY })).text).toBe('This is a fake answer.');
  });
});

describe('headers', () => {
  const plain = { body: question() };
  const CASES: readonly (readonly [string, number, string, Parameters<typeof sendHeaders>[0]])[] = [
    ['no content type', 415, 'unsupported_media_type', ['Content-Type: ']],
    ['a form', 415, 'unsupported_media_type', ['Content-Type: application/x-www-form-urlencoded']],
    ['plain text', 415, 'unsupported_media_type', ['Content-Type: text/plain']],
    ['gzip', 415, 'unsupported_media_type', ['Content-Encoding: gzip']],
    ['no key', 401, 'invalid_api_key', ['Authorization: ']],
    ['an unknown key', 401, 'invalid_api_key', ['Authorization: Bearer dmk_unknown']],
    ['another scheme', 401, 'invalid_api_key', ['Authorization: Basic YTpi']],
    ['two different keys', 401, 'invalid_api_key', ['x-api-key: dmk_other']],
    ['an unknown level', 400, 'invalid_header', ['x-demarc-level: secret']],
    ['an unknown category', 400, 'invalid_header', ['x-demarc-categories: gossip']],
    ['an odd region', 400, 'invalid_header', ['x-demarc-residency: ../eu']],
  ];

  it.each(
    DIALECTS.flatMap((dialect) =>
      CASES.map(([what, status, code, headers]) => ({ dialect, what, status, code, headers })),
    ),
  )('are refused: $dialect, $what', async ({ dialect, status, code, headers }) => {
    const answer = await sendHeaders(headers, dialect);
    expect([answer.status, errorIn(answer, dialect).code]).toEqual([status, code]);
    expect(answer.body).not.toContain('dmk_');
    expectNobodyAsked();
  });

  it.each(DIALECTS)('are read in gzip by nobody, however small: %s', async (dialect) => {
    const body = gzipSync(question());
    const answer = await sendRaw(
      places.url,
      rawRequest({ path: PATHS[dialect], headers: ['Content-Encoding: gzip'], body }),
    );
    expect(answer.status).toBe(415);
  });

  const FRAMING: readonly (readonly [string, readonly string[]])[] = [
    ['two keys', ['Authorization: Bearer a', 'Authorization: Bearer b']],
    ['two keys of the other kind', ['X-Api-Key: a', 'X-Api-Key: b']],
    ['two hosts', ['Host: a', 'Host: b']],
    ['two content types', ['Content-Type: application/json', 'Content-Type: text/plain']],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3']],
    ['a length and chunks', [`Content-Length: ${question().length}`, 'Transfer-Encoding: chunked']],
    ['a folded line', ['X-Odd: a\r\n b']],
    ['a space before the colon', ['X-Odd : a']],
  ];
  it.each(FRAMING)('are refused when two readers could disagree: %s', async (_what, headers) => {
    const answer = await sendRaw(places.url, rawRequest({ path: PATHS.openai, headers, ...plain }));
    expect(answer.status, answer.body).toBe(400);
    expect(answer.headers['connection']).toBe('close');
    expectNobodyAsked();
  });

  it('are refused without a host', async () => {
    const text = rawRequest({ path: PATHS.openai, ...plain })
      .toString()
      .replace('Host: 127.0.0.1\r\n', '');
    expect((await sendRaw(places.url, text)).status).toBe(400);
  });

  it('are refused when there are too many bytes of them', async () => {
    const headers = [`X-Odd: ${'a'.repeat(20_000)}`];
    expect((await sendRaw(places.url, rawRequest({ path: PATHS.openai, headers, ...plain }))).status).toBe(
      431,
    );
  });

  it.each([
    'GET http://example.com/ HTTP/1.1',
    'GET //example.com/ HTTP/1.1',
    'CONNECT example.com:443 HTTP/1.1',
  ])('name no other server: %s', async (line) => {
    const answer = await sendRaw(places.url, `${line}\r\nHost: example.com\r\n\r\n`);
    expect([400, 405]).toContain(answer.status);
  });

  it('upgrade to nothing', async () => {
    const lines = 'GET /v1/models HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect((await sendRaw(places.url, lines)).status).toBe(400);
  });

  it('that are no HTTP at all are answered and not understood', async () => {
    expect((await sendRaw(places.url, '\u0016\u0003\u0001 hello\r\n\r\n')).status).toBe(400);
  });

  function sendHeaders(headers: readonly string[], dialect: FakeShape): Promise<RawAnswer> {
    return sendRaw(places.url, rawRequest({ path: PATHS[dialect], headers, ...plain }));
  }
});

describe('a model server that misbehaves', () => {
  const REPLIES: readonly FakeReply[] = [
    { misbehave: 'html-200' },
    { misbehave: 'empty-200' },
    { misbehave: 'no-content-204' },
    { misbehave: 'error-object-200' },
    { misbehave: 'short-body' },
    { misbehave: 'garbage-bytes' },
    { misbehave: 'half-head' },
    { misbehave: 'huge-headers' },
    { misbehave: 'switching-protocols-101' },
    { misbehave: 'early-hints-103' },
    { misbehave: 'length-and-chunked' },
    { misbehave: 'bad-chunk-size' },
    { misbehave: 'gzip' },
    { misbehave: 'reset-before-response' },
    { misbehave: 'redirect', location: 'http://127.0.0.1:1/' },
    { misbehave: 'endless-error-body' },
    { misbehave: 'endless-body' },
    { misbehave: 'never-answer' },
    { misbehave: 'raw', bytes: 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]' },
    { misbehave: 'raw', bytes: `HTTP/1.1 200 OK\r\ncontent-length: 20000\r\n\r\n${'['.repeat(20_000)}` },
    { misbehave: 'status', status: 401 },
    { misbehave: 'status', status: 418 },
    { misbehave: 'status', status: 599 },
  ];
  const CASES = REPLIES.map((reply) => ({ reply, how: 'misbehave' in reply ? reply.misbehave : '' }));

  it.each(CASES)('is an error in each dialect: $how', { timeout: 15_000 }, async ({ reply }) => {
    for (const fake of Object.values(places.outside)) fake.reply(reply);
    // Named outright there is no other model to fall back to.
    const errors = await Promise.all(
      PAIRS_BOTH_WAYS.map(({ dialect, outsideName, stream }) =>
        failureOf(ask(places, { dialect, model: outsideName, prompt: HARD, stream })),
      ),
    );
    for (const [index, error] of errors.entries()) {
      const { dialect } = PAIRS_BOTH_WAYS[index]!;
      expect(error).toBeInstanceOf(dialect === 'openai' ? OpenAI.APIError : Anthropic.APIError);
      expect(error.status, error.message).toBeGreaterThanOrEqual(400);
      expect(codeOf(error)).toMatch(/^upstream_/);
      expect(error.message).not.toMatch(/congruent|sign in/);
      for (const key of [RENTED_KEY, HIRED_KEY]) expect(error.message).not.toContain(key);
      expect(error.headers?.get('set-cookie')).toBeNull();
    }
  });

  it.each(PAIRS)(
    'is cut after a line without end: $dialect to $wire',
    async ({ dialect, wire, outsideName }) => {
      places.outside[wire].reply({ misbehave: 'endless-line' });
      const error = await failureOf(ask(places, { dialect, model: outsideName, prompt: HARD, stream: true }));
      expect(codeOf(error)).toMatch(/^upstream_/);
    },
  );

  it.each(PAIRS)(
    'may send a character in pieces: $dialect to $wire',
    async ({ dialect, wire, outsideName }) => {
      places.outside[wire].reply({ misbehave: 'split-utf8-bytes', answer: { text: 'Grüße, 世界 🌍' } });
      const heard = await ask(places, { dialect, model: outsideName, prompt: HARD, stream: true });
      expect(heard.text).toBe('Grüße, 世界 🌍');
    },
  );

  it.each(PAIRS)(
    'cannot forge events by what it says: $dialect to $wire',
    async ({ dialect, wire, outsideName }) => {
      const text = 'a\n\ndata: [DONE]\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\nb';
      places.outside[wire].reply({ text, chunks: 7 });
      const heard = await ask(places, { dialect, model: outsideName, prompt: HARD, stream: true });
      expect(heard.text).toBe(text);
    },
  );

  it.each(PAIRS)(
    'may go on talking after the end: $dialect to $wire',
    async ({ dialect, wire, outsideName }) => {
      places.outside[wire].reply({ misbehave: 'data-after-done', answer: { text: 'the end' } });
      const first = await ask(places, { dialect, model: outsideName, prompt: HARD, stream: true });
      places.outside[wire].reply({ text: 'second' });
      const second = await ask(places, { dialect, model: outsideName, prompt: HARD, stream: true });
      expect([first.text, second.text]).toEqual(['the end', 'second']);
    },
  );

  it.each(PAIRS)('may answer whole although a stream was asked: $dialect to $wire', async (pair) => {
    const { dialect, wire, outsideName } = pair;
    places.outside[wire].reply({ misbehave: 'json-though-stream', answer: { text: 'whole' } });
    const asked = ask(places, { dialect, model: outsideName, prompt: HARD, stream: true });
    // Taken as a stream of one piece or refused, and never an empty answer.
    const heard = await asked.catch((error: unknown) => error);
    if (heard instanceof Error) expect(codeOf(await failureOf(Promise.reject(heard)))).toMatch(/^upstream_/);
    else expect(heard).toMatchObject({ text: 'whole' });
  });

  it.each(PAIRS)(
    'gives its stray words to nobody: $dialect to $wire',
    async ({ dialect, wire, outsideName }) => {
      places.outside[wire].reply({ misbehave: 'unsolicited-second-response' });
      const first = await ask(places, { dialect, model: outsideName, prompt: HARD });
      places.outside[wire].reply({ text: 'second' });
      const second = await ask(places, { dialect, model: outsideName, prompt: HARD });
      expect([first.text, second.text]).toEqual(['a fake answer of a few words', 'second']);
    },
  );
});

describe('many odd connections at once', () => {
  it('leave room for everybody else', async () => {
    const sockets = Array.from({ length: 200 }, () => openSocket(places.url));
    for (const socket of sockets) socket.write('POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const startedMs = performance.now();
    expect((await fetch(`${places.url}/healthz`)).status).toBe(200);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    for (const socket of sockets) socket.destroy();
  });
});

interface DialectError {
  readonly code: string | undefined;
  readonly param: string | undefined;
}

/** Reads an error and checks that it has exactly the shape of its dialect. */
function errorIn({ body, headers }: RawAnswer, dialect: FakeShape): DialectError {
  expect(headers['content-type']).toContain('application/json');
  const parsed = JSON.parse(body) as {
    error: {
      message: string;
      code?: string;
      param?: string;
      details?: { error_code: string; param?: string };
    };
  };
  expect(parsed.error.message.length).toBeGreaterThan(5);
  if (dialect === 'openai') {
    expect(parsed).toEqual({
      error: {
        message: expect.any(String) as string,
        type: expect.any(String) as string,
        param: parsed.error.param,
        code: expect.any(String) as string,
      },
    });
    return { code: parsed.error.code, param: parsed.error.param ?? undefined };
  }
  expect(parsed).toMatchObject({
    type: 'error',
    error: { type: expect.any(String) as string },
    request_id: expect.any(String) as string,
  });
  return { code: parsed.error.details?.error_code, param: parsed.error.details?.param };
}

function expectNobodyAsked(): void {
  for (const fakes of [places.inside, places.outside]) {
    expect(fakes.openai.requests).toEqual([]);
    expect(fakes.anthropic.requests).toEqual([]);
  }
}
