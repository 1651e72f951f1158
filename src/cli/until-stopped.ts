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
    // One promise for each wait: a race against one that lives on would keep every item that ever came.
    let interrupt: () => void = () => {};
    const stopListening = onStopRequest(() => {
      isStopped = true;
      interrupt();
    });
    const iterator = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await new Promise<IteratorResult<Item> | undefined>((resolve, reject) => {
          interrupt = () => resolve(undefined);
          iterator.next().then(resolve, reject);
        });
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
