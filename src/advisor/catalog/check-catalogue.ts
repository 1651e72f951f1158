import type { CatalogueFault, Report } from './catalogue-fault.ts';
import {
  CATALOGUE_KINDS,
  type CatalogueEntry,
  type CatalogueKind,
  type CatalogueRows,
} from './catalogue-rows.ts';
import { checkAccelerator } from './check-accelerator.ts';
import { checkModel } from './check-model.ts';
import { checkPrice } from './check-price.ts';
import { checkSource, type Freshness } from './check-source.ts';
import type { Source } from './sourced.ts';

export interface CheckOptions extends Freshness {
  /** Ids of the licences that there are. */
  readonly licenceIds: readonly string[];
}

/** Figures of which the file speaks in dollars, under the names that they have there. */
const WRITTEN_NAMES: Readonly<Record<string, string>> = {
  price: 'priceDollars',
  rentPerHour: 'rentDollarsPerHour',
  inputPerMillion: 'inputDollarsPerMillion',
  outputPerMillion: 'outputDollarsPerMillion',
  cachedInputPerMillion: 'cachedInputDollarsPerMillion',
};

/** Everything that is wrong with rows: stale, contradictory, out of range, without a source. */
export function checkCatalogue(rows: CatalogueRows, options: CheckOptions): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const reporter =
    (kind: CatalogueKind, { id }: CatalogueEntry): Report =>
    (field, fault, message) =>
      faults.push({ kind, id, field, fault, message });
  for (const entry of rows.models) checkModel(entry, options.licenceIds, reporter('models', entry));
  for (const entry of rows.accelerators) checkAccelerator(entry, reporter('accelerators', entry));
  for (const entry of rows.prices) checkPrice(entry, reporter('prices', entry));
  for (const kind of CATALOGUE_KINDS) {
    for (const entry of rows[kind]) {
      for (const [field, source] of sourcesOf(entry))
        checkSource(WRITTEN_NAMES[field] ?? field, source, options, reporter(kind, entry));
    }
  }
  return faults;
}

/** The figures of a row that have a source, by name. */
export function sourcesOf(entry: CatalogueEntry): [field: string, source: Source][] {
  return Object.entries(entry).flatMap(([field, figure]: [string, unknown]): [string, Source][] =>
    isSourced(figure) ? [[field, figure.source]] : [],
  );
}

function isSourced(figure: unknown): figure is { readonly source: Source } {
  return typeof figure === 'object' && figure !== null && 'source' in figure;
}
