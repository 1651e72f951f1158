import { inflateSync } from 'node:zlib';
import { PdfFault } from './pdf-fault.ts';
import { isSpace } from './pdf-lexer.ts';
import {
  isArray,
  isDictionary,
  nameOf,
  numberOf,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './pdf-value.ts';
import { undoPredictor } from './undo-predictor.ts';

export type Resolve = (value: PdfValue | undefined) => PdfValue | undefined;

/** Bytes that the filters of one document may still give; a bomb uses them up. */
export interface DecodeBudget {
  remainingBytes: number;
}

const MAX_FILTERS = 4;
/** A line break after compressed data is common; more is something that nobody would see. */
const MAX_TRAILING_BYTES = 2;

/** The bytes of a stream without their filters. @throws PdfFault `malformed`, `too-large`; `other` for a filter that is not known. */
export function decodeStream(stream: PdfStream, resolve: Resolve, budget: DecodeBudget): Uint8Array {
  const filters = listOf(resolve(member(stream.dictionary, 'Filter', 'F')), resolve);
  const parameters = listOf(resolve(member(stream.dictionary, 'DecodeParms', 'DP')), resolve);
  if (filters.length > MAX_FILTERS) throw new PdfFault('malformed');
  return filters.reduce<Uint8Array>((bytes, filter, index) => {
    const own = parameters[index];
    const decoded = undo(nameOf(filter), bytes, budget, isDictionary(own) ? own : undefined, resolve);
    budget.remainingBytes -= decoded.length;
    return decoded;
  }, stream.bytes);
}

function member(dictionary: PdfDictionary, name: string, short: string): PdfValue | undefined {
  const value = dictionary.get(name);
  // `F` of a stream in a file would be another file; only inline images abbreviate.
  return value ?? (dictionary.has('Length') ? undefined : dictionary.get(short));
}

function listOf(value: PdfValue | undefined, resolve: Resolve): readonly (PdfValue | undefined)[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value.map(resolve) : [value];
}

function undo(
  filter: string | undefined,
  bytes: Uint8Array,
  budget: DecodeBudget,
  parameters: PdfDictionary | undefined,
  resolve: Resolve,
): Uint8Array {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return undoPredictor(inflate(bytes, budget.remainingBytes), (name) =>
        numberOf(resolve(parameters?.get(name))),
      );
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes, budget.remainingBytes);
    default:
      throw new PdfFault('other');
  }
}

/** What `inflateSync` returns with `info`, of which its types do not tell. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function inflate(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  let answer: unknown;
  try {
    answer = inflateSync(bytes, { info: true, maxOutputLength: Math.max(1, maxOutputLength) });
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfFault(isTooLarge ? 'too-large' : 'malformed');
  }
  const { buffer, engine } = answer as Inflated;
  if (bytes.length - engine.bytesWritten > MAX_TRAILING_BYTES) throw new PdfFault('malformed');
  return buffer;
}

function asciiHex(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x3e);
  if (end >= 0) refuseTrailing(bytes, end + 1);
  const text = Buffer.from(bytes.subarray(0, end < 0 ? bytes.length : end))
    .toString('latin1')
    .replace(/[\0\t\n\f\r ]/g, '');
  if (!/^[0-9A-Fa-f]*$/.test(text)) throw new PdfFault('malformed');
  return Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex');
}

const TILDE = 0x7e;
/** Stands for four zeros. */
const Z = 0x7a;

function ascii85(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  const marked = bytes.indexOf(TILDE);
  const end = marked < 0 ? bytes.length : marked;
  if (marked >= 0) refuseTrailing(bytes, marked + 2);
  const zeros = bytes.subarray(0, end).reduce((count, code) => (code === Z ? count + 1 : count), 0);
  const largest = Math.ceil((end - zeros) / 5) * 4 + zeros * 4;
  if (largest > maxOutputLength) throw new PdfFault('too-large');
  const out = new Uint8Array(largest);
  let length = 0;
  let group = 0;
  let digits = 0;
  const flush = (count: number): void => {
    if (group > 0xffff_ffff) throw new PdfFault('malformed');
    for (let index = 0; index < count; index += 1) out[length + index] = (group >>> (24 - 8 * index)) & 0xff;
    length += count;
    group = 0;
    digits = 0;
  };
  for (let at = 0; at < end; at += 1) {
    const code = bytes[at]!;
    if (isSpace(code)) continue;
    if (code === Z && digits === 0) {
      flush(4);
      continue;
    }
    if (code < 0x21 || code > 0x75) throw new PdfFault('malformed');
    group = group * 85 + (code - 0x21);
    digits += 1;
    if (digits === 5) flush(4);
  }
  if (digits === 1) throw new PdfFault('malformed');
  if (digits > 1) {
    const count = digits - 1;
    for (; digits < 5; digits += 1) group = group * 85 + 84;
    flush(count);
  }
  return out.subarray(0, length);
}

function refuseTrailing(bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; at += 1) if (!isSpace(bytes[at])) throw new PdfFault('malformed');
}
