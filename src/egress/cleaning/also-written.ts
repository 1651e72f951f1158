import type { MadeUpKind } from './make-surrogate.ts';

/** How a model may write a made-up value, and what then stands for it. */
export type AlsoWritten = readonly [made: string, original: string];

interface MadeUp {
  readonly made: string;
  readonly original: string;
}

/** Other forms in which a model writes a value as readily as in the one it was given. */
export function alsoWritten(kind: MadeUpKind, value: MadeUp): AlsoWritten[] {
  switch (kind) {
    case 'iban':
    case 'card':
      return [withoutSigns(value), ...inGroups(value)];
    case 'shaped':
      return [withoutSigns(value)];
    case 'phone':
      return asAmericansWrite(value);
    case 'address':
      return lineByLine(value);
    case 'email':
      return [...mailbox(value), inAnAddress(value)];
    default:
      return [];
  }
}

/**
 * Other ways of writing the very same made-up value: where an original stands in two ways, each has its own, so that each
 * comes back as it was written.
 */
export function sameWritten(kind: MadeUpKind, made: string): string[] {
  switch (kind) {
    case 'phone':
      return [
        made.replaceAll('-', ''),
        made.replaceAll('-', ' '),
        made.replace('-', ' '),
        made.replaceAll('-', '.'),
      ];
    case 'email':
      return [made.replace(/^./, (first) => first.toUpperCase()), made.toUpperCase()];
    case 'address':
      return ['\n', ',\n', ' '].map((between) => made.replace(', ', between)).filter((form) => form !== made);
    case 'date':
      return [made.replaceAll('-', '/'), made.replaceAll('-', '.')];
    default:
      return [];
  }
}

/** `F. Oberndörfer`, `FranziskaOberndörfer`: what is made of a name in parts. */
export function namesAlsoWritten(parts: readonly MadeUp[]): AlsoWritten[] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return [];
  return [
    [`${first.made.slice(0, 1)}. ${last.made}`, `${first.original.slice(0, 1)}. ${last.original}`],
    [parts.map(({ made }) => made).join(''), parts.map(({ original }) => original).join('')],
  ];
}

const SIGNS = /[\s.,/-]/g;

function withoutSigns({ made, original }: MadeUp): AlsoWritten {
  return [made.replace(SIGNS, ''), original.replace(SIGNS, '')];
}

/** Between groups of four; the last two do not break at the end of a line. */
const BETWEEN_GROUPS = [' ', '-', '\u00a0', '\u202f'];

function inGroups(value: MadeUp): AlsoWritten[] {
  const plain = withoutSigns(value);
  return BETWEEN_GROUPS.map((between) => {
    const [made = '', original = ''] = plain.map((text) => text.replace(/.{4}(?=.)/g, `$&${between}`));
    return [made, original];
  });
}

/** All that are made up are American; the original has its own form. */
function asAmericansWrite({ made, original }: MadeUp): AlsoWritten[] {
  const [, area = '', exchange = '', line = ''] = /^\+1-(\d{3})-(\d{3})-(\d{4})$/.exec(made) ?? [];
  if (area === '') return [];
  return [
    `+1 ${area} ${exchange} ${line}`,
    `+1 ${area}-${exchange}-${line}`,
    `+1 (${area}) ${exchange}-${line}`,
    `+1${area}${exchange}${line}`,
    `1-${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
  ].map((form) => [form, original]);
}

/** Letters have the street on one line and the town on another. */
function lineByLine({ made, original }: MadeUp): AlsoWritten[] {
  const [lines, own] = [made, original].map((text) => {
    const at = text.search(/[,\n]/);
    return at === -1 ? [] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  });
  const [street = '', town = ''] = lines ?? [];
  const [ownStreet = '', ownTown = ''] = own ?? [];
  if (street === '' || town === '' || ownStreet === '' || ownTown === '') return [];
  return [
    [street, ownStreet],
    [town, ownTown],
  ];
}

function mailbox({ made, original }: MadeUp): AlsoWritten[] {
  const at = original.lastIndexOf('@');
  return at < 1 ? [] : [[made.slice(0, made.lastIndexOf('@')), original.slice(0, at)]];
}

/** In the query of an address. */
function inAnAddress({ made, original }: MadeUp): AlsoWritten {
  return [made.replace('@', '%40'), original.replace('@', '%40')];
}
