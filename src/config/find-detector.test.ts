import { describe, expect, it } from 'vitest';
import { ConfigError, formatProblem } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const INSIDE = 'placement: on-premises, clearance: restricted';
const file = (provider: string, more = '') => `
providers:
  house: { type: openai-compatible, url: 'http://127.0.0.1:8000/v1', ${provider} }
deployments:
  everyday: { provider: house, model: a }
  guardian: { provider: house, model: b, role: detector${more} }
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

describe('a deployment with the role detector', () => {
  it('may be a model on the premises that may see everything, and stands in no rule', () => {
    const { classification, policy, warnings } = load(file(INSIDE));
    expect(classification.detector).toEqual({
      deployment: 'guardian',
      timeoutMs: 5_000,
      maxCharacters: 16_000,
      required: true,
    });
    expect(policy.rules).toEqual([{ name: 'in the order of the file', use: ['everyday'] }]);
    expect(warnings).toEqual([]);
  });

  it('is asked as the file says', () => {
    const asked =
      'classification: { detectors: { model: { timeoutMs: 900, maxCharacters: 500, required: false } } }';
    expect(load(`${file(INSIDE)}${asked}\n`).classification.detector).toEqual({
      deployment: 'guardian',
      timeoutMs: 900,
      maxCharacters: 500,
      required: false,
    });
  });

  it.each([
    ['an API', 'placement: api, clearance: restricted', '', 'must be on the premises'],
    ['a cloud of your own', 'placement: own-cloud, clearance: restricted', '', 'must be on the premises'],
    [
      'one that may not see everything',
      'placement: on-premises, clearance: confidential',
      '',
      'must be cleared for restricted without exceptions',
    ],
    [
      'one that may not see every category',
      `${INSIDE}, except: [health]`,
      '',
      'must be cleared for restricted without exceptions',
    ],
    ['one that holds no conversation', INSIDE, ', serves: [embeddings]', 'must serve chat'],
  ])('is refused, with its line, when it is %s', (_what, provider, more, message) => {
    expect(mistakesOf(file(provider, more))).toEqual([
      expect.stringMatching(`^demarc\\.yaml:6:\\d+ deployments\\.guardian\\.role: ${message}`),
    ]);
  });

  it('is refused when it is the second, and when a rule would have it answer', () => {
    const second = '  other: { provider: house, model: c, role: detector }\n';
    expect(mistakesOf(file(INSIDE) + second)).toEqual([
      expect.stringContaining(
        'deployments.other.role: only one deployment can be the detector, and "guardian" is',
      ),
    ]);
    const rule = 'routing: { rules: [{ name: all, use: [everyday, guardian] }] }\n';
    expect(mistakesOf(file(INSIDE) + rule)).toEqual([
      expect.stringMatching(/^demarc\.yaml:7:\d+ routing\.rules\[0\]\.use: "guardian" has the role detector/),
    ]);
  });
});
