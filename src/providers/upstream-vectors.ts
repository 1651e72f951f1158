import type { JsonDocument } from '../domain/json/json-node.ts';
import { JsonSyntaxError } from '../domain/json/json-syntax-error.ts';
import { tokenise } from '../domain/json/tokenise.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { unreadableBody } from './unreadable-body.ts';

/** One million numbers are read in about 0.2 s: 650 vectors of 1,536 numbers, and any number of them in base64. */
const LIMITS = { maxDepth: 16, maxValues: 1_000_000 };

/** An answer full of vectors as JSON; one with too many numbers is told apart from one that is no JSON. */
export function parseVectors(body: Uint8Array): JsonDocument | UpstreamFailure {
  try {
    return tokenise(body, LIMITS);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return error.fault === 'too-many-values'
      ? { code: 'upstream_too_large', cause: 'too-many-numbers' }
      : unreadableBody(body);
  }
}
