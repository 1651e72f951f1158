import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONDITION_VARIABLES } from '../policy/condition-variables.ts';
import { formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';
import { PROVIDER_TYPE_NAMES } from './provider-types.ts';
import {
  classificationSchema,
  deploymentSchema,
  lanesSchema,
  providerSchema,
  rootSchema,
  routingSchema,
  serverSchema,
} from './schema.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('demarc.example.yaml', () => {
  it('is right, and nothing in it is worth a warning', () => {
    const configuration = loadConfiguration(read('demarc.example.yaml'), {
      file: 'demarc.example.yaml',
      env: { OPENAI_API_KEY: 'a', ANTHROPIC_API_KEY: 'b' },
    });
    expect(configuration.warnings.map(formatProblem)).toEqual([]);
    expect([...configuration.deployments.keys()]).toEqual(['everyday', 'frontier', 'careful']);
  });
});

describe('the pages on configuration', () => {
  const text = ['configuration', 'presets', 'policy', 'monitoring']
    .map((page) => read(`docs/${page}.md`))
    .join('\n');

  it.each([
    ...[
      rootSchema,
      serverSchema,
      providerSchema,
      deploymentSchema,
      classificationSchema,
      routingSchema,
      lanesSchema,
    ].flatMap((schema) => Object.keys(schema.shape)),
    ...Object.keys(CONDITION_VARIABLES),
    ...PROVIDER_TYPE_NAMES,
  ])('explains %s', (name) => {
    expect(text).toMatch(new RegExp(`\`${name.replace('.', '\\.')}[\`:.]`));
  });
});
