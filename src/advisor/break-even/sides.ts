import { type Figures, figuresOf } from '../cost/figures.ts';
import { ASSUMPTION_NAMES, type AssumptionName, type Assumptions } from '../cost/usual-assumptions.ts';

/** How the range of a break-even is spanned: `best` has all that is uncertain speak for owning, `worst` against it. */
export const STANCES = ['best', 'expected', 'worst'] as const;
export type Stance = (typeof STANCES)[number];

/** What the traffic is like is the same on both sides, and stays as expected. */
const OF_TRAFFIC: ReadonlySet<AssumptionName> = new Set([
  'queriesPerMonth',
  'inputTokensPerQuery',
  'outputTokensPerQuery',
  'growthPerMonth',
  'longQueryShare',
  'longQueryInputTokens',
]);
const OF_API: ReadonlySet<AssumptionName> = new Set([
  'cachedInputShare',
  'batchShare',
  'batchDiscount',
  'apiPriceChangePerYear',
  'apiHoursPerMonth',
]);

export function figuresFor(assumptions: Assumptions, stance: Stance): Figures {
  const expected = figuresOf(assumptions, 'expected');
  if (stance === 'expected') return expected;
  const low = figuresOf(assumptions, 'low');
  const high = figuresOf(assumptions, 'high');
  const [api, owned] = stance === 'best' ? [high, low] : [low, high];
  const entries = ASSUMPTION_NAMES.map((name) => {
    if (OF_TRAFFIC.has(name)) return [name, expected[name]];
    return [name, (OF_API.has(name) ? api : owned)[name]];
  });
  return Object.fromEntries(entries) as Figures;
}
