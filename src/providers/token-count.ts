import type { JsonNode } from '../domain/json/json-node.ts';

/** No answer has a thousand million tokens: a larger count is a fault of the upstream. */
const MAX_TOKENS = 1_000_000_000;

/** A token count as an upstream gave it; undefined when it is missing, negative, fractional or absurd. */
export function readTokenCount(node: JsonNode | undefined): number | undefined {
  if (node?.kind !== 'number') return undefined;
  const count = Number(node.raw);
  return Number.isInteger(count) && count >= 0 && count <= MAX_TOKENS ? count : undefined;
}

/** A part of a total; undefined when it is larger than the total that should hold it. */
export function partOf(part: number | undefined, total: number | undefined): number | undefined {
  return part !== undefined && total !== undefined && part > total ? undefined : part;
}
