import { describe, expect, it } from 'vitest';
import { configurationFromDiscovery } from './default-config.ts';
import { describeDestinations } from './describe-destinations.ts';
import { loadConfiguration } from './load-config.ts';

describe('describeDestinations', () => {
  it('says in plain words what each may see and keeps', () => {
    const configuration = loadConfiguration(
      `airGapped: false
providers:
  house: { type: ollama }
  claude: { type: anthropic, apiKey: env:KEY, url: "https://api.anthropic.com/v1?x=1", region: us, retention: none,
            agreements: [baa, dpa], clearance: confidential, except: [source-code] }
  openai: { type: openai, apiKey: env:KEY, retention: 30d }
deployments:
  everyday: { provider: house, model: "qwen3:8b" }
  careful: { provider: claude, model: claude-x }
  frontier: { provider: openai, model: gpt-5.5 }
requirements: [{ name: health under a BAA, categories: [health], requires: { agreements: [baa] } }]`,
      { file: 'demarc.yaml', env: { KEY: 'sk-canary' } },
    );
    expect(describeDestinations(configuration)).toEqual([
      'everyday: qwen3:8b at house (http://127.0.0.1:11434), on your premises: may see everything, restricted content included.',
      "careful: claude-x at claude (https://api.anthropic.com), somebody else's API: may see everything up to confidential, data about people included; never source-code; keeps nothing of what it is sent; region us; under baa, dpa.",
      "frontier: gpt-5.5 at openai (https://api.openai.com), somebody else's API: may see ordinary text that identifies nobody (up to internal); keeps what it is sent for 30 days.",
      'Whatever leaves must also meet the requirement "health under a BAA".',
      'Confidential content may leave your premises, to: careful.',
      'Restricted content never leaves your premises.',
    ]);
  });

  it('says when content may go nowhere, and when an address was changed', () => {
    const configuration = configurationFromDiscovery(
      { runners: [] },
      { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://eu.api.openai.com/v1' },
    );
    expect(describeDestinations(configuration)).toEqual([
      "gpt-5.5: gpt-5.5 at openai (https://eu.api.openai.com), somebody else's API: may see ordinary text that identifies nobody (up to internal); how long it keeps what it is sent is not stated.",
      'Confidential content may go nowhere: such requests are refused.',
      'Restricted content may go nowhere: such requests are refused.',
    ]);
  });

  it('says of what was found that nobody knows whose program it is', () => {
    const runner = (port: number, ...models: string[]) => ({
      name: `r${port}`,
      type: 'vllm' as const,
      url: new URL(`http://127.0.0.1:${port}/v1`),
      models,
      cloudModelCount: 0,
    });
    const found = configurationFromDiscovery(
      { runners: [runner(1, 'a', 'b'), runner(2, 'c')] },
      { OPENAI_API_KEY: 'k' },
    );
    expect(describeDestinations(found)).toContain(
      'Nobody checked which programs listen at http://127.0.0.1:1, http://127.0.0.1:2: whoever runs them sees everything they are sent.',
    );
    const one = describeDestinations(configurationFromDiscovery({ runners: [runner(1, 'a')] }, {}));
    expect(one).toContain(
      'Nobody checked which program listens at http://127.0.0.1:1: whoever runs it sees everything it is sent.',
    );
  });

  it('says nothing of the kind where the operator named the address', () => {
    const configuration = loadConfiguration(
      'providers: { house: { type: ollama } }\ndeployments: { m: { provider: house, model: x } }',
      { file: 'f', env: {} },
    );
    expect(describeDestinations(configuration).join()).not.toContain('Nobody checked');
  });

  it('says when there is nothing', () => {
    expect(describeDestinations(configurationFromDiscovery({ runners: [] }, {}))).toEqual([
      'No model is configured and none was found: every request is refused.',
    ]);
  });

  it('says that an air-gapped house stays shut', () => {
    const configuration = loadConfiguration(
      'airGapped: true\nproviders: { house: { type: ollama } }\ndeployments: { m: { provider: house, model: x } }',
      { file: 'f', env: {} },
    );
    expect(describeDestinations(configuration)).toContain('Air-gapped: nothing leaves your premises.');
  });
});
