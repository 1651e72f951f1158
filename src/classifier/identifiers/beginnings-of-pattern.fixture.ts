import { alternativesOf, atomEnd } from '../words/word-beginnings.ts';

/** What a match of a pattern begins with: its first run of letters and digits, and how long a second one is. */
export interface ReadBeginning {
  /** As `starts` has it: `d` digits, `a` letters, `m` a digit first, `x` a letter first. */
  readonly kind: string;
  readonly length: number;
  /** What stands between the two; empty where there is no second. */
  readonly separator: string;
  readonly nextLength: number;
  /** A second separator was read: what follows tells nothing more. */
  readonly isClosed: boolean;
}

const NOTHING: ReadBeginning = { kind: '', length: 0, separator: '', nextLength: 0, isClosed: false };
const QUANTIFIER = /^(?:\?|\{(\d+)(?:,(\d+))?\})/;

/** Every beginning with which the pattern can match. A group that it refers to has to hold its first separator. */
export function beginningsOfPattern({ source }: RegExp): ReadBeginning[] {
  return read([NOTHING], source).filter(({ length }) => length > 0);
}

function read(before: readonly ReadBeginning[], source: string): ReadBeginning[] {
  return eachOnce(alternativesOf(source).flatMap((alternative) => readAlternative(before, alternative)));
}

function readAlternative(before: readonly ReadBeginning[], sequence: string): ReadBeginning[] {
  let current = [...before];
  for (let at = 0; at < sequence.length; ) {
    const end = atomEnd(sequence, at);
    const quantifier = QUANTIFIER.exec(sequence.slice(end));
    const atom = sequence.slice(at, end);
    at = end + (quantifier?.[0].length ?? 0);
    const least = quantifier === null ? 1 : Number(quantifier[1] ?? 0);
    const most = quantifier === null ? 1 : Number(quantifier[2] ?? quantifier[1] ?? 1);
    let grown = current;
    let reached = least === 0 ? current : [];
    for (let times = 1; times <= most; times += 1) {
      grown = eachOnce(readAtom(grown, atom));
      if (times >= least) reached = [...reached, ...grown];
    }
    current = eachOnce(reached);
  }
  return current;
}

function readAtom(before: readonly ReadBeginning[], atom: string): ReadBeginning[] {
  if (atom.startsWith('(')) return read(before, atom.replace(/^\((?:\?:)?/, '').slice(0, -1));
  if (atom === '\\1')
    return before.map((beginning) => ({ ...beginning, isClosed: beginning.separator !== '' }));
  const characters = charactersOf(atom);
  return before.flatMap((beginning) => characters.map((character) => grow(beginning, character)));
}

/** One character for each kind that the atom stands for: a digit, a letter, and every separator by itself. */
function charactersOf(atom: string): string[] {
  if (atom === '\\d') return ['0'];
  if (atom.startsWith('\\')) return [atom[1]!];
  const members = atom.startsWith('[')
    ? atom
        .slice(1, -1)
        .replaceAll('\\d', '0')
        .replaceAll(/(?<=.)-(?=.)/g, '')
    : atom;
  return [...new Set(members.replaceAll(/\d/g, '0').replaceAll(/[A-Z]/g, 'A'))];
}

function grow(beginning: ReadBeginning, character: string): ReadBeginning {
  const { kind, length, separator, nextLength, isClosed } = beginning;
  if (isClosed) return beginning;
  if (character !== '0' && character !== 'A') {
    return separator === '' ? { ...beginning, separator: character } : { ...beginning, isClosed: true };
  }
  if (separator !== '') return { ...beginning, nextLength: nextLength + 1 };
  return { ...beginning, kind: kindWith(kind, character === '0'), length: length + 1 };
}

function kindWith(kind: string, isDigit: boolean): string {
  if (kind === '') return isDigit ? 'd' : 'a';
  if (kind === 'd' && !isDigit) return 'm';
  return kind === 'a' && isDigit ? 'x' : kind;
}

function eachOnce(beginnings: readonly ReadBeginning[]): ReadBeginning[] {
  return [...new Map(beginnings.map((beginning) => [JSON.stringify(beginning), beginning])).values()];
}
