import { highestLevel, type Level } from '../../domain/label.ts';

/** Where a term stands in a text. */
export interface TermPlace {
  readonly start: number;
  readonly end: number;
  /** Which term, by the order in which they were added. */
  readonly term: number;
  readonly level: Level;
}

/** Many terms, looked for at once: ten thousand cost little more than ten. */
export interface TermTree {
  /** Number of different terms. */
  readonly size: number;
  /** A term that is there already keeps the higher of its levels. */
  add(term: string, level: Level): void;
  /** Calls with every place of every term, ascending by start. Time grows with the text and the longest term. */
  eachIn(text: string, call: (place: TermPlace) => void): void;
}

interface Node {
  readonly next: Map<number, Node>;
  term: number;
  level: Level;
}

const NO_TERM = -1;

/** A tree over the UTF-16 code units of the terms. */
export function createTermTree(): TermTree {
  const root = createNode();
  /** Set for every code unit that a term begins with: nearly all places of a text are refused by one look here. */
  const begins = new Uint8Array(0x10000);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (term, level) => {
      let node = root;
      for (let index = 0; index < term.length; index += 1) {
        const code = term.charCodeAt(index);
        let next = node.next.get(code);
        if (next === undefined) {
          next = createNode();
          node.next.set(code, next);
        }
        node = next;
      }
      if (node === root) return;
      begins[term.charCodeAt(0)] = 1;
      if (node.term === NO_TERM) {
        node.term = size;
        node.level = level;
        size += 1;
      } else node.level = highestLevel(node.level, level);
    },
    eachIn: (text, call) => {
      for (let start = 0; start < text.length; start += 1) {
        if (begins[text.charCodeAt(start)] === 0) continue;
        // Inside a word no term begins that begins with a letter or digit; the caller asks that of all others.
        if (start > 0 && isAsciiWord(text.charCodeAt(start)) && isAsciiWord(text.charCodeAt(start - 1)))
          continue;
        let node: Node | undefined = root;
        for (let at = start; at < text.length; at += 1) {
          node = node.next.get(text.charCodeAt(at));
          if (node === undefined) break;
          if (node.term !== NO_TERM) call({ start, end: at + 1, term: node.term, level: node.level });
        }
      }
    },
  };
}

function createNode(): Node {
  return { next: new Map(), term: NO_TERM, level: 'public' };
}

function isAsciiWord(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
