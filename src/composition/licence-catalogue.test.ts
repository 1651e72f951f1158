import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLicence } from '../advisor/licences/find-licence.ts';
import { loadLicenceCatalogue } from './licence-catalogue.ts';

const FOLDER = join(import.meta.dirname, '../advisor/catalog/data');

describe('the catalogues that come along', () => {
  it('say of every model under which licence it is; few texts were not read', async () => {
    const catalogue = await loadLicenceCatalogue(FOLDER);
    expect(catalogue.models.size).toBeGreaterThan(60);
    const found = [...catalogue.models.keys()].map((id) => [id, findLicence(id, catalogue).kind] as const);
    expect(found.filter(([, kind]) => kind !== 'model' && kind !== 'unread')).toEqual([]);
    expect(
      found
        .filter(([, kind]) => kind === 'unread')
        .map(([id]) => id)
        .sort(),
    ).toEqual(['codestral-22b', 'nemotron-3-nano-30b-a3b', 'qwen2.5-3b']);
  });

  it.each([
    ['gemma-2-9b', 'gemma-terms'],
    ['llama-3.1-8b', 'llama-3.1-community'],
    ['qwen3-14b', 'apache-2.0'],
  ])('put %s under %s', async (model, licence) => {
    const found = findLicence(model, await loadLicenceCatalogue(FOLDER));
    expect(found).toMatchObject({
      kind: 'model',
      licence: { id: expect.stringContaining(licence) as string },
    });
  });
});
