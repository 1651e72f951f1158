import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { destinationOf, named, policyOf } from './fixtures/policy-fixture.ts';
import { callableModels, isModelAllowed, modelNotFound, resolveModel } from './resolve-model.ts';

const policy = compilePolicy(
  policyOf({
    models: {
      auto: { kind: 'auto' },
      best: {
        kind: 'deployment',
        deployment: named('frontier'),
        fallbacks: [named('everyday'), named('frontier')],
      },
      everyday: { kind: 'auto' },
      'gpt-5.5': { kind: 'deployment', deployment: named('everyday'), fallbacks: [] },
    },
    destinations: {
      everyday: destinationOf('qwen3:8b'),
      twin: destinationOf('qwen3:8b'),
      frontier: destinationOf('gpt-5.5'),
    },
  }),
);

describe('resolveModel', () => {
  it('looks among models, then deployments, then upstream names', () => {
    expect(resolveModel(policy, 'everyday')).toEqual({ kind: 'auto' });
    expect(resolveModel(policy, 'frontier')).toEqual({
      kind: 'named',
      through: 'deployment',
      use: ['frontier'],
    });
    expect(resolveModel(policy, 'gpt-5.5')).toEqual({ kind: 'named', through: 'model', use: ['everyday'] });
    expect(resolveModel(policy, 'qwen3:8b')).toEqual({
      kind: 'named',
      through: 'upstream-model',
      use: ['everyday', 'twin'],
    });
  });

  it('puts fallbacks behind, each deployment once', () => {
    expect(resolveModel(policy, 'best')).toMatchObject({ use: ['frontier', 'everyday'] });
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'Auto', ' auto'])('finds nothing as %j', (name) => {
    expect(resolveModel(policy, name)).toBeUndefined();
  });

  it('knows hostile names that were configured', () => {
    const hostile = compilePolicy(
      policyOf({ models: Object.fromEntries([['__proto__', { kind: 'auto' as const }]]) }),
    );
    expect(resolveModel(hostile, '__proto__')).toEqual({ kind: 'auto' });
  });
});

describe('callableModels', () => {
  it('lists models and deployments, sorted, each name once', () => {
    expect(callableModels(policy)).toEqual([
      { name: 'auto', kind: 'auto' },
      { name: 'best', kind: 'model' },
      { name: 'everyday', kind: 'auto' },
      { name: 'frontier', kind: 'deployment' },
      { name: 'gpt-5.5', kind: 'model' },
      { name: 'twin', kind: 'deployment' },
    ]);
  });

  it("keeps to the key's list", () => {
    expect(callableModels(policy, ['twin', 'auto', 'gone']).map(({ name }) => name)).toEqual([
      'auto',
      'twin',
    ]);
    expect(callableModels(policy, [])).toEqual([]);
  });
});

describe('isModelAllowed', () => {
  it('asks for the name itself, and for every deployment behind an upstream name', () => {
    expect(isModelAllowed(policy, 'best', undefined)).toBe(true);
    expect(isModelAllowed(policy, 'best', ['best'])).toBe(true);
    expect(isModelAllowed(policy, 'best', ['frontier', 'everyday'])).toBe(false);
    expect(isModelAllowed(policy, 'qwen3:8b', ['everyday'])).toBe(false);
    expect(isModelAllowed(policy, 'qwen3:8b', ['everyday', 'twin'])).toBe(true);
    expect(isModelAllowed(policy, 'nonsense', ['everyday'])).toBe(false);
  });
});

describe('modelNotFound', () => {
  it('does not drown the message in names', () => {
    const many = compilePolicy(
      policyOf({
        models: Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [`m-${index}`, { kind: 'auto' as const }]),
        ),
      }),
    );
    expect(modelNotFound(many, 'zzzzzz', undefined).message).toMatch(/ and 22 more$/);
  });
});
