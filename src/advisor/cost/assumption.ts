/** In what a figure is counted. Shares are 0 to 1, growth a share that may be negative. */
export const UNITS = [
  '$',
  '$ a month',
  '$ an hour',
  '$ per kWh',
  '$ per GB',
  '$ per GB and month',
  'hours',
  'hours a month',
  'queries a month',
  'tokens',
  'share',
  'share a month',
  'share a year',
  'times',
  'watts',
  'months',
  'a year',
  'GB',
  'GB a month',
  'pieces',
] as const;
export type Unit = (typeof UNITS)[number];

/** A figure that a calculation rests on, visible in its answer and open to be overridden. */
export interface Assumption {
  /** What is expected. */
  readonly value: number;
  readonly unit: Unit;
  /** What it may well come to: `low` ≤ `value` ≤ `high`. */
  readonly low: number;
  readonly high: number;
  /** An address, who said so, or that it is this calculator's own. */
  readonly source: string;
  /** The day the source was read; undefined where there is none to read. */
  readonly readOn: string | undefined;
  /** What it is, for a person. */
  readonly words: string;
}

/** What an assumption may be at all, and which end of its range makes the bill smaller. */
export interface AssumptionBounds {
  readonly least: number;
  readonly most: number;
  readonly cheaperEnd: 'low' | 'high';
}
