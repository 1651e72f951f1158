import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const PROPRIETARY =
  /(?:^|\n)[ \t]{0,40}(?:#|\/\/|\/\*|\*|--|;|<!--|"""|%)[^\n]{0,120}(?:all rights reserved|proprietary|internal only|internal use only|confidential|do not distribute|trade secret|vertraulich)/gi;
const INTERNAL_HOST =
  /(?<![\w.@-])(?:[a-z0-9-]{1,63}\.){1,5}(?:internal|corp|intranet|intra|lan|localdomain)(?![\w-])(?:\/[^\s"'<>]{0,200})?|(?<![\w/])go\/[a-z][a-z0-9-]{2,40}(?![\w/])/gi;
const OPEN_LICENCE =
  /\b(?:MIT License|Apache License|GNU (?:Lesser )?General Public|BSD|SPDX-License-Identifier|Mozilla Public)/;
const SIGNS: readonly RegExp[] = [
  /(?:^|\n)[ \t]{0,60}(?:def|fn|func|function|async function|sub|public|private|protected|static|export|import|from|package|using|#include|#define|class|struct|interface|impl|module|require) [^\n]{0,120}[({:;<"'*]/g,
  /(?:^|\n)[ \t]{0,60}(?:if|for|while|switch|else if|elif|match|foreach|try|catch|except)\b[^\n]{0,120}[:{]\s{0,10}(?=\n)/g,
  /[;{}]\s{0,10}(?=\n|$)/g,
  /(?:^|\n)[ \t]{0,60}(?:const|let|var|final|auto|int|float|double|char|string|bool|val|mut) [\w$<>[\]]{1,60} ?(?::[^=\n]{1,40})?=/g,
  /\b(?:return|self\.|this\.|=>|->|::|&&|\|\||!==|===|\+=|System\.out|console\.log|printf|print\()/g,
  /(?:^|\n)[ \t]{0,20}(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\b/g,
  /```[a-z]{1,12}\n/g,
];
const makeCode = findingOf('SOURCE_CODE', 'internal', 'source-code');
const makeProprietary = findingOf('PROPRIETARY_CODE', 'confidential', 'source-code');
const makeHost = findingOf('INTERNAL_HOST', 'confidential', 'source-code');
/** A longer text is looked at part by part for its likeness to code. */
const SAMPLE = 16_384;
const WINDOW = 4_096;
/** What every kind of code but SQL has; spares running text the dearer looks. */
const PUNCTUATION = /[;{}=(<`]/;
const MIN_SIGNS = 4;

/** Code by its look; proprietary by what its header says or the hosts it names. */
export const sourceCode: Signal = {
  name: 'source-code',
  version: '2',
  patterns: [PROPRIETARY, INTERNAL_HOST, OPEN_LICENCE, ...SIGNS],
  applies: (traits) => traits.length >= 12,
  detect: (text, view) => {
    const found: RawFinding[] = [];
    const looksLikeCode = text.length > SAMPLE ? hasCode(text) : isCode(text, view.traits.lines);
    if (looksLikeCode) found.push(makeCode({ start: 0, end: text.length }));
    if (/\b(?:internal|corp|intranet|intra|lan|localdomain)\b|go\//i.test(text)) {
      for (const match of matchesIn(INTERNAL_HOST, text)) found.push(makeHost(match));
    }
    if (/proprietary|confidential|reserved|internal|distribute|trade secret|vertraulich/i.test(text)) {
      for (const match of matchesIn(PROPRIETARY, text)) {
        const isOpen = /all rights reserved/i.test(match.text) && OPEN_LICENCE.test(text.slice(0, 4096));
        if (!isOpen) found.push(makeProprietary(match));
      }
    }
    return found;
  },
};

/** Whether any part of a long text is code: what stands around it must not hide it. */
function hasCode(text: string): boolean {
  for (let from = 0; from < text.length; from += WINDOW / 2) {
    const part = text.slice(from, from + WINDOW);
    if (PUNCTUATION.test(part) && isCode(part, 2)) return true;
  }
  return false;
}

function isCode(text: string, lines: number): boolean {
  if (lines < 2 && !text.includes(';') && !text.includes('{') && !text.includes('(')) return false;
  let signs = 0;
  let kinds = 0;
  for (const sign of SIGNS) {
    const count = Math.min(4, matchesIn(sign, text).length);
    if (count > 0) kinds += 1;
    signs += count;
  }
  return signs >= MIN_SIGNS && kinds >= 2 && signs * 400 >= text.length / 4;
}
