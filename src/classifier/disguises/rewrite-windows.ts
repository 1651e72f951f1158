import { lastAtMost } from '../sorted-search.ts';
import type { TextSpan } from '../text-span.ts';
import { BREAK } from './readable-bytes.ts';
import type { RewrittenText } from './rewritten-text.ts';

/** How far signals look for what belongs to a number or a word. */
const REACH = 240;

/**
 * Rewrites a text only around the given places, ascending: what stands elsewhere is read as it is anyhow. The parts are
 * set apart from each other. Undefined when nothing changes.
 */
export function rewriteWindows(
  text: string,
  places: readonly number[],
  rewrite: (part: string) => RewrittenText | undefined,
): RewrittenText | undefined {
  const windows = windowsAround(text, places);
  const [first] = windows;
  if (first === undefined) return undefined;
  if (first.start === 0 && first.end === text.length) return rewrite(text);
  const parts: (RewrittenText & { readonly from: number })[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const { start, end } of windows) {
    const rewritten = rewrite(text.slice(start, end));
    if (rewritten === undefined) continue;
    parts.push({ ...rewritten, from: start });
    starts.push(length);
    length += rewritten.text.length + BREAK.length;
  }
  if (parts.length === 0) return undefined;
  const placed = (offset: number, length: 0 | 1): TextSpan => {
    const index = lastAtMost(starts, offset);
    const part = parts[index]!;
    const at = Math.min(offset - starts[index]!, part.text.length);
    const { start, end } = part.toOriginal({ start: at, end: Math.min(at + length, part.text.length) });
    return { start: start + part.from, end: end + part.from };
  };
  return {
    text: parts.map((part) => part.text).join(BREAK),
    toOriginal: ({ start, end }) => {
      const from = placed(start, 0).start;
      return { start: from, end: end > start ? Math.max(from, placed(end - 1, 1).end) : from };
    },
  };
}

function windowsAround(text: string, places: readonly number[]): TextSpan[] {
  const windows: { start: number; end: number }[] = [];
  for (const place of places) {
    const start = edge(text, Math.max(0, place - REACH));
    const end = edge(text, Math.min(text.length, place + 1 + REACH));
    const last = windows[windows.length - 1];
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows;
}

/** No character is cut in two. */
function edge(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : 0;
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
}
