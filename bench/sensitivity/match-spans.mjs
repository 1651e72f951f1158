import { isContext, isSameKind, typeOf } from './entity-types.mjs';

/** Share of the union of two spans that both must cover to be the same thing; one giant span cannot win. */
const LEAST_OVERLAP = 0.5;
/** Spans of one type with no more than this between them are one: first and last name, street and town. */
const MAX_GAP = 4;
const GAPS_IN_ADDRESS = /^[\s,.-]*$/;
const GAPS = /^ *$/;

/**
 * What a prediction gets right and wrong in one text.
 * `types`: by type, true and false positives and misses; `any`: the same whatever the type is. `isClean`: there was
 * nothing to find; `isFlagged`: something was found all the same. `missed` and `characters` count what must not be seen.
 */
export function matchSpans(text, goldSpans, foundSpans) {
  const gold = joined(goldSpans, text);
  const found = joined(
    foundSpans.filter(({ start, end }) => end > start),
    text,
  );
  const pairs = pairsOf(gold, found);
  const { types, count } = tally();
  const typed = assign(pairs, (a, b) => isSameKind(a.type, b.type));
  for (const span of gold) if (!isContext(span.type)) count(span.type, typed.gold.has(span) ? 'tp' : 'fn');
  for (const span of found) {
    if (isContext(span.type) || typed.found.has(span)) continue;
    // A further piece of what was already found is no false alarm.
    const isPiece = (each) =>
      typed.gold.has(each) && isWithin(span, each) && isSameKind(each.type, span.type);
    if (!gold.some(isPiece)) count(span.type, 'fp');
  }
  const core = gold.filter(({ type }) => !isContext(type));
  const alarms = found.filter(({ type }) => !isContext(type));
  return {
    types,
    any: matchAny({ gold, found: alarms, core, pairs }),
    ...leakOf(core, found),
    isClean: gold.length === 0,
    isFlagged: gold.length === 0 && alarms.length > 0,
  };
}

function matchAny({ gold, found, core, pairs }) {
  const matched = assign(pairs, () => true);
  const isPiece = (span) => gold.some((each) => matched.gold.has(each) && isWithin(span, each));
  const tp = core.filter((span) => matched.gold.has(span)).length;
  const fp = found.filter((span) => !matched.found.has(span) && !isPiece(span)).length;
  return { tp, fp, fn: core.length - tp };
}

function leakOf(core, found) {
  let characters = 0;
  let missed = 0;
  for (const { start, end } of core) {
    characters += end - start;
    for (let at = start; at < end; at += 1)
      if (!found.some((span) => span.start <= at && at < span.end)) missed += 1;
  }
  return { characters, missed };
}

function tally() {
  const types = new Map();
  return {
    types,
    count: (type, outcome) => {
      const outcomes = types.get(type) ?? { tp: 0, fp: 0, fn: 0 };
      outcomes[outcome] += 1;
      types.set(type, outcomes);
    },
  };
}

function joined(spans, text) {
  const sorted = spans
    .map(({ type, start, end }) => ({ type: typeOf(type), start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const result = [];
  for (const span of sorted) {
    const last = result.findLast(({ type }) => type === span.type);
    const gaps = span.type === 'ADDRESS' ? GAPS_IN_ADDRESS : GAPS;
    const isNext = last !== undefined && span.start <= last.end + MAX_GAP;
    if (isNext && gaps.test(text.slice(last.end, span.start))) last.end = Math.max(last.end, span.end);
    else result.push(span);
  }
  return result;
}

/** Pairs that overlap enough, the closest first. */
function pairsOf(gold, found) {
  return gold
    .flatMap((a) => found.map((b) => ({ a, b, overlap: overlapOf(a, b) })))
    .filter(({ overlap }) => overlap >= LEAST_OVERLAP)
    .sort((x, y) => y.overlap - x.overlap);
}

/** One to one, the closest first. */
function assign(pairs, isAllowed) {
  const gold = new Set();
  const found = new Set();
  for (const { a, b } of pairs) {
    if (gold.has(a) || found.has(b) || !isAllowed(a, b)) continue;
    gold.add(a);
    found.add(b);
  }
  return { gold, found };
}

function overlapOf(a, b) {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function isWithin(inner, outer) {
  return inner.start >= outer.start && inner.end <= outer.end;
}
