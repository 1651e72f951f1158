import { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { ReadContext } from './read-shape.ts';

const REFERENCE = /^env:([A-Za-z_][A-Za-z0-9_]{0,127})$/;
/** What may stand in a header: a key with a line break in it would be refused by every server, or split the header. */
const HEADER_SAFE = /^[\x21-\x7e]{1,8192}$/;

/** Follows `env:NAME` to the environment. Reports what is wrong by the variable's name; a value is never shown. */
export function readSecret(
  reference: string | undefined,
  path: PolicyPath,
  { problems, env, areKeysNeeded = true }: ReadContext,
): Secret | undefined {
  if (reference === undefined) return undefined;
  const name = REFERENCE.exec(reference)?.[1];
  if (name === undefined) {
    problems.add(
      path,
      'must name an environment variable, for instance env:OPENAI_API_KEY; keys do not belong in this file',
    );
    return undefined;
  }
  if (!areKeysNeeded) return undefined;
  const value = Object.hasOwn(env, name) ? env[name]?.trim() : undefined;
  if (value === undefined || value === '') {
    problems.add(path, `the environment variable ${name} is not set; set it to the key before starting`);
    return undefined;
  }
  if (!HEADER_SAFE.test(value)) {
    problems.add(
      path,
      `the environment variable ${name} holds characters that no key has (a space or a line break?)`,
    );
    return undefined;
  }
  return new Secret(value);
}
