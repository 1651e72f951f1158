export type StarterFailureReason =
  | 'network'
  | 'not-found'
  | 'refused'
  | 'integrity'
  | 'disk-full'
  | 'disk'
  | 'npm-missing'
  | 'install'
  | 'platform'
  | 'load';

/** Why the starter model could not be made ready. The message is one plain sentence for a person. */
export class StarterFailure extends Error {
  readonly reason: StarterFailureReason;
  /** Whether the same attempt may succeed a little later without anybody doing anything. */
  readonly isRetryable: boolean;

  constructor(
    reason: StarterFailureReason,
    message: string,
    options: { isRetryable: boolean; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StarterFailure';
    this.reason = reason;
    this.isRetryable = options.isRetryable;
  }
}

/** The `code` of a system error, for instance `ENOSPC`; undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const DISK_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'EDQUOT', 'EMFILE', 'ENOTDIR', 'EISDIR']);

/** Puts whatever was thrown into words; what is a `StarterFailure` already stays as it is. */
export function toStarterFailure(error: unknown): StarterFailure {
  if (error instanceof StarterFailure) return error;
  const code = systemErrorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(undefined, error);
  if (code !== undefined && DISK_CODES.has(code)) {
    return new StarterFailure(
      'disk',
      `The starter model's folder could not be written (${code}); check the permissions of the data folder.`,
      { isRetryable: false, cause: error },
    );
  }
  return new StarterFailure(
    'network',
    `The starter model could not be prepared${code === undefined ? '' : ` (${code})`}; it is tried again.`,
    { isRetryable: true, cause: error },
  );
}

/** `neededBytes` is what still has to be written, where that is known. */
export function diskFull(neededBytes: number | undefined, cause?: unknown): StarterFailure {
  const need = neededBytes === undefined ? '' : ` It needs ${Math.ceil(neededBytes / 1e6)} MB more.`;
  return new StarterFailure(
    'disk-full',
    `The disk that holds the data folder is full, so the starter model cannot be stored.${need} Free some space.`,
    { isRetryable: true, cause },
  );
}
