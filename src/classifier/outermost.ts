interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Those that do not lie within a longer one: twelve digits of a card number may pass the check of a number of another
 * kind, and what stands there is the card all the same. Of equal ones each stays. Keeps the order.
 */
export function outermost<Span extends Stretch>(spans: readonly Span[]): readonly Span[] {
  const widestFirst = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const inner = new Set<Span>();
  let outer: Span | undefined;
  for (const span of widestFirst) {
    if (outer !== undefined && span.end <= outer.end) {
      if (span.end - span.start < outer.end - outer.start) inner.add(span);
    } else {
      outer = span;
    }
  }
  return inner.size === 0 ? spans : spans.filter((span) => !inner.has(span));
}
