import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.fixture.ts';
import { findLicence } from './find-licence.ts';

describe('findLicence', () => {
  it.each([
    ['qwen3-8b', 'apache-2.0'],
    ['qwen3:8b', 'apache-2.0'],
    ['Qwen/Qwen3-8B', 'apache-2.0'],
    ['Qwen/Qwen3-8B-AWQ', 'apache-2.0'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'llama-3.1-community'],
    ['llama3.1:8b-instruct-q4_K_M', 'llama-3.1-community'],
    ['llama3.2-vision:11b', 'llama-3.2-community'],
    ['gemma2:9b', 'gemma-terms-2024-04-01'],
    ['google/gemma-3-27b-it', 'gemma-terms-2025-03-24'],
    ['google/gemma-4-31b-it', 'apache-2.0'],
    ['Gemma 4 31B', 'apache-2.0'],
  ])('%s is under %s', (name, licence) => {
    const found = findLicence(name, CATALOGUE);
    expect(found.kind === 'model' ? found.licence.id : undefined).toBe(licence);
  });

  it.each([
    ['Apache-2.0', 'apache-2.0'],
    ['apache 2.0', 'apache-2.0'],
    ['Apache License 2.0', 'apache-2.0'],
    ['MIT', 'mit'],
    ['llama3.1', 'llama-3.1-community'],
    ['mrl', 'mistral-research-0.1'],
    ['CC-BY-NC-4.0', 'cc-by-nc-4.0'],
  ])('%s is the licence %s', (name, licence) => {
    const found = findLicence(name, CATALOGUE);
    expect(found.kind === 'licence' ? found.licence.id : undefined).toBe(licence);
  });

  it('never takes a near name: another size or version may be under another licence', () => {
    for (const name of ['qwen3-80b', 'qwen-38b', 'gemma-5-31b', 'llama-3.1-80b']) {
      expect(findLicence(name, CATALOGUE).kind).toBe('unknown');
    }
  });

  it('takes none of two models that a name fits, where their licences differ', () => {
    const [given] = [...CATALOGUE.models.values()];
    const twin = { ...given!, id: 'llama-3.1-8b-instruct', licence: { ...given!.licence, value: 'mit' } };
    const models = new Map([...CATALOGUE.models, [twin.id, twin]]);
    expect(findLicence('meta-llama/Llama-3.1-8B-Instruct', { ...CATALOGUE, models }).kind).toBe('unknown');
    expect(findLicence('llama-3.1-8b', { ...CATALOGUE, models })).toMatchObject({
      kind: 'model',
      licence: { id: 'llama-3.1-community' },
    });
  });

  it('offers what the name is near to', () => {
    const found = findLicence('gema3:27b', CATALOGUE);
    expect(found.kind === 'unknown' ? found.models : []).toContain('gemma-3-27b');
    const licence = findLicence('apache2.1', CATALOGUE);
    expect(licence.kind === 'unknown' ? licence.licences : []).toContain('apache-2.0');
    expect(findLicence('zzz', CATALOGUE)).toEqual({ kind: 'unknown', models: [], licences: [] });
  });

  it('says that a text was never read', () => {
    expect(findLicence('odd-7b', CATALOGUE)).toMatchObject({ kind: 'unread', model: { name: 'Odd 7B' } });
  });

  it('bears a name of any length', () => {
    expect(findLicence(`${'a-'.repeat(100_000)}8b`, CATALOGUE).kind).toBe('unknown');
  });
});
