import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Canary } from './canary.ts';
import { ENCODINGS } from './encodings.ts';

/** A piece of a canary, found where somebody looked. */
export interface Sighting {
  readonly canary: Canary;
  readonly encoding: string;
}

/** A run of so many characters of a secret is a leak; fewer may be chance. */
const WINDOW = 10;
const BLOOM_BITS = 1 << 18;
const FACTOR = 0x01000193;
const MAX_UNPACKED_BYTES = 4 * 1024 * 1024;

interface Needle {
  readonly encoded: string;
  readonly sighting: Sighting;
}

/** All needles of one window length: a filter that most places of a text fail, and the windows themselves. */
interface WindowIndex {
  readonly size: number;
  readonly bloom: Uint8Array;
  readonly windows: Map<string, Sighting>;
}

/** Looks for every window of ten characters of every canary, in every encoding, in one pass a window length. */
export class CanaryScanner {
  readonly #indexes: readonly WindowIndex[];

  constructor(canaries: readonly Canary[]) {
    const bySize = new Map<number, Needle[]>();
    for (const canary of canaries) {
      for (const { name, expansion, encode } of ENCODINGS) {
        const encoded = encode(canary.needle);
        const size = Math.min(encoded.length, Math.ceil(WINDOW * expansion));
        const needle = { encoded, sighting: { canary, encoding: name } };
        bySize.set(size, [...(bySize.get(size) ?? []), needle]);
      }
    }
    this.#indexes = [...bySize].map(([size, needles]) => indexOf(size, needles));
  }

  /** What stands in `text`; each canary once, by the first encoding that is found. */
  scan(text: string): Sighting[] {
    const found = new Map<Canary, Sighting>();
    for (const index of this.#indexes) look(text, index, found);
    return [...found.values()];
  }

  /** As {@link scan}, for bytes that may be packed. */
  scanBytes(bytes: Uint8Array): Sighting[] {
    const found = new Map<Canary, Sighting>();
    for (const form of [bytes, ...unpacked(bytes)]) {
      for (const sighting of this.scan(Buffer.from(form).toString('latin1'))) {
        if (!found.has(sighting.canary)) found.set(sighting.canary, sighting);
      }
    }
    return [...found.values()];
  }
}

function indexOf(size: number, needles: readonly Needle[]): WindowIndex {
  const bloom = new Uint8Array(BLOOM_BITS / 8);
  const windows = new Map<string, Sighting>();
  for (const { encoded, sighting } of needles) {
    for (let at = 0; at + size <= encoded.length; at += 1) {
      const window = encoded.slice(at, at + size);
      if (!windows.has(window)) windows.set(window, sighting);
      let hash = 0;
      for (let index = 0; index < size; index += 1) hash = Math.imul(hash, FACTOR) + window.charCodeAt(index);
      bloom[bitOf(hash) >> 3]! |= 1 << (bitOf(hash) & 7);
    }
  }
  return { size, bloom, windows };
}

function bitOf(hash: number): number {
  return ((hash >>> 7) ^ hash) & (BLOOM_BITS - 1);
}

/** Rabin and Karp: the hash of a window is made of that of the one before. */
function look(text: string, { size, bloom, windows }: WindowIndex, found: Map<Canary, Sighting>): void {
  if (text.length < size) return;
  let leaving = 1;
  for (let index = 1; index < size; index += 1) leaving = Math.imul(leaving, FACTOR);
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (index >= size) hash -= Math.imul(text.charCodeAt(index - size), leaving);
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(index)) | 0;
    if (index < size - 1) continue;
    const bit = bitOf(hash);
    if ((bloom[bit >> 3]! & (1 << (bit & 7))) === 0) continue;
    const sighting = windows.get(text.slice(index - size + 1, index + 1));
    if (sighting !== undefined && !found.has(sighting.canary)) found.set(sighting.canary, sighting);
  }
}

const UNPACKERS: readonly { readonly begins: readonly number[]; readonly unpack: typeof gunzipSync }[] = [
  { begins: [0x1f, 0x8b], unpack: gunzipSync },
  { begins: [0x78, 0x01], unpack: inflateSync },
  { begins: [0x78, 0x5e], unpack: inflateSync },
  { begins: [0x78, 0x9c], unpack: inflateSync },
  { begins: [0x78, 0xda], unpack: inflateSync },
];

/** What packed data stand in the bytes, unpacked; Brotli has no mark of its own and is tried from the beginning. */
function unpacked(bytes: Uint8Array): Uint8Array[] {
  const forms: Uint8Array[] = [];
  const attempt = (unpack: typeof gunzipSync, from: number): void => {
    try {
      forms.push(unpack(bytes.subarray(from), { maxOutputLength: MAX_UNPACKED_BYTES }));
    } catch {
      // Not packed after all.
    }
  };
  for (let at = 0; at + 2 <= bytes.length; at += 1) {
    for (const { begins, unpack } of UNPACKERS) {
      if (bytes[at] === begins[0] && bytes[at + 1] === begins[1]) attempt(unpack, at);
    }
  }
  attempt(brotliDecompressSync, 0);
  return forms;
}
