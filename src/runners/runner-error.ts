/** What went wrong at a runner, for whoever manages its models. */
export type RunnerFault =
  | 'not-ours'
  | 'not-supported'
  | 'unreachable'
  | 'rejected'
  | 'unreadable'
  | 'not-found'
  | 'ambiguous'
  | 'digest'
  | 'interrupted';

/** A message for the operator: where, what was wrong, what to do. Never a key; never a prompt, since none is sent. */
export class RunnerError extends Error {
  readonly kind: RunnerFault;

  constructor(kind: RunnerFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RunnerError';
    this.kind = kind;
  }
}
