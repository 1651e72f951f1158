import { isAbsolute } from 'node:path';
import { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { readSecret } from './read-secret.ts';
import type { ReadContext } from './read-shape.ts';

/** A secret, or the file that holds it whenever it is asked for. */
export type SecretSource =
  | { readonly kind: 'env'; readonly secret: Secret }
  | { readonly kind: 'file'; readonly path: string };

/** Follows `env:NAME`, and checks the form of `file:/path`, which is read when the secret is needed. */
export function readSecretSource(
  reference: string,
  path: PolicyPath,
  context: ReadContext,
): SecretSource | undefined {
  if (reference.startsWith('file:')) {
    const file = reference.slice('file:'.length);
    if (isAbsolute(file)) return { kind: 'file', path: file };
    context.problems.add(path, 'must be an absolute path, for instance file:/etc/demarc/anchor.key');
    return undefined;
  }
  const secret = readSecret(reference, path, context);
  if (secret !== undefined) return { kind: 'env', secret };
  // Whoever only looks at the configuration sees the place, and not the key.
  return context.areKeysNeeded === false ? { kind: 'env', secret: new Secret('') } : undefined;
}
