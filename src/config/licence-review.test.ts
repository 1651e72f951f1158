import { describe, expect, it } from 'vitest';
import { formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const FILE = `use: product
providers:
  house: { type: ollama, url: http://127.0.0.1:11434, placement: on-premises, clearance: restricted }
deployments:
  a: { provider: house, model: m, licence: mitt }
  b: { provider: house, model: n }
`;

describe('the review of licences', () => {
  it('is given what the file states, and its word stands at the member it is about', () => {
    const seen: unknown[] = [];
    const { warnings, use } = loadConfiguration(FILE, {
      file: 'demarc.yaml',
      env: {},
      reviewLicence: ({ model }, noted) => {
        seen.push([model, noted]);
        return model === 'm' ? { at: 'licence', message: 'is none', suggestion: 'mit' } : undefined;
      },
    });
    expect(use).toBe('product');
    expect(seen).toEqual([
      ['m', { licence: 'mitt', use: 'product' }],
      ['n', { licence: undefined, use: 'product' }],
    ]);
    expect(warnings.map(formatProblem)).toContain(
      'demarc.yaml:5:44 deployments.a.licence: is none; did you mean "mit"?',
    );
  });

  it('is not made where nobody asks for it', () => {
    const { warnings } = loadConfiguration(FILE, { file: 'demarc.yaml', env: {} });
    expect(warnings.filter(({ path }) => path.endsWith('licence'))).toEqual([]);
  });

  it('knows two uses', () => {
    expect(() =>
      loadConfiguration(FILE.replace('product', 'resale'), { file: 'demarc.yaml', env: {} }),
    ).toThrow('use');
  });
});
