import { describe, expect, it } from 'vitest';
import { ConfigError } from './config-problem.ts';
import { loadConfiguration } from './load-config.ts';

const BASE = `
providers:
  house: { type: ollama, url: http://127.0.0.1:11434 }
deployments:
  everyday: { provider: house, model: "qwen3:8b" }
`;

function load(audit: string, more = '') {
  return loadConfiguration(`${more}${BASE}${audit}`, { file: 'demarc.yaml', env: { TOKEN: 'abc' } });
}

function problemsOf(audit: string, more = ''): string[] {
  try {
    load(audit, more);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

const anchor = (text: string) => `audit:\n  anchors:\n    - ${text}\n`;

describe('audit', () => {
  it('keeps everything and anchors nowhere when nothing is said', () => {
    expect(load('').audit).toEqual({ anchors: [], anchorEveryMs: 50_000 });
  });

  it('names places of three kinds', () => {
    const { audit } = load(`audit:
  anchors:
    - file: /mnt/elsewhere/anchors
    - git: git@example.com:anchors.git
    - { webhook: "https://anchors.example.com/take", headers: { authorization: Bearer env:TOKEN } }
  requireAnchorWithinMinutes: 60
  retainDays: 400
`);
    expect(audit.anchors.map(({ kind }) => kind)).toEqual(['file', 'git', 'webhook']);
    expect(audit).toMatchObject({ requireAnchorWithinMs: 3_600_000, retainDays: 400 });
    expect(JSON.stringify(audit)).not.toContain('abc');
  });

  it.each([
    ['{ file: anchors }', /absolute path/],
    ['{ file: /a, git: /b }', /one of file, git, webhook, s3 or syslog/],
    ['{ branch: x }', /one of file, git, webhook, s3 or syslog/],
    ['{ file: /a, branch: x }', /belongs to git/],
    ['{ git: "ext::sh -c true" }', /git push takes/],
    ['{ git: --upload-pack=x }', /git push takes/],
    ['{ webhook: "http://example.com/x" }', /must be https/],
    ['{ webhook: "https://u:p@example.com/x" }', /without a user/],
    ['{ webhook: "https://example.com/x", headers: { authorization: secret } }', /environment variable/],
  ])('refuses %s', (text, message) => {
    expect(problemsOf(anchor(text)).join('\n')).toMatch(message);
  });

  it('lets nothing leave an air-gapped network', () => {
    for (const text of ['{ webhook: "https://203.0.113.7/x" }', '{ git: "git@example.com:x" }']) {
      expect(problemsOf(anchor(text), 'airGapped: true\n').join('\n')).toMatch(/airGapped/);
    }
    expect(problemsOf(anchor('{ webhook: "http://10.1.2.3/x" }'), 'airGapped: true\n')).toEqual([]);
  });

  it('wants a place where it requires one, and warns of short retention', () => {
    expect(problemsOf('audit: { requireAnchorWithinMinutes: 5 }').join('\n')).toMatch(
      /needs at least one place/,
    );
    expect(
      load('audit: { retainDays: 30 }')
        .warnings.map(({ message }) => message)
        .join('\n'),
    ).toMatch(/six months/);
  });
});
