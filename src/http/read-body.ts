import type { IncomingMessage } from 'node:http';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Clock } from '../domain/world.ts';

/** Longest silence while a body is being sent. */
const SLOW_BODY_MS = 30_000;
const JSON_TYPE = /^application\/(?:[a-z0-9.+-]{1,64}\+)?json(?:\s*;|$)/i;

export interface ReadOptions {
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * The whole body, which must be uncompressed JSON of at most `maxBytes`.
 * @throws DemarcError `unsupported_media_type`, `request_too_large`, `request_timeout` or `client_gone`.
 */
export async function readBody(request: IncomingMessage, options: ReadOptions): Promise<Uint8Array> {
  const encoding = request.headers['content-encoding'];
  if (
    !JSON_TYPE.test(request.headers['content-type'] ?? '') ||
    (encoding !== undefined && encoding !== 'identity')
  ) {
    throw new DemarcError('unsupported_media_type');
  }
  if (Number(request.headers['content-length'] ?? 0) > options.maxBytes) throw tooLarge(options.maxBytes);
  return collect(request, options);
}

function collect(request: IncomingMessage, { maxBytes, clock, signal }: ReadOptions): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let cancel = () => {};
    const finish = (settle: () => void) => {
      cancel();
      request.off('data', onData).off('end', onEnd);
      signal.removeEventListener('abort', onGone);
      settle();
    };
    const fail = (error: DemarcError) => finish(() => reject(error));
    const watch = () => {
      cancel();
      cancel = clock.after(SLOW_BODY_MS, () => fail(new DemarcError('request_timeout')));
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.pause();
        fail(tooLarge(maxBytes));
        return;
      }
      chunks.push(chunk);
      watch();
    };
    const onEnd = () => finish(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    const onGone = () => fail(new DemarcError('client_gone'));
    request.on('data', onData).once('end', onEnd);
    signal.addEventListener('abort', onGone, { once: true });
    watch();
    // The signal says nothing more of a client that left before.
    if (signal.aborted) onGone();
  });
}

function tooLarge(maxBytes: number): DemarcError {
  return new DemarcError('request_too_large', {
    message: `the body is larger than the ${maxBytes} bytes this server accepts`,
  });
}
