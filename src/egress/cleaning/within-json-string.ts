/**
 * Whether what comes next stands in a string of JSON, as far as the text before it tells: behind the quote of a value,
 * `"key": "…` or `["…", "…`. Models write JSON among other text as well, where nobody asked for it.
 */
export function isWithinJsonString(before: string): boolean {
  let quote = quoteBefore(before, before.length);
  while (quote !== -1) {
    const sign = signBefore(before, quote);
    const mark = before[sign];
    if (mark === '[') return true;
    const previous = signBefore(before, sign);
    if ((mark !== ':' && mark !== ',') || before[previous] !== '"') return false;
    if (mark === ':') return true;
    // The string before in a list: where it begins.
    quote = quoteBefore(before, previous);
  }
  return false;
}

/** The nearest quote that no backslash stands before, or -1. */
function quoteBefore(text: string, end: number): number {
  for (let at = text.lastIndexOf('"', end - 1); at !== -1 && end > 0; at = text.lastIndexOf('"', at - 1)) {
    let slashes = at;
    while (text[slashes - 1] === '\\') slashes -= 1;
    if ((at - slashes) % 2 === 0) return at;
    if (at === 0) return -1;
  }
  return -1;
}

/** The nearest character before that is no white space. */
function signBefore(text: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && ' \t\r\n'.includes(text[at]!)) at -= 1;
  return at;
}
