import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Placement } from '../domain/deployment.ts';
import { loopback, sampleProvider } from './runner.fixture.ts';
import { createRunnerHttp, type RunnerHttpOptions } from './runner-http.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const open = (origin: string, options: Partial<RunnerHttpOptions> = {}, path = '') =>
  createRunnerHttp(sampleProvider(origin, { path, apiKey: 'secret-key' }), loopback(options));
const fault = (kind: string) => expect.objectContaining({ name: 'RunnerError', kind });

describe('the door to the runners', () => {
  it.each<Placement>(['managed', 'api'])('does not open to a provider placed %s', (placement) => {
    const asked: string[] = [];
    const fetch: RunnerHttpOptions['fetch'] = (url) => {
      asked.push(url);
      return Promise.resolve(Response.json({}));
    };
    const provider = sampleProvider('http://127.0.0.1:1', { placement });
    expect(() => createRunnerHttp(provider, loopback({ fetch }))).toThrow(fault('not-ours'));
    expect(asked).toEqual([]);
  });

  it('does not open to a socket', () => {
    const provider = {
      ...sampleProvider('http://127.0.0.1:1'),
      endpoint: { kind: 'socket', path: '/s' } as const,
    };
    expect(() => createRunnerHttp(provider, loopback())).toThrow(fault('not-ours'));
  });

  it.each([
    ['', '/api/tags'],
    ['/', '/api/tags'],
    ['/v1', '/api/tags'],
    ['/v1/', '/api/tags'],
    ['/house/v1', '/house/api/tags'],
    ['/house', '/house/api/tags'],
  ])('dials the root of the address %s', async (path, expected) => {
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.end('{}');
    });
    await open(origin, {}, path).get('/api/tags');
    expect(asked).toEqual([[expected, 'Bearer secret-key']]);
  });

  it.each([
    [401, 'x', 'rejected'],
    [404, 'x', 'not-found'],
    [500, '{"error":"disk full"}', 'rejected'],
    [200, '<html>', 'unreadable'],
    [200, '', 'unreadable'],
  ])('reads %i %s as %s', async (status, body, kind) => {
    const origin = await serve((_, response) => response.writeHead(status).end(body));
    const failing = open(origin).get('/api/tags');
    await expect(failing).rejects.toEqual(fault(kind));
    await expect(failing).rejects.not.toThrow('secret-key');
  });

  it('follows no redirect', async () => {
    const asked: unknown[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(open(origin).get('/api/tags')).rejects.toEqual(fault('rejected'));
    expect(asked).toEqual(['/api/tags']);
  });

  it('repeats what the runner says of its own fault, and no more than a line', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(500).end(JSON.stringify({ error: 'disk full '.repeat(100) })),
    );
    const failure = await open(origin)
      .get('/api/tags')
      .catch((error: unknown) => error);
    expect((failure as Error).message).toMatch(/^house answered 500: disk full/);
    expect((failure as Error).message.length).toBeLessThan(250);
  });

  it('gives up on a runner that is not there, or silent', async () => {
    await expect(open('http://127.0.0.1:1').get('/api/tags')).rejects.toEqual(fault('unreachable'));
    const origin = await serve(() => undefined);
    await expect(open(origin, { silenceMs: 30 }).get('/api/tags')).rejects.toEqual(fault('unreachable'));
  });

  it('waits on as long as a runner keeps talking, and no longer', async () => {
    const origin = await serve((_, response) => {
      let count = 0;
      const timer = setInterval(() => {
        count += 1;
        if (count <= 5) response.write(`{"n":${count}}\n`);
        else clearInterval(timer);
      }, 40);
    });
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const line of open(origin, { silenceMs: 150 }).postForLines(
        '/p',
        {},
        new AbortController().signal,
      ))
        seen.push(line);
    })();
    await expect(reading).rejects.toEqual(fault('unreachable'));
    expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  });

  it('takes lines however they are cut, and no endless one', async () => {
    const text = '{"s":"Größe 🦙"}\n\n{"n":1}';
    const origin = await serve((request, response) => {
      if (request.url === '/long') response.end('x'.repeat(100_000));
      else {
        for (const byte of Buffer.from(text)) response.write(Uint8Array.of(byte));
        response.end();
      }
    });
    const lines = async (path: string) => {
      const seen: unknown[] = [];
      for await (const line of open(origin).postForLines(path, {}, new AbortController().signal))
        seen.push(line);
      return seen;
    };
    expect(await lines('/cut')).toEqual([{ s: 'Größe 🦙' }, { n: 1 }]);
    await expect(lines('/long')).rejects.toEqual(fault('unreadable'));
  });

  it('does not read what is far too large for a list', async () => {
    const origin = await serve((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const write = () => {
        while (response.write(chunk));
        response.once('drain', write);
      };
      write();
    });
    await expect(open(origin).get('/api/tags')).rejects.toEqual(fault('unreadable'));
  });
});
