import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { discoverRunners, type ProbeFetch, type RunnerPort } from './discover-runners.ts';

const clock = {
  after(delayMs: number, callback: () => void) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<RunnerPort> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { name: 'ollama', type: 'ollama', port: address.port };
}

const models =
  (...ids: unknown[]): RequestListener =>
  (request, response) => {
    if (request.url !== '/v1/models') response.writeHead(404).end('404 page not found');
    else response.end(JSON.stringify({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) }));
  };

/** Ollama's own list, which alone tells what runs elsewhere. */
const withTags =
  (listed: RequestListener, tags: unknown): RequestListener =>
  (request, response) => {
    if (request.url === '/api/tags') response.end(JSON.stringify(tags));
    else listed(request, response);
  };

function discover(ports: RunnerPort[], timeoutMs = 2_000) {
  return discoverRunners({ fetch, clock, ports, timeoutMs });
}

describe('discoverRunners', () => {
  it('finds a runner with its models, those that make vectors apart', async () => {
    const port = await serve(
      models('qwen3:8b', 'nomic-embed-text', 'qwen3:8b', 'llama3.2:3b', 'bge-reranker', 7, 'has space', ''),
    );
    const [found] = await discover([port]);
    expect(found).toEqual({
      name: 'ollama',
      type: 'ollama',
      url: new URL(`http://127.0.0.1:${port.port}/v1`),
      models: ['qwen3:8b', 'llama3.2:3b'],
      embeddingModels: ['nomic-embed-text'],
      abilities: new Map(),
      cloudModelCount: 0,
    });
  });

  it('believes what Ollama says that its models can do, in its list or of each', async () => {
    const shown: Readonly<Record<string, readonly string[]>> = { 'vectors:latest': ['embedding'] };
    const listed = withTags(
      models('coder:7b', 'vectors:latest', 'embedder-chat', 'pictures', 'silent-embed'),
      {
        models: [
          { name: 'coder:7b', capabilities: ['completion', 'insert'] },
          { name: 'embedder-chat', model: 'embedder-chat', capabilities: ['completion', 'embedding'] },
          { name: 'pictures', capabilities: ['image'] },
          { name: 'vectors:latest', capabilities: [] },
        ],
      },
    );
    const port = await serve((request, response) => {
      if (request.url !== '/api/show') return listed(request, response);
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { model } = JSON.parse(body) as { readonly model: string };
        const capabilities = shown[model];
        if (capabilities === undefined) response.writeHead(404).end('{"error":"no"}');
        else response.end(JSON.stringify({ capabilities }));
      });
    });
    const [found] = await discover([port]);
    expect(found).toMatchObject({
      models: ['coder:7b', 'embedder-chat'],
      embeddingModels: ['vectors:latest', 'silent-embed'],
      cloudModelCount: 0,
    });
    expect([...(found?.abilities ?? [])]).toEqual([
      ['coder:7b', ['completion', 'insert']],
      ['vectors:latest', ['embedding']],
      ['embedder-chat', ['completion', 'embedding']],
      ['pictures', ['image']],
    ]);
  });

  it('finds a runner also where it does not say in time what its models can do', async () => {
    const port = await serve((request, response) => {
      if (request.url !== '/api/show') models('qwen3:8b')(request, response);
    });
    expect(await discover([port], 200)).toMatchObject([{ models: ['qwen3:8b'], abilities: new Map() }]);
  });

  it('leaves out models that by their name run at ollama.com, and counts them', async () => {
    const port = await serve(
      models('gpt-oss:120b-cloud', 'qwen3:8b', 'kimi-k2:cloud', 'Glm-4.6:Cloud', 'my-cloud-model:8b'),
    );
    const [found] = await discover([port]);
    expect(found).toMatchObject({ models: ['qwen3:8b', 'my-cloud-model:8b'], cloudModelCount: 3 });
  });

  it('leaves out a model that runs elsewhere under a name that does not say so', async () => {
    const listed = models('gpt-oss:latest', 'mine:latest', 'qwen3:8b');
    const port = await serve(
      withTags(listed, {
        models: [
          { name: 'gpt-oss:latest', model: 'gpt-oss:latest', remote_host: 'https://ollama.com:443' },
          { name: 'mine:latest', remote_model: 'gpt-oss:120b' },
          { name: 'qwen3:8b', model: 'qwen3:8b', remote_host: '', remote_model: '' },
        ],
      }),
    );
    const [found] = await discover([port]);
    expect(found).toMatchObject({ models: ['qwen3:8b'], cloudModelCount: 2 });
  });

  it('reports a runner that offers cloud models only', async () => {
    const [found] = await discover([await serve(models('gpt-oss:120b-cloud'))]);
    expect(found).toMatchObject({ models: [], cloudModelCount: 1 });
  });

  it.each([{}, { models: null }, { models: 'none' }, [], null])(
    'takes an Ollama that does not tell what runs elsewhere for no runner: %j',
    async (tags) => {
      expect(await discover([await serve(withTags(models('qwen3:8b'), tags))])).toEqual([]);
    },
  );

  it('takes an Ollama whose own list fails for no runner', async () => {
    const listed = models('qwen3:8b');
    const port = await serve((request, response) => {
      if (request.url === '/api/tags') response.writeHead(500).end('{"models":[]}');
      else listed(request, response);
    });
    expect(await discover([port])).toEqual([]);
  });

  it('asks only an Ollama for a list of its own', async () => {
    const asked: unknown[] = [];
    const port = await serve((request, response) => {
      asked.push(request.url);
      models('m')(request, response);
    });
    await discover([{ ...port, name: 'vllm', type: 'vllm' }]);
    expect(asked).toEqual(['/v1/models']);
  });

  it('asks for nothing but models and what they can do, and sends no credential', async () => {
    const asked: unknown[] = [];
    const port = await serve((request, response) => {
      asked.push([request.method, request.url, request.headers.authorization, request.headers.cookie]);
      models('m')(request, response);
    });
    await discover([port]);
    expect(asked).toHaveLength(3);
    expect(asked).toContainEqual(['POST', '/api/show', undefined, undefined]);
    expect(asked).toContainEqual(['GET', '/v1/models', undefined, undefined]);
    expect(asked).toContainEqual(['GET', '/api/tags', undefined, undefined]);
  });

  it.each<[string, RequestListener]>([
    ['a web page', (_, response) => response.end('<!doctype html><title>Hello</title>')],
    ['other JSON', (_, response) => response.end('{"status":"ok"}')],
    ['a JSON text', (_, response) => response.end('"data"')],
    ['a list of nothing', models()],
    ['a list of models that only order texts', models('bge-reranker')],
    ['an error', (_, response) => response.writeHead(401).end('{"data":[{"id":"m"}]}')],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/v1/models' }).end('{"data":[{"id":"m"}]}'),
    ],
    [
      'an answer without end',
      (_, response) => response.end(`{"data":[{"id":"m"}],"x":"${'x'.repeat(1_100_000)}"}`),
    ],
    ['a closed connection', (request) => request.socket.destroy()],
  ])('takes %s for no runner', async (_, listener) => {
    expect(await discover([await serve(listener)])).toEqual([]);
  });

  it('does not wait for a server that does not answer', async () => {
    const silent = await serve(() => {});
    const startedMs = performance.now();
    expect(await discover([silent, silent, silent], 50)).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  it('contacts the usual ports of 127.0.0.1 and nothing else, following no redirect', async () => {
    const asked: string[] = [];
    const refuse: ProbeFetch = async (url, init) => {
      asked.push(`${url} ${init.redirect}`);
      throw new Error('refused');
    };
    expect(await discoverRunners({ fetch: refuse, clock })).toEqual([]);
    expect(asked.sort()).toEqual([
      'http://127.0.0.1:11434/api/tags manual',
      'http://127.0.0.1:11434/v1/models manual',
      'http://127.0.0.1:1234/v1/models manual',
      'http://127.0.0.1:8000/v1/models manual',
      'http://127.0.0.1:8080/v1/models manual',
    ]);
  });

  it('gives up after 300 ms of the injected clock', async () => {
    const delays: number[] = [];
    const impatient = {
      after(delayMs: number, callback: () => void) {
        delays.push(delayMs);
        queueMicrotask(callback);
        return () => {};
      },
    };
    const hang: ProbeFetch = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    expect(await discoverRunners({ fetch: hang, clock: impatient })).toEqual([]);
    expect(delays).toEqual([300, 300, 300, 300]);
  });
});
