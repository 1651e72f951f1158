/** A stretch of time: from the first moment on, up to but without the second. Either may be open. */
export interface Period {
  /** RFC 3339 in UTC with milliseconds. */
  readonly from: string | null;
  readonly to: string | null;
}

export const ALL_TIME: Period = { from: null, to: null };

/** Why a text is no time, or two are no period. The message can be shown. */
export class PeriodError extends Error {
  readonly field: 'from' | 'to';

  constructor(field: 'from' | 'to', message: string) {
    super(message);
    this.name = 'PeriodError';
    this.field = field;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * Reads days (`2026-11-20`, in UTC) or instants (RFC 3339). A day is meant whole: as the end of a period it is included.
 *
 * @throws PeriodError
 */
export function readPeriod(from: string | undefined, to: string | undefined): Period {
  const period = {
    from: from === undefined ? null : momentOf('from', from, 0),
    to: to === undefined ? null : momentOf('to', to, DAY_MS),
  };
  if (period.from !== null && period.to !== null && period.from >= period.to) {
    throw new PeriodError('from', 'must be earlier than the end of the period');
  }
  return period;
}

/** Whether a moment, as records are stamped, lies in the period. */
export function isWithin({ from, to }: Period, at: string): boolean {
  return (from === null || at >= from) && (to === null || at < to);
}

function momentOf(field: 'from' | 'to', text: string, dayMs: number): string {
  const isDay = DAY.test(text);
  const ms = isDay || INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || !isOnCalendar(text.slice(0, 10))) {
    throw new PeriodError(
      field,
      'must be a day like 2026-11-20 or an instant like 2026-11-20T09:30:00Z, in UTC or with its offset',
    );
  }
  return new Date(ms + (isDay ? dayMs : 0)).toISOString();
}

/** `Date.parse` rolls the 31st of a short month over; what was meant is not known. */
function isOnCalendar(day: string): boolean {
  const ms = Date.parse(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
