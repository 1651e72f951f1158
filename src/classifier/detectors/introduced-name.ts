import { findingOf, matchAt } from '../matching.ts';
import { contextOfHash } from '../names/context-words.ts';
import { classOfHash, givenOf, ordinaryOf } from '../names/word-classes.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { hashOfWord } from '../words/fold-letters.ts';

const INTRODUCED =
  /\p{L}{2,10}(?:['’]s)?(?: (?:is|ist|est|es|è|é|to|się|imię))?:? (\p{Ll}[\p{L}'’-]{1,24})(?: (\p{Ll}[\p{L}'’-]{1,24}))?/uy;
const make = findingOf('PERSON', 'confidential', 'personal');

/** Names without capitals after an introduction: `My name is anna schmidt.` */
export const introducedName: Signal = {
  name: 'introduced-name',
  version: '1',
  words: [
    'name',
    'heiße',
    'heisse',
    'appelle',
    'llamo',
    'nombre',
    'chiamo',
    'nome',
    'naam',
    'heet',
    'chamo',
    'nazywam',
    'imię',
  ],
  patterns: [INTRODUCED],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = matchAt(INTRODUCED, text, at);
      const given = match?.groups[0];
      if (match === undefined || given === undefined || !isGiven(given)) continue;
      const surname = match.groups[1];
      const start = text.indexOf(given, at + 1);
      const end = start + given.length;
      found.push(
        make({ start, end: surname !== undefined && !isOrdinary(surname) ? end + 1 + surname.length : end }),
      );
    }
    return found;
  },
};

function isGiven(word: string): boolean {
  return givenOf(classOfHash(hashOfWord(word, 0, word.length))) >= 2 && !isOrdinary(word);
}

function isOrdinary(word: string): boolean {
  const hash = hashOfWord(word, 0, word.length);
  return ordinaryOf(classOfHash(hash)) >= 2 || contextOfHash(hash) !== 0;
}
