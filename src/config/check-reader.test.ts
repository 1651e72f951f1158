import { describe, expect, it } from 'vitest';
import { ConfigError, formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const file = (provider: string, deployment = '', reader = 'deployment: eyes') => `
providers:
  house: { type: openai-compatible, url: 'http://127.0.0.1:8000/v1', ${provider} }
deployments:
  everyday: { provider: house, model: a }
  eyes: { provider: house, model: b${deployment} }
classification:
  reader: { ${reader} }
`;
const load = (text: string) => loadConfiguration(text, { file: 'demarc.yaml', env: {} });

function mistakesOf(text: string): string[] {
  try {
    load(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe('a reader of pictures', () => {
  it('may be a model on the premises that may see everything', () => {
    const { classification } = load(file('placement: on-premises, clearance: restricted'));
    expect(classification.reader).toEqual({
      deployment: 'eyes',
      readLevel: 'confidential',
      timeoutMs: 15_000,
      maxPictures: 4,
    });
  });

  it.each([
    ['an API', 'placement: api, clearance: restricted', 'must be on the premises'],
    ['a cloud of your own', 'placement: own-cloud, clearance: restricted', 'must be on the premises'],
    ['a managed place', 'placement: managed, clearance: restricted', 'must be on the premises'],
    [
      'one that may not see everything',
      'placement: on-premises, clearance: confidential',
      'must be cleared for restricted',
    ],
    [
      'one that may not see every category',
      'placement: on-premises, clearance: restricted, except: [health]',
      'must be cleared for restricted',
    ],
  ])('is refused, with its line, when it is %s', (_what, provider, message) => {
    expect(mistakesOf(file(provider))).toEqual([
      expect.stringMatching(`^demarc\\.yaml:8:25 classification\\.reader\\.deployment: ${message}`),
    ]);
  });

  it('needs no rule that leads to it', () => {
    const rules = 'routing: { rules: [{ name: all, use: [everyday] }] }\n';
    const text = `${file('placement: on-premises, clearance: restricted')}${rules}`;
    expect(load(text).warnings).toEqual([]);
    const unread = text.replace(/classification:[^]*?routing/, 'routing');
    expect(load(unread).warnings.map(({ message }) => message)).toEqual([
      'no rule uses "eyes": it is reached only when asked for by name',
    ]);
  });

  it('is refused when it sees no pictures, or is nobody', () => {
    const inside = 'placement: on-premises, clearance: restricted';
    expect(mistakesOf(file(inside, ', images: false'))).toEqual([
      expect.stringContaining('must be a model that sees'),
    ]);
    expect(mistakesOf(file(inside, ', serves: [embeddings]'))).toEqual([
      expect.stringContaining('must serve chat'),
    ]);
    expect(mistakesOf(file(inside, '', 'deployment: eye'))).toEqual([
      expect.stringContaining('did you mean "eyes"?'),
    ]);
    expect(mistakesOf(file(inside, '', 'deployment: eyes, readLevel: secret'))).toHaveLength(1);
  });
});
