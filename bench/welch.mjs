// Welch's t test between classes of measured times, with the croppings that dudect makes: slow samples say more of the
// machine than of the code, and nobody knows beforehand where they begin.
const CROPPINGS = 100;

/**
 * For each pair of classes the cropping in which they differ most: t, the difference of the means, and the part of all
 * samples below the threshold.
 */
export function greatestDifferences(times) {
  const names = [...times.keys()];
  const found = [];
  for (const [at, a] of names.entries()) {
    for (const b of names.slice(at + 1)) found.push({ a, b, ...greatest(times.get(a), times.get(b)) });
  }
  return found;
}

function greatest(a, b) {
  const sorted = Float64Array.from([...a, ...b]).sort();
  let worst;
  for (let crop = 0; crop <= CROPPINGS; crop += 1) {
    // dudect's own thresholds, `prepare_percentiles`: dense near the top, and never less than half of what there is.
    const keptPart = crop === CROPPINGS ? 1 : 1 - 0.5 ** ((10 * (crop + 1)) / CROPPINGS);
    const threshold =
      crop === CROPPINGS ? Number.POSITIVE_INFINITY : sorted[Math.floor(keptPart * (sorted.length - 1))];
    const one = moments(a, threshold);
    const other = moments(b, threshold);
    if (one.count < 1000 || other.count < 1000) continue;
    const t = (one.mean - other.mean) / Math.sqrt(one.variance / one.count + other.variance / other.count);
    if (worst === undefined || Math.abs(t) > Math.abs(worst.t)) {
      worst = { t, meanDifference: one.mean - other.mean, keptPart };
    }
  }
  return worst;
}

/** Welford's, over the samples below the threshold. */
function moments(values, threshold) {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (value >= threshold) continue;
    count += 1;
    const off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }
  return { count, mean, variance: squares / (count - 1) };
}
