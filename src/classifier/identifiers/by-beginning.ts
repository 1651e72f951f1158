import type { Identifier } from './identifier.ts';

/** Bits of what was met in a run of letters and digits. */
export const DIGIT = 1;
export const LETTER = 2;
/** Set beside {@link DIGIT} and {@link LETTER} where the run begins with a digit. */
export const DIGIT_FIRST = 4;

/** Longer runs begin no identity. */
const MAX_RUN = 20;
/** What may stand between the first two runs of an identity, by place in this list from 1 on. */
const SEPARATORS = ' -./(*+';
const SEPARATOR_PLACES = new Uint8Array(128);
for (let place = 0; place < SEPARATORS.length; place += 1) {
  SEPARATOR_PLACES[SEPARATORS.charCodeAt(place)] = place + 1;
}

/** A kind of identity that a number with a certain beginning may be. */
export interface Candidate {
  readonly identifier: Identifier;
  /** By place among all identifiers. */
  readonly index: number;
  /** Whether it may be believed without a word that names it. */
  readonly mayStandAlone: boolean;
}

/** Of one beginning: all kinds, and those that need no word beside them, in one order. */
export interface Candidates {
  readonly all: readonly Candidate[];
  readonly alone: readonly Candidate[];
}

/** Which identifiers a number may be, by how it begins: one look, whatever their number. */
export interface IdentifiersByBeginning {
  /** Whether any begins with such a run, alone or with another behind it: nearly all words of a text are refused here. */
  isBegunBy(kind: number, length: number): boolean;
  /** For a number of one run; undefined when it is none. */
  ofRun(kind: number, length: number): Candidates | undefined;
  /** For a number that goes on behind `separator` with another run, of `nextLength`; undefined when it is none. */
  ofRuns(kind: number, length: number, separator: number, nextLength: number): Candidates | undefined;
}

export function indexByBeginning(identifiers: readonly Identifier[]): IdentifiersByBeginning {
  const places = new Uint16Array(keyOf(MAX_KIND + 1, 0, 0, 0));
  const begun = new Uint8Array((MAX_KIND + 1) * (MAX_RUN + 1));
  /** The first is of what begins no number. */
  const lists: ({ all: Candidate[]; alone: Candidate[] } | undefined)[] = [undefined];
  identifiers.forEach((identifier, index) => {
    for (const { kinds, lengths, separator, nextLengths } of identifier.starts.split(' ').map(parseStart)) {
      for (const kind of kinds)
        for (const length of lengths)
          for (const nextLength of nextLengths) {
            const key = keyOf(kind, length, separator, nextLength);
            begun[kind * (MAX_RUN + 1) + length] = 1;
            if (places[key] === 0) places[key] = lists.push({ all: [], alone: [] }) - 1;
            const candidates = lists[places[key]!]!;
            const mayStandAlone = isBelievedAlone(identifier, separator === 0 ? length : undefined);
            const candidate = { identifier, index, mayStandAlone };
            candidates.all.push(candidate);
            if (mayStandAlone) candidates.alone.push(candidate);
          }
    }
  });
  return {
    isBegunBy: (kind, length) => length <= MAX_RUN && begun[kind * (MAX_RUN + 1) + length] === 1,
    ofRun: (kind, length) => lists[places[keyOf(kind, length, 0, 0)]!],
    ofRuns: (kind, length, separator, nextLength) => {
      const place = separator < 0x80 ? SEPARATOR_PLACES[separator]! : 0;
      if (place === 0 || nextLength > MAX_RUN) return undefined;
      return lists[places[keyOf(kind, length, place, nextLength)]!];
    },
  };
}

/** How a run of one length is written is known before any is met. */
function isBelievedAlone({ alone = false }: Identifier, runLength: number | undefined): boolean {
  if (typeof alone === 'boolean') return alone;
  return runLength === undefined || alone('0'.repeat(runLength));
}

const MAX_KIND = DIGIT | LETTER | DIGIT_FIRST;
const KINDS: Readonly<Record<string, number>> = {
  d: DIGIT | DIGIT_FIRST,
  a: LETTER,
  m: DIGIT | LETTER | DIGIT_FIRST,
  x: DIGIT | LETTER,
};
const START = /^([damx]+)(\d+)(?:\.\.(\d+))?(?:([_\-./(*+])(\d+)(?:\.\.(\d+))?)?$/;

function parseStart(written: string) {
  const match = START.exec(written);
  if (match === null) throw new Error(`no beginning of an identifier: ${written}`);
  const [, kinds, from, to = from, separator, nextFrom = '0', nextTo = nextFrom] = match;
  return {
    kinds: kinds!.split('').map((kind) => KINDS[kind]!),
    lengths: rangeOf(Number(from), Number(to)),
    separator: separator === undefined ? 0 : SEPARATORS.indexOf(separator.replace('_', ' ')) + 1,
    nextLengths: rangeOf(Number(nextFrom), Number(nextTo)),
  };
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function keyOf(kind: number, length: number, separatorPlace: number, nextLength: number): number {
  const runs = kind * (MAX_RUN + 1) + length;
  return (runs * (SEPARATORS.length + 1) + separatorPlace) * (MAX_RUN + 1) + nextLength;
}
