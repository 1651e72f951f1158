import accelerators from '../advisor/catalog/data/accelerators.yaml';
import models from '../advisor/catalog/data/models.yaml';
import { SHIPPED_PRICES } from './shipped-prices.ts';

/** A file of catalogue rows, with the name that messages call it by. */
export interface CatalogueText {
  readonly file: string;
  readonly text: string;
}

/** The catalogues that come with the program. */
export const SHIPPED_CATALOGUE: readonly CatalogueText[] = [
  { file: 'models.yaml', text: models },
  { file: 'accelerators.yaml', text: accelerators },
  SHIPPED_PRICES,
];
