/** A rule that published guides give for the volume from which owning pays. They disagree. */
export interface RuleOfThumb {
  readonly id: string;
  /** As the guides put it. */
  readonly words: string;
  readonly unit: 'queries a month' | 'tokens a month';
  /** Below it the rule says: rent. */
  readonly from: number;
  /** From here on it says: own. Between the two it depends. */
  readonly to: number;
  /** What it promises above, as shares of the bill. */
  readonly saved?: { readonly low: number; readonly high: number };
}

/** As the guides reckon: a month has thirty days. */
export const DAYS_IN_A_RULE = 30;
const MILLION = 1e6;

export const RULES_OF_THUMB: readonly RuleOfThumb[] = [
  {
    id: 'queries-a-month',
    words: 'under 10,000 queries a month rent, over 100,000 own, between them it depends',
    unit: 'queries a month',
    from: 10_000,
    to: 100_000,
  },
  {
    id: '5-10-million-a-month',
    words: '5 to 10 million tokens a month',
    unit: 'tokens a month',
    from: 5 * MILLION,
    to: 10 * MILLION,
  },
  {
    id: '1-million-a-day',
    words: '1 million tokens a day',
    unit: 'tokens a month',
    from: MILLION * DAYS_IN_A_RULE,
    to: MILLION * DAYS_IN_A_RULE,
  },
  {
    id: '10-30-million-a-day',
    words: '10 to 30 million tokens a day',
    unit: 'tokens a month',
    from: 10 * MILLION * DAYS_IN_A_RULE,
    to: 30 * MILLION * DAYS_IN_A_RULE,
  },
  {
    id: '100-million-a-day',
    words: '50 to 80 % saved above 100 million tokens a day',
    unit: 'tokens a month',
    from: 100 * MILLION * DAYS_IN_A_RULE,
    to: 100 * MILLION * DAYS_IN_A_RULE,
    saved: { low: 0.5, high: 0.8 },
  },
];
