import { isIP } from 'node:net';
import type { Placement } from '../domain/deployment.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ProblemCollector } from './config-problem.ts';
import type { ProviderType } from './provider-types.ts';
import { isVendorHost } from './vendor-hosts.ts';

/** Reads the base address of a provider and brings it into the form that its type's codec expects. */
export function readAddress(
  text: string,
  path: PolicyPath,
  problems: ProblemCollector,
  type: Pick<ProviderType, 'isVersioned'> = { isVersioned: true },
): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    problems.add(path, 'must be an http or https address, for instance http://127.0.0.1:11434');
    return undefined;
  }
  if (url.username !== '' || url.password !== '') {
    problems.add(path, 'must not carry a user or password; give the key as apiKey: env:NAME');
    return undefined;
  }
  if (url.hash !== '') {
    problems.add(path, 'must not carry a fragment (#…)');
    return undefined;
  }
  return baseAddress(url, type);
}

/** The address with `/v1` where the API has a version and no path was given, and without it where it has none. */
export function baseAddress(url: URL, { isVersioned }: Pick<ProviderType, 'isVersioned'>): URL {
  const base = new URL(url);
  if (!isVersioned) base.pathname = url.pathname.replace(/\/v1\/?$/, '');
  else if (url.pathname === '/') base.pathname = '/v1';
  return base;
}

/** Whether an address is this machine itself. Names other than localhost are not looked up. */
export function isLoopback(url: URL): boolean {
  return isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''));
}

/** Whether a name or an IP address, without brackets, is this machine itself. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Reports an address that contradicts the placement, or would carry content in the clear to somebody else's machine. */
export function checkAddress(
  url: URL,
  placement: Placement,
  { path, problems }: { readonly path: PolicyPath; readonly problems: ProblemCollector },
): void {
  if (placement === 'on-premises' && isVendorHost(url.hostname)) {
    problems.add(path, `${url.hostname} is a vendor's API and not on your premises; set placement: api`);
  }
  const isForeign = placement === 'api' || placement === 'managed';
  if (isForeign && url.protocol === 'http:' && !isLoopback(url)) {
    problems.add(
      path,
      'must be https: over http everything sent outside your premises can be read on the way',
    );
  }
}
