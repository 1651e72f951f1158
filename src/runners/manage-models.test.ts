import { afterEach, describe, expect, it } from 'vitest';
import {
  DIGEST_A,
  DIGEST_B,
  type FakeOllamaOptions,
  startFakeOllama,
} from '../../test/fake-upstream/ollama-runner.ts';
import type { Provider } from '../domain/deployment.ts';
import type { ManagedDeployment } from './doubts.ts';
import { createModelManager } from './manage-models.ts';
import { loopback, sampleManaged, sampleProvider, scripted } from './runner.fixture.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(options: FakeOllamaOptions) {
  const fake = await startFakeOllama(options);
  closers.push(() => fake.close());
  return fake;
}

const manager = (providers: readonly Provider[], deployments: readonly ManagedDeployment[] = []) =>
  createModelManager({ ...loopback(), providers, deployments });
const fault = (kind: string, message?: RegExp) =>
  expect.objectContaining({
    name: 'RunnerError',
    kind,
    ...(message ? { message: expect.stringMatching(message) as string } : {}),
  });
const quiet = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
const DOWN = sampleProvider('http://127.0.0.1:1', { name: 'attic' });

describe('the list', () => {
  it('says what each runner has, who uses it, and what is not as the configuration says', async () => {
    const fake = await start({
      models: {
        'good:1b': { loadedContextTokens: 32_768 },
        'other:1b': { digest: DIGEST_B },
        'small:latest': { contextTokens: 4096 },
        // Loaded for somebody who asked for less: a request that says otherwise has it loaded anew.
        'idle:1b': { loadedContextTokens: 4096 },
        'cloudy:1b': { remoteHost: 'https://ollama.com:443' },
        'spare:1b': {},
      },
    });
    const house = sampleProvider(fake.origin);
    const [report] = await manager(
      [house],
      [
        sampleManaged('good', house, 'good:1b', { digest: `sha256:${DIGEST_A}`, contextTokens: 32_768 }),
        sampleManaged('other', house, 'other:1b', { digest: DIGEST_A }),
        sampleManaged('small', house, 'small', { contextTokens: 32_768 }),
        sampleManaged('idle', house, 'idle:1b', { contextTokens: 32_768 }),
        sampleManaged('cloudy', house, 'cloudy:1b'),
        sampleManaged('gone', house, 'gone:1b'),
      ],
    ).list(undefined);
    const seen = report?.models.map(({ name, deployments, doubts }) => [name, deployments, doubts.length]);
    expect(seen).toEqual([
      ['good:1b', ['good'], 0],
      ['other:1b', ['other'], 1],
      ['small:latest', ['small'], 1],
      ['idle:1b', ['idle'], 0],
      ['cloudy:1b', ['cloudy'], 1],
      ['spare:1b', [], 0],
    ]);
    const doubts = report?.models.flatMap((model) => model.doubts).join('\n');
    expect(doubts).toMatch(/other has another digest/);
    expect(doubts).toMatch(/small reads 4096 tokens at most, and the configuration says 32768/);
    expect(doubts).toMatch(/cloudy is not run by this runner/);
    expect(report?.missing).toEqual([{ deployment: 'gone', model: 'gone:1b' }]);
  });

  it('doubts a runner that was started to read less than the configuration says', async () => {
    const rack = sampleProvider('http://127.0.0.1:1', { name: 'rack', type: 'llama.cpp' });
    const answers = {
      '/v1/models': { data: [{ id: 'm', meta: { n_ctx_train: 131_072 } }] },
      '/props': { default_generation_settings: { n_ctx: 8192 } },
    };
    const deployments = [sampleManaged('big', rack, 'm', { contextTokens: 32_768 })];
    const [report] = await createModelManager({ ...scripted(answers), providers: [rack], deployments }).list(
      undefined,
    );
    expect(report?.models[0]?.doubts).toEqual([
      'big is loaded to read 8192 tokens, and the configuration says 32768',
    ]);
  });

  it('doubts a llama.cpp whose chat template has no place for tools, unless the deployment has none', async () => {
    const rack = sampleProvider('http://127.0.0.1:1', { name: 'rack', type: 'llama.cpp' });
    const doubtsWith = async (supports_tools: boolean, tools: boolean | undefined) => {
      const answers = {
        '/v1/models': { data: [{ id: 'm' }] },
        '/props': { chat_template_caps: { supports_tools } },
      };
      const managed = sampleManaged('plain', rack, 'm');
      const capabilities = { ...managed.deployment.capabilities, tools };
      const deployments = [{ ...managed, deployment: { ...managed.deployment, capabilities } }];
      const options = { ...scripted(answers), providers: [rack], deployments };
      const shown = await createModelManager(options).show('plain', undefined);
      return { doubts: shown.doubts, can: shown.capabilities };
    };
    expect((await doubtsWith(false, undefined)).doubts).toEqual([
      expect.stringMatching(/plain is sent no tools by its runner.*Say tools: false/),
    ]);
    expect(await doubtsWith(false, false)).toEqual({ doubts: [], can: [] });
    expect(await doubtsWith(true, undefined)).toEqual({ doubts: [], can: ['tools'] });
  });

  it('is not hidden by a runner that is down, and asks nobody else’s machine', async () => {
    const fake = await start({ models: { m: {} } });
    const foreign = await start({});
    const house = sampleProvider(fake.origin);
    const api = sampleProvider(foreign.origin, { name: 'api', placement: 'api' });
    const reports = await manager([DOWN, house, api]).list(undefined);
    expect(
      reports.map(({ runner, models, problem }) => [runner, models.length, problem !== undefined]),
    ).toEqual([
      ['attic', 0, true],
      ['house', 1, false],
    ]);
    expect(foreign.asked).toEqual([]);
    await expect(manager([house], [sampleManaged('a', api, 'm')]).list('a')).resolves.toMatchObject([
      { problem: expect.stringMatching(/no runner of yours/) as string },
    ]);
    expect(foreign.asked).toEqual([]);
    await expect((async () => manager([house]).list('zap'))()).rejects.toEqual(fault('not-found'));
  });
});

describe('a model that is shown', () => {
  it('is found by the name of its deployment, by its own, or where the runner has it', async () => {
    const fake = await start({ models: { 'qwen3:8b': { contextTokens: 8192 }, 'spare:1b': {} } });
    const house = sampleProvider(fake.origin);
    const models = manager(
      [DOWN, house],
      [sampleManaged('everyday', house, 'qwen3:8b', { contextTokens: 32_768 })],
    );
    for (const name of ['everyday', 'qwen3:8b']) {
      expect(await models.show(name, undefined)).toMatchObject({
        name: 'qwen3:8b',
        runner: 'house',
        deployments: ['everyday'],
        doubts: [expect.stringMatching(/reads 8192 tokens at most/)],
      });
    }
    expect(await models.show('spare:1b', undefined)).toMatchObject({ runner: 'house', deployments: [] });
    await expect(models.show('none', undefined)).rejects.toEqual(fault('not-found'));
  });

  it('is not guessed where two runners have it', async () => {
    const [one, two] = [await start({ models: { 'm:1': {} } }), await start({ models: { 'm:1': {} } })];
    const providers = [sampleProvider(one.origin), sampleProvider(two.origin, { name: 'lab' })];
    await expect(manager(providers).show('m:1', undefined)).rejects.toEqual(
      fault('ambiguous', /house or lab/),
    );
  });
});

describe('a model that is pulled', () => {
  const registry = { 'qwen3:8b': { digest: DIGEST_A }, 'new:1b': { digest: DIGEST_B } };

  it('is compared with what its deployment pins, by whichever name it is asked for', async () => {
    const fake = await start({ registry });
    const house = sampleProvider(fake.origin);
    const models = manager([house], [sampleManaged('everyday', house, 'qwen3:8b', { digest: DIGEST_A })]);
    for (const name of ['everyday', 'qwen3:8b']) {
      expect(await models.pull(name, undefined, quiet())).toMatchObject({ isPinned: true, runner: 'house' });
    }
    const strict = manager([house], [sampleManaged('everyday', house, 'new:1b', { digest: DIGEST_A })]);
    await expect(strict.pull('everyday', undefined, quiet())).rejects.toEqual(fault('digest'));
  });

  it('goes to the one runner that can fetch it, or to the one that is named', async () => {
    const fake = await start({ registry });
    const house = sampleProvider(fake.origin);
    const vllm = sampleProvider('http://127.0.0.1:1', { name: 'rack', type: 'vllm' });
    expect(await manager([vllm, house]).pull('new:1b', undefined, quiet())).toMatchObject({
      runner: 'house',
      isPinned: false,
    });
    const two = manager([DOWN, house], [sampleManaged('everyday', house, 'qwen3:8b')]);
    await expect(two.pull('new:1b', undefined, quiet())).rejects.toEqual(fault('ambiguous', /--deployment/));
    expect(await two.pull('new:1b', 'everyday', quiet())).toMatchObject({ model: { name: 'new:1b' } });
    await expect(manager([vllm]).pull('m', undefined, quiet())).rejects.toEqual(fault('not-supported'));
    await expect(
      manager([vllm], [sampleManaged('r', vllm, 'm')]).pull('r', undefined, quiet()),
    ).rejects.toEqual(fault('not-supported', /start it with the model/));
  });

  it('is refused where its deployments do not agree on what it is', async () => {
    const fake = await start({ registry });
    const house = sampleProvider(fake.origin);
    const pins = [DIGEST_A, DIGEST_B].map((digest, at) =>
      sampleManaged(`d${at}`, house, 'qwen3:8b', { digest }),
    );
    await expect(manager([house], pins).pull('qwen3:8b', undefined, quiet())).rejects.toEqual(
      fault('digest'),
    );
    expect(fake.asked).toEqual([]);
  });
});
