import { bestSupported } from './best-supported.ts';
import { lexiconOf } from './lexicon-of.ts';
import { areFindings } from './raw-finding-shape.ts';
import { mayHideAnother, readRewritings } from './rewritings.ts';
import type { RawFinding, Signal } from './signal.ts';
import type { Lexicon } from './view/lexicon.ts';
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
/**
 * After so many characters, each signal's counted anew, the clock is asked: on a short text forty signals together take
 * less long than the clock would.
 */
const CHARACTERS_BETWEEN_LOOKS = 65_536;

/** A signal with the same fields as every other, whatever was left out: they are read for each text. */
interface Reader {
  readonly name: string;
  readonly needsWords: boolean;
  readonly readsAllData: boolean;
  readonly applies: Signal['applies'];
  readonly detect: Signal['detect'];
}

export function createScanner(signals: readonly Signal[]): Scanner {
  const lexicon = lexiconOf(signals);
  const readers = signals.map((signal) => ({
    name: signal.name,
    needsWords: signal.words !== undefined,
    readsAllData: signal.readsAllData === true,
    applies: signal.applies?.bind(signal),
    detect: signal.detect.bind(signal),
  }));
  return {
    signals,
    scan: (text, isLate, provenance = 'said') => {
      const result: ScanResult = { findings: [], failures: [], pending: [] };
      const scan: Scan = { readers, lexicon, provenance, isLate, into: result };
      const view = scanPiece(text, scan, asItStands);
      if (!mayHideAnother(view)) return result;
      const isAll = readRewritings(text, view, (rewriting) =>
        isLate() ? undefined : scanPiece(rewriting.text, scan, rewriting.toOriginal),
      );
      if (!isAll) result.failures.push({ signal: DECODER, how: 'timed-out' });
      return { ...result, findings: eachOnce(result.findings) };
    },
  };
}

interface Scan {
  readonly readers: readonly Reader[];
  readonly lexicon: Lexicon;
  readonly provenance: Provenance;
  readonly isLate: () => boolean;
  readonly into: ScanResult;
}

function scanPiece(text: string, scan: Scan, toOriginal: ToOriginal): ScannedText {
  const { readers, provenance, into } = scan;
  const seen = viewText(text, scan.lexicon);
  const { traits, numbers, digitRuns, tokens, capitals, hits } = seen;
  const found: SignalFinding[] = [];
  let sinceLook = 0;
  let latest = '';
  for (let index = 0; index < readers.length; index += 1) {
    const reader = readers[index]!;
    const ownHits = hits[index];
    if (reader.needsWords && ownHits === undefined && !(reader.readsAllData && provenance === 'data'))
      continue;
    latest = reader.name;
    try {
      if (reader.applies !== undefined && !reader.applies(traits)) continue;
      const view: TextView = {
        traits,
        provenance,
        numbers,
        digitRuns,
        tokens,
        capitals,
        hits: ownHits ?? NO_HITS,
      };
      const answer = reader.detect(text, view);
      if (!Array.isArray(answer) || answer.length > 0)
        take(answer, { name: latest, text, toOriginal, found, into });
    } catch {
      into.failures.push({ signal: latest, how: 'threw' });
    }
    sinceLook += text.length + 1;
    if (sinceLook < CHARACTERS_BETWEEN_LOOKS) continue;
    sinceLook = 0;
    if (!scan.isLate()) continue;
    into.failures.push({ signal: latest, how: 'timed-out' });
    break;
  }
  if (sinceLook > 0 && scan.isLate()) into.failures.push({ signal: latest, how: 'timed-out' });
  const isOriginal = toOriginal === asItStands;
  for (const finding of bestSupported(found)) {
    into.findings.push(isOriginal ? finding : placed(finding, toOriginal));
  }
  return seen;
}

/** Without what one signal says twice, of the text and of the text undisguised: the same, or a part of it. */
function eachOnce(findings: SignalFinding[]): SignalFinding[] {
  if (findings.length < 2) return findings;
  const widest = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  /** By signal and type: how far what it said so far reaches. */
  const reached = new Map<string, Map<string, number>>();
  return widest.filter(({ signal, type, start, end }) => {
    let ofSignal = reached.get(signal);
    if (ofSignal === undefined) {
      ofSignal = new Map();
      reached.set(signal, ofSignal);
    }
    const before = ofSignal.get(type) ?? 0;
    if (ofSignal.has(type) && end <= before && end > start) return false;
    ofSignal.set(type, Math.max(end, before));
    return true;
  });
}

interface Taking {
  /** Of the signal that answers. */
  readonly name: string;
  readonly text: string;
  readonly toOriginal: ToOriginal;
  /** What is said at once, not yet placed. */
  readonly found: SignalFinding[];
  readonly into: ScanResult;
}

function take(answer: unknown, { name, text, toOriginal, found, into }: Taking): void {
  if (isPromise(answer)) {
    const place = (value: unknown) =>
      named(name, value, text.length).map((finding) => placed(finding, toOriginal));
    into.pending.push({ signal: name, answer: answer.then(place) });
    return;
  }
  for (const finding of named(name, answer, text.length)) found.push(finding);
}

function named(name: string, value: unknown, length: number): SignalFinding[] {
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
