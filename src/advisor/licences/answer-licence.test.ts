import { describe, expect, it } from 'vitest';
import { type LicenceEntry, WAYS_OF_DEPLOYING } from '../catalog/licence-entry.ts';
import { answerLicence, type LicenceQuestion, type LicenceVerdict } from './answer-licence.ts';
import { CATALOGUE } from './catalogue.fixture.ts';

const { licences } = CATALOGUE;

function licence(id: string): LicenceEntry {
  const found = licences.get(id);
  if (found === undefined) throw new Error(`no licence ${id}`);
  return found;
}

function ask(id: string, question: Partial<LicenceQuestion> = {}) {
  return answerLicence(licence(id), {
    deploy: 'internal',
    users: 1000,
    country: 'US',
    trainsOnOutputs: false,
    field: undefined,
    isMultimodal: false,
    ...question,
  });
}

function point(id: string, name: string, question: Partial<LicenceQuestion> = {}) {
  const found = ask(id, question).points.find((each) => each.point === name);
  if (found === undefined) throw new Error(`no point ${name}`);
  return found;
}

describe('every licence', () => {
  const everyWay = [...licences.keys()].flatMap((id) => WAYS_OF_DEPLOYING.map((deploy) => ({ id, deploy })));

  it.each(everyWay)('$id answers to $deploy with places and quotes', ({ id, deploy }) => {
    const { points, verdict, todo } = ask(id, { deploy, trainsOnOutputs: true });
    expect(points.length).toBeGreaterThanOrEqual(10);
    for (const each of points) {
      expect(each.place).not.toBe('');
      expect(each.words).toMatch(/\.$/);
      if (each.verdict === 'conditions' || each.verdict === 'not-allowed') expect(each.quote).toBeTruthy();
    }
    expect(points.some((each) => each.concerns && each.verdict === verdict)).toBe(true);
    expect(new Set(todo).size).toBe(todo.length);
  });
});

describe('ways of deploying', () => {
  it.each<[string, LicenceQuestion['deploy'], LicenceVerdict]>([
    ['apache-2.0', 'internal', 'allowed'],
    ['apache-2.0', 'product', 'allowed'],
    ['apache-2.0', 'redistribute', 'conditions'],
    ['mit', 'product', 'allowed'],
    ['mit', 'derivative', 'conditions'],
    ['openmdw-1.0', 'product', 'allowed'],
    ['llama-3.1-community', 'product', 'conditions'],
    ['gemma-terms-2024-04-01', 'product', 'conditions'],
    ['gemma-terms-2025-03-24', 'internal', 'conditions'],
    ['mistral-research-0.1', 'internal', 'not-allowed'],
    ['cc-by-nc-4.0', 'product', 'not-allowed'],
    ['cc-by-4.0', 'product', 'allowed'],
    ['exaone-1.1-nc', 'product', 'not-allowed'],
    ['tongyi-qianwen-research-2023', 'internal', 'not-allowed'],
  ])('%s for %s is %s', (id, deploy, verdict) => {
    expect(ask(id, { deploy }).verdict).toBe(verdict);
  });

  it('asks for the name of a derived Llama, and not for that of a product', () => {
    expect(point('llama-3.1-community', 'naming', { deploy: 'derivative' })).toMatchObject({
      verdict: 'conditions',
      concerns: true,
      place: 'section 1.b.i',
    });
    expect(point('llama-3.1-community', 'naming', { deploy: 'product' }).concerns).toBe(false);
  });

  it('has a product show whom it is built with, and the notice travel with weights only', () => {
    const { todo } = ask('llama-3-community', { deploy: 'product' });
    expect(todo.join(' ')).toContain('“Built with Meta Llama 3”');
    expect(todo.join(' ')).not.toContain('Notice');
    expect(ask('llama-3-community', { deploy: 'redistribute' }).todo.join(' ')).toContain(
      'Meta Llama 3 is licensed under the Meta Llama 3 Community License',
    );
  });

  it('carries the restrictions of Gemma and DeepSeek on to the users of a hosted service', () => {
    expect(point('gemma-terms-2025-03-24', 'redistribution', { deploy: 'product' }).concerns).toBe(true);
    expect(point('deepseek-1.0', 'redistribution', { deploy: 'product' }).concerns).toBe(true);
    expect(point('apache-2.0', 'redistribution', { deploy: 'product' }).concerns).toBe(false);
  });
});

describe('what guides get wrong', () => {
  it.each(['gemma-terms-2024-04-01', 'gemma-terms-2025-03-24'])('%s is neither MIT nor Apache', (id) => {
    const { spdx, name } = licence(id);
    expect(spdx).toBeUndefined();
    expect(name).toContain('Gemma Terms of Use');
    expect(ask(id, { deploy: 'product' }).verdict).not.toBe(ask('apache-2.0', { deploy: 'product' }).verdict);
    expect(licence(id).note?.words).toContain('Gemma 4');
  });

  it('keeps versions of Llama apart: 2 and 3 forbid what 3.1 lets', () => {
    const question = { trainsOnOutputs: true };
    expect(ask('llama-2-community', question).verdict).toBe('not-allowed');
    expect(ask('llama-3-community', question).verdict).toBe('not-allowed');
    expect(ask('llama-3.1-community', question).verdict).toBe('conditions');
    expect(ask('tongyi-qianwen-2023', question).verdict).toBe('not-allowed');
    expect(ask('qwen-2024', question).verdict).toBe('conditions');
  });
});

describe('number of users', () => {
  it.each<[string, number, LicenceVerdict]>([
    ['llama-3.1-community', 700_000_000, 'allowed'],
    ['llama-3.1-community', 700_000_001, 'ask-vendor'],
    ['qwen-2024', 100_000_000, 'allowed'],
    ['qwen-2024', 100_000_001, 'ask-vendor'],
    ['kimi-k2-modified-mit', 100_000_001, 'conditions'],
    ['kimi-k2-modified-mit', 10, 'conditions'],
  ])('%s with %d users: %s', (id, users, verdict) => {
    expect(point(id, 'userThreshold', { deploy: 'product', users }).verdict).toBe(verdict);
  });

  it('is a condition while nobody said how many there are', () => {
    const told = point('llama-4-community', 'userThreshold', { users: undefined });
    expect(told.verdict).toBe('conditions');
    expect(told.todo).toEqual(['Above 700,000,000 monthly users: Ask Meta for a licence.']);
  });

  it('is not asked where a licence has no threshold', () => {
    expect(ask('mit').points.map((each) => each.point)).not.toContain('userThreshold');
  });
});

describe('geography', () => {
  it.each<[string, string | undefined, boolean | undefined, LicenceVerdict]>([
    ['llama-3.2-community', 'DE', true, 'not-allowed'],
    ['llama-3.2-community', 'EU', true, 'not-allowed'],
    ['llama-3.2-community', 'de', true, 'not-allowed'],
    ['llama-3.2-community', 'DE', false, 'allowed'],
    ['llama-3.2-community', 'DE', undefined, 'conditions'],
    ['llama-3.2-community', 'US', true, 'allowed'],
    ['llama-3.2-community', 'GB', true, 'allowed'],
    ['llama-3.2-community', undefined, true, 'conditions'],
    ['llama-4-community', 'FR', true, 'not-allowed'],
    ['llama-3.1-community', 'FR', true, 'allowed'],
  ])('%s in %s, multimodal %s: %s', (id, country, isMultimodal, verdict) => {
    expect(point(id, 'geography', { country, isMultimodal }).verdict).toBe(verdict);
  });
});

describe('fields of use', () => {
  it.each<[string, LicenceQuestion['field'], LicenceVerdict]>([
    ['llama-3.1-community', 'military', 'not-allowed'],
    ['llama-3.1-community', 'itar', 'not-allowed'],
    ['deepseek-1.0', 'military', 'not-allowed'],
    ['bigcode-openrail-m-1', 'medical-advice', 'not-allowed'],
    ['bigcode-openrail-m-1', 'military', 'conditions'],
    ['apache-2.0', 'military', 'allowed'],
  ])('%s for %s: %s', (id, field, verdict) => {
    expect(point(id, 'fieldsOfUse', { field }).verdict).toBe(verdict);
  });

  it('leaves research open where commerce is not', () => {
    expect(point('cc-by-nc-4.0', 'commercialUse', { field: 'research' }).verdict).toBe('conditions');
    expect(point('cc-by-nc-4.0', 'commercialUse').verdict).toBe('not-allowed');
  });
});

describe('training on outputs', () => {
  it('counts only where it is meant to happen', () => {
    expect(point('llama-2-community', 'outputsForTraining').concerns).toBe(false);
    expect(point('llama-2-community', 'outputsForTraining', { trainsOnOutputs: true }).verdict).toBe(
      'not-allowed',
    );
  });

  it('takes silence for consent only where use is free', () => {
    expect(point('apache-2.0', 'outputsForTraining', { trainsOnOutputs: true }).verdict).toBe('allowed');
    expect(point('cc-by-nc-4.0', 'outputsForTraining', { trainsOnOutputs: true }).verdict).toBe('ask-vendor');
  });
});
