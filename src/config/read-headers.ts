import type { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { readSecret } from './read-secret.ts';
import type { ReadContext } from './read-shape.ts';

/** A header whose value is not to be shown. */
export interface HeaderSecret {
  /** What stands before the secret, for instance `Bearer`; empty for nothing. */
  readonly scheme: string;
  readonly secret: Secret;
}

/** RFC 9110 §5.6.2, in the letters that people use. */
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
/** RFC 9110 §11.1: `Bearer env:OTLP_TOKEN`. */
const SCHEME = /^([A-Za-z][A-Za-z-]{0,31}) env:/;
/** They frame the message, or are the sender's to say. */
const RESERVED = new Set(['connection', 'content-length', 'content-type', 'host', 'te', 'transfer-encoding']);

/** Headers that a place asks for, each by reference: `{ authorization: Bearer env:TOKEN }`. */
export function readHeaders(
  written: Readonly<Record<string, unknown>>,
  at: PolicyPath,
  context: ReadContext,
): ReadonlyMap<string, HeaderSecret> {
  const headers = new Map<string, HeaderSecret>();
  for (const [name, reference] of Object.entries(written)) {
    const path = [...at, name];
    if (!HEADER_NAME.test(name) || RESERVED.has(name.toLowerCase())) {
      context.problems.add(path, 'is not a header that may be set here', { at: 'key' });
      continue;
    }
    // Whatever is no text is no reference either, and is told so.
    const text = typeof reference === 'string' ? reference : '';
    const scheme = SCHEME.exec(text)?.[1] ?? '';
    const secret = readSecret(scheme === '' ? text : text.slice(scheme.length + 1), path, context);
    if (secret !== undefined) headers.set(name.toLowerCase(), { scheme, secret });
  }
  return headers;
}
