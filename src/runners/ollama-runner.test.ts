import { afterEach, describe, expect, it } from 'vitest';
import {
  DIGEST_A,
  DIGEST_B,
  type FakeOllamaOptions,
  startFakeOllama,
} from '../../test/fake-upstream/ollama-runner.ts';
import { openRunner } from './open-runner.ts';
import { loopback, sampleProvider } from './runner.fixture.ts';
import type { PullProgress } from './runner-model.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(options: FakeOllamaOptions, path = '') {
  const fake = await startFakeOllama(options);
  closers.push(() => fake.close());
  return { fake, runner: openRunner(sampleProvider(fake.origin, { path }), loopback()) };
}

const fault = (kind: string, message?: RegExp) =>
  expect.objectContaining({
    name: 'RunnerError',
    kind,
    ...(message ? { message: expect.stringMatching(message) as string } : {}),
  });

function pullOptions(digest?: string) {
  const steps: PullProgress[] = [];
  const controller = new AbortController();
  return {
    steps,
    controller,
    options: { digest, signal: controller.signal, onProgress: (step: PullProgress) => void steps.push(step) },
  };
}

describe('the models of an Ollama', () => {
  it('are listed with what is in memory and what runs elsewhere', async () => {
    const { runner } = await start({
      models: {
        'qwen3:8b': { loadedContextTokens: 4096 },
        'gpt-oss:latest': { digest: DIGEST_B, remoteHost: 'https://ollama.com:443' },
      },
    });
    expect(await runner.listModels()).toEqual([
      {
        name: 'qwen3:8b',
        digest: `sha256:${DIGEST_A}`,
        sizeBytes: 5_225_388_164,
        parameters: '8.2B',
        quantization: 'Q4_K_M',
        contextTokens: undefined,
        isLoaded: true,
        loadedContextTokens: 4096,
        isContextFixed: false,
        runsElsewhere: false,
      },
      expect.objectContaining({ name: 'gpt-oss:latest', isLoaded: false, runsElsewhere: true }),
    ]);
  });

  it('are shown with what they can read and do', async () => {
    const { runner, fake } = await start({ models: { 'qwen3:latest': {} } }, '/v1');
    expect(await runner.showModel('qwen3')).toMatchObject({
      name: 'qwen3:latest',
      digest: `sha256:${DIGEST_A}`,
      contextTokens: 40_960,
      capabilities: ['completion', 'tools'],
      family: 'qwen3',
      licence: 'Apache License',
    });
    // Nothing but the name was sent, and `/v1` is not where its own API stands.
    expect(fake.asked).toContain('POST /api/show {"model":"qwen3"}');
    await expect(runner.showModel('none')).rejects.toEqual(fault('not-found', /model 'none' not found/));
  });
});

describe('a pull', () => {
  const registry = { 'qwen3:8b': { digest: DIGEST_A } };

  it('tells how far it is over all parts, and what it has in the end', async () => {
    const { runner } = await start({ registry });
    const { options, steps } = pullOptions(`sha256:${DIGEST_A}`);
    const pulled = await runner.pullModel?.('qwen3:8b', options);
    expect(pulled).toMatchObject({
      wasThere: false,
      model: { name: 'qwen3:8b', digest: `sha256:${DIGEST_A}` },
    });
    expect(steps[0]).toEqual({
      status: 'pulling manifest',
      completedBytes: undefined,
      totalBytes: undefined,
    });
    const figures = steps.flatMap(({ completedBytes, totalBytes }) =>
      completedBytes === undefined ? [] : [`${completedBytes}/${totalBytes}`],
    );
    expect(figures).toContain('300/400');
    expect(figures).toContain('500/800');
    expect(figures.at(-1)).toBe('800/800');
    expect(steps.at(-1)?.status).toBe('success');
  });

  it('is refused when the runner then has another digest than the one pinned', async () => {
    const { runner } = await start({ registry: { 'qwen3:8b': { digest: DIGEST_B } } });
    const { options } = pullOptions(`sha256:${DIGEST_A}`);
    await expect(runner.pullModel?.('qwen3:8b', options)).rejects.toEqual(fault('digest', /do not use it/));
    // Without a pin there is nothing to compare.
    await expect(runner.pullModel?.('qwen3:8b', pullOptions().options)).resolves.toMatchObject({
      wasThere: false,
    });
  });

  it('leaves a pinned model alone that is there, since its name may mean another one today', async () => {
    const { runner, fake } = await start({
      models: { 'qwen3:8b': { digest: DIGEST_A } },
      registry: { 'qwen3:8b': { digest: DIGEST_B } },
    });
    const { options } = pullOptions(DIGEST_A.slice(0, 12));
    expect(await runner.pullModel?.('qwen3:8b', options)).toMatchObject({ wasThere: true });
    expect(fake.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('is refused for a model that the runner would only hand on', async () => {
    const { runner } = await start({ registry: { 'big:cloud': { remoteHost: 'https://ollama.com:443' } } });
    await expect(runner.pullModel?.('big:cloud', pullOptions().options)).rejects.toEqual(
      fault('rejected', /does not run at house/),
    );
  });

  it('says so when there is no such model, and sends no name that is none', async () => {
    const { runner, fake } = await start({ registry });
    await expect(runner.pullModel?.('nothing', pullOptions().options)).rejects.toEqual(fault('not-found'));
    const before = fake.asked.length;
    for (const name of ['', 'a b', '../x', 'a\u001b[2J', 'x'.repeat(300)]) {
      await expect(runner.pullModel?.(name, pullOptions().options)).rejects.toEqual(fault('not-found'));
    }
    expect(fake.asked).toHaveLength(before);
  });

  it('can be interrupted, which the runner notices, and goes on where it stopped', async () => {
    const { runner, fake } = await start({ registry, stepMs: 20 });
    const first = pullOptions();
    const stopping = {
      ...first.options,
      onProgress(step: PullProgress) {
        first.options.onProgress(step);
        if (step.totalBytes === 800) first.controller.abort();
      },
    };
    await expect(runner.pullModel?.('qwen3:8b', stopping)).rejects.toEqual(fault('interrupted', /goes on/));
    await expect.poll(() => fake.abandonedPulls()).toBe(1);
    const second = pullOptions();
    await runner.pullModel?.('qwen3:8b', second.options);
    expect(second.steps.find(({ completedBytes }) => completedBytes !== undefined)?.completedBytes).toBe(400);
  });

  it('is not complete because the connection ended', async () => {
    const { runner } = await start({
      misbehave: (request, response) => {
        if (request.url !== '/api/pull') return false;
        response.writeHead(200).end('{"status":"pulling manifest"}\n');
        return true;
      },
    });
    await expect(runner.pullModel?.('m', pullOptions().options)).rejects.toEqual(
      fault('unreachable', /stopped/),
    );
  });

  it('is not complete because the runner says so', async () => {
    const { runner } = await start({
      misbehave: (request, response) => {
        if (request.url !== '/api/pull') return false;
        response.writeHead(200).end('{"status":"success"}');
        return true;
      },
    });
    await expect(runner.pullModel?.('m', pullOptions().options)).rejects.toEqual(fault('unreadable'));
  });
});
