import type { Classification } from '../domain/classification.ts';
import type { PlacedReading } from '../domain/document-reading.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import { formatPointer, type Leaf } from '../domain/json/leaves.ts';
import type { Label, Level } from '../domain/label.ts';
import type { LabelMapping } from '../domain/label-mapping.ts';
import type { Clock } from '../domain/world.ts';
import { boundedFindings, MAX_FINDINGS_PER_TEXT } from './bounded-findings.ts';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { classifierVersionOf } from './classifier-version.ts';
import { type OperatorTerms, operatorTerms } from './operator-terms.ts';
import { type IssuedText, originalsSignal, withoutIssued } from './request/issued-text.ts';
import { createLabelCollector, type LabelCollector } from './request/label-collector.ts';
import { type PlacedFinding, placeFindings } from './request/place-findings.ts';
import { createRememberedFindings, type RememberedFindings } from './request/remembered-findings.ts';
import { type PlaceOf, type TextToScan, textsOfDocument } from './request/texts-of-document.ts';
import { textsOfReadings } from './request/texts-of-readings.ts';
import { isScanOutcome, type ScanOutcome } from './scan-outcome.ts';
import { createScanner, type Scanner, type SignalFailure, type SignalFinding } from './scan-text.ts';
import type { Signal } from './signal.ts';
import type { ScanPool } from './worker/scan-pool.ts';
import { MAX_POOL_WAIT_MS, MAX_START_MS } from './worker/worker-pool.ts';

export interface ClassifierOptions {
  readonly clock: Clock;
  /** Keys the digests of remembered texts. 32 random bytes. */
  readonly cacheSecret: Uint8Array;
  /** Nothing is labelled below this. Default `public`. */
  readonly floor?: Level;
  readonly terms?: OperatorTerms;
  /** The operator's reading of what is found, in place of the built-in one. */
  readonly mapping?: LabelMapping;
  /** Signals beside the built-in ones; they run in this thread. */
  readonly extraSignals?: readonly Signal[];
  /** Replaces the built-in signals; for tests. */
  readonly signals?: readonly Signal[];
  /** Time for one request in milliseconds. What is not read by then counts as the highest level. Default 2000. */
  readonly budgetMs?: number;
  /** Memory for remembered findings in bytes. Default 8 MiB. */
  readonly maxRememberedBytes?: number;
  /** Where long texts are read; absent means in this thread. */
  readonly pool?: ScanPool;
}

export interface ClassifyInput {
  readonly tenant: string;
  /** Whose request it is: long texts of one caller wait in a line of their own. */
  readonly caller?: string | undefined;
  readonly document: JsonDocument;
  /** Where a leaf stands in the request; without it findings do not say, and nothing counts as brought in. */
  readonly placeOf?: PlaceOf | undefined;
  /** Leaves, or places above leaves, that hold what no signal can read: pictures, files. */
  readonly unreadable: readonly { readonly pointer: string }[];
  /** What was read of the documents of the request; their data is passed over. */
  readonly documents?: readonly PlacedReading[] | undefined;
  /** The operator let what cannot be read count as less: it is passed over, and the label is that of the rest. */
  readonly isUnreadableGranted?: boolean | undefined;
  /** What the caller says of its own request. Only ever raises. */
  readonly declared?: Label | undefined;
  /** Regions that the caller's key binds its data to. */
  readonly keyResidency?: readonly string[] | undefined;
  /** Is told of all that was read and found. */
  readonly watch?: ClassificationWatch | undefined;
  /** What the gateway put into this document itself, where it was cleaned before. */
  readonly issued?: IssuedText | undefined;
}

/** Whoever has to know every finding, also those that no record has room for. */
export interface ClassificationWatch {
  /** The leaf is content; words of the wire format are not. */
  onLeaf(leaf: Leaf): void;
  onFinding(placed: PlacedFinding): void;
  /** There are more findings than anybody kept. */
  onTooMany(): void;
}

export interface Classifier {
  /** Never rejects: whatever goes wrong is a reason for the highest level. */
  classify(input: ClassifyInput): Promise<Classification>;
  readonly version: string;
}

const DEFAULT_BUDGET_MS = 2_000;
const DEFAULT_REMEMBERED_BYTES = 8 * 1024 * 1024;
/** Shorter texts are read faster than their digest is worth. */
const MIN_REMEMBERED_LENGTH = 256;
/** Text of one request that this thread reads itself, in UTF-16 code units; what is beyond goes to the pool. */
const MAX_INLINE_LENGTH = 65_536;
const SLOWEST_CHARACTERS_PER_MS = 1_000;
/** The name under which texts that are read elsewhere are waited for. */
const POOL = 'worker';
/** An unreadable leaf below this length is read all the same: it may be an address or a note, not the data. */
const MIN_UNREADABLE_LENGTH = 1_024;

interface Parts {
  readonly options: ClassifierOptions;
  readonly version: string;
  readonly scanner: Scanner;
  /** Signals that cannot travel to a worker. */
  readonly ownScanner: Scanner | undefined;
  readonly remembered: RememberedFindings;
}

/** Compiles the terms (throws `OperatorTermsError` on a broken one) and returns the classifier. */
export function createClassifier(options: ClassifierOptions): Classifier {
  const terms = options.terms ?? {};
  const ownTerms = operatorTerms(terms);
  const own = options.extraSignals ?? [];
  const signals = [
    ...(options.signals ?? BUILT_IN_SIGNALS),
    ...(ownTerms === undefined ? [] : [ownTerms]),
    ...own,
  ];
  const version = classifierVersionOf(signals, terms, options.mapping);
  const parts: Parts = {
    options,
    version,
    scanner: createScanner(signals),
    ownScanner: own.length === 0 ? undefined : createScanner(own),
    remembered: createRememberedFindings({
      secret: options.cacheSecret,
      classifierVersion: version,
      maxBytes: options.maxRememberedBytes ?? DEFAULT_REMEMBERED_BYTES,
    }),
  };
  return { version, classify: (input) => classify(parts, input) };
}

async function classify(parts: Parts, input: ClassifyInput): Promise<Classification> {
  const { options } = parts;
  const collector = watchedCollector(input, options.mapping);
  if (input.isUnreadableGranted !== true) {
    for (const { pointer } of input.unreadable) collector.addReason({ kind: 'unreadable', pointer });
  }
  try {
    await readAll(parts, input, collector);
  } catch {
    collector.addReason({ kind: 'signal-failed', signal: 'classifier', how: 'threw' });
  }
  return collector.finish({
    floor: options.floor ?? 'public',
    declared: input.declared,
    keyResidency: input.keyResidency ?? [],
    classifierVersion: parts.version,
  });
}

/** One text on its way: what has been found, and what is still being waited for. */
interface Reading {
  readonly text: TextToScan;
  readonly key: string | undefined;
  readonly findings: SignalFinding[];
  failed: boolean;
}

interface Waiting {
  readonly reading: Reading;
  readonly signal: string;
  readonly answer: Promise<ScanOutcome>;
}

/** Texts of one request that are with the pool at once: a conversation of many long turns must not fill its line. */
const LANES = 2;

/** Runs work in a few lanes, each one after the other. */
function createLanes(): { run<Result>(work: () => Promise<Result>): Promise<Result> } {
  const ends: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
  let next = 0;
  return {
    run(work) {
      const lane = next++ % LANES;
      const result = ends[lane]!.then(work);
      ends[lane] = result.catch(() => undefined);
      return result;
    },
  };
}

/**
 * How long a worker may take for a text. Reading is linear, and some thirty times faster than this; what is slow is a
 * machine that has other things to do, and that is no reason to label the text as the worst.
 */
function patienceFor(text: string, budgetMs: number): number {
  return budgetMs + text.length / SLOWEST_CHARACTERS_PER_MS;
}

async function readAll(parts: Parts, input: ClassifyInput, collector: LabelCollector): Promise<void> {
  const { clock, pool, budgetMs = DEFAULT_BUDGET_MS } = parts.options;
  const deadline = clock.monotonicMs() + budgetMs;
  const isLate = (): boolean => clock.monotonicMs() > deadline;
  const readings: Reading[] = [];
  const waiting: Waiting[] = [];
  const lanes = createLanes();
  let inline = 0;
  const fail = (reading: Reading, failure: SignalFailure): void => {
    reading.failed = true;
    collector.addReason({ kind: 'signal-failed', ...failure });
  };

  const originalsIn = originalsScan(input, isLate, (failure) =>
    collector.addReason({ kind: 'signal-failed', ...failure }),
  );
  const texts = [
    ...textsOfDocument(input.document, passedOver(input), input.placeOf),
    ...textsOfReadings(input.documents ?? []),
  ];
  for (const text of texts) {
    if (isLate()) {
      collector.addReason({ kind: 'signal-failed', signal: 'classifier', how: 'timed-out' });
      break;
    }
    if (input.watch !== undefined) for (const { leaf } of text.pieces) input.watch.onLeaf(leaf);
    for (const placed of originalsIn(text)) collector.addFinding(placed);
    const isRemembered = text.kind === 'leaf' && text.text.length > MIN_REMEMBERED_LENGTH;
    const key = isRemembered ? parts.remembered.keyOf(input.tenant, text.text, text.provenance) : undefined;
    const known = key === undefined ? undefined : parts.remembered.get(key);
    if (known !== undefined) {
      if (known.length >= MAX_FINDINGS_PER_TEXT) input.watch?.onTooMany();
      for (const placed of placeFindings(text, known)) collector.addFinding(placed);
      continue;
    }
    const reading: Reading = { text, key, findings: [], failed: false };
    readings.push(reading);
    const goesToPool = pool !== undefined && inline + text.text.length > MAX_INLINE_LENGTH;
    if (!goesToPool) inline += text.text.length;
    if (goesToPool) {
      waiting.push({
        reading,
        signal: POOL,
        answer: lanes.run(() => scanElsewhere(pool, text, { budgetMs, caller: input.caller })),
      });
    }
    const scanner = goesToPool ? parts.ownScanner : parts.scanner;
    if (scanner === undefined) continue;
    const result = scanner.scan(text.text, isLate, text.provenance);
    addFindings(reading, result.findings);
    for (const failure of result.failures) fail(reading, failure);
    for (const { signal, answer } of result.pending) {
      waiting.push({ reading, signal, answer: answer.then((findings) => ({ findings, failures: [] })) });
    }
  }
  // The pool keeps its own time, which begins when a worker takes a text; what is waited here only bounds a broken pool.
  const pooled = waiting.filter(({ signal }) => signal === POOL);
  const own = waiting.filter(({ signal }) => signal !== POOL);
  const longestMs = pooled.reduce((sum, { reading }) => sum + patienceFor(reading.text.text, budgetMs), 0);
  await Promise.all([
    settleAll(own, { clock, remainingMs: deadline - clock.monotonicMs(), fail }),
    settleAll(pooled, { clock, remainingMs: longestMs + MAX_POOL_WAIT_MS + MAX_START_MS, fail }),
  ]);
  for (const reading of readings) {
    if (reading.findings.length >= MAX_FINDINGS_PER_TEXT) input.watch?.onTooMany();
    for (const placed of placeFindings(reading.text, reading.findings)) collector.addFinding(placed);
    if (reading.key !== undefined && !reading.failed) parts.remembered.set(reading.key, reading.findings);
  }
}

/** What a worker says is checked like what a signal says: what is no answer is not taken for one that found nothing. */
async function scanElsewhere(
  pool: ScanPool,
  { text, provenance }: TextToScan,
  { budgetMs, caller }: { readonly budgetMs: number; readonly caller: string | undefined },
): Promise<ScanOutcome> {
  const outcome: unknown = await pool.scan(text, patienceFor(text, budgetMs), caller, provenance);
  if (!isScanOutcome(outcome, text.length)) throw new Error('a worker answered something else than findings');
  return outcome;
}

/** What is found counts, save within what was put there by the gateway itself; whoever watches is told. */
function watchedCollector(
  { watch, issued, placeOf }: ClassifyInput,
  mapping: LabelMapping | undefined,
): LabelCollector {
  const collector = createLabelCollector({ mapping, placeOf });
  if (watch === undefined && issued === undefined) return collector;
  return {
    ...collector,
    addFinding(placed) {
      if (issued !== undefined && !withoutIssued(placed, issued)) return;
      watch?.onFinding(placed);
      collector.addFinding(placed);
    },
  };
}

/** Looks for the originals of a cleaned document, in disguise as well. They are remembered nowhere. */
function originalsScan(
  { issued }: ClassifyInput,
  isLate: () => boolean,
  fail: (failure: SignalFailure) => void,
): (text: TextToScan) => readonly PlacedFinding[] {
  if (issued === undefined) return () => [];
  const scanner = createScanner([originalsSignal(issued.findOriginals)]);
  return (text) => {
    const { findings, failures } = scanner.scan(text.text, isLate);
    for (const failure of failures) fail(failure);
    return placeFindings({ ...text, kind: 'leaf' }, findings);
  };
}

function addFindings({ text, findings }: Reading, found: readonly SignalFinding[]): void {
  // Where a finding stands in the other kinds decides whether it counts; they are short.
  for (const finding of text.kind === 'leaf' ? boundedFindings(found) : found) findings.push(finding);
}

interface Settling {
  readonly clock: Clock;
  readonly remainingMs: number;
  readonly fail: (reading: Reading, failure: SignalFailure) => void;
}

/** Waits for the answers to come, until the time is up; what has not come by then has failed. */
async function settleAll(waiting: readonly Waiting[], { clock, remainingMs, fail }: Settling): Promise<void> {
  if (waiting.length === 0) return;
  const open = new Set(waiting);
  const answers = waiting.map(async (each) => {
    try {
      const { findings, failures } = await each.answer;
      if (!open.has(each)) return;
      addFindings(each.reading, findings);
      for (const failure of failures) fail(each.reading, failure);
      open.delete(each);
    } catch {
      // Only now: what fails while it is being taken in is still open, and counts as the worst.
      if (open.delete(each)) fail(each.reading, { signal: each.signal, how: 'threw' });
    }
  });
  let cancel: () => void = () => {};
  const timeUp = new Promise<void>((resolve) => {
    cancel = clock.after(Math.max(0, remainingMs), resolve);
  });
  await Promise.race([Promise.all(answers), timeUp]);
  cancel();
  const late = [...open];
  open.clear();
  for (const each of late) {
    fail(each.reading, { signal: each.signal, how: 'timed-out' });
  }
}

/** Leaves that are not text by themselves: data that was read as a document, and what cannot be read. */
function passedOver({ documents = [], unreadable }: ClassifyInput): (leaf: Leaf) => boolean {
  const isUnreadable = unreadableTest(unreadable);
  // By what they say, since the same file may stand in a request twice.
  const data = new Set(documents.map(({ leaf }) => leaf.text));
  return (leaf) => isUnreadable(leaf) || (data.size > 0 && leaf.kind === 'string' && data.has(leaf.text));
}

/** A long leaf at or below an unreadable place is the data itself; its label is the highest in any case. */
function unreadableTest(unreadable: ClassifyInput['unreadable']): (leaf: Leaf) => boolean {
  if (unreadable.length === 0) return () => false;
  const places = new Set(unreadable.map(({ pointer }) => pointer));
  return (leaf) => {
    if (leaf.kind !== 'string' || leaf.text.length < MIN_UNREADABLE_LENGTH) return false;
    for (let at = leaf.path; at !== undefined; at = at.parent) if (places.has(formatPointer(at))) return true;
    return places.has('');
  };
}
