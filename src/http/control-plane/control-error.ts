import { type CatalogueEntry, DemarcError, ERROR_CATALOGUE } from '../../domain/error-catalogue.ts';

/** What only the control plane can answer, beside the catalogue. */
const CONTROL_ERRORS = {
  cross_site: {
    status: 403,
    kind: 'permission',
    retryable: false,
    message: 'a page of another site may not change anything here',
  },
  unknown_host: {
    status: 421,
    kind: 'invalid-request',
    retryable: false,
    message:
      'this server does not answer to the host name in the request; call it by its address or localhost',
  },
  audit_not_proven: {
    status: 409,
    kind: 'invalid-request',
    retryable: false,
    message: 'the audit log is not proven, so that nothing can be answered from it',
  },
  audit_busy: {
    status: 503,
    kind: 'overloaded',
    retryable: true,
    message: 'another question is being answered from the audit log; ask again when it is done',
  },
  storage_unavailable: {
    status: 503,
    kind: 'overloaded',
    retryable: true,
    message: 'the database in the data folder cannot be used at the moment',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ControlErrorCode = keyof typeof CONTROL_ERRORS;

export class ControlError extends Error {
  readonly code: ControlErrorCode;

  /** @param message said instead of the catalogue's sentence; it may be shown. */
  constructor(code: ControlErrorCode, cause?: unknown, message: string = CONTROL_ERRORS[code].message) {
    super(message, { cause });
    this.name = 'ControlError';
    this.code = code;
  }
}

/** The one shape of every error of the control plane. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** The field at fault. */
    readonly param?: string;
    readonly retryable: boolean;
  };
}

/** What the caller is told; an error that is nobody's doing here says nothing of its cause. */
export function describeError(error: unknown): {
  readonly status: number;
  readonly retryAfterS: number | undefined;
  readonly body: ErrorBody;
} {
  if (error instanceof ControlError) {
    const { status, retryable } = CONTROL_ERRORS[error.code];
    const { message } = error;
    return {
      status,
      retryAfterS: retryable ? 5 : undefined,
      body: { error: { code: error.code, message, retryable } },
    };
  }
  const known = error instanceof DemarcError ? error : new DemarcError('internal', { cause: error });
  const { status, retryable } = ERROR_CATALOGUE[known.code];
  return {
    status,
    retryAfterS: known.retryAfterS,
    body: {
      error: {
        code: known.code,
        message: known.message,
        ...(known.param === undefined ? {} : { param: known.param }),
        retryable,
      },
    },
  };
}
