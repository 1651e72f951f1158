import type { LabelReason } from './classification.ts';
import type { Unread, UnreadPart } from './document-reading.ts';

const WORDS: Readonly<Record<Unread, string>> = {
  picture: 'a picture',
  drawing: 'a drawing',
  font: 'letters whose font does not say which they are',
  attachment: 'a file within it, or one that it points to',
  form: 'an XFA form',
  script: 'a script',
  'earlier-version': 'an earlier version of it',
  encrypted: 'it is encrypted',
  malformed: 'it is malformed',
  'too-large': 'it is too large',
  'too-slow': 'reading it took too long',
  other: 'content of a kind that is not read',
};

/** What was read of a document and what was not, for instance `2 pages … were read; not read: a picture (page 2)`. */
export function describeDocument(reason: Extract<LabelReason, { readonly kind: 'document' }>): string {
  const { pointer, format, pages, characters, unread } = reason;
  const size =
    format === 'pdf'
      ? `${count(pages, 'page')} with ${count(characters, 'character')}`
      : count(characters, 'character');
  const read = `of the document at ${pointer} ${size} ${pages === 1 || (format !== 'pdf' && characters === 1) ? 'was' : 'were'} read`;
  return unread.length === 0 ? read : `${read}; not read: ${unread.map(describeUnread).join(', ')}`;
}

function describeUnread({ what, page }: UnreadPart): string {
  return page === undefined ? WORDS[what] : `${WORDS[what]} (page ${page})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
