import { describe, expect, it } from 'vitest';
import { createFakeCli } from './cli.fixture.ts';
import type { ModelServices, ModelStory, PullRequest, RunnerStory } from './model-services.ts';
import type { OpenModelsOptions } from './services.ts';

const MODEL: ModelStory = {
  name: 'qwen3:8b',
  digest: `sha256:${'a'.repeat(64)}`,
  sizeBytes: 5_225_388_164,
  parameters: '8.2B',
  quantization: 'Q4_K_M',
  contextTokens: undefined,
  isLoaded: true,
  loadedContextTokens: 4096,
  runsElsewhere: false,
  deployments: ['everyday'],
  doubts: [],
};
const HOUSE: RunnerStory = {
  runner: 'house',
  type: 'ollama',
  models: [MODEL],
  missing: [],
  canFetch: true,
  problem: undefined,
};
const DOWN: RunnerStory = { ...HOUSE, runner: 'attic', models: [], problem: 'attic cannot be reached' };

function cliWith(models: Partial<ModelServices>, stops: (() => void)[] = []) {
  const opened: OpenModelsOptions[] = [];
  const never = (): never => {
    throw new Error('nobody expected this');
  };
  const cli = createFakeCli({
    environment: {
      onStopRequest: (handler) => {
        stops.push(handler);
        return () => void stops.splice(stops.indexOf(handler), 1);
      },
    },
    services: {
      openModels: (options) => {
        opened.push(options);
        return Promise.resolve({ list: never, show: never, pull: never, ...models });
      },
    },
  });
  return Object.assign(cli, { opened });
}

const listing = (...runners: RunnerStory[]) => cliWith({ list: () => Promise.resolve(runners) });
const runnerError = (kind: string, message: string) =>
  Object.assign(new Error(message), { name: 'RunnerError', kind });

describe('demarc models list', () => {
  it('says what each runner has and who uses it', async () => {
    const cli = listing(HOUSE, DOWN);
    const { code, out } = await cli.run('models', 'list', '--config', 'a.yaml', '--data', 'd');
    expect(out).toBe(
      'house (ollama)\n  qwen3:8b · 5.2 GB · 8.2B Q4_K_M · loaded to read 4096 · used by everyday\nattic (ollama)\n  attic cannot be reached\n',
    );
    expect(code).toBe(0);
    expect(cli.opened).toEqual([{ configFile: '/work/a.yaml', dataFolder: '/work/d', env: {} }]);
  });

  it('exits 1 where something is not as the configuration says, and 75 where no runner answers', async () => {
    const doubtful = { ...HOUSE, models: [{ ...MODEL, doubts: ['everyday has another digest'] }] };
    expect(await listing(doubtful).run('models', 'list')).toMatchObject({
      code: 1,
      out: expect.stringContaining('    everyday has another digest\n') as string,
    });
    const missing = { ...HOUSE, missing: [{ deployment: 'gone', model: 'gone:1b' }] };
    const { code, out } = await listing(missing).run('models', 'list');
    expect(code).toBe(1);
    expect(out).toContain('demarc models pull gone');
    const fixed = await listing({ ...missing, canFetch: false }).run('models', 'list');
    expect(fixed.out).toContain('gone needs gone:1b, which is not there: write a name from this list, or');
    expect((await listing(DOWN).run('models', 'list')).code).toBe(75);
    expect((await listing().run('models', 'list')).out).toContain('There is no runner of yours');
  });

  it('answers programs in JSON, and passes the deployment on', async () => {
    const asked: unknown[] = [];
    const cli = cliWith({
      list: (deployment) => {
        asked.push(deployment);
        return Promise.resolve([HOUSE]);
      },
    });
    const { out } = await cli.run('models', 'list', '--json', '--deployment', 'everyday');
    expect(JSON.parse(out)).toMatchObject({ runners: [{ runner: 'house', models: [{ name: 'qwen3:8b' }] }] });
    expect(asked).toEqual(['everyday']);
  });

  it('lets no runner write escape codes to the terminal', async () => {
    const { out } = await listing({ ...HOUSE, models: [{ ...MODEL, name: 'a\u001b[2J' }] }).run(
      'models',
      'list',
    );
    expect(out).not.toContain('\u001b');
  });
});

describe('demarc models show', () => {
  it('says everything that is known', async () => {
    const shown = {
      ...MODEL,
      runner: 'house',
      family: 'qwen3',
      format: 'gguf',
      capabilities: ['tools'],
      licence: 'MIT',
    };
    const cli = cliWith({ show: () => Promise.resolve(shown) });
    const { code, out } = await cli.run('models', 'show', 'everyday');
    expect(code).toBe(0);
    for (const fact of ['qwen3:8b', 'house', MODEL.digest, 'qwen3, gguf', 'tools', 'MIT'])
      expect(out).toContain(fact);
  });
});

describe('demarc models pull', () => {
  const pulling = (work: (request: PullRequest) => Promise<void>, stops: (() => void)[] = []) =>
    cliWith(
      {
        async pull(_name, _deployment, request) {
          await work(request);
          return { runner: 'house', model: MODEL, wasThere: false, isPinned: true };
        },
      },
      stops,
    );
  const half = { status: 'pulling 1234', completedBytes: 50, totalBytes: 100 };

  it('shows how far it is, and what is there in the end', async () => {
    const stops: (() => void)[] = [];
    const cli = pulling(async ({ onProgress }) => onProgress(half), stops);
    const { code, out, err } = await cli.run('models', 'pull', 'qwen3:8b');
    expect(code).toBe(0);
    expect(err).toBe('50 % of 1 kB\n');
    expect(out).toContain('qwen3:8b is now at house');
    expect(out).toContain('the digest that is pinned');
    expect(stops).toEqual([]);
  });

  it('shows nothing but the end to programs', async () => {
    const { out, err } = await pulling(async ({ onProgress }) => onProgress(half)).run(
      'models',
      'pull',
      'm',
      '--json',
    );
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ runner: 'house', isPinned: true });
  });

  it('ends when it is asked to, and says how to go on', async () => {
    const stops: (() => void)[] = [];
    const cli = pulling(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(runnerError('interrupted', 'interrupted: goes on')));
          for (const stop of stops) stop();
        }),
      stops,
    );
    expect(await cli.run('models', 'pull', 'm')).toEqual({
      code: 75,
      out: '',
      err: 'demarc: interrupted: goes on\n',
    });
    expect(stops).toEqual([]);
  });

  it.each([
    ['digest', 1],
    ['not-found', 1],
    ['ambiguous', 2],
    ['unreachable', 75],
  ])('tells a script of the fault %s by %i', async (kind, expected) => {
    const cli = pulling(() => Promise.reject(runnerError(kind, 'why')));
    expect(await cli.run('models', 'pull', 'm')).toEqual({ code: expected, out: '', err: 'demarc: why\n' });
  });

  it('needs a name', async () => {
    expect((await pulling(async () => undefined).run('models', 'pull')).code).toBe(2);
    expect((await pulling(async () => undefined).run('models')).out).toContain('pull');
  });
});
