import accelerators from '../advisor/catalog/data/accelerators.yaml';
import models from '../advisor/catalog/data/models.yaml';
import prices from '../advisor/catalog/data/prices.yaml';

/** A file of catalogue rows, with the name that messages call it by. */
export interface CatalogueText {
  readonly file: string;
  readonly text: string;
}

/** The catalogues that come with the program. */
export const SHIPPED_CATALOGUE: readonly CatalogueText[] = [
  { file: 'models.yaml', text: models },
  { file: 'accelerators.yaml', text: accelerators },
  { file: 'prices.yaml', text: prices },
];
