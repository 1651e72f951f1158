import type { RandomBytes } from '../../domain/world.ts';

/** One question to a model. */
export interface SpeedProbe {
  readonly text: string;
  readonly maxOutputTokens: number;
}

/** How one answer came, on a clock that only goes forward. */
export interface AnswerTiming {
  readonly sentMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Undefined where the runner does not tell. */
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

export interface MeasureParts {
  /** Asks one question; undefined when it was not answered. */
  readonly ask: (probe: SpeedProbe, signal: AbortSignal) => Promise<AnswerTiming | undefined>;
  readonly randomBytes: RandomBytes;
  /** Ends the measurement; what was measured so far counts. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly asked: number; readonly of: number }) => void;
}

export interface MeasuredSpeed {
  /** Tokens a second for one request alone; undefined where too little came back to tell. */
  readonly prefill: number | undefined;
  readonly decode: number | undefined;
  readonly questions: number;
  readonly failed: number;
  readonly wasInterrupted: boolean;
}

const ROUNDS = 3;
const LONG_WORDS = 1_200;
const SHORT_WORDS = 12;
const WRITTEN_TOKENS = 128;
/** Fewer tell more of the first moment than of the speed. */
const LEAST_WRITTEN = 16;

/**
 * A short load that ends by itself: one question that loads the model, then in turns a short one with a long answer and
 * a long one with a short answer. The words are drawn anew, so that no cache of prompts has seen them.
 */
export async function measureSpeed(parts: MeasureParts): Promise<MeasuredSpeed> {
  const { ask, signal, onProgress, randomBytes } = parts;
  const short = { words: SHORT_WORDS, maxOutputTokens: WRITTEN_TOKENS };
  const long = { words: LONG_WORDS, maxOutputTokens: 1 };
  const plan = [
    { words: SHORT_WORDS, maxOutputTokens: 1 },
    ...Array.from({ length: ROUNDS }, () => [short, long]).flat(),
  ];
  const written: AnswerTiming[] = [];
  const read: AnswerTiming[] = [];
  let asked = 0;
  let failed = 0;
  for (const step of plan) {
    if (signal.aborted) break;
    const timing = await ask(
      { text: textOf(step.words, randomBytes), maxOutputTokens: step.maxOutputTokens },
      signal,
    );
    asked += 1;
    onProgress({ asked, of: plan.length });
    if (timing === undefined) failed += 1;
    else if (step === short) written.push(timing);
    else if (step === long) read.push(timing);
  }
  return {
    prefill: prefillOf(read, written),
    decode: median(written.flatMap(decodeOf)),
    questions: asked,
    failed: signal.aborted && failed > 0 ? failed - 1 : failed,
    wasInterrupted: signal.aborted,
  };
}

function decodeOf({ firstMs, lastMs, outputTokens }: AnswerTiming): number[] {
  if (outputTokens === undefined || outputTokens < LEAST_WRITTEN || lastMs <= firstMs) return [];
  return [((outputTokens - 1) * 1_000) / (lastMs - firstMs)];
}

/** What a long text takes longer than a short one: what every question costs, however long, falls out. */
function prefillOf(read: readonly AnswerTiming[], written: readonly AnswerTiming[]): number | undefined {
  const shortWait = median(written.map(({ sentMs, firstMs }) => firstMs - sentMs));
  const shortTokens = median(
    written.flatMap(({ inputTokens }) => (inputTokens === undefined ? [] : [inputTokens])),
  );
  return median(
    read.flatMap(({ sentMs, firstMs, inputTokens }) => {
      if (inputTokens === undefined) return [];
      const wait = firstMs - sentMs - (shortWait ?? 0);
      const tokens = inputTokens - (shortTokens ?? 0);
      return wait > 0 && tokens > 0 ? [(tokens * 1_000) / wait] : [];
    }),
  );
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** Words that mean nothing and are nobody's: what is measured is the machine. */
const WORDS = [
  'river',
  'stone',
  'cloud',
  'paper',
  'garden',
  'window',
  'engine',
  'valley',
  'copper',
  'harbour',
  'meadow',
  'lantern',
  'basket',
  'thunder',
  'pebble',
  'orchard',
];

function textOf(words: number, randomBytes: RandomBytes): string {
  const drawn = Array.from(randomBytes(words), (byte) => WORDS[byte % WORDS.length]);
  return `Write a long story that uses these words: ${drawn.join(' ')}.`;
}
