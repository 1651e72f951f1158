import type { Figures } from './figures.ts';

export const MONTHS_PER_YEAR = 12;
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3_600;
/** More is no traffic that anybody has; growth stops there, so that no sum runs away. */
const MOST_QUERIES = 1e13;

/** Queries that are alike. */
export interface QueryShape {
  /** Of all queries, 0 to 1. */
  readonly share: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a month brings. */
export interface Traffic {
  readonly queries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The usual queries, and the long ones where there are any. */
export function shapesOf(figures: Figures): readonly QueryShape[] {
  const { longQueryShare, inputTokensPerQuery, outputTokensPerQuery, longQueryInputTokens } = figures;
  const outputTokens = outputTokensPerQuery;
  return [
    { share: 1 - longQueryShare, inputTokens: inputTokensPerQuery, outputTokens },
    { share: longQueryShare, inputTokens: longQueryInputTokens, outputTokens },
  ].filter(({ share }) => share > 0);
}

export function tokensPerQuery(figures: Figures): number {
  return shapesOf(figures).reduce(
    (total, { share, inputTokens, outputTokens }) => total + share * (inputTokens + outputTokens),
    0,
  );
}

/** @param month one-based; growth begins with the second. */
export function queriesIn(month: number, { queriesPerMonth, growthPerMonth }: Figures): number {
  return Math.min(MOST_QUERIES, queriesPerMonth * (1 + growthPerMonth) ** (month - 1));
}

export function trafficOf(queries: number, figures: Figures): Traffic {
  const shapes = shapesOf(figures);
  const total = (count: (shape: QueryShape) => number) =>
    queries * shapes.reduce((all, shape) => all + shape.share * count(shape), 0);
  return {
    queries,
    inputTokens: total(({ inputTokens }) => inputTokens),
    outputTokens: total(({ outputTokens }) => outputTokens),
  };
}
