import { countIn, textIn } from './read-json.ts';
import type { PullProgress } from './runner-model.ts';

interface Part {
  readonly total: number;
  readonly completed: number;
}

/** Adds up what a runner says of the parts of a model, which it fetches one after the other or at once. */
export function pullProgress(): { read(line: unknown): PullProgress } {
  const parts = new Map<string, Part>();
  return {
    read(line) {
      const digest = textIn(line, 'digest');
      const total = countIn(line, 'total');
      if (digest !== undefined && total !== undefined) {
        // Nothing is said of what was completed until something was.
        const completed = Math.min(countIn(line, 'completed') ?? 0, total);
        parts.set(digest, { total, completed: Math.max(completed, parts.get(digest)?.completed ?? 0) });
      }
      const known = [...parts.values()];
      return {
        status: textIn(line, 'status') ?? '',
        completedBytes: known.length === 0 ? undefined : known.reduce((sum, part) => sum + part.completed, 0),
        totalBytes: known.length === 0 ? undefined : known.reduce((sum, part) => sum + part.total, 0),
      };
    },
  };
}
