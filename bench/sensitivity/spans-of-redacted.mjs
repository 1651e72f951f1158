/**
 * Where the placeholders of a redacted text stood in the original, for libraries that give back the redacted text
 * alone: what stands between two placeholders is looked for in the original, one after the other.
 * @param placeholder global, with the type in its first group
 */
export function spansOfRedacted(original, redacted, placeholder) {
  const spans = [];
  let at = 0;
  let last = 0;
  let open;
  const close = (literal) => {
    const found = literal === '' ? original.length : original.indexOf(literal, at);
    const end = found < 0 ? original.length : found;
    if (open !== undefined) spans.push({ type: open, start: at, end });
    at = end + literal.length;
  };
  for (const match of redacted.matchAll(placeholder)) {
    const literal = redacted.slice(last, match.index);
    // Placeholders without anything between them stand for one stretch.
    if (literal !== '') {
      close(literal);
      open = match[1];
    } else {
      open ??= match[1];
    }
    last = match.index + match[0].length;
  }
  close(redacted.slice(last));
  return spans.filter(({ start, end }) => end > start);
}
