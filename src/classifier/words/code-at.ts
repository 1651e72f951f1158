/**
 * The UTF-16 code unit at `at`, and 0 outside of the text. A function that asks `charCodeAt` for one outside even once
 * is slow ever after: it has to be ready for NaN, which is no index of a table.
 */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}
