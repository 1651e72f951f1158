import { AnchorError } from './anchor-target.ts';

/** Why a place could not be spoken to, in words that name what to do; never what was sent. */
export function connectionFailure(host: string, error: unknown): AnchorError {
  if (error instanceof AnchorError) return error;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') {
    return new AnchorError(`${host} did not answer in time`);
  }
  const shown = typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? ` (${code})` : '';
  if (/CERT|SIGNATURE|ALTNAME|ISSUER/.test(shown)) {
    return new AnchorError(
      `the certificate of ${host} is not trusted${shown}: name its authority under ca, or the host as it stands there`,
    );
  }
  return new AnchorError(`${host} cannot be reached${shown}`);
}
