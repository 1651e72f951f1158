import { ASSUMPTION_NAMES, type AssumptionName, type Assumptions, boundsOf } from './usual-assumptions.ts';

/** `low` is the smaller bill: every assumption at the end of its range that makes it so. */
export const OUTLOOKS = ['low', 'expected', 'high'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** One number for each assumption, in its unit. */
export type Figures = Readonly<Record<AssumptionName, number>>;

export function figuresOf(assumptions: Assumptions, outlook: Outlook): Figures {
  const entries = ASSUMPTION_NAMES.map((name) => {
    const { low, value, high } = assumptions[name];
    if (outlook === 'expected') return [name, value];
    const isLowerEnd = (boundsOf(name).cheaperEnd === 'low') === (outlook === 'low');
    return [name, isLowerEnd ? low : high];
  });
  return Object.fromEntries(entries) as Figures;
}
