import type { CliEnvironment } from './cli-environment.ts';

export interface Stoppable<Item> {
  readonly items: AsyncIterable<Item>;
  readonly wasStopped: () => boolean;
}

/** The same items, ended by the first request to stop: also while the next one is still being waited for. */
export function untilStopped<Item>(
  source: AsyncIterable<Item>,
  { onStopRequest }: Pick<CliEnvironment, 'onStopRequest'>,
): Stoppable<Item> {
  let isStopped = false;
  return { items: pass(), wasStopped: () => isStopped };

  async function* pass(): AsyncGenerator<Item> {
    let stop: () => void = () => {};
    const stopped = new Promise<undefined>((resolve) => {
      stop = () => {
        isStopped = true;
        resolve(undefined);
      };
    });
    const stopListening = onStopRequest(stop);
    const iterator = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await Promise.race([iterator.next(), stopped]);
        if (next === undefined || next.done === true) return;
        yield next.value;
        if (isStopped) return;
      }
    } finally {
      stopListening();
      // Not waited for: an input that nobody writes to any more would never say that it has ended.
      if (isStopped) void Promise.resolve(iterator.return?.()).catch(() => undefined);
    }
  }
}
