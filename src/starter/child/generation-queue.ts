import { ChatError } from './chat-error.ts';

/** One generation runs; the others wait their turn in order, up to a limit. */
export interface GenerationQueue {
  /**
   * Runs `task` when its turn comes. Rejects with a ChatError 503 when too many wait already, and with the
   * signal's reason when aborted while waiting.
   */
  run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  readonly waiting: number;
}

export function createGenerationQueue(maxWaiting: number): GenerationQueue {
  const turns: (() => void)[] = [];
  let isBusy = false;

  const takeTurn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const onAbort = () => {
        const place = turns.indexOf(begin);
        if (place !== -1) turns.splice(place, 1);
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      turns.push(begin);
    });

  return {
    get waiting() {
      return turns.length;
    },
    async run(task, signal) {
      signal.throwIfAborted();
      if (isBusy) {
        if (turns.length >= maxWaiting) {
          throw new ChatError(
            503,
            'overloaded',
            'The starter model answers one request at a time and is busy.',
            {
              retryAfterS: 10,
            },
          );
        }
        await takeTurn(signal);
      }
      isBusy = true;
      try {
        return await task();
      } finally {
        const next = turns.shift();
        // The turn passes on without a gap, so that a newcomer cannot slip in between.
        if (next === undefined) isBusy = false;
        else next();
      }
    },
  };
}
