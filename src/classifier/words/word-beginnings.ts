import { FOLDED } from './fold-letters.ts';

/** How many letters of a word are looked at to tell whether a phrase may begin there. */
export const BEGINNING_LENGTH = 4;

/** How a word begins at which a pattern can match. */
export interface WordBeginning {
  /** Folded letters, at most {@link BEGINNING_LENGTH} unless more were asked for. */
  readonly letters: string;
  /** Whether the word ends there; otherwise any letters may follow. */
  readonly isWhole: boolean;
}

/** Most begin with letters alone, and need no reading: four that all have to stand there, or a short word. */
const PLAIN_BEGINNING = /^(?:(\p{L}{4})(?![?{])|(\p{L}{1,3})(?:$| ))/u;

function folded(letters: string): string {
  let written = '';
  for (let index = 0; index < letters.length; index += 1) {
    written += String.fromCharCode(FOLDED[letters.charCodeAt(index)]!);
  }
  return written;
}

interface Draft {
  readonly letters: string;
  readonly end: 'growing' | 'whole' | 'open';
}

/** The alternatives of a pattern's source at its outermost level. */
export function alternativesOf(source: string): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!;
    if (character === '\\') at += 1;
    else if (character === '[') at = source.indexOf(']', at);
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  found.push(source.slice(from));
  return found;
}

/**
 * Every beginning of a word at which `source`, one alternative, can match. Reads what patterns over words are written
 * with: literals, groups, plain classes, look-around and bounded repetition. Throws where it cannot tell. At most
 * `most` letters are told.
 */
export function beginningsOf(source: string, most = BEGINNING_LENGTH): WordBeginning[] {
  const match = most === BEGINNING_LENGTH ? PLAIN_BEGINNING.exec(source) : null;
  const plain = match?.[1] ?? match?.[2];
  if (plain !== undefined) return [{ letters: folded(plain), isWhole: plain.length < BEGINNING_LENGTH }];
  const found = new Map<string, WordBeginning>();
  for (const { letters, end } of extend(NOTHING_YET, source, most)) {
    if (letters === '') throw new Error(`a phrase has to begin with a letter: ${source}`);
    const isWhole = end !== 'open' && letters.length < most;
    if (!isWhole && letters.length < 2) throw new Error(`a phrase begins with too little: ${source}`);
    found.set(`${letters} ${isWhole}`, { letters, isWhole });
  }
  return [...found.values()];
}

const NOTHING_YET: readonly Draft[] = [{ letters: '', end: 'growing' }];
const QUANTIFIER = /\?|\{\d+(?:,\d+)?\}/y;
const LOOK_AROUND = /\(\?<?[=!]/y;

/** What becomes of drafts that all grow still. All at once: a group is read no more often than it is written. */
function extend(drafts: readonly Draft[], sequence: string, most: number): Draft[] {
  const ended: Draft[] = [];
  let growing = drafts;
  for (let at = 0; at < sequence.length && growing.length > 0; ) {
    const begins = at;
    const end = atomEnd(sequence, at);
    const quantifier = matchAt(QUANTIFIER, sequence, end);
    at = end + quantifier.length;
    if (matchAt(LOOK_AROUND, sequence, begins) !== '') continue;
    const stillGrowing: Draft[] = quantifier === '?' || quantifier.startsWith('{0') ? [...growing] : [];
    // What may stand there again and again is followed no further.
    const isRepeated = quantifier.startsWith('{');
    for (const draft of grow(growing, sequence.slice(begins, end), most)) {
      if (draft.end !== 'growing') ended.push(draft);
      else if (isRepeated) ended.push({ ...draft, end: 'open' });
      else stillGrowing.push(draft);
    }
    growing = stillGrowing;
  }
  return [...growing, ...ended];
}

function matchAt(sticky: RegExp, sequence: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(sequence)?.[0] ?? '';
}

function grow(drafts: readonly Draft[], atom: string, most: number): Draft[] {
  if (atom.startsWith('(?:')) {
    return alternativesOf(atom.slice(3, -1)).flatMap((alternative) => extend(drafts, alternative, most));
  }
  if (atom.startsWith('[')) {
    const members = atom.slice(1, -1);
    return /\\|^\^|.-./.test(members) ? drafts.map(opened) : withEach(drafts, members, most);
  }
  if (/^\\[pPwS]/.test(atom) || atom === '.') return drafts.map(opened);
  return withEach(drafts, atom.startsWith('\\') ? ' ' : atom, most);
}

function opened({ letters }: Draft): Draft {
  return { letters, end: 'open' };
}

function withEach(drafts: readonly Draft[], characters: string, most: number): Draft[] {
  const grown: Draft[] = [];
  for (const draft of drafts) {
    for (let index = 0; index < characters.length; index += 1)
      grown.push(add(draft, characters.charCodeAt(index), most));
  }
  return grown;
}

function add({ letters, end }: Draft, code: number, most: number): Draft {
  const folded = FOLDED[code]!;
  if (folded === 0) return { letters, end: 'whole' };
  const longer = letters + String.fromCharCode(folded);
  return { letters: longer, end: longer.length === most ? 'open' : end };
}

/** Where the atom of a pattern ends that begins at `at`. */
export function atomEnd(sequence: string, at: number): number {
  const character = sequence[at]!;
  if (character === '[') return sequence.indexOf(']', at) + 1;
  if (character === '\\') {
    const longer = /^\\(?:[pP]\{\w+\}|x[0-9a-f]{2})/i.exec(sequence.slice(at));
    return at + (longer?.[0].length ?? 2);
  }
  if (character !== '(') return at + 1;
  let depth = 0;
  for (let end = at; end < sequence.length; end += 1) {
    const inner = sequence[end]!;
    if (inner === '\\') end += 1;
    else if (inner === '[') end = sequence.indexOf(']', end);
    else if (inner === '(') depth += 1;
    else if (inner === ')') {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  throw new Error(`a group is not closed: ${sequence}`);
}
