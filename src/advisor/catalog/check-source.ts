import type { Report } from './catalogue-fault.ts';
import type { Source } from './sourced.ts';

const DAY_MS = 86_400_000;

export interface Freshness {
  /** The day on which the check is made, `2026-11-20`. */
  readonly today: string;
  /** A figure read longer ago is stale. */
  readonly maxAgeDays: number;
}

/** Reports a source that cannot be looked up, and one that was read too long ago. */
export function checkSource(
  field: string,
  { url, title, readOn, quote }: Source,
  { today, maxAgeDays }: Freshness,
  report: Report,
): void {
  if (!isPage(url)) report(field, 'no-source', 'its source needs the address of a page, with https');
  if (title.trim() === '') report(field, 'no-source', 'its source needs a title');
  if (quote.trim() === '') report(field, 'no-source', 'needs a quote: the figure in the words of its source');
  const readMs = dayMs(readOn);
  if (readMs === undefined) {
    report(field, 'no-source', 'its source needs the day on which it was read, for instance 2026-11-20');
    return;
  }
  const ageDays = Math.round(((dayMs(today) ?? readMs) - readMs) / DAY_MS);
  if (ageDays < 0) report(field, 'stale', `says that it was read on ${readOn}, which is yet to come`);
  if (ageDays > maxAgeDays)
    report(field, 'stale', `was read ${ageDays} days ago, on ${readOn}; read its source again`);
}

function isPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).hostname.includes('.');
}

/** Undefined for what is no day of the calendar, such as the 30th of February. */
function dayMs(day: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? undefined : ms;
}
