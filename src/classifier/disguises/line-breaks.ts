import type { Edit } from './edit-text.ts';

/** How much of a number or key is looked at on either side of a line break. */
const MAX_RUN = 24;
/** A shorter run in small letters is a word, whatever digits stand in it. */
const MIN_WITH_SMALL = 6;
const MAX_SPACES_BEFORE = 2;
const MAX_SPACES_AFTER = 4;

/**
 * Adds the line breaks of a part whose two sides could be of one number or key: in capitals, or letters and digits
 * mixed. `offset`: where the part stands. Stops with the first beyond `max`.
 */
export function addLineBreaks(
  part: string,
  offset: number,
  { breaks, max }: { breaks: Edit[]; max: number },
): void {
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) {
    const start = endOfLine(part, at);
    const end = startOfLine(part, at);
    if (start === 0 || !endsRun(part.charCodeAt(start - 1)) || !isRunAt(part, end)) continue;
    const before = runBefore(part, start);
    if (before === NO_CODE) continue;
    const after = runAfter(part, end);
    if (after === NO_CODE || (before !== WITH_DIGIT && after !== WITH_DIGIT)) continue;
    breaks.push({ start: start + offset, end: end + offset, by: '' });
    if (breaks.length > max) return;
  }
}

/** Without the white space before a line break. */
function endOfLine(text: string, lineBreak: number): number {
  let end = lineBreak;
  if (end > 0 && text.charCodeAt(end - 1) === 0x0d) end -= 1;
  for (
    let spaces = 0;
    spaces < MAX_SPACES_BEFORE && end > 0 && isBlank(text.charCodeAt(end - 1));
    spaces += 1
  )
    end -= 1;
  return end;
}

/** Behind the white space and the quote marks of mail after a line break. */
function startOfLine(text: string, lineBreak: number): number {
  let start = lineBreak + 1;
  for (let signs = 0; signs < MAX_SPACES_AFTER && start < text.length; signs += 1) {
    const code = text.charCodeAt(start);
    if (!isBlank(code) && code !== 0x3e) break;
    start += 1;
  }
  return start;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** Letters, digits, `_`, `.` and `-`. */
function endsRun(code: number): boolean {
  return isAlphanumeric(code) || code === 0x5f || code === 0x2e || code === 0x2d;
}

/** `.`, `/` and `-`. */
function joins(code: number): boolean {
  return code >= 0x2d && code <= 0x2f;
}

function isRunAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (isAlphanumeric(code)) return true;
  return joins(code) && at + 1 < text.length && isAlphanumeric(text.charCodeAt(at + 1));
}

const NO_CODE = 0;
const WITHOUT_DIGIT = 1;
const WITH_DIGIT = 2;
type Run = typeof NO_CODE | typeof WITHOUT_DIGIT | typeof WITH_DIGIT;

/** The letters and digits that end at `end`, with one sign after them. */
function runBefore(text: string, end: number): Run {
  const least = Math.max(0, end - MAX_RUN);
  const last = isAlphanumeric(text.charCodeAt(end - 1)) ? end : end - 1;
  let start = last;
  while (start > least && isAlphanumeric(text.charCodeAt(start - 1))) start -= 1;
  return start === last ? NO_CODE : codeOf(text, start, end);
}

/** The letters and digits that begin at `start`, with one sign before them; there are some. */
function runAfter(text: string, start: number): Run {
  const most = Math.min(text.length, start + MAX_RUN);
  let end = start + 1;
  while (end < most && isAlphanumeric(text.charCodeAt(end))) end += 1;
  return codeOf(text, start, end);
}

function codeOf(text: string, start: number, end: number): Run {
  let hasDigit = false;
  let hasSmall = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x61) hasSmall = true;
    else if (code >= 0x30 && code <= 0x39) hasDigit = true;
  }
  if (hasSmall && (!hasDigit || end - start < MIN_WITH_SMALL)) return NO_CODE;
  return hasDigit ? WITH_DIGIT : WITHOUT_DIGIT;
}
