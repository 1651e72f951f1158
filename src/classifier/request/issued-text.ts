import { CATEGORIES, HIGHEST_LEVEL } from '../../domain/label.ts';
import { IN_DISGUISE, SECRET_IN_DISGUISE } from '../../domain/surrogate-kind.ts';
import type { Signal } from '../signal.ts';
import type { PlacedFinding } from './place-findings.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the gateway itself put into a document in the place of what was found there. */
export interface IssuedText {
  /** By the offset at which the leaf begins; in order, without overlaps. */
  readonly spans: ReadonlyMap<number, readonly Span[]>;
  /** Where a text holds something that was taken out of the document. */
  readonly findOriginals: (text: string) => readonly FoundOriginal[];
}

interface FoundOriginal extends Span {
  /** It must not come back with the answer. */
  readonly isSecret?: boolean | undefined;
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * Whether a finding is of the caller's text. One that lies in these very spans is of what was made up here; as soon as
 * it reaches a letter or a digit beside them it counts, whatever it is.
 */
export function withoutIssued({ leaf, start, end, page }: PlacedFinding, { spans }: IssuedText): boolean {
  const own = page === undefined ? spans.get(leaf.start) : undefined;
  if (own === undefined || start === end) return true;
  let at = start;
  for (const span of own) {
    if (span.end <= at) continue;
    if (span.start >= end) break;
    if (SAYS_SOMETHING.test(leaf.text.slice(at, span.start))) return true;
    at = span.end;
  }
  return at === start || SAYS_SOMETHING.test(leaf.text.slice(at, Math.max(at, end)));
}

/** Finds what was taken out wherever it is still there. Not part of any version: it is made for one document. */
export function originalsSignal(find: IssuedText['findOriginals']): Signal {
  return {
    name: 'originals',
    version: '1',
    detect: (text) =>
      find(text).map(({ start, end, isSecret }) => ({
        type: isSecret === true ? SECRET_IN_DISGUISE : IN_DISGUISE,
        level: HIGHEST_LEVEL,
        categories: [...CATEGORIES],
        start,
        end,
      })),
  };
}
