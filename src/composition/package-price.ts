import type { ShownFigure, ShownRow } from '../cli/catalogue-services.ts';
import { formatDollars, nanoDollars } from '../domain/money.ts';
import { dollarsToNano } from '../ledger/dollars.ts';

const PACKAGE_URL = 'https://github.com/pydantic/genai-prices';

/**
 * What the price catalogue of the package says of `provider/model` at a moment; undefined where it knows no price for
 * it. The package is loaded here, as 2 MB of code that most commands do not need.
 */
export async function packagePrice(id: string, wallMs: number): Promise<ShownRow | undefined> {
  const slash = id.indexOf('/');
  if (slash < 1) return undefined;
  const [providerId, model] = [id.slice(0, slash), id.slice(slash + 1)];
  const { calcPrice } = await import('@pydantic/genai-prices');
  const found = calcPrice({}, model, { providerId, timestamp: new Date(wallMs) });
  if (found === null) return undefined;
  const figures = Object.entries(FIELDS).flatMap(([key, field]) => {
    const figure = shownRate(field, found.model_price[key], wallMs);
    return figure === undefined ? [] : [figure];
  });
  return figures.length === 0
    ? undefined
    : { kind: 'row', of: 'prices', id, name: found.model.name ?? model, figures };
}

const FIELDS: Readonly<Record<string, string>> = {
  input_mtok: 'inputDollarsPerMillion',
  output_mtok: 'outputDollarsPerMillion',
  cache_read_mtok: 'cachedInputDollarsPerMillion',
};

type Rate = number | { readonly base: number } | undefined;

function shownRate(field: string, rate: Rate, wallMs: number): ShownFigure | undefined {
  if (rate === undefined) return undefined;
  const dollars = typeof rate === 'number' ? rate : rate.base;
  const nano = dollarsToNano(dollars);
  if (nano === undefined) return undefined;
  const text = formatDollars(nanoDollars(nano));
  const tiers = typeof rate === 'number' ? '' : '; more for long requests';
  return {
    field,
    value: text,
    says: `$${text} for a million tokens${tiers}`,
    source: {
      url: PACKAGE_URL,
      title: 'the package @pydantic/genai-prices, as it is installed',
      readOn: new Date(wallMs).toISOString().slice(0, 10),
      quote: String(dollars),
    },
  };
}
