import type { ModelPrice } from '../domain/model-price.ts';

/** A price that was written down by hand, for a model that the catalogue of the package may lack. */
export interface ListedPrice {
  /** As the catalogue of the package names it, for instance `x-ai`. */
  readonly vendor: string;
  /** As requests name it: a name that only begins so may be another model. */
  readonly model: string;
  readonly price: ModelPrice;
}

/** What is listed by hand of a vendor's model; undefined where nothing is. */
export type ListedPriceLookup = (vendor: string, model: string) => ModelPrice | undefined;

export const NOTHING_LISTED: ListedPriceLookup = () => undefined;

/** @param readRows is called when a price is first looked up, so that those who need none read no rows. */
export function listedPrices(readRows: () => readonly ListedPrice[]): ListedPriceLookup {
  let byName: ReadonlyMap<string, ModelPrice> | undefined;
  return (vendor, model) => {
    byName ??= new Map(readRows().map((row) => [keyOf(row.vendor, row.model), row.price]));
    return byName.get(keyOf(vendor, model));
  };
}

// No vendor's name has a slash.
function keyOf(vendor: string, model: string): string {
  return `${vendor}/${model}`.toLowerCase();
}
