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
  /** So many characters of it stand for ten of the secret. */
  readonly size: number;
  readonly sighting: Sighting;
  /** Where a canary is found in two encodings, the one of the lower rank is told. */
  readonly rank: number;
}

interface Window extends Pick<Needle, 'sighting' | 'rank'> {
  readonly text: string;
}

/** Looks for every window of ten characters of every canary, in every encoding, in one pass. */
export class CanaryScanner {
  /** As many characters as the shortest window has. */
  readonly #beginning: number;
  /** A filter that most places of a text fail, and the windows, by the hash of what they begin with. */
  readonly #bloom = new Uint8Array(BLOOM_BITS / 8);
  readonly #windows = new Map<number, Window[]>();

  constructor(canaries: readonly Canary[]) {
    const needles = needlesOf(canaries);
    this.#beginning = needles.reduce((least, { size }) => Math.min(least, size), Number.POSITIVE_INFINITY);
    for (const { encoded, size, sighting, rank } of needles) {
      eachHash(encoded.slice(0, encoded.length - size + this.#beginning), this.#beginning, (hash, at) =>
        this.#add(hash, { text: encoded.slice(at, at + size), sighting, rank }),
      );
    }
  }

  #add(hash: number, window: Window): void {
    this.#bloom[bitOf(hash) >> 3]! |= 1 << (bitOf(hash) & 7);
    const alike = this.#windows.get(hash);
    if (alike === undefined) this.#windows.set(hash, [window]);
    else if (alike.every(({ text }) => text !== window.text)) alike.push(window);
  }

  /** What stands in `text`; each canary once, by the first encoding that is found. */
  scan(text: string): Sighting[] {
    if (this.#windows.size === 0) return [];
    const windows: Window[] = [];
    eachHash(text, this.#beginning, (hash, at) => {
      const bit = bitOf(hash);
      if ((this.#bloom[bit >> 3]! & (1 << (bit & 7))) === 0) return;
      for (const window of this.#windows.get(hash) ?? [])
        if (text.startsWith(window.text, at)) windows.push(window);
    });
    const found = new Map<Canary, Sighting>();
    for (const { sighting } of windows.sort((a, b) => a.rank - b.rank)) {
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
}

function needlesOf(canaries: readonly Canary[]): Needle[] {
  const sizes: number[] = [];
  return canaries.flatMap((canary) =>
    ENCODINGS.map(({ name, expansion, encode }) => {
      const encoded = encode(canary.needle);
      const size = Math.min(encoded.length, Math.ceil(WINDOW * expansion));
      if (!sizes.includes(size)) sizes.push(size);
      return { encoded, size, sighting: { canary, encoding: name }, rank: sizes.indexOf(size) };
    }),
  );
}

/** Rabin and Karp: the hash of so many characters is made of that of those one before. */
function eachHash(text: string, size: number, take: (hash: number, at: number) => void): void {
  let leaving = 1;
  for (let index = 1; index < size; index += 1) leaving = Math.imul(leaving, FACTOR);
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (index >= size) hash -= Math.imul(text.charCodeAt(index - size), leaving);
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(index)) | 0;
    if (index >= size - 1) take(hash, index - size + 1);
  }
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
