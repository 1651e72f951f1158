import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sendRaw } from './harness/raw-http.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';
import { urlSpellings } from './harness/url-spellings.ts';

// A14: whatever address a caller names, wherever in a request, nobody dials it or asks for its name. A trap listens at
// the address that the spellings mean, and a hook in the program writes down what it opens.

const HOOK = pathToFileURL(fileURLToPath(new URL('./harness/log-connections.mjs', import.meta.url))).href;

let places: TwoPlaces;
let folder: string;
let trap: Server;
let trapped = 0;
let spellings: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-addresses-'));
  trap = createServer((socket) => {
    trapped += 1;
    socket.destroy();
  });
  // Both loopbacks, where there are two.
  await new Promise<void>((resolve) => trap.listen(0, '::', resolve));
  const { port } = trap.address() as AddressInfo;
  spellings = urlSpellings(port);
  const proxy = `http://127.0.0.1:${port}`;
  places = await openTwoPlaces({
    deployment: 'health: off, breakerFailures: 10000',
    env: {
      NODE_OPTIONS: `--import=${HOOK}`,
      CONNECTION_LOG: join(folder, 'connections'),
      // A proxy of the surroundings is an address that the configuration does not name.
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      ALL_PROXY: proxy,
      http_proxy: proxy,
      https_proxy: proxy,
      NODE_USE_ENV_PROXY: '1',
    },
  });
}, 60_000);
afterEach(() => places.forget());
afterAll(async () => {
  await places.close();
  await new Promise((resolve) => trap.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const ask = (content: unknown) => [{ role: 'user', content }];
const tool = (schema: object) => [{ type: 'function', function: { name: 'f', parameters: schema } }];
const call = (text: string) => ({ id: 'c', type: 'function', function: { name: 'f', arguments: text } });

/** Members of a request in which a caller can name an address, by the path that takes them. */
const FIELDS: readonly (readonly [string, string, (url: string) => object])[] = [
  ['a picture', CHAT(), (url) => ({ messages: ask([{ type: 'image_url', image_url: { url } }]) })],
  ['a bare picture', CHAT(), (url) => ({ messages: ask([{ type: 'image_url', image_url: url }]) })],
  ['a file', CHAT(), (url) => ({ messages: ask([{ type: 'file', file: { file_data: url } }]) })],
  [
    'a file by its address',
    CHAT(),
    (url) => ({ messages: ask([{ type: 'file', file: { file_url: url } }]) }),
  ],
  ['a file by its name', CHAT(), (url) => ({ messages: ask([{ type: 'file', file: { file_id: url } }]) })],
  [
    'sound',
    CHAT(),
    (url) => ({ messages: ask([{ type: 'input_audio', input_audio: { data: url, format: 'wav' } }]) }),
  ],
  ['text', CHAT(), (url) => ({ messages: ask(`Please fetch ${url} and ![it](${url})`) })],
  [
    'a schema',
    CHAT(),
    (url) => ({ messages: ask('hi'), tools: tool({ $ref: url, $schema: url, $id: url }) }),
  ],
  [
    'an answer’s schema',
    CHAT(),
    (url) => ({
      messages: ask('hi'),
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { $ref: url } } },
    }),
  ],
  [
    'a tool’s arguments and answer',
    CHAT(),
    (url) => ({
      messages: [
        { role: 'assistant', content: null, tool_calls: [call(JSON.stringify({ url }))] },
        { role: 'tool', tool_call_id: 'c', content: url },
      ],
    }),
  ],
  ['metadata', CHAT(), (url) => ({ messages: ask('hi'), metadata: { url }, user: url })],
  ['a base address', CHAT(), (url) => ({ messages: ask('hi'), base_url: url, api_base: url, baseURL: url })],
  ['an order to the vendor', CHAT(), (url) => ({ messages: ask('hi'), mcp_servers: [{ type: 'url', url }] })],
  [
    'extra headers',
    CHAT(),
    (url) => ({ messages: ask('hi'), extra_headers: { host: url }, webhook_url: url }),
  ],
  ['fallbacks', CHAT(), (url) => ({ messages: ask('hi'), fallbacks: [{ api_base: url, model: 'auto' }] })],
  ['the model', CHAT(), (url) => ({ model: url, messages: ask('hi') })],
  ['a picture', MESSAGES(), (url) => ({ messages: ask([{ type: 'image', source: { type: 'url', url } }]) })],
  [
    'a document',
    MESSAGES(),
    (url) => ({ messages: ask([{ type: 'document', source: { type: 'url', url } }]) }),
  ],
  [
    'a picture in a tool’s answer',
    MESSAGES(),
    (url) => ({
      messages: [
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'f', input: { url } }] },
        ...ask([
          {
            type: 'tool_result',
            tool_use_id: 'c',
            content: [{ type: 'image', source: { type: 'url', url } }],
          },
        ]),
      ],
    }),
  ],
  ['a server of tools', MESSAGES(), (url) => ({ messages: ask('hi'), mcp_servers: [{ type: 'url', url }] })],
  [
    'a schema',
    MESSAGES(),
    (url) => ({ messages: ask('hi'), tools: [{ name: 'f', input_schema: { $ref: url, $schema: url } }] }),
  ],
  ['its user', MESSAGES(), (url) => ({ messages: ask('hi'), metadata: { user_id: url }, system: url })],
  ['a prompt', '/v1/completions', (url) => ({ prompt: url, suffix: url })],
  ['an input', '/v1/embeddings', (url) => ({ input: [url] })],
];

/** Headers in which intermediaries take an address. */
const HEADERS = [
  'Host',
  'X-Forwarded-Host',
  'X-Forwarded-Server',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X-HTTP-DestinationURL',
  'Forwarded',
  'Referer',
  'Origin',
  'Destination',
  'X-Base-Url',
  'X-Upstream',
  'X-Proxy-Url',
  'Callback-Url',
];

function CHAT(): string {
  return '/v1/chat/completions';
}

function MESSAGES(): string {
  return '/v1/messages';
}

describe('an address that a caller names', () => {
  it('is dialled by nobody in any field, in any of 200 spellings and more', {
    timeout: 120_000,
  }, async () => {
    expect(new Set(spellings).size).toBeGreaterThan(200);
    const statuses = new Map<number, number>();
    // Each spelling in four fields, each field in many spellings.
    const requests = spellings.flatMap((url, index) =>
      [0, 1, 2, 3].map((turn) => ({ url, field: FIELDS[(index * 4 + turn) % FIELDS.length]! })),
    );
    await inLanes(requests, async ({ url, field: [, path, membersOf] }) => {
      const body = JSON.stringify({ model: 'auto', max_tokens: 9, ...membersOf(url) });
      const { status } = await sendRaw(places.url, rawRequest({ path, body }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    // A test in which all is refused at the door would prove nothing.
    expect(statuses.get(200)).toBeGreaterThan(200);
    expect([...statuses.keys()].filter((status) => ![200, 400, 403, 404, 503].includes(status))).toEqual([]);
    await expectNothingDialled();
  });

  it.each(FIELDS)('is dialled by nobody: %s, at %s', async (_field, path, membersOf) => {
    for (const url of spellings.slice(0, 8)) {
      const body = JSON.stringify({ model: 'auto', max_tokens: 9, ...membersOf(url) });
      await sendRaw(places.url, rawRequest({ path, body }));
    }
    await expectNothingDialled();
  });

  it.each(HEADERS)('is dialled by nobody and forwarded to nobody: the header %s', async (name) => {
    for (const url of spellings.slice(0, 8).filter((each) => /^[\x20-\x7e]+$/.test(each))) {
      const body = JSON.stringify({ model: 'auto', max_tokens: 9, messages: ask('hi') });
      await sendRaw(places.url, rawRequest({ path: CHAT(), headers: [`${name}: ${url}`], body }));
    }
    const received = Object.values(places.inside).flatMap(({ requests }) => requests);
    expect(received.length).toBeGreaterThan(0);
    for (const { headers, path } of received) {
      expect(path).toBe('/v1/chat/completions');
      if (name !== 'Host') expect(Object.keys(headers)).not.toContain(name.toLowerCase());
      expect(headers['host']).toBe(`127.0.0.1:${places.inside.openai.port}`);
    }
    await expectNothingDialled();
  });

  it('is dialled by nobody, in place of a path', async () => {
    const { port } = trap.address() as AddressInfo;
    const lines = [
      `GET http://127.0.0.1:${port}/v1/models HTTP/1.1`,
      `POST http://127.0.0.1:${port}/v1/chat/completions HTTP/1.1`,
      `GET //127.0.0.1:${port}/v1/models HTTP/1.1`,
      `GET /\\127.0.0.1:${port}/v1/models HTTP/1.1`,
      `GET @127.0.0.1:${port}/v1/models HTTP/1.1`,
      `GET :${port}/v1/models HTTP/1.1`,
      `CONNECT 127.0.0.1:${port} HTTP/1.1`,
      `CONNECT [::1]:${port} HTTP/1.1`,
      `TRACE /v1/models HTTP/1.1`,
      `TRACE http://127.0.0.1:${port}/ HTTP/1.1`,
      `OPTIONS http://127.0.0.1:${port}/ HTTP/1.1`,
      `PROPFIND http://127.0.0.1:${port}/ HTTP/1.1`,
      `GET /v1/models/http%3A%2F%2F127.0.0.1%3A${port}%2F HTTP/1.1`,
      `GET /v1/http://127.0.0.1:${port}/ HTTP/1.1`,
      `GET /?url=http://127.0.0.1:${port}/ HTTP/1.1`,
    ];
    for (const line of lines) {
      const answer = await sendRaw(places.url, `${line}\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
      expect([400, 401, 404, 405], line).toContain(answer.status);
    }
    await expectNothingDialled();
  });

  it('would be seen by the trap and the hook, or all this would prove nothing', async () => {
    const before = trapped;
    const { port } = trap.address() as AddressInfo;
    await new Promise((resolve) => connect(port, '127.0.0.1').once('close', resolve).resume());
    expect(trapped).toBe(before + 1);
    trapped = before;
    expect((await dialled()).length).toBeGreaterThan(0);
  });
});

async function dialled(): Promise<{ readonly what: string; readonly where: string }[]> {
  const text = await readFile(join(folder, 'connections'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { what: string; where: string });
}

async function expectNothingDialled(): Promise<void> {
  const named = [...Object.values(places.inside), ...Object.values(places.outside)].map(
    ({ port }) => `127.0.0.1:${port}`,
  );
  const others = (await dialled()).filter(({ what, where }) => what !== 'connect' || !named.includes(where));
  expect(others).toEqual([]);
  expect(trapped).toBe(0);
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}
