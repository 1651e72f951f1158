import type {
  ModelPrice as CatalogueRates,
  PriceCalculationResult,
  PriceOptions,
  ProviderFindOptions,
} from '@pydantic/genai-prices';
import type { Provider } from '../domain/deployment.ts';
import type { LongContextRates, ModelPrice, TokenRates } from '../domain/model-price.ts';
import { dollarsToNano } from './dollars.ts';
import { type ListedPriceLookup, NOTHING_LISTED } from './listed-prices.ts';

/** Finds what a model costs at a provider at a moment; undefined when that is not known. */
export type PriceLookup = (
  provider: Pick<Provider, 'type' | 'endpoint'>,
  model: string,
  wallMs: number,
) => ModelPrice | undefined;

/** The one function of the catalogue that is used: pure, over the data that came with the package. */
export type CatalogueQuery = (
  usage: Record<string, number>,
  model: string,
  options: PriceOptions,
) => PriceCalculationResult;

/** What is asked for a model that the catalogue does not know. */
export interface ListedFallback {
  readonly listed: ListedPriceLookup;
  /** The vendor's name in the catalogue; undefined where the catalogue knows no such vendor. */
  readonly vendorOf: (source: ProviderFindOptions) => string | undefined;
}

const NO_FALLBACK: ListedFallback = { listed: NOTHING_LISTED, vendorOf: () => undefined };

/** Provider types whose models the catalogue lists under a name of their own. */
const CATALOGUE_NAMES: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
]);

/** Prices change by the day or at set hours; a minute bounds how late a change is noticed. */
const REMEMBERED_MS = 60_000;
/** Deployments are few. The bound keeps many reloads from piling up names. */
const MAX_REMEMBERED = 1_000;

/**
 * Loads the price catalogue that ships with the package (2 MB of code, hence only when first asked for). Its own
 * updater is never called: nothing is fetched.
 *
 * @param listed is asked for what the package does not know.
 */
export async function loadPriceLookup(listed: ListedPriceLookup = NOTHING_LISTED): Promise<PriceLookup> {
  const { calcPrice, findProvider } = await import('@pydantic/genai-prices');
  return createPriceLookup(calcPrice, { listed, vendorOf: (source) => findProvider(source)?.id });
}

/** A lookup over any catalogue. Remembers answers, also that a price is unknown. */
export function createPriceLookup(
  query: CatalogueQuery,
  fallback: ListedFallback = NO_FALLBACK,
): PriceLookup {
  const remembered = new Map<string, { readonly price: ModelPrice | undefined; readonly wallMs: number }>();
  return (provider, model, wallMs) => {
    const source = catalogueSource(provider);
    if (source === undefined) return undefined;
    const key = JSON.stringify([source, model]);
    const known = remembered.get(key);
    if (known !== undefined && Math.abs(wallMs - known.wallMs) < REMEMBERED_MS) return known.price;
    const found = query({}, model, { ...source, timestamp: new Date(wallMs) });
    const price = found === null ? listedPrice(fallback, source, model) : readPrice(found.model_price);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, { price, wallMs });
    return price;
  };
}

// By the model's name alone a runner that serves open weights would be billed at some vendor's price.
function catalogueSource({
  type,
  endpoint,
}: Pick<Provider, 'type' | 'endpoint'>): ProviderFindOptions | undefined {
  const providerId = CATALOGUE_NAMES.get(type);
  if (providerId !== undefined) return { providerId };
  return endpoint.kind === 'url' ? { providerApiUrl: endpoint.url.href } : undefined;
}

function listedPrice(
  { listed, vendorOf }: ListedFallback,
  source: ProviderFindOptions,
  model: string,
): ModelPrice | undefined {
  const vendor = vendorOf(source);
  return vendor === undefined ? undefined : listed(vendor, model);
}

function readPrice(rates: CatalogueRates): ModelPrice | undefined {
  // A fee for each request on top of its tokens: told by tokens alone, the cost would be too low.
  if (rates['requests_kcount'] !== undefined) return undefined;
  const base = ratesAt(rates, 0);
  if (base === undefined) return undefined;
  const longContext: LongContextRates[] = [];
  for (const aboveInputTokens of tierStarts(rates)) {
    const tier = ratesAt(rates, aboveInputTokens + 1);
    if (tier !== undefined) longContext.push({ ...tier, aboveInputTokens });
  }
  return { ...base, longContext };
}

const RATE_KEYS = ['input_mtok', 'output_mtok', 'cache_read_mtok', 'cache_write_mtok'] as const;

function tierStarts(rates: CatalogueRates): number[] {
  const starts = new Set<number>();
  for (const key of RATE_KEYS) {
    const rate = rates[key];
    if (typeof rate === 'object') for (const tier of rate.tiers) starts.add(tier.start);
  }
  return [...starts].sort((a, b) => a - b);
}

function ratesAt(rates: CatalogueRates, inputTokens: number): TokenRates | undefined {
  const [input, output, cachedInput, cacheWrite] = RATE_KEYS.map((key) => rateAt(rates[key], inputTokens));
  if (input === undefined || output === undefined) return undefined;
  return {
    inputPerMillion: input,
    outputPerMillion: output,
    cachedInputPerMillion: cachedInput,
    cacheWritePerMillion: cacheWrite,
  };
}

function rateAt(rate: CatalogueRates[string], inputTokens: number): bigint | undefined {
  if (rate === undefined) return undefined;
  if (typeof rate === 'number') return dollarsToNano(rate);
  const tier = rate.tiers.findLast(({ start }) => inputTokens > start);
  return dollarsToNano(tier?.price ?? rate.base);
}
