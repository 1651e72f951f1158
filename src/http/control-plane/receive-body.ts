import { DemarcError } from '../../domain/error-catalogue.ts';
import type { Clock } from '../../domain/world.ts';

/** Longest silence while a body is being sent. */
const SILENCE_MS = 30_000;
/** Bodies that may be in the making at one time; the largest are of a few MiB each. */
const MAX_AT_ONCE = 16;

/** Gives back the request with its body in memory, of at most `maxBytes`. */
export type BodyReceiver = (request: Request, maxBytes: number) => Promise<Request>;

/**
 * For requests that were admitted: only their bodies are worth the memory.
 * @throws DemarcError `request_too_large`, `request_timeout`, `rate_limited` or `client_gone`.
 */
export function createBodyReceiver(clock: Pick<Clock, 'after'>): BodyReceiver {
  let underWay = 0;
  return async (request, maxBytes) => {
    if (request.body === null) return request;
    if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
    if (underWay >= MAX_AT_ONCE) {
      throw new DemarcError('rate_limited', {
        message: 'too many bodies are being sent to this address at once; try again',
        retryAfterS: 1,
      });
    }
    underWay += 1;
    try {
      return new Request(request, {
        method: request.method,
        body: await collect(request.body, maxBytes, clock),
      });
    } finally {
      underWay -= 1;
    }
  };
}

async function collect(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  clock: Pick<Clock, 'after'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await nextOf(reader, clock);
      if (done) return new Uint8Array(Buffer.concat(chunks, size));
      size += value.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(value);
    }
  } catch (error) {
    // Whatever breaks the stream itself is the other side's leaving.
    throw error instanceof DemarcError ? error : new DemarcError('client_gone', { cause: error });
  }
}

function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>, clock: Pick<Clock, 'after'>) {
  return new Promise<Awaited<ReturnType<typeof reader.read>>>((resolve, reject) => {
    const cancel = clock.after(SILENCE_MS, () => reject(new DemarcError('request_timeout')));
    reader.read().then(resolve, reject).finally(cancel);
  });
}

function tooLarge(maxBytes: number): DemarcError {
  return new DemarcError('request_too_large', {
    message: maxBytes === 0 ? 'this address takes no body' : `the body may hold ${maxBytes} bytes`,
  });
}
