import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { ResponseFeed } from './response-feed.ts';
import { declaredBytes, type ResponseHead } from './response-head.ts';

export type WholeBody =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure };

const TOO_LARGE: UpstreamFailure = { code: 'upstream_too_large', cause: 'body-too-large' };

/** The whole body, or a failure as soon as it is known to be longer than `maxBytes`. */
export async function readBody(feed: ResponseFeed, head: ResponseHead, maxBytes: number): Promise<WholeBody> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let isTooLarge = (declaredBytes(head) ?? 0) > maxBytes;
  while (!isTooLarge) {
    const read = await feed.read();
    if (read.kind === 'failed') return read;
    if (read.kind === 'end') return { kind: 'body', bytes: Buffer.concat(chunks, total) };
    for (const chunk of read.chunks) total += chunk.length;
    chunks.push(...read.chunks);
    isTooLarge = total > maxBytes;
  }
  feed.destroy();
  return { kind: 'failed', failure: TOO_LARGE };
}

/** The first bytes of an error's body, however it ends: the status is the evidence, the rest is a bonus. */
export async function readErrorBody(
  feed: ResponseFeed,
  limits: { readonly maxErrorBodyBytes: number; readonly errorBodyMs: number },
  nowMs: () => number,
): Promise<Uint8Array> {
  const deadlineMs = nowMs() + limits.errorBodyMs;
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total <= limits.maxErrorBodyBytes) {
    const read = await feed.read(Math.max(0, deadlineMs - nowMs()));
    if (read.kind !== 'data') break;
    for (const chunk of read.chunks) total += chunk.length;
    chunks.push(...read.chunks);
  }
  feed.destroy();
  return Buffer.concat(chunks, total).subarray(0, limits.maxErrorBodyBytes);
}
