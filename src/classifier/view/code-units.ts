import { endianness } from 'node:os';

/** Room for longer texts is not kept. */
const MAX_KEPT = 131_072;
const LEAST = 4_096;
const IS_BIG_ENDIAN = endianness() === 'BE';

/** The same memory, as bytes and as code units. */
interface Room {
  readonly bytes: Buffer;
  readonly units: Uint16Array;
}

let kept = roomFor(LEAST);
/** What was asked for last, and where it stands. */
let latest = '';
let latestUnits = kept.units;

/**
 * The UTF-16 code units of a text with a 0 behind the last, in room that the next text takes again; what is behind the 0
 * is of other texts. A loop over an array of numbers is three times as fast as one that asks a string for each. Whoever
 * asks for those of the same text again gets them for nothing.
 */
export function codeUnitsOf(text: string): Uint16Array {
  return text === latest ? latestUnits : unitsInRoom(text);
}

function unitsInRoom(text: string): Uint16Array {
  const { length } = text;
  const { bytes, units } = length < kept.units.length ? kept : growTo(length + 1);
  // Lone surrogates stay what they are: the encoding is that of the string itself.
  bytes.write(text, 0, 'utf16le');
  if (IS_BIG_ENDIAN) bytes.subarray(0, length * Uint16Array.BYTES_PER_ELEMENT).swap16();
  units[length] = 0;
  latest = text;
  latestUnits = units;
  return units;
}

function growTo(length: number): Room {
  const room = roomFor(length);
  if (length <= MAX_KEPT) kept = room;
  return room;
}

function roomFor(length: number): Room {
  const memory = new ArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT);
  return { bytes: Buffer.from(memory), units: new Uint16Array(memory) };
}
