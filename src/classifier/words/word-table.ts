import { isLetter } from './is-letter.ts';
import type { Units } from './units-at.ts';

/** What is known of words, found by where one stands in a text: no piece of the text is made for a look. */
export interface WordTable<Value> {
  /** Of the word that begins at `at`, in any case. */
  at(text: string, at: number): Value | undefined;
  /** The same of a text whose code units are at hand; see `codeUnitsOf`. */
  in(units: Units, at: number): Value | undefined;
}

/** Longer words are not listed. */
const MAX_WORD = 40;
/** Slots for each word: most words that are not listed meet an empty one. */
const ROOM = 8;

/** `listed`: words in small letters. */
export function createWordTable<Value>(listed: readonly (readonly [string, Value])[]): WordTable<Value> {
  const byWord = new Map(listed);
  const values = [...byWord.values()];
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, byWord.size) * ROOM));
  const mask = size - 1;
  /** By slot: the whole hash, and the index of the value above 0. */
  const hashes = new Int32Array(size);
  const indexes = new Uint16Array(size);
  [...byWord.keys()].forEach((word, index) => {
    const hash = hashOf(word);
    let slot = hash & mask;
    while (indexes[slot] !== 0) {
      if (hashes[slot] === hash) throw new Error(`two words of a table have one hash: ${word}`);
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    indexes[slot] = index + 1;
  });

  const valueOf = (hash: number): Value | undefined => {
    for (let slot = hash & mask; indexes[slot] !== 0; slot = (slot + 1) & mask) {
      if (hashes[slot] === hash) return values[indexes[slot]! - 1];
    }
    return undefined;
  };

  return {
    in: (units, at) => {
      const limit = at + MAX_WORD;
      let hash = EMPTY_HASH;
      for (let end = at; end < limit; end += 1) {
        const code = units[end]!;
        if (code >= 0x80) {
          if (isLetter(code)) return byWord.get(wordAt(String.fromCharCode(...units.subarray(at, limit)), 0));
          break;
        }
        const small = code | 0x20;
        if (small < 0x61 || small > 0x7a) break;
        hash = mixed(hash, small);
      }
      return valueOf(hash);
    },
    at: (text, at) => {
      const limit = Math.min(text.length, at + MAX_WORD);
      let hash = EMPTY_HASH;
      let end = at;
      for (; end < limit; end += 1) {
        const code = text.charCodeAt(end);
        if (code >= 0x80) {
          if (isLetter(code)) return byWord.get(wordAt(text, at));
          break;
        }
        const small = code | 0x20;
        if (small < 0x61 || small > 0x7a) break;
        hash = mixed(hash, small);
      }
      return valueOf(hash);
    },
  };
}

const EMPTY_HASH = 0x811c9dc5 | 0;

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let index = 0; index < word.length; index += 1) hash = mixed(hash, word.charCodeAt(index));
  return hash;
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at <= MAX_WORD && isLetter(text.charCodeAt(end))) end += 1;
  return text.slice(at, end).toLowerCase();
}
