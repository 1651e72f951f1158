import { LRUCache } from 'lru-cache';
import type { SignalFinding } from '../scan-text.ts';
import type { Provenance } from '../view/text-view.ts';
import { createKeyedDigest } from './keyed-digest.ts';

/** Findings by the digest of the text they were made of, so that the history of a conversation is read once. */
export interface RememberedFindings {
  keyOf(tenant: string, text: string, provenance?: Provenance): string;
  get(key: string): readonly SignalFinding[] | undefined;
  set(key: string, findings: readonly SignalFinding[]): void;
}

export interface RememberedOptions {
  /** Keys the digests: without it a stored digest cannot be tested against a guessed text. */
  readonly secret: Uint8Array;
  readonly classifierVersion: string;
  /** Upper bound of memory in bytes, estimated. */
  readonly maxBytes: number;
}

const ENTRY_BYTES = 200;
const FINDING_BYTES = 160;

/** Holds no text. A tenant, a version of the classifier and a text have one key together: nothing crosses tenants. */
export function createRememberedFindings(options: RememberedOptions): RememberedFindings {
  const cache = new LRUCache<string, readonly SignalFinding[]>({
    maxSize: options.maxBytes,
    sizeCalculation: (findings) => ENTRY_BYTES + findings.length * FINDING_BYTES,
  });
  const digest = createKeyedDigest(options.secret);
  return {
    keyOf: (tenant, text, provenance = 'said') => {
      // UTF-8 would make one text of two that differ in a lone surrogate.
      const encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
      const about = `${tenant.length}:${tenant}\0${options.classifierVersion}\0${provenance}\0${encoding}\0`;
      return digest(about, text, encoding);
    },
    get: (key) => cache.get(key),
    set: (key, findings) => {
      cache.set(key, findings);
    },
  };
}
