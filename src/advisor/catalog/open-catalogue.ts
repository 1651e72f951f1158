import type { AcceleratorEntry } from './accelerator-entry.ts';
import type { CatalogueRows } from './catalogue-rows.ts';
import type { ModelEntry } from './model-entry.ts';
import type { PriceEntry } from './price-entry.ts';

/** What an id stands for, or which ids come near it. */
export type Lookup<Entry> =
  | { readonly kind: 'found'; readonly entry: Entry }
  /** At most five ids, the likeliest first. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** A catalogue to ask. Ids are compared without regard to case. */
export interface Catalogue extends CatalogueRows {
  model(id: string): Lookup<ModelEntry>;
  accelerator(id: string): Lookup<AcceleratorEntry>;
  /** By `provider/model`. */
  price(id: string): Lookup<PriceEntry>;
}

/** The known name that a misspelt one was probably meant to be; undefined when none is near. */
export type ClosestName = (name: string, known: Iterable<string>) => string | undefined;

const MAX_NEAREST = 5;

/** Makes rows answer questions. @param closestName finds what a misspelt id was probably meant to be. */
export function openCatalogue(rows: CatalogueRows, closestName: ClosestName): Catalogue {
  const models = finder(rows.models, closestName);
  const accelerators = finder(rows.accelerators, closestName);
  const prices = finder(rows.prices, closestName);
  return { ...rows, model: models, accelerator: accelerators, price: prices };
}

function finder<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  closestName: ClosestName,
): (id: string) => Lookup<Entry> {
  const byId = new Map(entries.map((entry) => [entry.id.toLowerCase(), entry]));
  return (id) => {
    const wanted = id.toLowerCase();
    const entry = byId.get(wanted);
    return entry === undefined
      ? { kind: 'unknown', nearest: nearest(wanted, [...byId.keys()], closestName) }
      : { kind: 'found', entry };
  };
}

// A part of an id finds the ids that it is a part of: `qwen3` means one of a family.
function nearest(wanted: string, ids: readonly string[], closestName: ClosestName): string[] {
  const closest = closestName(wanted, ids);
  const begins = ids.filter((id) => wanted !== '' && id.startsWith(wanted));
  const holds = ids.filter((id) => wanted !== '' && id.includes(wanted));
  const all = [...(closest === undefined ? [] : [closest]), ...begins, ...holds];
  return [...new Set(all)].slice(0, MAX_NEAREST);
}
