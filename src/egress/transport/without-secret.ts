import type { Secret } from '../../domain/secret.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';

/**
 * The failure with nothing of our credential in it: an upstream chooses its request ids and error codes, and one
 * that echoes the key there must not get it into records and answers.
 */
export function withoutSecret(failure: UpstreamFailure, secret: Secret | undefined): UpstreamFailure {
  const key = secret?.reveal() ?? '';
  if (key === '') return failure;
  const { cause, upstreamRequestId, ...rest } = failure;
  const isIdClean = upstreamRequestId === undefined || !upstreamRequestId.includes(key);
  return {
    ...rest,
    cause: cause.includes(key) ? 'withheld' : cause,
    ...(isIdClean && upstreamRequestId !== undefined ? { upstreamRequestId } : {}),
  };
}
