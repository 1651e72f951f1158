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

/** So many characters of an encoded canary as stand for ten of its own. */
interface Window {
  readonly text: string;
  readonly sighting: Sighting;
  /** Where two encodings of a canary are found, the one of the lower rank is told. */
  readonly rank: number;
}

/** Looks for every window of ten characters of every canary, in every encoding, in one pass. */
export class CanaryScanner {
  /** As many characters as the shortest window has. */
  readonly #beginning: number;
  /** What windows begin with, as a filter that most places of a text fail, and the windows by that. */
  readonly #bloom = new Uint8Array(BLOOM_BITS / 8);
  readonly #windows = new Map<string, Window[]>();

  constructor(canaries: readonly Canary[]) {
    const windows = windowsOf(canaries);
    this.#beginning = Math.min(...windows.map(({ text }) => text.length));
    for (const window of windows) {
      const beginning = window.text.slice(0, this.#beginning);
      const alike = this.#windows.get(beginning);
      if (alike !== undefined) alike.push(window);
      else this.#windows.set(beginning, [window]);
      let hash = 0;
      for (let index = 0; index < beginning.length; index += 1)
        hash = hashed(hash, beginning.charCodeAt(index));
      this.#bloom[bitOf(hash) >> 3]! |= 1 << (bitOf(hash) & 7);
    }
  }

  /** What stands in `text`; each canary once, by the first encoding that is found. */
  scan(text: string): Sighting[] {
    const found = new Map<Canary, Sighting>();
    for (const { sighting } of this.#windowsIn(text).sort((a, b) => a.rank - b.rank)) {
      if (!found.has(sighting.canary)) found.set(sighting.canary, sighting);
    }
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

  /** Rabin and Karp: the hash of a window is made of that of the one before. */
  #windowsIn(text: string): Window[] {
    if (this.#windows.size === 0) return [];
    const size = this.#beginning;
    const bloom = this.#bloom;
    const found: Window[] = [];
    let leaving = 1;
    for (let index = 1; index < size; index += 1) leaving = Math.imul(leaving, FACTOR);
    let hash = 0;
    for (let index = 0; index < text.length; index += 1) {
      if (index >= size) hash -= Math.imul(text.charCodeAt(index - size), leaving);
      hash = hashed(hash, text.charCodeAt(index));
      if (index < size - 1) continue;
      const bit = bitOf(hash);
      if ((bloom[bit >> 3]! & (1 << (bit & 7))) === 0) continue;
      const at = index - size + 1;
      for (const window of this.#windows.get(text.slice(at, index + 1)) ?? [])
        if (text.startsWith(window.text, at)) found.push(window);
    }
    return found;
  }
}

function windowsOf(canaries: readonly Canary[]): Window[] {
  const windows = new Map<string, Window>();
  const sizes: number[] = [];
  for (const canary of canaries) {
    for (const { name, expansion, encode } of ENCODINGS) {
      const encoded = encode(canary.needle);
      const size = Math.min(encoded.length, Math.ceil(WINDOW * expansion));
      if (!sizes.includes(size)) sizes.push(size);
      const rank = sizes.indexOf(size);
      for (let at = 0; at + size <= encoded.length; at += 1) {
        const text = encoded.slice(at, at + size);
        if (!windows.has(text)) windows.set(text, { text, sighting: { canary, encoding: name }, rank });
      }
    }
  }
  return [...windows.values()];
}

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, FACTOR) + code) | 0;
}

function bitOf(hash: number): number {
  return ((hash >>> 7) ^ hash) & (BLOOM_BITS - 1);
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
