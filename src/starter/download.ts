import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../domain/world.ts';
import { StarterFailure, systemErrorCode } from './starter-failure.ts';

/** A connection that brings no byte for this long is given up; the next attempt resumes where it stopped. */
const STALL_TIMEOUT_MS = 30_000;

export interface DownloadOptions {
  readonly url: string;
  /** Where the bytes go; what is already there from an interrupted attempt is kept and continued. */
  readonly destination: string;
  /** The exact size; an answer that brings more is cut off there and then. */
  readonly expectedBytes: number;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with the size of the file after every chunk. */
  readonly onProgress: (receivedBytes: number) => void;
  readonly stallTimeoutMs?: number;
}

/**
 * Downloads one file of known size, continuing an interrupted one by an HTTP range (RFC 9110 §14). A server
 * that ignores the range is read from the start. The content is not trusted: the caller checks its hash.
 * Rejects with a `StarterFailure`, or with the signal's reason when aborted.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { destination, expectedBytes, signal, onProgress } = options;
  let existingBytes = await sizeOf(destination);
  if (existingBytes > expectedBytes) {
    await rm(destination, { force: true });
    existingBytes = 0;
  }
  onProgress(existingBytes);
  if (existingBytes === expectedBytes) return;
  const stall = new AbortController();
  const restartStallTimer = stallTimer(options, () => stall.abort());
  const connection = AbortSignal.any([signal, stall.signal]);
  try {
    restartStallTimer();
    const response = await options.fetch(options.url, {
      headers: {
        'accept-encoding': 'identity',
        ...(existingBytes > 0 && { range: `bytes=${existingBytes}-` }),
      },
      signal: connection,
    });
    const startsAt = response.status === 206 ? rangeStart(response) : 0;
    if (!response.ok || response.body === null || (startsAt !== 0 && startsAt !== existingBytes)) {
      await response.body?.cancel();
      // 416: what is on disk is not a beginning of that file, so the next attempt starts over.
      if (response.status === 416 || response.ok) await rm(destination, { force: true });
      throw statusFailure(response.status);
    }
    let receivedBytes = startsAt;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        restartStallTimer();
        receivedBytes += chunk.length;
        if (receivedBytes > expectedBytes) return done(tooLarge());
        onProgress(receivedBytes);
        done(null, chunk);
      },
    });
    await pipeline(
      Readable.fromWeb(response.body),
      meter,
      createWriteStream(destination, { flags: startsAt > 0 ? 'a' : 'w', mode: 0o600 }),
      { signal: connection },
    );
    if (receivedBytes < expectedBytes) throw interrupted(undefined);
  } catch (error) {
    signal.throwIfAborted();
    throw downloadFailure(error);
  } finally {
    restartStallTimer.cancel();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** The first byte position of a `Content-Range`, as in `bytes 100-199/1000`; -1 when it says none. */
function rangeStart(response: Response): number {
  const match = /^bytes (\d{1,15})-/.exec(response.headers.get('content-range') ?? '');
  return match?.[1] === undefined ? -1 : Number(match[1]);
}

function stallTimer(options: DownloadOptions, onStall: () => void): { (): void; cancel(): void } {
  let cancel = () => {};
  const restart = () => {
    cancel();
    cancel = options.clock.after(options.stallTimeoutMs ?? STALL_TIMEOUT_MS, onStall);
  };
  return Object.assign(restart, { cancel: () => cancel() });
}

function statusFailure(status: number): StarterFailure {
  if (status === 404 || status === 410) {
    return new StarterFailure(
      'not-found',
      `The registry does not have the starter model's files (HTTP ${status}).`,
      {
        isRetryable: false,
      },
    );
  }
  if (status === 401 || status === 403 || status === 407) {
    return new StarterFailure('refused', `The registry refuses the starter model's files (HTTP ${status}).`, {
      isRetryable: false,
    });
  }
  return new StarterFailure(
    'network',
    `The registry answered HTTP ${status} to the starter model's download.`,
    {
      isRetryable: true,
    },
  );
}

function tooLarge(): StarterFailure {
  return new StarterFailure('integrity', 'The registry sent more bytes than the pinned starter model has.', {
    isRetryable: true,
  });
}

function interrupted(cause: unknown): StarterFailure {
  const code = systemErrorCode(cause instanceof Error && cause.cause !== undefined ? cause.cause : cause);
  const why = code === undefined || code.startsWith('ABORT') ? '' : ` (${code})`;
  return new StarterFailure(
    'network',
    `The download of the starter model was interrupted${why}; it continues where it stopped.`,
    { isRetryable: true, cause },
  );
}

/** Faults of the disk keep their own code, so that a full disk is not reported as a broken network. */
function downloadFailure(error: unknown): unknown {
  if (error instanceof StarterFailure) return error;
  return error instanceof Error && 'syscall' in error && 'path' in error ? error : writeFailure(error);
}

function writeFailure(error: unknown): unknown {
  const isDiskFault = error instanceof Error && 'syscall' in error && error.syscall === 'write';
  const code = systemErrorCode(error);
  return isDiskFault && (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO')
    ? error
    : interrupted(error);
}
