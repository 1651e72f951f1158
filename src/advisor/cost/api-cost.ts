import { type ModelPrice, ratesFor } from '../../domain/model-price.ts';
import type { NanoDollars } from '../../domain/money.ts';
import { dollars, sum, times } from './amounts.ts';
import type { Figures } from './figures.ts';
import { MONTHS_PER_YEAR, type QueryShape, shapesOf } from './traffic.ts';

const TOKENS_PER_RATE = 1e6;

/** What a month at the API comes to, line by line. */
export interface ApiLines {
  readonly input: NanoDollars;
  readonly output: NanoDollars;
  readonly people: NanoDollars;
}

/**
 * @param queries of this month.
 * @param month one-based, for a price that changes from year to year.
 */
export function apiMonth(queries: number, price: ModelPrice, figures: Figures, month = 1): ApiLines {
  const { batchShare, batchDiscount, apiPriceChangePerYear, apiHoursPerMonth, hourRate } = figures;
  const year = Math.floor((month - 1) / MONTHS_PER_YEAR);
  const factor = queries * (1 - batchShare * batchDiscount) * (1 + apiPriceChangePerYear) ** year;
  const shapes = shapesOf(figures);
  return {
    input: sum(shapes.map((shape) => inputCost(shape, price, { factor, ...figures }))),
    output: sum(
      shapes.map((shape) =>
        times(
          ratesFor(price, shape.inputTokens).outputPerMillion,
          (factor * shape.share * shape.outputTokens) / TOKENS_PER_RATE,
        ),
      ),
    ),
    people: times(dollars(hourRate), apiHoursPerMonth),
  };
}

function inputCost(
  { share, inputTokens }: QueryShape,
  price: ModelPrice,
  { factor, cachedInputShare }: { readonly factor: number; readonly cachedInputShare: number },
): NanoDollars {
  const rates = ratesFor(price, inputTokens);
  const millions = (factor * share * inputTokens) / TOKENS_PER_RATE;
  return sum([
    times(rates.inputPerMillion, millions * (1 - cachedInputShare)),
    times(rates.cachedInputPerMillion ?? rates.inputPerMillion, millions * cachedInputShare),
  ]);
}
