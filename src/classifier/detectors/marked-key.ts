/**
 * Keys without a beginning of their own, told by a mark further in, and by how long they are. Azure has its newer keys
 * carry such marks, so that a leak can be told; New Relic and MaxMind end theirs with one.
 */
interface Mark {
  readonly length: number;
  readonly at: number;
  readonly mark: string;
}

const MARKS: readonly Mark[] = [
  { length: 84, at: 52, mark: 'JQQJ9' },
  { length: 56, at: 44, mark: 'AzFu' },
  { length: 52, at: 42, mark: 'AzSe' },
  { length: 40, at: 36, mark: 'NRAL' },
  { length: 40, at: 36, mark: '_mmk' },
];
const BY_LENGTH: readonly (readonly Mark[])[] = Array.from({ length: 85 }, (_, length) =>
  MARKS.filter((mark) => mark.length === length),
);

/** Whether the token `text[start, end)` carries the mark of an issuer where he puts it. */
export function isMarkedKey(text: string, { start, end }: { start: number; end: number }): boolean {
  const marks = BY_LENGTH[end - start];
  if (marks === undefined) return false;
  for (const { at, mark } of marks) if (text.startsWith(mark, start + at)) return true;
  return false;
}

/** Keys of Azure in base64: behind `+A` two letters tell the service, and the key ends a fixed way further. */
const AZURE_BASE64: ReadonlyMap<string, { readonly before: number; readonly whole: number }> = new Map([
  ['CR', { before: 42, whole: 52 }],
  ['St', { before: 76, whole: 88 }],
  ['Ba', { before: 76, whole: 88 }],
  ['MC', { before: 76, whole: 88 }],
  ['Rm', { before: 33, whole: 44 }],
  ['Eh', { before: 33, whole: 44 }],
  ['Sb', { before: 33, whole: 44 }],
]);

/** The key of Azure around the mark `+A` at `at`, if it is one. */
export function azureKeyAround(text: string, at: number): { start: number; end: number } | undefined {
  const service = AZURE_BASE64.get(text.slice(at + 2, at + 4));
  if (service === undefined) return undefined;
  const start = at - service.before;
  const end = start + service.whole;
  if (start < 0 || end > text.length || isBase64(text.charCodeAt(start - 1))) return undefined;
  let index = start;
  while (index < end && isBase64(text.charCodeAt(index))) index += 1;
  while (index < end && text.charCodeAt(index) === 0x3d) index += 1;
  return index === end && !isBase64(text.charCodeAt(end)) ? { start, end } : undefined;
}

function isBase64(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || code === 0x2b || code === 0x2f;
}
