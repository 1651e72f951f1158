import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { DeploymentName } from '../domain/ids.ts';
import { compilePolicy } from '../policy/compile.ts';
import { ConfigError, formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const SECRET = 'sk-proj-canary-0123456789abcdef';
const env = { OPENAI_API_KEY: SECRET, EMPTY: ' ', BROKEN: 'sk-canary\nX-Evil: 1' };

function load(text: string) {
  return loadConfiguration(text, { file: 'demarc.yaml', env });
}

/** The mistakes as a person reads them, without the name of the file. */
function mistakesOf(text: string): string[] {
  try {
    load(text);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => formatProblem(problem).replace(/^demarc\.yaml:/, ''));
  }
}

const HOUSE = `providers:
  house: { type: ollama }
deployments:
  everyday: { provider: house, model: "qwen3:8b" }
`;

function deployment(name: string, text: string) {
  return load(text).deployments.get(name as DeploymentName)!;
}

describe('a file that is right', () => {
  it('needs a provider and a deployment only', () => {
    const configuration = load(HOUSE);
    expect(configuration.server).toEqual({
      host: '127.0.0.1',
      port: 4141,
      maxBodyBytes: 33_554_432,
      drainMs: 30_000,
    });
    expect(configuration.classification).toEqual({
      floor: 'internal',
      terms: [],
      mapping: { levels: new Map(), combinations: [] },
      detector: { deployment: undefined, timeoutMs: 5_000, maxCharacters: 16_000, required: true },
      grants: [],
      budgetMs: 250,
      documents: { budgetMs: 2_000, maxBytes: 16_777_216, maxPages: 500, maxCharacters: 2_000_000 },
      reader: undefined,
    });
    expect(configuration.policy.models).toEqual({ auto: { kind: 'auto' } });
    expect(configuration.policy.rules).toEqual([{ name: 'in the order of the file', use: ['everyday'] }]);
    expect(configuration.policy.thresholdThousandths).toBe(600);
    expect(configuration.warnings).toEqual([]);
    expect(() => compilePolicy(configuration.policy)).not.toThrow();
  });

  it('asks what is the operator’s own for its health, and nobody else unless told to', () => {
    const text = `providers:
  house: { type: ollama }
  cloud: { type: vllm, url: "http://10.0.0.9:8000", placement: own-cloud, health: { everyMs: 60000 } }
  openai: { type: openai, apiKey: env:OPENAI_API_KEY }
deployments:
  a: { provider: house, model: m }
  b: { provider: house, model: m, health: off }
  c: { provider: cloud, model: m }
  d: { provider: openai, model: gpt-5.5 }
  e: { provider: openai, model: gpt-5.5, health: on }
`;
    const health = (name: string) => deployment(name, text).health;
    expect(health('a')).toEqual({ everyMs: 10_000, timeoutMs: 3_000 });
    expect(health('b')).toBeUndefined();
    expect(health('c')).toEqual({ everyMs: 60_000, timeoutMs: 3_000 });
    expect(health('d')).toBeUndefined();
    expect(health('e')).toEqual({ everyMs: 10_000, timeoutMs: 3_000 });
    const loading = (name: string) => deployment(name, text).loading;
    expect(loading('a')).toEqual({ waitMs: 300_000, overflow: false, refusedIsLoading: false });
    expect(loading('d')).toBeUndefined();
    expect(mistakesOf(text.replace('health: off', 'health: never'))).toEqual([
      '7:43 deployments.b.health: must be on, off or { everyMs: …, timeoutMs: … }',
    ]);
  });

  it('takes the name of a pool for its members, wherever deployments are listed', () => {
    const text = `providers:
  house: { type: ollama }
deployments:
  gpu-1: { provider: house, model: m, pool: qwen, hedgeAfterMs: 2000 }
  other: { provider: house, model: n }
  gpu-2: { provider: house, model: m, pool: qwen, loading: { waitMs: 1000, overflow: true } }
routing:
  rules:
    - { name: pool, when: task == "code", use: [other, qwen, gpu-1] }
    - { name: plain, use: [gpu-2] }
models:
  best: { deployment: qwen, fallbacks: [other] }
`;
    const { policy } = load(text);
    expect(policy.rules.map(({ use }) => use)).toEqual([['other', 'gpu-1', 'gpu-2'], ['gpu-2']]);
    expect(policy.models['best']).toEqual({
      kind: 'deployment',
      deployment: 'gpu-1',
      fallbacks: ['gpu-2', 'other'],
    });
    expect(deployment('gpu-1', text)).toMatchObject({ pool: 'qwen', hedgeAfterMs: 2_000 });
    expect(deployment('gpu-2', text).loading).toEqual({
      waitMs: 1_000,
      overflow: true,
      refusedIsLoading: false,
    });
    // How a deployment is dispatched to is no part of the policy, and so of no decision.
    expect(JSON.stringify(policy)).not.toMatch(/qwen|hedge|waitMs/);
  });

  it('refuses a pool that has the name of a deployment, and warns of one whose members are no equals', () => {
    const text = `providers:
  house: { type: ollama }
  openai: { type: openai, apiKey: env:OPENAI_API_KEY }
deployments:
  one: { provider: house, model: m, pool: both }
  two: { provider: openai, model: gpt-5.5, pool: both }
`;
    expect(load(text).warnings.map(({ message }) => message)).toContain(
      'is placed api, and one of the same pool on-premises: which of them sees a request depends on their load alone',
    );
    expect(mistakesOf(text.replaceAll('pool: both', 'pool: two'))).toEqual([
      '5:43 deployments.one.pool: is the name of a deployment; give the pool one of its own',
      '6:50 deployments.two.pool: is the name of a deployment; give the pool one of its own',
    ]);
  });

  it('knows a runner on this machine as on-premises and cleared for everything', () => {
    const { provider, timeouts, pricing } = deployment('everyday', HOUSE);
    expect(provider.type).toBe('ollama');
    expect(provider.endpoint).toEqual({ kind: 'url', url: new URL('http://127.0.0.1:11434') });
    expect(provider.destination).toMatchObject({ placement: 'on-premises', clearance: 'restricted' });
    expect(timeouts).toEqual({ connectMs: 3_000, firstTokenMs: 600_000, idleMs: 60_000, totalMs: 600_000 });
    expect(pricing).toEqual({ kind: 'unknown' });
  });

  it('knows an API as cleared for internal content, with a key from the environment', () => {
    const { provider, timeouts, pricing } = deployment(
      'frontier',
      `providers: { openai: { type: openai, apiKey: "env:OPENAI_API_KEY" } }
deployments: { frontier: { provider: openai, model: gpt-5.5, timeouts: { idleMs: 5000 } } }`,
    );
    expect(provider.destination).toMatchObject({ placement: 'api', clearance: 'internal' });
    expect(provider.apiKey?.reveal()).toBe(SECRET);
    expect(inspect(provider)).not.toContain(SECRET);
    expect(timeouts).toMatchObject({ firstTokenMs: 60_000, idleMs: 5_000 });
    expect(pricing).toEqual({ kind: 'catalogue' });
  });

  it('keeps an API an API even where its address is this machine', () => {
    const { provider } = deployment(
      'm',
      `providers: { proxy: { type: anthropic, url: "http://127.0.0.1:9999" } }
deployments: { m: { provider: proxy, model: claude } }`,
    );
    expect(provider.destination).toMatchObject({ placement: 'api', clearance: 'internal' });
    expect(provider.endpoint).toEqual({ kind: 'url', url: new URL('http://127.0.0.1:9999/v1') });
  });

  it('takes a cloud model where its provider is placed where it runs', () => {
    const { provider, model } = deployment(
      'm',
      `providers: { cloud: { type: ollama, placement: api } }
deployments: { m: { provider: cloud, model: "gpt-oss:120b-cloud" } }`,
    );
    expect(model).toBe('gpt-oss:120b-cloud');
    expect(provider.destination).toMatchObject({ placement: 'api', clearance: 'internal' });
  });

  it('lets a deployment be stricter than its provider', () => {
    const { provider } = deployment(
      'm',
      `providers: { house: { type: ollama, except: [legal] } }
deployments: { m: { provider: house, model: x, clearance: internal, except: [health] } }`,
    );
    expect(provider.destination).toMatchObject({ clearance: 'internal', except: ['health', 'legal'] });
  });

  it.each([
    ['{ gpuHour: 0.60 }', { kind: 'hardware', perHour: 600_000_000n }],
    [
      '{ input: 0.15, output: 0.6, cachedInput: 0.075 }',
      {
        kind: 'tokens',
        inputPerMillion: 150_000_000n,
        outputPerMillion: 600_000_000n,
        cachedInputPerMillion: 75_000_000n,
        cacheWritePerMillion: undefined,
        longContext: [],
      },
    ],
    [
      '{ input: 3, output: 15, cacheWrite: 3.75, longContext: { aboveInputTokens: 200000, input: 6, output: 22.5, cachedInput: 0.6 } }',
      {
        kind: 'tokens',
        inputPerMillion: 3_000_000_000n,
        outputPerMillion: 15_000_000_000n,
        cachedInputPerMillion: undefined,
        cacheWritePerMillion: 3_750_000_000n,
        longContext: [
          {
            aboveInputTokens: 200_000,
            inputPerMillion: 6_000_000_000n,
            outputPerMillion: 22_500_000_000n,
            cachedInputPerMillion: 600_000_000n,
            cacheWritePerMillion: undefined,
          },
        ],
      },
    ],
    [
      '{ input: "0.000000001", output: 0 }',
      {
        kind: 'tokens',
        inputPerMillion: 1n,
        outputPerMillion: 0n,
        cachedInputPerMillion: undefined,
        cacheWritePerMillion: undefined,
        longContext: [],
      },
    ],
  ])('reads the cost %s exactly', (cost, pricing) => {
    const text = `providers: { house: { type: ollama } }
deployments: { m: { provider: house, model: x, cost: ${cost} } }`;
    expect(deployment('m', text).pricing).toEqual(pricing);
  });

  it('reads requirements, terms, models and the rest', () => {
    const configuration = load(`${HOUSE}server: { port: 0 }
classification:
  grants: [{ name: photos, keys: [shop], unreadable: internal }]
  floor: public
  terms: { restricted: [Project Heron], confidential: ['/\\bCASE-\\d{6}\\b/i'] }
  levels:
    EMAIL: internal
    PERSON: { level: confidential, from: 3, below: public }
    health: { level: confidential, from: 2 }
  combinations: [{ all: [PERSON, financial], level: restricted }]
  detectors: { budgetMs: 100 }
  documents: { maxPages: 20 }
requirements:
  - name: health leaves under a BAA only
    categories: [health]
    fromLevel: internal
    requires: { agreements: [baa], retention: none, regions: [us], placements: [api] }
  - { name: short, requires: { retention: 30d } }
routing:
  threshold: 0.725
  rules:
    - { name: one, when: complexity >= threshold, use: everyday }
    - { name: two, use: [everyday] }
  escalate: [{ name: up, when: answer.empty, to: everyday }, { name: held, when: answer.invalid, to: everyday, streams: hold }]
models:
  auto:
  gpt-4o: { routing: auto }
  best: { deployment: everyday, fallbacks: [everyday] }
`);
    expect(configuration.server.port).toBe(0);
    expect(configuration.classification).toEqual({
      floor: 'public',
      grants: [{ name: 'photos', keys: ['shop'], unreadable: 'internal' }],
      budgetMs: 100,
      documents: { budgetMs: 2_000, maxBytes: 16_777_216, maxPages: 20, maxCharacters: 2_000_000 },
      reader: undefined,
      detector: { deployment: undefined, timeoutMs: 5_000, maxCharacters: 16_000, required: true },
      mapping: {
        levels: new Map([
          ['EMAIL', { level: 'internal', from: 1, below: 'internal' }],
          ['PERSON', { level: 'confidential', from: 3, below: 'public' }],
          ['health', { level: 'confidential', from: 2, below: 'internal' }],
        ]),
        combinations: [{ all: ['PERSON', 'financial'], level: 'restricted' }],
      },
      terms: [
        { kind: 'pattern', level: 'confidential', pattern: '\\bCASE-\\d{6}\\b', ignoreCase: true },
        { kind: 'plain', level: 'restricted', text: 'Project Heron' },
      ],
    });
    expect(configuration.policy.law.requirements).toEqual([
      {
        name: 'health leaves under a BAA only',
        categories: ['health'],
        fromLevel: 'internal',
        agreements: ['baa'],
        maxRetentionDays: 0,
        regions: ['us'],
        placements: ['api'],
      },
      {
        name: 'short',
        categories: [],
        fromLevel: undefined,
        agreements: [],
        maxRetentionDays: 30,
        regions: [],
        placements: [],
      },
    ]);
    expect(configuration.policy.thresholdThousandths).toBe(725);
    expect(configuration.policy.escalations).toEqual([
      { name: 'up', when: 'answer.empty', to: 'everyday' },
      { name: 'held', when: 'answer.invalid', to: 'everyday', streams: 'hold' },
    ]);
    expect(configuration.policy.models).toEqual({
      auto: { kind: 'auto' },
      'gpt-4o': { kind: 'auto' },
      best: { kind: 'deployment', deployment: 'everyday', fallbacks: ['everyday'] },
    });
    expect(configuration.warnings.map(formatProblem)).toEqual([
      'demarc.yaml:28:3 routing.escalate[0]: an answer that is streamed is not escalated without `streams: hold`',
    ]);
  });

  it('says the same policy whatever the order of sections and keys', () => {
    const one = load(
      `${HOUSE}  second: { model: y, provider: house }\nairGapped: true\nrouting: { rules: [{ name: r, use: [second] }] }`,
    );
    const two = load(`routing: { rules: [{ use: [second], name: r }] }
deployments:
  second: { provider: house, model: y }
  everyday: { model: "qwen3:8b", provider: house }
airGapped: true
providers: { house: { type: ollama } }`);
    expect(compilePolicy(two.policy).hash).toBe(compilePolicy(one.policy).hash);
  });
});

describe('mistakes of form, each at its line and column', () => {
  it.each([
    [
      'an unknown section',
      `${HOUSE}routng: {}`,
      ['5:1 routng: unknown key "routng"; did you mean "routing"?'],
    ],
    [
      'an unknown key',
      'providers:\n  house:\n    type: ollama\n    clearence: internal\ndeployments: { m: { provider: house, model: x } }',
      ['4:5 providers.house.clearence: unknown key "clearence"; did you mean "clearance"?'],
    ],
    [
      'an unknown key within',
      `${HOUSE.trimEnd().slice(0, -1)}, timeouts: { conectMs: 1 } }`,
      ['4:64 deployments.everyday.timeouts.conectMs: unknown key "conectMs"; did you mean "connectMs"?'],
    ],
    [
      'a key like nothing known',
      `${HOUSE}server: { zebra: 1 }`,
      ['5:11 server.zebra: unknown key "zebra"; known here: host, port, maxBodyBytes, drainMs'],
    ],
    [
      'a duplicate key',
      'airGapped: true\nserver: {}\nairGapped: false',
      ['3:1 this key appears twice in the same mapping; only one of them could count'],
    ],
    ['a wrong type', `${HOUSE}server: { port: "http" }`, ['5:17 server.port: must be a number, not text']],
    [
      'a fraction',
      `${HOUSE}server: { port: 1.5 }`,
      ['5:17 server.port: must be a whole number, not a fraction'],
    ],
    ['too large', `${HOUSE}server: { port: 70000 }`, ['5:17 server.port: must be at most 65535']],
    ['a list for a mapping', `${HOUSE}server: []`, ['5:9 server: must be a mapping, not a list']],
    ['a truth in quotes', `${HOUSE}airGapped: "no"`, ['5:12 airGapped: must be true or false, not text']],
    ['text for a file', 'hello', ['1:1 must be a mapping, not text']],
    [
      'a missing key',
      'providers: { house: {} }\ndeployments: { m: { provider: house, model: x } }',
      [
        '1:14 providers.house.type: is missing: one of openai, anthropic, openai-compatible, ollama, vllm, llama.cpp, lm-studio, embedded',
      ],
    ],
    [
      'no deployments',
      'providers: { house: { type: ollama } }',
      ['1:1 deployments: at least one deployment is needed: a model at a provider'],
    ],
    [
      'a tag',
      '!!js/function "x"',
      ['1:1 tags (words that start with !) are not used in this file; text that starts so needs quotes'],
    ],
    [
      'two documents',
      `${HOUSE}---\na: 1`,
      ['5:1 the file holds more than one document; remove the line with ---'],
    ],
    [
      'an unknown alias',
      'airGapped: *yes',
      ['1:12 this alias (*name) has no anchor (&name) before it; text that starts with * needs quotes'],
    ],
  ])('%s', (_, text, expected) => {
    expect(mistakesOf(text)).toEqual(expected);
  });

  it('refuses a file that is too large, too deep, or multiplies itself', () => {
    expect(mistakesOf(`#${'x'.repeat(1_048_576)}`)).toEqual(['1:1 the file is larger than 1 MiB']);
    expect(mistakesOf('['.repeat(200_000))).toHaveLength(1);
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let index = 0; index < 9; index++) {
      const above = index === 0 ? 'a' : `b${index - 1}`;
      bomb.push(`b${index}: &b${index} [${Array.from({ length: 9 }, () => `*${above}`).join(',')}]`);
    }
    const startedMs = performance.now();
    expect(mistakesOf(bomb.join('\n'))[0]).toMatch(/^9:\d+ more than 64 aliases; write the values out$/);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  it('takes a few aliases, and points into what they stand for', () => {
    const text = `providers:
  house: &base { type: ollama, region: eu }
  annex: *base
deployments:
  m: { provider: annex, model: x }`;
    expect(mistakesOf(text)).toEqual([]);
    expect(mistakesOf(text.replace('region', 'regoin'))).toEqual([
      '2:32 providers.house.regoin: unknown key "regoin"; did you mean "region"?',
      '2:32 providers.annex.regoin: unknown key "regoin"; did you mean "region"?',
    ]);
  });
});

describe('mistakes of meaning, each at its line and column', () => {
  const routed = (rule: string) => `${HOUSE}routing:\n  rules:\n    - ${rule}`;

  it.each([
    [
      'an unknown deployment',
      routed('{ name: r, use: [everday] }'),
      ['7:24 routing.rules[0].use[0]: unknown deployment "everday"; did you mean "everyday"?'],
    ],
    [
      'an unknown deployment, alone',
      routed('{ name: r, use: everday }'),
      ['7:23 routing.rules[0].use[0]: unknown deployment "everday"; did you mean "everyday"?'],
    ],
    [
      'an unknown provider',
      HOUSE.replace('provider: house', 'provider: huose'),
      ['4:25 deployments.everyday.provider: unknown provider "huose"; did you mean "house"?'],
    ],
    [
      'an unknown level',
      `${HOUSE}classification: { floor: secret }`,
      ['5:26 classification.floor: must be one of public, internal, confidential, restricted'],
    ],
    [
      'a misspelt level',
      `${HOUSE}classification: { floor: internel }`,
      [
        '5:26 classification.floor: must be one of public, internal, confidential, restricted; did you mean "internal"?',
      ],
    ],
    [
      'a misspelt placement',
      HOUSE.replace('type: ollama', 'type: ollama, placement: on-premise'),
      [
        '2:37 providers.house.placement: must be one of on-premises, own-cloud, managed, api; did you mean "on-premises"?',
      ],
    ],
    [
      'a misspelt category',
      HOUSE.replace('type: ollama', 'type: ollama, except: [helth]'),
      [
        '2:35 providers.house.except[0]: must be one of personal, health, payment, credentials, source-code, legal, financial, custom; did you mean "health"?',
      ],
    ],
    [
      'a level in a condition',
      routed('{ name: r, when: \'level == "secret"\', use: everyday }'),
      [
        '7:34 routing.rules[0].when: unknown level "secret"; known: public, internal, confidential, restricted',
      ],
    ],
    [
      'order among levels',
      routed('name: r\n      when: tools && level >= "confidential"\n      use: everyday'),
      [
        '8:22 routing.rules[0].when: a level is text and has no order under >=; did you mean atLeast(level, "confidential")?',
      ],
    ],
    [
      'an unknown variable',
      routed('name: r\n      when: complexty > 0.5\n      use: everyday'),
      ['8:13 routing.rules[0].when: unknown variable complexty; did you mean "complexity"?'],
    ],
    [
      'a syntax error',
      routed('name: r\n      when: tools &&\n      use: everyday'),
      ['8:21 routing.rules[0].when: Unexpected token: EOF'],
    ],
    [
      'matches()',
      routed('name: r\n      when: model.matches("^a")\n      use: everyday'),
      [
        '8:13 routing.rules[0].when: matches() can run for minutes on a short text and is not available; did you mean rx(text, "pattern")?',
      ],
    ],
    [
      'a repeated rule name',
      `${routed('{ name: r, when: tools, use: everyday }')}\n    - { name: r, use: everyday }`,
      ['8:15 routing.rules[1].name: another rule has this name already'],
    ],
    [
      'a preset that is not text',
      `${HOUSE}routing: { preset: 7 }`,
      ['5:20 routing.preset: must be text, not a whole number'],
    ],
    [
      'too fine a threshold',
      `${HOUSE}routing: { threshold: 0.12345 }`,
      ['5:23 routing.threshold: must have at most three decimals'],
    ],
    [
      'an escalation to nowhere',
      `${HOUSE}routing: { escalate: [{ name: e, when: answer.empty, to: fronteer }] }`,
      ['5:58 routing.escalate[0].to: unknown deployment "fronteer"; known: everyday'],
    ],
    [
      'answer outside escalations',
      routed('{ name: r, when: answer.empty, use: everyday }'),
      ['7:24 routing.rules[0].when: unknown variable answer'],
    ],
    [
      'an unknown fallback',
      `${HOUSE}models: { m: { deployment: everyday, fallbacks: [evryday] } }`,
      ['5:50 models.m.fallbacks[0]: unknown deployment "evryday"; did you mean "everyday"?'],
    ],
    [
      'a model that is both',
      `${HOUSE}models: { m: { routing: auto, deployment: everyday } }`,
      ['5:16 models.m.routing: give either routing: auto or a deployment, not both'],
    ],
    [
      'fallbacks of auto',
      `${HOUSE}models: { m: { fallbacks: [everyday] } }`,
      ['5:16 models.m.fallbacks: only a model with a deployment has fallbacks; with auto the rules decide'],
    ],
    [
      'a hostile name',
      `${HOUSE}models: { __proto__: {} }`,
      [
        '5:11 models.__proto__: a name has letters, digits and . _ - : / @ only, and starts with a letter or digit',
      ],
    ],
    [
      'a deployment called auto',
      HOUSE.replace('everyday', 'auto'),
      [
        '4:3 deployments.auto: auto is what callers ask for when the rules decide; name the deployment otherwise',
      ],
    ],
    [
      'a looser deployment',
      HOUSE.replace('ollama', 'ollama, clearance: internal').replace(
        '"qwen3:8b"',
        'x, clearance: restricted',
      ),
      [
        '4:53 deployments.everyday.clearance: may only be stricter than that of provider house, which is internal',
      ],
    ],
    [
      'an address without placement',
      HOUSE.replace('ollama', 'ollama, url: "http://10.0.0.5:11434"'),
      [
        '2:3 providers.house.placement: is missing: say whose machine it is, one of on-premises, own-cloud, managed, api',
      ],
    ],
    [
      'no address',
      HOUSE.replace('ollama', 'openai-compatible'),
      ['2:3 providers.house.url: is missing: the address of the server'],
    ],
    [
      'an address that is none',
      HOUSE.replace('ollama', 'ollama, url: "ftp://x"'),
      ['2:31 providers.house.url: must be an http or https address, for instance http://127.0.0.1:11434'],
    ],
    [
      'a vendor on the premises',
      'providers: { o: { type: openai, placement: on-premises, apiKey: "env:OPENAI_API_KEY" } }\ndeployments: { m: { provider: o, model: x } }',
      ["1:14 providers.o.url: api.openai.com is a vendor's API and not on your premises; set placement: api"],
    ],
    [
      'a vendor on the premises, spelt with the dot of a whole name',
      HOUSE.replace('ollama', 'vllm, placement: on-premises, url: "https://api.openai.com./v1"'),
      [
        "2:53 providers.house.url: api.openai.com. is a vendor's API and not on your premises; set placement: api",
      ],
    ],
    [
      'a cloud model of a runner on the premises',
      HOUSE.replace('qwen3:8b', 'gpt-oss:120b-cloud'),
      [
        '4:39 deployments.everyday.model: is a cloud model, which runs at ollama.com and not on your premises: name a local model, or give it a provider of its own with placement: api',
      ],
    ],
    [
      'a cloud model by its tag',
      HOUSE.replace('qwen3:8b', 'kimi-k2:Cloud'),
      [
        '4:39 deployments.everyday.model: is a cloud model, which runs at ollama.com and not on your premises: name a local model, or give it a provider of its own with placement: api',
      ],
    ],
    [
      'an API in the clear',
      HOUSE.replace('ollama', 'openai-compatible, url: "http://llm.example", placement: api'),
      [
        '2:42 providers.house.url: must be https: over http everything sent outside your premises can be read on the way',
      ],
    ],
    [
      'an API without a key',
      'providers:\n  o: { type: openai }\ndeployments: { m: { provider: o, model: x } }',
      ['2:3 providers.o.apiKey: is missing: this API needs a key, for instance env:OPENAI_API_KEY'],
    ],
    [
      'air-gapped, with an API',
      'airGapped: true\nproviders:\n  house: { type: ollama }\n  o: { type: openai, apiKey: env:OPENAI_API_KEY }\n  c: { type: vllm, url: http://10.0.0.9/v1, placement: own-cloud }\ndeployments: { m: { provider: house, model: x } }',
      [
        '4:3 providers.o: airGapped allows on-premises providers only; this one is placed api',
        '5:45 providers.c.placement: airGapped allows on-premises providers only; this one is placed own-cloud',
      ],
    ],
    [
      'half a price',
      HOUSE.replace('"qwen3:8b"', 'x, cost: { input: 1 }'),
      ['4:42 deployments.everyday.cost: needs gpuHour, or both input and output'],
    ],
    [
      'two prices',
      HOUSE.replace('"qwen3:8b"', 'x, cost: { gpuHour: 1, input: 1, output: 1 }'),
      ['4:42 deployments.everyday.cost: give either gpuHour or prices per token, not both'],
    ],
    [
      'a negative price',
      HOUSE.replace('"qwen3:8b"', 'x, cost: { gpuHour: -1 }'),
      [
        '4:59 deployments.everyday.cost.gpuHour: must be an amount in dollars, zero or more, with at most nine decimals',
      ],
    ],
    [
      'a price too fine',
      HOUSE.replace('"qwen3:8b"', 'x, cost: { gpuHour: 0.00000000001 }'),
      [
        '4:59 deployments.everyday.cost.gpuHour: must be an amount in dollars, zero or more, with at most nine decimals',
      ],
    ],
    [
      'a retention',
      HOUSE.replace('ollama', 'ollama, retention: 1month'),
      ['2:37 providers.house.retention: must be none or a number of days, for instance 30d'],
    ],
    [
      'an empty requirement',
      `${HOUSE}requirements:\n  - { name: n, requires: {} }`,
      ['6:16 requirements[0].requires: asks for nothing; name agreements, retention, regions or placements'],
    ],
    [
      'a pattern',
      `${HOUSE}classification: { terms: { restricted: [ok, "/(?=a)/"] } }`,
      [
        '5:45 classification.terms.restricted[1]: is not a regular expression in RE2 syntax (no lookaround, no backreferences)',
      ],
    ],
    [
      'a mapping to no level, and of one thing with itself',
      `${HOUSE}classification:\n  levels: { PERSON: secret }\n  combinations: [{ all: [PERSON], level: restricted }]`,
      [
        '6:21 classification.levels.PERSON: must be a level, or { level, from, below }',
        '7:25 classification.combinations[0].all: must have at least 2 entries',
      ],
    ],
    [
      'a mapping of what nothing is found as',
      `${HOUSE}classification:\n  levels: { EMIAL: internal }\n  combinations: [{ all: [PERSON, helth], level: restricted }]`,
      [
        '6:20 classification.levels.EMIAL: unknown type of finding or category "EMIAL"; did you mean "EMAIL"?',
        '7:34 classification.combinations[0].all[1]: unknown type of finding or category "helth"; did you mean "HEALTH"?',
      ],
    ],
    [
      'a pattern for everything',
      `${HOUSE}classification: { terms: { restricted: ["/a*/"] } }`,
      ['5:41 classification.terms.restricted[0]: this pattern matches empty text, and so everything'],
    ],
    [
      'the starter model where there is none',
      'providers: { s: { type: embedded } }\ndeployments: { m: { provider: s, model: x } }',
      ['1:14 providers.s: the embedded starter model is not available here'],
    ],
    [
      'a level with nowhere to go',
      `providers:
  house: { type: ollama }
  o: { type: openai, apiKey: env:OPENAI_API_KEY }
deployments:
  everyday: { provider: house, model: x }
  frontier: { provider: o, model: y }
routing:
  rules: [{ name: all, use: frontier }]`,
      [
        '8:3 routing.rules: confidential requests have nowhere to go: no rule that matches them uses a deployment cleared for confidential (such as "everyday")',
        '8:3 routing.rules: restricted requests have nowhere to go: no rule that matches them uses a deployment cleared for restricted (such as "everyday")',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(mistakesOf(text)).toEqual(expected);
  });

  it('reports every mistake of every section at once, in order', () => {
    const text = `server: { prot: 1 }
providers:
  house: { type: olama }
  o: { type: openai, apiKey: env:NOT_SET }
deployments:
  everyday: { provider: house, model: x, tools: yes please }
  frontier: { provider: oh, model: y }
classification: { floor: low }
routing:
  threshold: 2
  rules: [{ name: r, use: [everyday, gone] }]
models: { m: { deployment: nowhere } }`;
    expect(mistakesOf(text).map((line) => line.split(': ')[0])).toEqual([
      '1:11 server.prot',
      '3:18 providers.house.type',
      '4:30 providers.o.apiKey',
      '6:49 deployments.everyday.tools',
      '7:25 deployments.frontier.provider',
      '8:26 classification.floor',
      '10:14 routing.threshold',
      '11:38 routing.rules[0].use[1]',
      '12:28 models.m.deployment',
    ]);
  });
});

describe('secrets', () => {
  const withKey = (apiKey: string) =>
    `providers: { o: { type: openai, apiKey: ${JSON.stringify(apiKey)} } }\ndeployments: { m: { provider: o, model: x } }`;

  it.each([
    [
      'env:NOT_SET',
      '1:41 providers.o.apiKey: the environment variable NOT_SET is not set; set it to the key before starting',
    ],
    [
      'env:EMPTY',
      '1:41 providers.o.apiKey: the environment variable EMPTY is not set; set it to the key before starting',
    ],
    [
      'env:constructor',
      '1:41 providers.o.apiKey: the environment variable constructor is not set; set it to the key before starting',
    ],
    [
      'env:BROKEN',
      '1:41 providers.o.apiKey: the environment variable BROKEN holds characters that no key has (a space or a line break?)',
    ],
    [
      SECRET,
      '1:41 providers.o.apiKey: must name an environment variable, for instance env:OPENAI_API_KEY; keys do not belong in this file',
    ],
  ])('%s', (apiKey, expected) => {
    expect(mistakesOf(withKey(apiKey))).toEqual([expected]);
  });

  it.each([
    `providers: { o: { type: openai, apiKey: ${SECRET} } }`,
    `providers: { o: { type: ${SECRET} } }`,
    `providers: { o: { type: openai, ${SECRET}: 1 } }`,
    `providers: { o: { type: openai, url: "https://user:${SECRET}@host/" } }`,
    `deployments: { m: { provider: ${SECRET}, model: x } }`,
    `routing: { rules: [{ name: r, use: ${SECRET} }] }`,
    `routing: ${SECRET}`,
    `providers: { o: { type: openai, apiKey: "${SECRET} }`,
    `apiKey: *${SECRET}`,
    `a: b\n ${SECRET}: c\nd`,
    `${SECRET}\n${SECRET}: x`,
  ])('are in no message: %#', (text) => {
    const [first] = mistakesOf(text);
    expect(first).toBeDefined();
    try {
      load(text);
    } catch (error) {
      expect(inspect(error, { depth: 9 })).not.toMatch(/sk-proj|canary|0123456789abcdef/);
    }
  });
});

describe('what a deployment serves', () => {
  const written = (type: string, more: string) => `providers:
  house: { type: ${type}, placement: on-premises${type === 'anthropic' ? ', url: http://127.0.0.1:1' : ''} }
deployments:
  everyday: { provider: house, model: m${more} }
`;

  it('is all that it says', () => {
    const told = written('llama.cpp', ', serves: [completion], fillInTheMiddle: true');
    expect(deployment('everyday', told).capabilities).toMatchObject({
      chat: false,
      completion: true,
      embeddings: false,
      fillInTheMiddle: true,
    });
  });

  it.each<[string, string, RegExp]>([
    [
      'anthropic',
      ', serves: [embeddings]',
      /serves: names embeddings, which .* anthropic cannot be asked for/,
    ],
    ['anthropic', ', serves: [chat, completion]', /serves: names completion/],
    ['vllm', ', fillInTheMiddle: true', /fillInTheMiddle: cannot be true: .* vllm cannot be told of a gap/],
    ['ollama', ', serves: [chat], fillInTheMiddle: true', /needs completion among what it serves/],
    ['ollama', ', serves: []', /serves/],
    ['ollama', ', serves: [embedding]', /serves/],
  ])('is a mistake where it cannot be: %s%s', (type, more, mistake) => {
    const mistakes = mistakesOf(written(type, more));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(mistake);
  });
});
