import { describe, expect, it } from 'vitest';
import { policyHash } from '../policy/canonical-text.ts';
import { PRESET_NAMES } from '../policy/presets/find-preset.ts';
import { formatProblem } from './config-problem.ts';
import { configurationFromDiscovery, type Discovery } from './default-config.ts';
import type { FoundRunner } from './discover-runners.ts';
import { draftConfiguration } from './draft-configuration.ts';
import { loadConfiguration } from './load-config.ts';
import { yamlText } from './yaml-text.ts';

const OLLAMA: FoundRunner = {
  name: 'ollama',
  type: 'ollama',
  url: new URL('http://127.0.0.1:11434/v1'),
  models: ['qwen3:8b', 'yes', 'hf.co/some/Model-GGUF:Q4_K_M'],
  cloudModelCount: 1,
};
const LLAMA: FoundRunner = {
  name: 'llama.cpp',
  type: 'llama.cpp',
  url: new URL('http://127.0.0.1:8080/v1'),
  models: ['/models/qwen3 8b.gguf', 'qwen3:8b'],
  cloudModelCount: 0,
};
const TOLD: FoundRunner = {
  ...OLLAMA,
  models: ['coder:7b', 'both', 'untold'],
  embeddingModels: ['nomic-embed-text'],
  abilities: new Map([
    ['coder:7b', ['completion', 'insert']],
    ['both', ['completion', 'embedding']],
  ]),
};
const STARTER = { socketPath: '/run/starter.sock', model: 'starter-1b', contextTokens: 2_048 };
const KEYS = { OPENAI_API_KEY: 'sk-canary-openai', ANTHROPIC_API_KEY: 'sk-canary-anthropic' };

function draft(runners: readonly FoundRunner[], env: Record<string, string> = {}, preset?: string) {
  const made = draftConfiguration({ runners, starter: STARTER }, { env, preset });
  if (made.kind !== 'draft') throw new Error('there is no such preset');
  return made;
}

function load(text: string, env: Record<string, string> = {}) {
  return loadConfiguration(text, { file: 'demarc.yaml', env, starterSocketPath: STARTER.socketPath });
}

describe('draftConfiguration', () => {
  it.each([
    ['runners and keys', [OLLAMA, LLAMA], KEYS],
    ['runners', [OLLAMA], {}],
    ['keys', [], KEYS],
    ['what each model can do', [TOLD], KEYS],
    ['a key and an address of its own', [LLAMA], { ...KEYS, OPENAI_BASE_URL: 'https://proxy.example.com' }],
  ])('writes what was found so that it reads back as the same policy: %s', (_, runners, env) => {
    const { text } = draft(runners, env);
    const found: Discovery = { runners };
    expect(policyHash(load(text, env).policy)).toBe(
      policyHash(configurationFromDiscovery(found, env).policy),
    );
    const endpoints = (configuration: ReturnType<typeof load>) =>
      [...configuration.deployments.values()].map(({ provider }) => provider.endpoint);
    expect(endpoints(load(text, env))).toEqual(endpoints(configurationFromDiscovery(found, env)));
  });

  it('takes the starter model where what was found makes vectors alone', () => {
    const { deployments } = draft([{ ...OLLAMA, models: [], embeddingModels: ['nomic-embed-text'] }]);
    expect(deployments).toEqual(['nomic-embed-text', 'starter']);
  });

  it('takes the starter model where nothing was found, and says so', () => {
    const { text, notes, deployments } = draft([]);
    expect(deployments).toEqual(['starter']);
    expect(notes).toEqual([expect.stringContaining('starter model stands in')]);
    expect(load(text).deployments.get('starter' as never)).toMatchObject({
      model: 'starter-1b',
      capabilities: { contextTokens: 2_048 },
    });
  });

  it.each(PRESET_NAMES)('writes a file that is right with the preset %s, whatever was found', (preset) => {
    for (const [runners, env] of [
      [[OLLAMA], KEYS],
      [[OLLAMA], {}],
      [[], KEYS],
      [[], {}],
    ] as const) {
      const { text } = draft(runners, env, preset);
      const configuration = load(text, env);
      expect(configuration.preset).toBe(preset);
      expect(configuration.policy.rules[0]?.name).toMatch(new RegExp(`^${preset}: `));
      const odd = configuration.warnings.filter(
        ({ message }) => !/so the local lane does it|no rule uses/.test(message),
      );
      expect(odd.map(formatProblem)).toEqual([]);
    }
  });

  it('tells the tasks that callers declare, and where a fine-tuned model belongs', () => {
    const { text } = draft([OLLAMA], KEYS, 'healthcare');
    expect(text).toContain('#   clinical-decision-support');
    expect(text).toContain('# fine-tuned: [NAME]');
    expect(draft([OLLAMA], KEYS, 'legal').text).not.toContain('fine-tuned');
  });

  it('never writes a key, only where it is', () => {
    const env = { ...KEYS, OPENAI_BASE_URL: 'https://proxy.example.com/v1?token=canary' };
    const { text, notes } = draft([OLLAMA], env);
    expect(text).toContain('apiKey: env:OPENAI_API_KEY');
    expect(text).toContain('apiKey: env:ANTHROPIC_API_KEY');
    expect(text).toContain('url: "https://proxy.example.com/v1"');
    expect(`${text}${notes.join()}`).not.toContain('canary');
  });

  it('passes on what discovery left out', () => {
    expect(draft([OLLAMA]).notes).toEqual([expect.stringContaining('1 cloud model')]);
  });

  it('knows a preset that does not exist', () => {
    const options = { env: {}, preset: 'softwear' };
    expect(draftConfiguration({ runners: [], starter: STARTER }, options)).toEqual({
      kind: 'unknown-preset',
      known: PRESET_NAMES,
      suggestion: 'software',
    });
  });
});

describe('yamlText', () => {
  it.each(['yes', 'null', 'a: b', '# no', '5', '', 'a"b', "it's", 'ünï', 'a\nb', '*x', 'qwen3:8b'])(
    'keeps %j a text',
    (text) => {
      expect(yamlText(text)).toBe(JSON.stringify(text));
    },
  );

  it('leaves plain names as they are', () => {
    expect(['gpt-5.5', 'everyday', 'env_1'].map(yamlText)).toEqual(['gpt-5.5', 'everyday', 'env_1']);
  });
});
