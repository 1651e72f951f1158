import type { Edit } from './edit-text.ts';
import { editText } from './edit-text.ts';
import type { RewrittenText } from './rewritten-text.ts';

/** What word processors make of a hyphen: hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus. */
const DASHES: ReadonlySet<number> = new Set([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]);
/** Numbers of fewer digits are ranges: of pages, of years. */
export const MIN_DASHED_DIGITS = 9;

/**
 * The text with hyphens for the dashes within its numbers (`536–22–8741`); undefined where no number has any.
 * `digitRuns`: where its runs of digits begin and end, in turns.
 */
export function hyphensForDashes(text: string, digitRuns: readonly number[]): RewrittenText | undefined {
  const edits: Edit[] = [];
  let digits = 0;
  let pending: Edit[] = [];
  for (let run = 0; run < digitRuns.length; run += 2) {
    const end = digitRuns[run + 1]!;
    digits += end - digitRuns[run]!;
    if (digitRuns[run + 2] === end + 1) {
      if (DASHES.has(text.charCodeAt(end))) pending.push({ start: end, end: end + 1, by: '-' });
      continue;
    }
    if (pending.length > 0) {
      if (digits >= MIN_DASHED_DIGITS) for (const edit of pending) edits.push(edit);
      pending = [];
    }
    digits = 0;
  }
  return edits.length === 0 ? undefined : editText(text, edits);
}
