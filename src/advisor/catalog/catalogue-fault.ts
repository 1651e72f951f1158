import type { NanoDollars } from '../../domain/money.ts';
import type { CatalogueKind } from './catalogue-rows.ts';

/** What can be wrong with a row that could be read. */
export type FaultName =
  /** Read too long ago, or on a day that is yet to come. */
  | 'stale'
  /** Figures of one row contradict each other. */
  | 'inconsistent'
  /** Beyond what such a thing can have: most likely another unit, or a digit too many. */
  | 'out-of-range'
  /** The place where a figure stands is not named so that it can be looked up. */
  | 'no-source'
  | 'unknown-licence'
  | 'unknown-language';

export interface CatalogueFault {
  readonly kind: CatalogueKind;
  /** Of the row. */
  readonly id: string;
  /** The figure, as the file calls it. */
  readonly field: string;
  readonly fault: FaultName;
  /** A sentence: what is wrong, and what to do. */
  readonly message: string;
}

/** Notes a fault of the row that is being looked at. */
export type Report = (field: string, fault: FaultName, message: string) => void;

export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** For instance `bytes a second`. */
  readonly unit: string;
}

/** Reports a number outside of what such a thing can have; undefined is not known and no fault. */
export function checkBounds(field: string, value: number | undefined, bounds: Bounds, report: Report): void {
  if (value === undefined || (value >= bounds.least && value <= bounds.most)) return;
  report(
    field,
    'out-of-range',
    `is ${value} ${bounds.unit}, which is outside ${bounds.least} to ${bounds.most}; check the unit and the digits`,
  );
}

const NANO_PER_DOLLAR = 1e9;

/** The same for an amount of money, with bounds in dollars. */
export function checkDollars(
  field: string,
  amount: NanoDollars | undefined,
  bounds: Bounds,
  report: Report,
): void {
  checkBounds(field, amount === undefined ? undefined : Number(amount) / NANO_PER_DOLLAR, bounds, report);
}
