import type { UpstreamFailure } from '../../domain/upstream-failure.ts';

/** Why a connection was not made, in our words. Thrown through undici, which hands it back unchanged. */
export class ConnectFailure extends Error {
  readonly failure: UpstreamFailure;

  constructor(failure: UpstreamFailure) {
    super(failure.cause);
    this.name = 'ConnectFailure';
    this.failure = failure;
  }
}
