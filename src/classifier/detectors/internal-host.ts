import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const HOST =
  /(?:[a-z0-9-]{1,63}\.){1,5}(?:internal|corp|intranet|intra|lan|localdomain)(?![\w-])(?:\/[^\s"'<>]{0,200})?/iy;
const SHORT_LINK = /go\/[a-z][a-z0-9-]{2,40}(?![\w/])/iy;
const HOST_CHARACTER = /[a-z0-9.-]/i;
/** Five labels of 63 characters with their dots. */
const MAX_HOST = 320;
const make = findingOf('INTERNAL_HOST', 'confidential', 'source-code');

/** Names of hosts that exist only inside a company, and its short links (`go/payroll`). */
export const internalHost: Signal = {
  name: 'internal-host',
  version: '1',
  words: ['internal', 'corp', 'intranet', 'intra', 'lan', 'localdomain', 'go'],
  patterns: [HOST, SHORT_LINK, HOST_CHARACTER],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = 0;
    for (const at of view.hits) {
      if (at < covered) continue;
      const host = text[at - 1] === '.' ? hostAround(text, at, covered) : shortLinkAt(text, at);
      if (host === undefined) continue;
      found.push(make(host));
      covered = host.end;
    }
    return found;
  },
};

/** `at` is where the last label begins. */
function hostAround(text: string, at: number, covered: number) {
  let start = at;
  while (start > covered && at - start < MAX_HOST && HOST_CHARACTER.test(text[start - 1]!)) start -= 1;
  // The address of a person at such a host is told as an address.
  if (start > 0 && /[@\w]/.test(text[start - 1]!)) return undefined;
  while (start < at && /[.-]/.test(text[start]!)) start += 1;
  for (let from = start; from < at; from = text.indexOf('.', from) + 1) {
    const host = matchAt(HOST, text, from);
    if (host !== undefined) return host;
  }
  return undefined;
}

function shortLinkAt(text: string, at: number) {
  if (text[at + 2] !== '/' || (at > 0 && /[\w/-]/.test(text[at - 1]!))) return undefined;
  return matchAt(SHORT_LINK, text, at);
}
