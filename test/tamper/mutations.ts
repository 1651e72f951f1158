import { canonicalLine, parseCanonicalLine } from '../../src/audit/canonical-line.ts';
import { type Signer, signCheckpoint } from '../../src/audit/checkpoint.ts';
import { CompactRange } from '../../src/audit/compact-range.ts';
import { leafHash } from '../../src/audit/hash.ts';
import type { Evidence, LogFiles } from './evidence.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Somebody's attempt to make a log say something else. */
export interface Mutation {
  readonly files: LogFiles;
  /**
   * The records among which the first bad one is: exactly one where a single record tells, more where all behind a
   * change was written anew, so that only signed states can tell.
   */
  readonly firstBad: { readonly from: number; readonly to: number };
}

export interface Forger {
  readonly evidence: Evidence;
  readonly random: SeededRandom;
  /** The log's own key, stolen. */
  readonly stolen: Signer;
  /** A key of the same name that is another's. */
  readonly foreign: Signer;
}

type Kind = (forger: Forger) => Mutation;

/** The lines of one segment and where they stand in the log. */
interface Place {
  readonly name: string;
  readonly lines: string[];
  /** Sequence of the first line. */
  readonly first: number;
}

const at = (from: number, to = from) => ({ from, to });

/** Every way, by name. Those that write all behind a change anew can only be told by what was signed before. */
export const MUTATIONS: Readonly<Record<string, Kind>> = {
  edit(forger) {
    const { place, index } = anyLine(forger);
    const edited = editLine(place.lines[index]!, { tokens: forger.random.below(1_000_000) + 1_000_000 });
    return changed(forger, place, {
      lines: place.lines.with(index, edited),
      firstBad: at(place.first + index),
    });
  },
  'edit one byte'(forger) {
    const { place, index } = anyLine(forger);
    const { genuine } = forger.evidence;
    const bytes = Buffer.from(genuine.segments.get(place.name)!);
    const start = Buffer.byteLength(
      place.lines
        .slice(0, index)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const offset = start + forger.random.below(Buffer.byteLength(place.lines[index]!));
    bytes[offset] = bytes[offset] === 0x41 ? 0x42 : 0x41;
    const segments = new Map(genuine.segments).set(place.name, bytes);
    return { files: { ...genuine, segments }, firstBad: at(place.first + index) };
  },
  delete(forger) {
    const { place, index } = anyLine(forger);
    const count = 1 + forger.random.below(Math.min(20, place.lines.length - index));
    return changed(forger, place, {
      lines: place.lines.toSpliced(index, count),
      firstBad: at(place.first + index),
    });
  },
  insert(forger) {
    const { place, index } = anyLine(forger, 1);
    const before = place.lines[index - 1]!;
    const forged = editLine(place.lines[index]!, { tokens: 7_777_777, prev: leafHash(before) });
    return changed(forger, place, {
      lines: place.lines.toSpliced(index, 0, forged),
      firstBad: at(place.first + index),
    });
  },
  reorder(forger) {
    const { place, index } = anyLine(forger, 0, 1);
    const other = index + 1 + forger.random.below(place.lines.length - index - 1);
    const { lines } = place;
    return changed(forger, place, {
      lines: lines.with(index, lines[other]!).with(other, lines[index]!),
      firstBad: at(place.first + index),
    });
  },
  duplicate(forger) {
    const { place, index } = anyLine(forger);
    const to = forger.random.below(place.lines.length);
    // A copy put right before its original is the original followed by a copy.
    const bad = to === index ? index + 1 : to;
    const lines = place.lines.toSpliced(to, 0, place.lines[index]!);
    return changed(forger, place, { lines, firstBad: at(place.first + bad) });
  },
  'cut the head'(forger) {
    const [name, bytes] = [...forger.evidence.genuine.segments][0]!;
    const lines = linesOf(bytes);
    const place = { name, lines, first: 0 };
    return changed(forger, place, { lines: lines.slice(1 + forger.random.below(20)), firstBad: at(0) });
  },
  'cut the tail, with a checkpoint that fits'(forger) {
    const { evidence, random, stolen } = forger;
    const total = evidence.anchoredSizes.at(-1)!;
    const kept = 1 + random.below(total - 1);
    const all = allLines(evidence.genuine).slice(0, kept);
    return {
      files: spread(evidence.genuine, all, signed(all, stolen)),
      // Told by the anchors, or at once where the stolen key was not in force yet at that size.
      firstBad: at(0, kept),
    };
  },
  'replace a segment by the fork’s'({ evidence, random }) {
    const { genuine, fork } = evidence;
    const others = [...fork.segments].filter(
      ([name, bytes]) => genuine.segments.has(name) && !genuine.segments.get(name)!.equals(bytes),
    );
    const [name, bytes] = random.pick(others);
    const segments = new Map([...genuine.segments, [name, bytes]]);
    const from = firstDifference(genuine, { ...genuine, segments });
    // The other's records fit each other: what does not fit is where they end, or a state that was anchored.
    const names = [...segments.keys()];
    const next = names[names.indexOf(name) + 1];
    const end = next === undefined ? evidence.anchoredSizes.at(-1)! : Number(next.slice(-20, -4));
    return { files: { ...genuine, segments }, firstBad: at(knownBetween(evidence, from).from, end) };
  },
  'write all behind it anew'(forger) {
    const { lines, index } = rewritten(forger);
    const files = spread(forger.evidence.genuine, lines, forger.evidence.genuine.checkpoint);
    return { files, firstBad: knownBetween(forger.evidence, index) };
  },
  'write all behind it anew and sign with another key'(forger) {
    const { lines } = rewritten(forger);
    const files = spread(forger.evidence.genuine, lines, signed(lines, forger.foreign));
    return { files, firstBad: at(0, lines.length) };
  },
  'write all behind it anew and sign with the stolen key'(forger) {
    const { lines, index } = rewritten(forger);
    const files = spread(forger.evidence.genuine, lines, signed(lines, forger.stolen));
    return { files, firstBad: knownBetween(forger.evidence, index) };
  },
  'roll back to a backup'({ evidence }) {
    return { files: evidence.backup, firstBad: at(allLines(evidence.backup).length) };
  },
  fork({ evidence }) {
    const from = firstDifference(evidence.genuine, evidence.fork);
    return { files: evidence.fork, firstBad: knownBetween(evidence, from) };
  },
  'change the checkpoint'({ evidence, random }) {
    const { genuine } = evidence;
    const text = genuine.checkpoint;
    const offset = random.below(text.length);
    const other = text[offset] === 'x' ? 'y' : 'x';
    const checkpoint = text.slice(0, offset) + other + text.slice(offset + 1);
    return { files: { ...genuine, checkpoint }, firstBad: at(0, evidence.anchoredSizes.at(-1)) };
  },
};

function anyLine({ evidence, random }: Forger, from = 0, spare = 0): { place: Place; index: number } {
  const [name, bytes] = random.pick([...evidence.genuine.segments]);
  const lines = linesOf(bytes);
  const place = { name, lines, first: Number(name.slice(-20, -4)) };
  return { place, index: from + random.below(lines.length - from - spare) };
}

function changed(
  { evidence }: Forger,
  place: Place,
  change: { lines: string[]; firstBad: Mutation['firstBad'] },
): Mutation {
  const text = change.lines.map((line) => `${line}\n`).join('');
  const segments = new Map(evidence.genuine.segments);
  segments.set(place.name, Buffer.from(text));
  return { files: { ...evidence.genuine, segments }, firstBad: change.firstBad };
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n').slice(0, -1);
}

export function allLines({ segments }: LogFiles): string[] {
  return [...segments.values()].flatMap(linesOf);
}

/** Puts lines back into segments that begin where the genuine ones do. */
function spread(genuine: LogFiles, lines: readonly string[], checkpoint: string): LogFiles {
  const names = [...genuine.segments.keys()];
  const segments = new Map<string, Buffer>();
  for (const [index, name] of names.entries()) {
    const from = Number(name.slice(-20, -4));
    const to = index + 1 < names.length ? Number(names[index + 1]!.slice(-20, -4)) : lines.length;
    if (from > lines.length) continue;
    segments.set(
      name,
      Buffer.from(
        lines
          .slice(from, to)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  }
  return { segments, checkpoint };
}

/** All lines, one of them changed and everything behind it chained anew, checkpoint records included. */
function rewritten({ evidence, random }: Forger): { lines: string[]; index: number } {
  const lines = allLines(evidence.genuine);
  const index = random.below(lines.length);
  const range = new CompactRange();
  for (let seq = 0; seq < lines.length; seq += 1) {
    if (seq >= index) lines[seq] = chained(lines, seq, { range, isChanged: seq === index });
    range.append(leafHash(lines[seq]!));
  }
  return { lines, index };
}

function chained(
  lines: readonly string[],
  seq: number,
  { range, isChanged }: { range: CompactRange; isChanged: boolean },
): string {
  const record = parseCanonicalLine(Buffer.from(lines[seq]!));
  const prev = seq === 0 ? '0'.repeat(64) : leafHash(lines[seq - 1]!);
  const root = record['type'] === 'checkpoint' ? { root: range.root() } : {};
  return canonicalLine({ ...record, ...root, prev, ...(isChanged ? { tenant: 'another' } : {}) });
}

function signed(lines: readonly string[], signer: Signer): string {
  const range = new CompactRange();
  for (const line of lines) range.append(leafHash(line));
  return signCheckpoint({ origin: signer.key.name, size: range.size, root: range.root() }, signer);
}

function editLine(line: string, changes: Record<string, string | number>): string {
  return canonicalLine({ ...parseCanonicalLine(Buffer.from(line)), ...changes });
}

function firstDifference(one: LogFiles, other: LogFiles): number {
  const [lines, others] = [allLines(one), allLines(other)];
  return lines.findIndex((line, index) => line !== others[index]);
}

/** What anchors can tell: the change lies behind the last anchor that still holds and before the next. */
function knownBetween({ anchoredSizes }: Evidence, index: number): Mutation['firstBad'] {
  const from = anchoredSizes.findLast((size) => size <= index) ?? 0;
  const to = anchoredSizes.find((size) => size > index) ?? Number.POSITIVE_INFINITY;
  return { from, to: to - 1 };
}
