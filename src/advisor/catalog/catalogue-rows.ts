import type { AcceleratorEntry } from './accelerator-entry.ts';
import type { ModelEntry } from './model-entry.ts';
import type { PriceEntry } from './price-entry.ts';

export const CATALOGUE_KINDS = ['models', 'accelerators', 'prices'] as const;
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** What catalogues say, in rows. Ids are unique within a kind. */
export interface CatalogueRows {
  readonly models: readonly ModelEntry[];
  readonly accelerators: readonly AcceleratorEntry[];
  readonly prices: readonly PriceEntry[];
}

export type CatalogueEntry = CatalogueRows[CatalogueKind][number];

/** Several catalogues as one: a row replaces the whole row of the same id in those before it. */
export function mergeCatalogues(catalogues: readonly CatalogueRows[]): CatalogueRows {
  return {
    models: latestById(catalogues.flatMap(({ models }) => models)),
    accelerators: latestById(catalogues.flatMap(({ accelerators }) => accelerators)),
    prices: latestById(catalogues.flatMap(({ prices }) => prices)),
  };
}

function latestById<Entry extends { readonly id: string }>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
