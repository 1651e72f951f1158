import type { PolicyPath } from '../policy/policy-problem.ts';
import type { AuditContext } from './audit-context.ts';
import { isOwnAddress } from './own-address.ts';

/** Reads an address that signed states are taken to: https, on networks of one's own http too. */
export function readOutsideAddress(
  address: string,
  { path, context: { problems, airGapped } }: { readonly path: PolicyPath; readonly context: AuditContext },
): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.password !== ''
  ) {
    problems.add(path, 'must be an https address without a user or password in it');
    return undefined;
  }
  if (url.protocol === 'http:' && !isOwnAddress(url)) {
    problems.add(path, 'must be https: on its way through other networks anybody could answer in its place');
    return undefined;
  }
  if (airGapped && !isOwnAddress(url)) {
    problems.add(path, 'must be an address of your own network: airGapped lets nothing leave it');
    return undefined;
  }
  return url;
}
