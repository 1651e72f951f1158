import type { JsonDocument } from '../domain/json/json-node.ts';
import { JsonSyntaxError } from '../domain/json/json-syntax-error.ts';
import { type JsonLimits, tokenise, tokeniseText } from '../domain/json/tokenise.ts';

/**
 * An answer may hold more values than a request: 20 log-probabilities a token are some 200 values. One million are
 * read in about 0.2 s, below which the event loop is promised to stay.
 */
const UPSTREAM_JSON_LIMITS: JsonLimits = { maxDepth: 128, maxValues: 1_000_000 };

/** What an upstream sent as JSON, or undefined when it is none, too deep or too large. */
export function parseUpstreamJson(source: string | Uint8Array): JsonDocument | undefined {
  try {
    return typeof source === 'string'
      ? tokeniseText(source, UPSTREAM_JSON_LIMITS)
      : tokenise(source, UPSTREAM_JSON_LIMITS);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}
