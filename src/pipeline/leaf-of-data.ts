import { type Leaf, leavesOf } from '../domain/json/leaves.ts';
import type { ModelRequest } from '../domain/model-request.ts';

/** A data URL that names a type and nothing else: what else it said would be text that nobody looked at. */
const PLAIN_DATA_URL = /^data:[\w.+-]{1,64}\/[\w.+-]{1,64}(?:;charset=[\w-]{1,32})?;base64,/i;
const HEAD_WITHIN = 256;

/** The base64 data of a text that is it, bare or in a data URL; undefined where a data URL says more than its type. */
export function dataOf(text: string): string | undefined {
  const head = PLAIN_DATA_URL.exec(text.slice(0, HEAD_WITHIN))?.[0];
  if (head !== undefined) return text.slice(head.length);
  return /^data:/i.test(text.slice(0, 16)) ? undefined : text;
}

/** The leaf that holds each piece of base64 data, bare or in a data URL. */
export function leavesByData({ source }: ModelRequest): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const leaf of leavesOf(source.document)) {
    const data = leaf.kind === 'string' ? dataOf(leaf.text) : undefined;
    if (data !== undefined) leaves.set(data, leaf);
  }
  return leaves;
}
