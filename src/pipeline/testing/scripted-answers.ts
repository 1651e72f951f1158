import type { ModelResponse } from '../../domain/model-response.ts';
import type { StreamPart } from '../../domain/stream-part.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { UpstreamAnswer } from '../../egress/door.ts';

/** For tests: an answer that is there at once. */
export function whole(text: string): UpstreamAnswer {
  const response: ModelResponse = {
    id: undefined,
    model: undefined,
    parts: [{ type: 'text', text }],
    finish: { reason: 'stop' },
    usage: { inputTokens: 3, outputTokens: 2, source: 'upstream' },
  };
  return { kind: 'whole', response };
}

export function failed(code: UpstreamFailure['code'], more: Partial<UpstreamFailure> = {}): UpstreamAnswer {
  return { kind: 'failed', failure: { code, cause: 'test', ...more } };
}

/** A stream of these batches; a function among them is awaited before the next. */
export function stream(
  batches: readonly (readonly StreamPart[] | (() => Promise<unknown>))[],
  onClose: () => void = () => {},
): UpstreamAnswer {
  async function* parts(): AsyncGenerator<readonly StreamPart[]> {
    try {
      for (const batch of batches) {
        if (typeof batch === 'function') await batch();
        else yield batch;
      }
    } finally {
      onClose();
    }
  }
  return { kind: 'stream', parts: parts() };
}

export const text = (value: string): StreamPart => ({ type: 'text-delta', text: value });
export const FINISH: StreamPart = { type: 'finish', finish: { reason: 'stop' } };

/** As the transport does it: whoever is given up is not waited for. */
export async function obeying(
  answer: UpstreamAnswer | Promise<UpstreamAnswer>,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  let abort = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    abort = () => resolve('aborted');
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  const early = await Promise.race([answer, aborted]);
  if (early === 'aborted') return failed('client_gone', { cause: 'aborted' });
  if (early.kind !== 'stream') {
    signal.removeEventListener('abort', abort);
    return early;
  }
  const source = early.parts[Symbol.asyncIterator]();
  async function* parts(): AsyncGenerator<readonly StreamPart[]> {
    try {
      for (;;) {
        const next = await Promise.race([source.next(), aborted]);
        if (next === 'aborted')
          yield [{ type: 'failure', failure: { code: 'client_gone', cause: 'aborted' } }];
        if (next === 'aborted' || next.done === true) return;
        yield next.value;
      }
    } finally {
      signal.removeEventListener('abort', abort);
      void source.return?.();
    }
  }
  return { kind: 'stream', parts: parts() };
}
