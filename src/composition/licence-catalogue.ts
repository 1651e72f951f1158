import { readLicences } from '../advisor/catalog/read-licences.ts';
import type { LicenceCatalogue } from '../advisor/licences/find-licence.ts';
import { reviewDeployment } from '../advisor/licences/review-deployment.ts';
import type { LoadOptions } from '../config/load-config.ts';
import { readCatalogFile } from '../storage/catalog-file.ts';
import { loadCatalogue } from './catalogue-services.ts';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

/** Reads the catalogue of licences from where the program keeps it, and the models that come along. */
export async function loadLicenceCatalogue(folder: string): Promise<LicenceCatalogue> {
  const licences = await readCatalogFile(folder, 'licences.yaml');
  const { models } = loadCatalogue(SHIPPED_CATALOGUE);
  return {
    licences: licences === undefined ? new Map() : readLicences(licences),
    models: new Map(models.map((model) => [model.id, model])),
  };
}

/** Looks at the licence of each deployment of a configuration. */
export function licenceReview(catalogue: LicenceCatalogue): NonNullable<LoadOptions['reviewLicence']> {
  return ({ model, provider }, { licence, use }) =>
    reviewDeployment({ model, licence, placement: provider.destination.placement }, use, catalogue);
}
