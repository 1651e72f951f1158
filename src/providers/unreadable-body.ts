import type { UpstreamFailure } from '../domain/upstream-failure.ts';

/** The failure of a body that is no JSON, by its first character: nothing, a web page, or something else. */
export function unreadableBody(body: Uint8Array): UpstreamFailure {
  const first = body.find((byte) => byte > 0x20);
  if (first === undefined) return { code: 'upstream_protocol', cause: 'empty-body' };
  return { code: 'upstream_protocol', cause: first === 0x3c ? 'html' : 'bad-json' };
}
