import type { Endpoint } from '../../domain/deployment.ts';
import type { EncodedRequest } from '../../domain/provider-codec.ts';

/** Origin and path of a request as undici takes them. The origin comes from the configuration and nowhere else. */
export interface RequestTarget {
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
}

/** Unreserved and sub-delimiter characters of RFC 3986, percent signs, slashes and a query. */
const SAFE_PATH = /^\/[\w.~!$&'()*+,;=:@%/-]*(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?$/;

/**
 * Joins a codec's path to a provider's endpoint: `http://host/v1` and `/chat/completions` make `/v1/chat/completions`.
 * The endpoint's own query (an API version, say) is kept. A path beside the version makes `/infill` of the same host.
 *
 * @throws when the path could leave the provider's own path or name another host: a codec's fault.
 */
export function requestTarget(
  endpoint: Endpoint,
  { path, isUnversioned }: Pick<EncodedRequest, 'path' | 'isUnversioned'>,
): RequestTarget {
  refuseUnsafePath(path);
  if (endpoint.kind === 'socket') return { origin: 'http://localhost', path };
  const { origin, pathname, search } = endpoint.url;
  const below = pathname.replace(/\/$/, '');
  const base = isUnversioned === true ? below.replace(/\/v1$/, '') : below;
  const query = search === '' ? '' : `${path.includes('?') ? '&' : '?'}${search.slice(1)}`;
  return { origin, path: `${base}${path}${query}` };
}

function refuseUnsafePath(path: string): void {
  const decoded = path.replace(/%2e/gi, '.').replace(/%2f|%5c/gi, '/');
  const isSafe = SAFE_PATH.test(path) && !path.includes('//') && !decoded.split(/[/?]/).some(isDots);
  if (!isSafe || path.includes('..')) throw new Error('the path of an upstream request is not a plain path');
}

function isDots(segment: string): boolean {
  return segment === '.' || segment === '..';
}
