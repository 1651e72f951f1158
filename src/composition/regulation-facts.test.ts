import { describe, expect, it } from 'vitest';
import { checkRegulations, regulationsOf } from '../advisor/regulation/check-regulations.ts';
import { REGULATIONS } from '../advisor/regulation/regulation-rule.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { PRESET_NAMES } from '../policy/presets/find-preset.ts';
import { adviseRegulation } from './advise-regulation.ts';
import { regulationFacts } from './regulation-facts.ts';

const PROVIDERS = `providers:
  house: { type: ollama, url: http://127.0.0.1:11434, placement: on-premises, clearance: restricted }
  vendor: { type: openai-compatible, url: URL, placement: api, region: us, agreements: [baa], clearance: restricted }
deployments:
  everyday: { provider: house, model: m }
  frontier: { provider: vendor, model: n, except: [payment] }
`;

function load(more = '') {
  return regulationFacts(read(more));
}

function read(more = '') {
  return loadConfiguration(PROVIDERS.replace('URL', 'https://models.example/v1') + more, {
    file: 'demarc.yaml',
    env: {},
    areKeysNeeded: false,
  });
}

describe('regulationFacts', () => {
  it('takes what a deployment is, with what it bars beyond its provider', () => {
    expect(load().deployments).toMatchObject([
      { name: 'everyday', provider: 'house', isEncryptedInTransit: true },
      {
        name: 'frontier',
        provider: 'vendor',
        isEncryptedInTransit: true,
        destination: { region: 'us', agreements: ['baa'], except: ['payment'] },
      },
    ]);
  });

  it.each([
    ['http://10.0.0.9/v1', false],
    ['http://127.0.0.1.example/v1', false],
    ['http://127.0.0.1:8000/v1', true],
    ['https://10.0.0.9/v1', true],
  ])('knows whether %s is read on the way', (url, isEncryptedInTransit) => {
    const configuration = read();
    const [name, deployment] = [...configuration.deployments][0]!;
    const provider = { ...deployment.provider, endpoint: { kind: 'url', url: new URL(url) } } as const;
    const deployments = new Map([[name, { ...deployment, provider }]]);
    expect(regulationFacts({ ...configuration, deployments }).deployments).toMatchObject([
      { isEncryptedInTransit },
    ]);
  });

  it('takes what is said of the record', () => {
    expect(load().audit).toEqual({ retainDays: undefined, anchors: 0, payloadDays: undefined });
    expect(load('audit: { retainDays: 400, payloads: { key: "file:/k", retainDays: 7 } }').audit).toEqual({
      retainDays: 400,
      anchors: 0,
      payloadDays: 7,
    });
  });

  it('notices a reading of one’s own', () => {
    expect(load().hasOwnReading).toBe(false);
    expect(load('classification: { levels: { EMAIL: internal } }').hasOwnReading).toBe(true);
  });

  it('has the law of a preset count', () => {
    const without = checkRegulations(load(), ['hipaa']).find(({ id }) => id === 'hipaa-164-312-e');
    expect(without?.by).toEqual(['providers.vendor.url']);
    const preset = 'routing: { preset: healthcare }';
    const items = checkRegulations(load(preset), REGULATIONS);
    // The vendor has a BAA and does not say that it keeps nothing, which the preset demands.
    expect(items.find(({ id }) => id === 'hipaa-164-502-e')?.because).toContain(
      'No deployment outside your premises may be sent health data',
    );
  });
});

it('knows the regulations of every preset', () => {
  for (const name of PRESET_NAMES) expect(regulationsOf(name).length, name).toBeLessThan(REGULATIONS.length);
});

describe('adviseRegulation', () => {
  it('takes the regulations of the preset in force, of the one that is named, or the one regulation', () => {
    const configuration = read('routing: { preset: healthcare }');
    const asked = (preset?: string, regulation?: string) => [
      ...new Set(
        adviseRegulation(configuration, { preset, regulation }).items.map((item) => item.regulation),
      ),
    ];
    expect(asked()).toEqual(['hipaa', 'gdpr', 'ai-act']);
    expect(asked('legal')).toEqual(['gdpr', 'ai-act']);
    expect(asked('legal', 'itar')).toEqual(['itar']);
    expect(adviseRegulation(configuration, { preset: undefined, regulation: undefined }).preset).toBe(
      'healthcare',
    );
  });
});
