import { describe, expect, it } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { withoutSecret } from './without-secret.ts';

const secret = new Secret('sk-the-secret');

describe('a failure without our credential', () => {
  it('keeps evidence that is clean', () => {
    const failure: UpstreamFailure = {
      code: 'upstream_auth',
      cause: 'refused',
      status: 401,
      upstreamRequestId: 'req-1',
    };
    expect(withoutSecret(failure, secret)).toEqual(failure);
  });

  it('withholds a cause and drops a request id that hold the key', () => {
    const failure: UpstreamFailure = {
      code: 'upstream_auth',
      cause: 'bad key sk-the-secret!',
      status: 401,
      retryAfterS: 3,
      upstreamRequestId: 'x-sk-the-secret',
    };
    expect(withoutSecret(failure, secret)).toEqual({
      code: 'upstream_auth',
      cause: 'withheld',
      status: 401,
      retryAfterS: 3,
    });
  });

  it('changes nothing where there is no key', () => {
    const failure: UpstreamFailure = { code: 'upstream_error', cause: 'x', upstreamRequestId: 'y' };
    expect(withoutSecret(failure, undefined)).toBe(failure);
    expect(withoutSecret(failure, new Secret(''))).toBe(failure);
  });
});
