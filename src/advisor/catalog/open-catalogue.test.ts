import { describe, expect, it } from 'vitest';
import { acceleratorEntry, modelEntry, priceEntry } from './catalogue.fixture.ts';
import { mergeCatalogues } from './catalogue-rows.ts';
import { openCatalogue } from './open-catalogue.ts';

const NOTHING = { models: [], accelerators: [], prices: [] };
const ROWS = {
  models: ['qwen3-8b', 'qwen3-32b', 'mistral-small'].map((id) => modelEntry({ id })),
  accelerators: [acceleratorEntry({ id: 'h100-sxm-80gb' })],
  prices: [priceEntry({})],
};

describe('openCatalogue', () => {
  const catalogue = openCatalogue(ROWS, (name) => (name === 'quen3-8b' ? 'qwen3-8b' : undefined));

  it('finds rows by their ids, in whatever case', () => {
    expect(catalogue.model('Qwen3-8B')).toMatchObject({ kind: 'found', entry: { id: 'qwen3-8b' } });
    expect(catalogue.accelerator('h100-sxm-80gb')).toMatchObject({ kind: 'found' });
    expect(catalogue.price('example/model')).toMatchObject({ kind: 'found' });
  });

  it('looks for an id among its own kind alone', () => {
    expect(catalogue.accelerator('qwen3-8b')).toEqual({ kind: 'unknown', nearest: [] });
  });

  it('names what an unknown id was probably meant to be', () => {
    expect(catalogue.model('quen3-8b')).toEqual({ kind: 'unknown', nearest: ['qwen3-8b'] });
    expect(catalogue.model('qwen3')).toEqual({ kind: 'unknown', nearest: ['qwen3-8b', 'qwen3-32b'] });
    expect(catalogue.model('small')).toEqual({ kind: 'unknown', nearest: ['mistral-small'] });
    expect(catalogue.model('')).toEqual({ kind: 'unknown', nearest: [] });
  });

  it('names at most five', () => {
    const many = Array.from({ length: 9 }, (_, index) => modelEntry({ id: `model-${index}` }));
    const opened = openCatalogue({ ...NOTHING, models: many }, () => undefined);
    expect(opened.model('model')).toMatchObject({
      nearest: ['model-0', 'model-1', 'model-2', 'model-3', 'model-4'],
    });
  });
});

describe('mergeCatalogues', () => {
  it('lets a later row replace the whole row of the same id, and adds the others', () => {
    const newer = [modelEntry({ id: 'qwen3-8b', name: 'Renewed' }), modelEntry({ id: 'new-1b' })];
    const { models, prices } = mergeCatalogues([ROWS, { ...NOTHING, models: newer }]);
    expect(models.map(({ id }) => id)).toEqual(['qwen3-8b', 'qwen3-32b', 'mistral-small', 'new-1b']);
    expect(models[0]?.name).toBe('Renewed');
    expect(prices).toHaveLength(1);
  });
});
