import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import { evaluate } from '../policy/evaluate.ts';
import { factsOf } from '../policy/fixtures/policy-fixture.ts';
import { ConfigError } from './config-problem.ts';
import { configurationFromDiscovery, type Discovery, holdsConversations } from './default-config.ts';
import type { FoundRunner } from './discover-runners.ts';

const NOTHING: Discovery = { runners: [] };
const OLLAMA: FoundRunner = {
  name: 'ollama',
  type: 'ollama',
  url: new URL('http://127.0.0.1:11434/v1'),
  models: ['qwen3:8b', 'llama3.2:3b'],
  cloudModelCount: 0,
};
const STARTER = { socketPath: '/run/starter.sock', model: 'starter-1b', contextTokens: 2_048 };
const KEYS = { OPENAI_API_KEY: 'sk-canary-openai', ANTHROPIC_API_KEY: 'sk-canary-anthropic' };

function rulesOf(discovery: Discovery, env = {}) {
  return configurationFromDiscovery(discovery, env).policy.rules.map(({ when, use }) => [when, use]);
}

describe('configurationFromDiscovery', () => {
  it('sends hard work to the APIs and keeps the rest, each standing in for the other', () => {
    const configuration = configurationFromDiscovery({ runners: [OLLAMA] }, KEYS);
    const policy = compilePolicy(configuration.policy);
    expect(evaluate(policy, factsOf({ complexityThousandths: 600 })).use).toEqual([
      'gpt-5.5',
      'claude-opus-5-5',
      'qwen3:8b',
      'llama3.2:3b',
    ]);
    expect(evaluate(policy, factsOf()).use).toEqual([
      'qwen3:8b',
      'llama3.2:3b',
      'gpt-5.5',
      'claude-opus-5-5',
    ]);
    expect(evaluate(policy, factsOf({ task: 'reasoning' })).rule).toBe(
      'hard work that may leave goes to the frontier',
    );
    expect(configuration.warnings).toEqual([]);
    expect(configuration.source).toEqual({ kind: 'discovery' });
    expect(configuration.server.host).toBe('127.0.0.1');
  });

  it('clears runners for everything and APIs for internal content only', () => {
    const { deployments } = configurationFromDiscovery({ runners: [OLLAMA] }, KEYS);
    const seen = [...deployments.values()].map(({ name, provider, pricing }) => [
      name,
      provider.type,
      provider.destination.placement,
      provider.destination.clearance,
      pricing.kind,
    ]);
    expect(seen).toEqual([
      ['qwen3:8b', 'ollama', 'on-premises', 'restricted', 'unknown'],
      ['llama3.2:3b', 'ollama', 'on-premises', 'restricted', 'unknown'],
      ['gpt-5.5', 'openai', 'api', 'internal', 'catalogue'],
      ['claude-opus-5-5', 'anthropic', 'api', 'internal', 'catalogue'],
    ]);
  });

  it('uses what there is', () => {
    expect(rulesOf({ runners: [OLLAMA] })).toEqual([[undefined, ['qwen3:8b', 'llama3.2:3b']]]);
    expect(rulesOf(NOTHING, { OPENAI_API_KEY: 'k' })).toEqual([[undefined, ['gpt-5.5']]]);
    expect(rulesOf({ runners: [], starter: STARTER })).toEqual([[undefined, ['starter']]]);
    expect(rulesOf(NOTHING)).toEqual([]);
    expect(configurationFromDiscovery(NOTHING, {}).deployments.size).toBe(0);
    expect(rulesOf(NOTHING, { OPENAI_API_KEY: ' ', ANTHROPIC_API_KEY: '' })).toEqual([]);
  });

  it('warns when nobody may see what is sensitive', () => {
    const { warnings } = configurationFromDiscovery(NOTHING, { OPENAI_API_KEY: 'k' });
    expect(warnings.map(({ message }) => message)).toEqual([
      'no deployment may see confidential and restricted content: such requests are refused',
    ]);
  });

  it('says what was left out because it runs elsewhere', () => {
    const notes = (cloudModelCount: number) =>
      configurationFromDiscovery({ runners: [{ ...OLLAMA, cloudModelCount }] }, {}).warnings.map(
        ({ message }) => message,
      );
    expect(notes(3)).toEqual([
      'ollama offers 3 cloud models, which run elsewhere; they are left out; add them in a file with placement api to use them',
    ]);
    expect(notes(1)).toEqual([
      'ollama offers 1 cloud model, which runs elsewhere; it is left out; add it in a file with placement api to use it',
    ]);
    expect(notes(0)).toEqual([]);
  });

  it('has no deployment of a runner that offers cloud models only, and still says so', () => {
    const runner = { ...OLLAMA, models: [], cloudModelCount: 2 };
    const { deployments, warnings } = configurationFromDiscovery({ runners: [runner] }, {});
    expect(deployments.size).toBe(0);
    expect(warnings).toHaveLength(1);
    const withStarter = configurationFromDiscovery({ runners: [runner], starter: STARTER }, {});
    expect([...withStarter.deployments.keys()]).toEqual(['starter']);
    expect(withStarter.warnings).toHaveLength(1);
  });

  it('asks what makes vectors for those alone, and nothing else for any', () => {
    const abilities = new Map([
      ['qwen3:8b', ['completion', 'insert']],
      ['both', ['completion', 'embedding']],
    ]);
    const runner = { ...OLLAMA, models: ['qwen3:8b', 'both'], embeddingModels: ['nomic'], abilities };
    const { deployments, policy, warnings } = configurationFromDiscovery({ runners: [runner] }, KEYS);
    expect(warnings).toEqual([]);
    const route = (facts: Parameters<typeof factsOf>[0]) =>
      evaluate(compilePolicy(policy), factsOf(facts)).use;
    expect(route({ operation: 'embeddings' })).toEqual(['both', 'nomic']);
    expect(route({ operation: 'completion' })).toEqual(['qwen3:8b', 'both', 'gpt-5.5', 'claude-opus-5-5']);
    expect(route({})).not.toContain('nomic');
    const can = (name: string) => deployments.get(name as never)?.capabilities;
    expect(can('qwen3:8b')).toMatchObject({ chat: true, embeddings: false, fillInTheMiddle: true });
    expect(can('both')).toMatchObject({ chat: true, embeddings: true, fillInTheMiddle: false });
    expect(can('nomic')).toMatchObject({ chat: false, completion: false, embeddings: true });
    expect(can('gpt-5.5')).toMatchObject({ chat: true, completion: false, embeddings: false });
  });

  it('has nobody to converse with where only vectors are made', () => {
    const runner = { ...OLLAMA, models: [], embeddingModels: ['nomic'] };
    expect(holdsConversations(configurationFromDiscovery({ runners: [runner] }, {}))).toBe(false);
    expect(holdsConversations(configurationFromDiscovery({ runners: [OLLAMA] }, {}))).toBe(true);
  });

  it('offers the starter model behind its socket', () => {
    const { deployments } = configurationFromDiscovery({ runners: [], starter: STARTER }, {});
    const [starter] = deployments.values();
    expect(starter).toMatchObject({
      name: 'starter',
      model: 'starter-1b',
      capabilities: { contextTokens: 2_048 },
      provider: { type: 'embedded', endpoint: { kind: 'socket', path: '/run/starter.sock' } },
    });
  });

  it('honours the base addresses that the vendors clients obey', () => {
    const { deployments } = configurationFromDiscovery(NOTHING, {
      ...KEYS,
      OPENAI_BASE_URL: 'https://eu.api.openai.com/v1/',
      ANTHROPIC_BASE_URL: 'https://claude.example',
    });
    const addresses = [...deployments.values()].map(({ provider }) =>
      provider.endpoint.kind === 'url' ? provider.endpoint.url.href : '',
    );
    expect(addresses).toEqual(['https://eu.api.openai.com/v1/', 'https://claude.example/v1']);
  });

  it('does not call itself when the base address points at this gateway', () => {
    const { deployments, warnings } = configurationFromDiscovery(NOTHING, {
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: 'http://localhost:4141/v1',
    });
    expect(deployments.size).toBe(0);
    expect(warnings[0]?.message).toContain('points at this gateway itself');
  });

  it.each([
    [{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://proxy.example/v1' }, /OPENAI_BASE_URL: must be https/],
    [{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'nonsense' }, /OPENAI_BASE_URL: must be an http/],
    [{ ANTHROPIC_API_KEY: 'sk-canary\nx' }, /ANTHROPIC_API_KEY holds characters/],
  ])('refuses what cannot be used: %#', (env, message) => {
    const attempt = () => configurationFromDiscovery(NOTHING, env);
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/canary/);
  });

  it('keeps keys out of everything that can be printed', () => {
    const configuration = configurationFromDiscovery({ runners: [OLLAMA] }, KEYS);
    expect(inspect(configuration, { depth: 12 })).not.toContain('canary');
    expect(JSON.stringify(configuration.policy)).not.toContain('canary');
  });

  it('gives every model a name of its own, fit to be asked for', () => {
    const llama: FoundRunner = {
      name: 'llama.cpp',
      type: 'llama.cpp',
      url: new URL('http://127.0.0.1:8080/v1'),
      models: ['/home/me/models/Qwen 3.gguf', 'qwen3:8b', 'auto'],
      cloudModelCount: 0,
    };
    const { deployments, policy } = configurationFromDiscovery({ runners: [OLLAMA, llama] }, {});
    expect([...deployments.keys()]).toEqual([
      'qwen3:8b',
      'llama3.2:3b',
      'Qwen-3',
      'qwen3:8b@llama.cpp',
      'model',
    ]);
    expect(() => compilePolicy(policy)).not.toThrow();
    expect([...deployments.values()].map(({ model }) => model)).toContain('/home/me/models/Qwen 3.gguf');
  });
});
