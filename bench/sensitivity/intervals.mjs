/** Two-sided normal quantile of 95 %. */
const Z = 1.96;

/** A share with Wilson's interval; of nothing it is unknown, between 0 and 1. */
export function rate(count, of) {
  if (of === 0) return { value: undefined, low: 0, high: 1, count, of };
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const centre = share + (Z * Z) / (2 * of);
  const divisor = 1 + (Z * Z) / of;
  return {
    value: share,
    low: Math.max(0, (centre - spread) / divisor),
    high: Math.min(1, (centre + spread) / divisor),
    count,
    of,
  };
}

/** Precision, recall and F1 of counted outcomes; where nothing was to be found and nothing was, all is right. */
export function precisionRecall({ tp, fp, fn }) {
  const precision = tp + fp > 0 ? tp / (tp + fp) : fn > 0 ? 0 : 1;
  const recall = tp + fn > 0 ? tp / (tp + fn) : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { tp, fp, fn, precision, recall, f1 };
}

const ROUNDS = 1000;

/**
 * F1 over outcomes of items, with the 95 % interval of a bootstrap over the items. The same items always give the
 * same interval.
 * @param items each `{ tp, fp, fn }`
 */
export function bootstrapF1(items) {
  const random = seeded(0x5eed);
  const total = { tp: 0, fp: 0, fn: 0 };
  for (const item of items) add(total, item);
  // Items without any outcome change no sum, whichever are drawn.
  const telling = items.filter(({ tp, fp, fn }) => tp + fp + fn > 0);
  const drawn = [];
  for (let round = 0; round < ROUNDS && telling.length > 0; round += 1) {
    const sum = { tp: 0, fp: 0, fn: 0 };
    for (let index = 0; index < telling.length; index += 1)
      add(sum, telling[Math.floor(random() * telling.length)]);
    drawn.push(precisionRecall(sum).f1);
  }
  drawn.sort((a, b) => a - b);
  const { f1, ...rest } = precisionRecall(total);
  return {
    // Where nothing was to be found, every alarm is false and F1 says nothing.
    value: total.tp + total.fn === 0 ? undefined : f1,
    low: drawn[Math.floor(ROUNDS * 0.025)] ?? 0,
    high: drawn[Math.floor(ROUNDS * 0.975)] ?? 1,
    ...rest,
  };
}

function add(sum, { tp, fp, fn }) {
  sum.tp += tp;
  sum.fp += fp;
  sum.fn += fn;
}

/** A small generator (xorshift, 32 bits) whose sequence is the same everywhere. */
function seeded(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
