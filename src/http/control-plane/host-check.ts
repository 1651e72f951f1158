import { isIP } from 'node:net';

/**
 * Whether a `Host` header names this server in a way that a page elsewhere cannot arrange: an address, `localhost`
 * or a configured name. A name that was made to resolve to this machine (DNS rebinding) is none of these.
 */
export function isKnownHost(host: string | undefined, hostNames: readonly string[]): boolean {
  const name = host === undefined ? undefined : nameOf(host);
  if (name === undefined) return false;
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name) !== 0 || hostNames.some((known) => known.toLowerCase() === name);
}

/** The headers that tell where a browser's request came from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * Whether a request that changes something may come from where it came from. Programs send neither `Origin` nor
 * `Sec-Fetch-Site`; a browser sends them and a page cannot forge them (fetch.spec.whatwg.org, forbidden headers).
 */
export function isOwnSite({ host, origin, fetchSite }: RequestOrigin): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  if (origin === undefined) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** The name or address in a `Host` header, lower-cased and without port and brackets. */
function nameOf(host: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]{2,45})\]|([^\s:@/[\]]{1,253}))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
