import type { Catalogue } from '../advisor/catalog/catalogue.ts';
import { loadCatalogue as readRows } from './catalogue-services.ts';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

/** What the advisor looks models and machines up in. */
export function loadCatalogue(): Promise<Catalogue> {
  const { models, accelerators } = readRows(SHIPPED_CATALOGUE);
  return Promise.resolve({
    models: new Map(models.map((model) => [model.id, model])),
    accelerators: new Map(accelerators.map((accelerator) => [accelerator.id, accelerator])),
  });
}
