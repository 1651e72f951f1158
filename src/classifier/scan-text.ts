import { bestSupported } from './best-supported.ts';
import { areFindings } from './raw-finding-shape.ts';
import { mayHideAnother, readRewritings } from './rewritings.ts';
import type { RawFinding, Signal } from './signal.ts';
import type { Lexicon } from './view/lexicon.ts';
import { lexiconOf } from './view/lexicon-of.ts';
import { type Provenance, type ScannedText, type TextView, viewText } from './view/text-view.ts';

/** A finding with the name of the signal that made it; made for one text, not yet placed in a request. */
export interface SignalFinding extends RawFinding {
  readonly signal: string;
}

export interface SignalFailure {
  readonly signal: string;
  readonly how: 'threw' | 'timed-out';
}

/** What the signals said of one text. `pending` are answers still to come. */
export interface ScanResult {
  readonly findings: SignalFinding[];
  readonly failures: SignalFailure[];
  readonly pending: PendingAnswer[];
}

export interface PendingAnswer {
  readonly signal: string;
  readonly answer: Promise<readonly SignalFinding[]>;
}

export interface Scanner {
  readonly signals: readonly Signal[];
  /** Runs every signal concerned over the text and over what the text is in disguise. Never throws. */
  scan(text: string, isLate: () => boolean, provenance?: Provenance): ScanResult;
}

type ToOriginal = (span: { start: number; end: number }) => { start: number; end: number };
/** Names, among failed signals, the undoing of disguises. */
const DECODER = 'decoder';
const asItStands: ToOriginal = (span) => span;
const NO_HITS: readonly number[] = [];

export function createScanner(signals: readonly Signal[]): Scanner {
  const lexicon = lexiconOf(signals);
  return {
    signals,
    scan: (text, isLate, provenance = 'said') => {
      const result: ScanResult = { findings: [], failures: [], pending: [] };
      const look = (piece: string, toOriginal: ToOriginal) =>
        scanPiece(piece, { signals, lexicon, provenance, toOriginal, isLate, into: result });
      const view = look(text, asItStands);
      if (!mayHideAnother(view)) return result;
      const isAll = readRewritings(text, view, (rewriting) =>
        isLate() ? undefined : look(rewriting.text, rewriting.toOriginal),
      );
      if (!isAll) result.failures.push({ signal: DECODER, how: 'timed-out' });
      return { ...result, findings: eachOnce(result.findings) };
    },
  };
}

interface PieceScan {
  readonly signals: readonly Signal[];
  readonly lexicon: Lexicon;
  readonly provenance: Provenance;
  readonly toOriginal: ToOriginal;
  readonly isLate: () => boolean;
  readonly into: ScanResult;
}

function scanPiece(text: string, scan: PieceScan): ScannedText {
  const { signals, lexicon, provenance, into } = scan;
  const seen = viewText(text, lexicon);
  const { traits, numbers, digitRuns, tokens, capitals, hits } = seen;
  const found: SignalFinding[] = [];
  for (let index = 0; index < signals.length; index += 1) {
    const signal = signals[index]!;
    const ownHits = hits[index];
    const isWoken = ownHits !== undefined || (signal.readsAllData === true && provenance === 'data');
    if (signal.words !== undefined && !isWoken) continue;
    try {
      if (signal.applies !== undefined && !signal.applies(traits)) continue;
      const view = { traits, provenance, numbers, digitRuns, tokens, capitals, hits: ownHits ?? NO_HITS };
      ask(signal, text, { view, scan, found });
    } catch {
      into.failures.push({ signal: signal.name, how: 'threw' });
    }
    if (scan.isLate()) {
      into.failures.push({ signal: signal.name, how: 'timed-out' });
      break;
    }
  }
  const isOriginal = scan.toOriginal === asItStands;
  for (const finding of bestSupported(found)) {
    into.findings.push(isOriginal ? finding : placed(finding, scan.toOriginal));
  }
  return seen;
}

/** Without what one signal says twice, of the text and of the text undisguised: the same, or a part of it. */
function eachOnce(findings: readonly SignalFinding[]): SignalFinding[] {
  const widest = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const reached = new Map<string, number>();
  return widest.filter(({ signal, type, start, end }) => {
    const saying = `${signal} ${type}`;
    const before = reached.get(saying);
    if (before !== undefined && end <= before && end > start) return false;
    reached.set(saying, Math.max(end, before ?? 0));
    return true;
  });
}

interface Asked {
  readonly view: TextView;
  readonly scan: PieceScan;
  /** What is said at once, not yet placed. */
  readonly found: SignalFinding[];
}

function ask(signal: Signal, text: string, { view, scan, found }: Asked): void {
  const answer = signal.detect(text, view);
  if (isPromise(answer)) {
    const place = (value: unknown) =>
      named(signal, value, text.length).map((finding) => placed(finding, scan.toOriginal));
    scan.into.pending.push({ signal: signal.name, answer: answer.then(place) });
    return;
  }
  if (Array.isArray(answer) && answer.length === 0) return;
  for (const finding of named(signal, answer, text.length)) found.push(finding);
}

function named({ name }: Signal, value: unknown, length: number): SignalFinding[] {
  if (!areFindings(value, length)) throw new Error('a signal returned something else than findings');
  return value.map(({ type, level, categories, start, end, scoreThousandths }) =>
    scoreThousandths === undefined
      ? { type, level, categories, signal: name, start, end }
      : { type, level, categories, signal: name, start, end, scoreThousandths },
  );
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

function placed(finding: SignalFinding, toOriginal: ToOriginal): SignalFinding {
  const { start, end } = toOriginal(finding);
  return { ...finding, start, end };
}
