import { readLicences } from '../advisor/catalog/read-licences.ts';
import { readLicensedModels } from '../advisor/catalog/read-licensed-models.ts';
import type { LicenceCatalogue } from '../advisor/licences/find-licence.ts';
import { reviewDeployment } from '../advisor/licences/review-deployment.ts';
import type { LoadOptions } from '../config/load-config.ts';
import { readCatalogFile } from '../storage/catalog-file.ts';

/** Reads the catalogue of licences, and of models as far as licences need it, from where the program keeps them. */
export async function loadLicenceCatalogue(folder: string): Promise<LicenceCatalogue> {
  const licences = await readCatalogFile(folder, 'licences.yaml');
  const models = await readCatalogFile(folder, 'models.yaml');
  return {
    licences: licences === undefined ? new Map() : readLicences(licences),
    models: models === undefined ? new Map() : readLicensedModels(models),
  };
}

/** Looks at the licence of each deployment of a configuration. */
export function licenceReview(catalogue: LicenceCatalogue): NonNullable<LoadOptions['reviewLicence']> {
  return ({ model, provider }, { licence, use }) =>
    reviewDeployment({ model, licence, placement: provider.destination.placement }, use, catalogue);
}
