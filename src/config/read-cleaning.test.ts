import { describe, expect, it } from 'vitest';
import { cleaningName } from '../domain/cleaning.ts';
import { checkPolicy } from '../policy/check.ts';
import { explainPolicy } from '../policy/explain-policy.ts';
import { loadConfiguration } from './load-config.ts';

function load(clean: string, use = '[out, in]') {
  return loadConfiguration(
    `
providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:9/v1", placement: on-premises, clearance: restricted }
  rented: { type: openai-compatible, url: "https://rented.invalid/v1", placement: api, clearance: internal }
deployments:
  in: { provider: house, model: i }
  out: { provider: rented, model: o }
routing:
  rules:
    - { name: all, use: ${use}, clean: ${clean} }
  escalate:
    - { name: up, when: answer.empty, to: out, clean: ${clean} }
models: { auto: {} }
`,
    { file: 'demarc.yaml', env: {} },
  );
}

describe('clean', () => {
  it.each([
    ['pseudonymise', { how: 'pseudonymise' }, 'pseudonymise'],
    ['{ how: redact }', { how: 'redact' }, 'redact'],
    [
      '{ how: redact, types: [PERSON, EMAIL, PERSON], categories: [payment] }',
      { how: 'redact', types: ['EMAIL', 'PERSON'], categories: ['payment'] },
      'redact only payment, EMAIL, PERSON',
    ],
  ])('is read from %s', (written, meant, name) => {
    const { policy } = load(written);
    expect(policy.rules[0]?.clean).toEqual(meant);
    expect(policy.escalations[0]?.clean).toEqual(meant);
    expect(cleaningName(policy.rules[0]!.clean!)).toBe(name);
  });

  it.each([
    ['pseudonymize', 'did you mean "pseudonymise"?'],
    ['{ how: hide }', 'must be pseudonymise or redact, not "hide"'],
    ['{ how: redact, types: [PERSONS] }', 'did you mean "PERSON"?'],
    ['{ how: redact, types: [HEALTH] }', '"HEALTH" is nothing that can be cleaned'],
    ['{ how: redact, categories: [personel] }', 'did you mean "personal"?'],
    ['{ how: redact, type: [PERSON] }', 'type'],
  ])('is not taken for %s', (written, why) => {
    expect(() => load(written)).toThrow(why);
  });

  it('is doubted where nothing leaves', () => {
    const { policy } = load('redact', '[in]');
    const issues = checkPolicy(policy, { floor: 'internal' });
    expect(issues).toContainEqual({
      severity: 'warning',
      path: ['rules', 0, 'clean'],
      message: 'nothing is ever cleaned here: only what leaves the premises is, and nothing of this does',
    });
    expect(
      checkPolicy(load('redact').policy, { floor: 'internal' }).map(({ path }) => path),
    ).not.toContainEqual(['rules', 0, 'clean']);
  });

  it('lets a rule have no place for what it cleans', () => {
    const { policy } = load('redact', '[out]');
    expect(
      checkPolicy(policy, { floor: 'internal' })
        .map(({ message }) => message)
        .join(),
    ).not.toMatch(/refused|nowhere/);
  });

  it('is said in words', () => {
    const { rules, afterRules } = explainPolicy(load('{ how: pseudonymise, types: [PERSON, IBAN] }').policy, {
      floor: 'internal',
    });
    expect(rules[0]?.sentence).toBe(
      'Always: out, else in. Those of them outside that may not see a request as it is get it with what is IBAN or ' +
        'PERSON replaced by made-up values of the same kind, which are put back in the answer, if they may see what is left.',
    );
    expect(afterRules.join(' ')).toContain('made-up values');
  });
});
