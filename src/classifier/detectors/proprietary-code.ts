import { findingOf } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

/** A line of comment, in the languages of code. */
const COMMENT = /^[ \t]{0,40}(?:#|\/\/|\/\*|\*|--|;|<!--|"""|%)/;
const MARK =
  /all rights reserved|proprietary|internal only|internal use only|confidential|do not distribute|trade secret|vertraulich/i;
const RESERVED = /all rights reserved/i;
const OPEN_LICENCE =
  /\b(?:MIT License|Apache License|GNU (?:Lesser )?General Public|BSD|SPDX-License-Identifier|Mozilla Public)/;
const MAX_LINE = 180;
/** Where the licence of a file stands. */
const HEADER = 4_096;
const make = findingOf('PROPRIETARY_CODE', 'confidential', 'source-code');

/** Code whose comments say that it is the company's own. */
export const proprietaryCode: Signal = {
  name: 'proprietary-code',
  version: '1',
  words: ['proprietary', 'confidential', 'reserved', 'internal', 'distribute', 'secret', 'vertraulich'],
  patterns: [COMMENT, MARK, RESERVED, OPEN_LICENCE],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = 0;
    for (const at of view.hits) {
      if (at < covered) continue;
      const start = startOfLine(text, at);
      if (start === undefined) continue;
      const newline = text.indexOf('\n', at);
      const end = Math.min(newline < 0 ? text.length : newline, at + MAX_LINE);
      const line = text.slice(start, end);
      if (!COMMENT.test(line) || !MARK.test(line)) continue;
      covered = end;
      const isOpen = RESERVED.test(line) && OPEN_LICENCE.test(text.slice(0, HEADER));
      if (!isOpen) found.push(make({ start, end }));
    }
    return found;
  },
};

/** Undefined where the line begins too far away to be a comment's. */
function startOfLine(text: string, at: number): number | undefined {
  for (let start = at; at - start <= MAX_LINE; start -= 1) {
    if (start === 0 || text[start - 1] === '\n') return start;
  }
  return undefined;
}
