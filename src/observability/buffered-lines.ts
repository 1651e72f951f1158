import type { Clock } from '../domain/world.ts';

/** As long as a person who watches the log would not notice. */
const FLUSH_EVERY_MS = 50;
const FLUSH_FROM_CHARACTERS = 64 * 1024;

export interface BufferedLines {
  write(line: string): void;
  /** Writes what is held; called at the end of the process. */
  flush(): void;
}

/** Gathers lines for a moment: one system call for many requests instead of one each. */
export function bufferedLines(clock: Clock, write: (text: string) => void): BufferedLines {
  let held = '';
  let cancel: (() => void) | undefined;
  const flush = () => {
    cancel?.();
    cancel = undefined;
    if (held === '') return;
    const text = held;
    held = '';
    write(text);
  };
  return {
    flush,
    write(line) {
      held += line;
      if (held.length >= FLUSH_FROM_CHARACTERS) flush();
      else cancel ??= clock.after(FLUSH_EVERY_MS, flush);
    },
  };
}
