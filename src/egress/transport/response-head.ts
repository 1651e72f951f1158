import type { UpstreamFailure } from '../../domain/upstream-failure.ts';

/** Status and headers of a response. Header names are lower-case; repeated ones are joined by a comma. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Adopts what undici parsed. */
export function responseHead(
  status: number,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): ResponseHead {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return { status, headers: flat };
}

/** Whether the body was encoded although identity was asked for: it is never decoded, so no bomb goes off. */
export function isEncoded({ headers }: ResponseHead): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return encoding !== '' && encoding !== 'identity';
}

/** Why a response with this head can hold no answer; undefined when it can. Not for rejections (400 and above). */
export function headRefusal(head: ResponseHead): UpstreamFailure | undefined {
  const { status, headers } = head;
  if (status >= 300) return { code: 'upstream_redirect', cause: 'redirect', status };
  // An interim response (1xx) comes here too: none was asked for, and none is waited past.
  if (status !== 200) return { code: 'upstream_protocol', cause: 'unexpected-status', status };
  if (isEncoded(head)) return { code: 'upstream_protocol', cause: 'content-encoding', status };
  if (/^\s*(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? ''))
    return { code: 'upstream_protocol', cause: 'html', status };
  return undefined;
}

/** The length the upstream declared, in bytes. */
export function declaredBytes({ headers }: ResponseHead): number | undefined {
  const text = headers['content-length'];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The failure together with the evidence of the response it belongs to. */
export function withEvidence(failure: UpstreamFailure, { status, headers }: ResponseHead): UpstreamFailure {
  const id = headers['x-request-id'] ?? headers['request-id'];
  const isId = id !== undefined && /^[\w.:-]{1,128}$/.test(id);
  return {
    ...failure,
    status: failure.status ?? status,
    ...(failure.upstreamRequestId === undefined && isId ? { upstreamRequestId: id } : {}),
  };
}
