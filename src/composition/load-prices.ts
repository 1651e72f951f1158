import type { PriceEntry } from '../advisor/catalog/price-entry.ts';
import { readCatalogue } from '../config/read-catalogue.ts';
import type { ModelPrice } from '../domain/model-price.ts';
import { type ListedPrice, listedPrices } from '../ledger/listed-prices.ts';
import { loadPriceLookup, type PriceLookup } from '../ledger/prices.ts';
import { SHIPPED_PRICES } from './shipped-prices.ts';

/**
 * What models cost at APIs: as the catalogue of the package has it, or else as the rows have it that come with the
 * program. A row never counts against the package, which also knows when a price changed.
 */
export function loadPrices(): Promise<PriceLookup> {
  return loadPriceLookup(listedPrices(readShippedRows));
}

function readShippedRows(): ListedPrice[] {
  const { file, text } = SHIPPED_PRICES;
  return readCatalogue(text, file).rows.prices.map((row) => ({
    vendor: row.provider,
    model: row.model,
    price: priceOf(row),
  }));
}

/** The price of work that does not wait, since a request that is answered at once gets no discount for batches. */
function priceOf({
  inputPerMillion,
  outputPerMillion,
  cachedInputPerMillion,
  longContext,
}: PriceEntry): ModelPrice {
  const unsaid = { cachedInputPerMillion: undefined, cacheWritePerMillion: undefined };
  return {
    ...unsaid,
    inputPerMillion: inputPerMillion.value,
    outputPerMillion: outputPerMillion.value,
    cachedInputPerMillion: cachedInputPerMillion?.value,
    longContext: longContext === undefined ? [] : [{ ...unsaid, ...longContext.value }],
    // Rows have no figure for it.
    isCacheWriteUnknown: true,
  };
}
